"""A wide table on a landscape page, as a report writer exports it."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper
from reportlab.lib.pagesizes import landscape, letter


def draw(case: Case) -> bytes:
    paper = Paper(case, landscape(letter), points=8, margin=30)
    case.record_items()
    paper.line("Lost and Paid Items", bold=True, points=12)
    paper.line(f"Owning library: {case.issuer.name}    Paying library: {case.payer.name}")
    paper.line(f"Run {case.day(case.date, '%Y-%m-%d')} by {case.signed()}    Ref {case.number}")
    for label, value in case.pairs():
        paper.line(f"{label}: {value}")
    paper.gap(6)
    extra = case.column()
    notes = case.notes()
    columns = [
        Column("Title", 120), Column("Author", 98), Column("Item Barcode", 76),
        Column("Call Number", 88), Column("ISBN", 70), Column("Due Date", 52),
        Column("Comments", 104), Column("Price", 40, right=True),
    ]  # fmt: skip
    if extra:
        columns.insert(4, Column(extra[0], 84))
    rows = []
    for index, item in enumerate(case.items):
        row = [item.title, item.author, item.barcode, item.call_number, item.isbn]
        row += [case.day(item.due), notes[index], item.price]
        if extra:
            row.insert(4, extra[1][index])
        rows.append(row)
    paper.table(columns, rows, ruled=case.rng.random() < 0.6, pad=2)
    paper.line(f"Total  ${case.total}   Items: {len(case.items)}", bold=True)
    return paper.finish()


LAYOUT = Layout(
    name="dev_landscape",
    policy="invoice",
    media="pdf",
    slots={
        "column": (
            "name", "card number", "phone", "birth date", "patron id", "username", "demographics",
        ),
        "notes": ("name", "card number", "phone", "email", "birth date", "patron id", "guardian"),
        "label": ("name", "card number"),
        "metadata": ("name", "card number", "email"),
    },
    draw=draw,
    rows=(2, 3, 5, 8),
)  # fmt: skip
