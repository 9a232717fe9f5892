"""Documents that are dropped on the page. Their people are invented."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

AUDIT_KEY = "0123456789abcdef0123456789abcdef"
EXAMPLES = Path(__file__).parents[3] / "examples"

HEIGHT = 792
NAME = "OKONKWO, ADAEZE"
NAME_AT = (150.0, 300.0, 150.0 + stringWidth(NAME, "Helvetica", 12), 314.0)
"""Left, top, right and bottom of the name on a leaking page, in points from the top left."""

LEAK_TEXT = b"INVOICE\n\nPatron: OKONKWO, ADAEZE N\nItem barcode: 31191000882134\n"
CLEAN_TEXT = b"INVOICE\n\nItem barcode: 31191000882134\nOwning library: Orrin Hale Free Library\n"


def pdf(pages: int = 1, leaks_on: int | None = 1, rotation: int = 0) -> bytes:
    """Return an invoice; one page names a patron at ``NAME_AT``."""
    out = BytesIO()
    canvas = Canvas(out, (612, HEIGHT), invariant=True)
    for number in range(1, pages + 1):
        canvas.setPageRotation(rotation)
        canvas.setFont("Helvetica", 12)
        canvas.drawString(72, HEIGHT - 80, "INVOICE")
        canvas.drawString(72, HEIGHT - 120, "Item barcode: 31191000882134")
        if number == leaks_on:
            left, _, _, bottom = NAME_AT
            canvas.drawString(72, HEIGHT - bottom + 3, "Patron:")
            canvas.drawString(left, HEIGHT - bottom + 3, NAME)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
