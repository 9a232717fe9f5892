"""Documents that hold one invented patron, whose data must never come out."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

CANARIES = {
    "given name": "Quillondra",
    "surname": "Vexworthington",
    "card number": "21187004417263",
    "birth date": "02/29/1988",
    "email": "qvex88@mail.example.org",
}
"""Values that occur nowhere else, so that one match is a leak."""

NAME = f"{CANARIES['surname']}, {CANARIES['given name']}"
FIELDS = {
    "Patron": NAME,
    "Card number": CANARIES["card number"],
    "Date of birth": CANARIES["birth date"],
    "Email": CANARIES["email"],
}


def leaks(text: str) -> list[str]:
    """Return which canaries are in a text, however they are written."""
    folded = text.casefold()
    return [name for name, value in CANARIES.items() if value.casefold() in folded]


def as_text() -> bytes:
    lines = ["INTERLIBRARY INVOICE", "", "Item barcode: 31191000882134", ""]
    return "\n".join([*lines, *(f"{k}: {v}" for k, v in FIELDS.items()), ""]).encode()


def as_csv() -> bytes:
    header = ["Item barcode", *FIELDS]
    row = ["31191000882134", *(f'"{value}"' for value in FIELDS.values())]
    return f"{','.join(header)}\n{','.join(row)}\n".encode()


def as_pdf() -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=letter)
    canvas.setAuthor(f"{CANARIES['given name']} {CANARIES['surname']}")
    canvas.setSubject(f"Patron {NAME}")
    for number, line in enumerate(as_text().decode().splitlines()):
        canvas.drawString(72, 720 - 14 * number, line)
    canvas.save()
    return out.getvalue()
