"""Documents that have all in them that checking loads late; their people are invented."""

from __future__ import annotations

_LINES = (
    "Example Public Library",
    "12 Sample Street, Wisconsin Dells, WI 53965",
    "Invoice 2026-0117, due 12/31/2026",
    "Bill to:",
    "Adaeze Okonkwo",
    "48 Rowan Avenue, Apt. 3",
    "Fairport, NY 14450",
    "Patron: Okonkwo, Adaeze    Phone: (585) 555-0142, +44 20 7946 0142 (work)",
    "E-mail: adaeze.okonkwo@example.org    Born: 04/07/1981",
    "Patron barcode: 21191000882134    Item barcode: 31191000882134",
    "Card: Visa ending in 1111, IBAN GB33 BUKB 2020 1555 5555 55",
    "Things Fall Apart / Achebe, Chinua. ISBN 978-0-385-47454-2, 0-385-47454-7, ISSN 0317-8471",
    "Title                     Call number        Lost on         Price",
    "Silas Marner              FIC ELIOT          2026-03-02      24.95",
    "Dear Ms. Okonkwo, please call +44 20 7946 0143 or see https://library.example.org/patron/4711.",
)


def samples() -> tuple[bytes, ...]:
    """Return a text and a PDF, which most documents are."""
    return "\n".join(_LINES).encode(), _pdf()


def _pdf() -> bytes:
    shown = "".join(f"({line.translate(_ESCAPED)}) Tj T*\n" for line in _LINES)
    drawn = f"BT /F 9 Tf 14 TL 40 700 Td\n{shown}ET\n"
    return (
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources"
        "<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
        f"4 0 obj<</Length {len(drawn)}>>stream\n{drawn}endstream endobj\n"
        "trailer<</Root 1 0 R>>\n%%EOF\n"
    ).encode()


_ESCAPED = str.maketrans({"(": r"\(", ")": r"\)"})
