"""Slips of a receipt printer as PDF, 80 mm wide."""

from __future__ import annotations

from making.facts import ABERNATHY, POTTER, WESTBROOK
from making.paper import Sheet

SLIP = (227.0, 300.0)
"""80 mm of paper in points, cut after 300 points."""


def make() -> dict[str, bytes]:
    """Return the slips by file name."""
    first, last = ABERNATHY.name.split()
    return {
        "hold-slip.pdf": _hold_slip(f"{first} {last[0]}."),
        "hold-slip-leak-phone.pdf": _hold_slip(f"{last}, {first}".upper(), phone="(585) 555-0171"),
    }


def _hold_slip(patron: str, phone: str | None = None) -> bytes:
    sheet = Sheet(SLIP, title="Hold slip", author=WESTBROOK.name)
    sheet.text(14, 16, WESTBROOK.name, size=10, bold=True)
    sheet.text(14, 30, "HOLD FOR PICKUP", size=9)
    sheet.text(14, 54, patron, size=17, bold=True)
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
