"""Slips of a receipt printer as PDF, 80 mm wide."""

from __future__ import annotations

from making.facts import ABERNATHY, POTTER, WESTBROOK, Patron
from making.paper import Sheet

SLIP = (227.0, 300.0)
"""80 mm of paper in points, cut after 300 points."""


def make() -> dict[str, bytes]:
    """Return the slips by file name."""
    return {
        "hold-slip.pdf": _hold_slip(ABERNATHY, phone=None),
        "hold-slip-leak-phone.pdf": _hold_slip(ABERNATHY, phone="(585) 555-0171"),
    }


def _hold_slip(patron: Patron, phone: str | None) -> bytes:
    first, last = patron.name.split()
    sheet = Sheet(SLIP, title="Hold slip", author=WESTBROOK.name)
    sheet.text(14, 16, WESTBROOK.name, size=10, bold=True)
    sheet.text(14, 30, "HOLD FOR PICKUP", size=9)
    sheet.text(14, 54, f"{last.upper()}, {first.upper()}", size=17, bold=True)
    rows = [("Title:", POTTER.title), ("Author:", POTTER.author), ("Item:", POTTER.barcode)]
    if phone:
        rows.append(("Phone:", phone))
    rows += [("Hold until:", "10/28/2026"), ("Pickup at:", WESTBROOK.name)]
    y = 90.0
    for label, value in rows:
        sheet.text(14, y, label, size=8, bold=True)
        sheet.text(64, y, value, size=8)
        y += 13
    sheet.text(14, y + 10, "Slip printed 10/18/2026 09:42", size=7)
    return sheet.done()
