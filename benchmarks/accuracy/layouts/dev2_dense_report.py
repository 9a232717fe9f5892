"""A report in a typewriter face on landscape pages, columns close to each other."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper
from reportlab.lib.pagesizes import landscape, letter


def draw(case: Case) -> bytes:
    paper = Paper(case, landscape(letter), font="mono", points=8, margin=36)
    case.record_items()
    paper.line(
        f"{case.day(case.date)}  {case.issuer.name.upper()}  BILLED ITEMS AT {case.payer.code}"
    )
    paper.line(f"ACCOUNT {case.number}   OPERATOR {case.signed()}")
    for label, value in case.pairs():
        paper.line(f"{label.upper()}: {value}")
    paper.gap(6)
    extra = case.column()
    columns = [
        Column("ITEM ID", 84), Column("TITLE", 170), Column("AUTHOR", 120),
        Column("CALL NUMBER", 130), Column("DUE", 62), Column("OWED", 50, right=True),
    ]  # fmt: skip
    if extra:
        columns.insert(1, Column(extra[0].upper(), 104))
    rows = []
    for index, item in enumerate(case.items):
        row = [item.barcode, item.title, item.author, item.call_number]
        row += [case.day(item.due), item.price]
        if extra:
            row.insert(1, extra[1][index])
        rows.append(row)
    paper.table(columns, rows, ruled=False, pad=1.5, row_gap=0.5)
    paper.line(f"ITEMS {len(case.items)}  TOTAL {case.total}")
    return paper.finish()


LAYOUT = Layout(
    name="dev2_dense_report",
    policy="invoice",
    media="pdf",
    slots={
        "column": (
            "name",
            "card number",
            "phone",
            "patron id",
            "birth date",
            "username",
            "guardian",
        ),
        "label": ("name", "card number", "phone"),
        "metadata": ("name", "card number"),
    },
    draw=draw,
    rows=(3, 6, 9, 24, 40),
)
