"""A ruled table whose headers take up to three lines; cells hold two things."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, points=9, margin=45)
    case.record_items()
    paper.line(f"{case.issuer.name}: charges to {case.payer.name}", bold=True, points=12)
    paper.line(f"{case.issuer.street}, {case.issuer.town}, {case.issuer.phone}")
    paper.line(f"Bill {case.number} of {case.day(case.date)}")
    paper.gap(8)
    extra = case.column()
    notes = case.notes()
    head = extra[0].replace(" ", "\n") if extra else "Call\nNumber"
    columns = [
        Column("Date\nItem\nWas Due", 58), Column("Title\nand\nBarcode", 160), Column(head, 110),
        Column("Staff\nRemarks", 120), Column("Price\nof\nItem", 56, right=True),
    ]  # fmt: skip
    rows = [
        [
            case.day(item.due),
            f"{item.title}\n{item.barcode}",
            extra[1][index] if extra else item.call_number,
            notes[index],
            item.price,
        ]
        for index, item in enumerate(case.items)
    ]
    paper.table(columns, rows, ruled=case.rng.random() < 0.5)
    for label, value in case.pairs():
        paper.pair(label, value, tab=140)
    paper.line(f"Sum of charges: {case.total}")
    paper.line(f"Entered by {case.signed()}")
    return paper.finish()


LAYOUT = Layout(
    name="dev2_stacked_headers",
    policy="invoice",
    media="pdf",
    slots={
        "column": ("name", "card number", "phone", "birth date", "patron id"),
        "notes": ("name", "card number", "phone", "email", "birth date", "guardian", "patron link"),
        "label": ("name", "card number", "address", "phone"),
        "form field": ("name", "card number", "email"),
    },
    draw=draw,
)
