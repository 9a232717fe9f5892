"""A spreadsheet printed without lines: narrow gaps, money at the right."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, points=9, margin=40)
    case.record_items()
    paper.line(case.issuer.name, bold=True, points=14)
    paper.line(f"{case.issuer.street}, {case.issuer.town}   Tel. {case.issuer.phone}")
    paper.rule()
    paper.line(f"Statement of lost materials no. {case.number}", bold=True)
    paper.line(f"Billed to: {case.payer.name}, {case.payer.street}, {case.payer.town}")
    paper.line(f"Statement date: {case.day(case.date, '%B %d, %Y')}")
    for label, value in case.pairs():
        for index, piece in enumerate(value.split("\n")):
            paper.line(f"{label}: {piece}" if index == 0 else f"    {piece}")
    paper.gap()
    paper.paragraph(case.say("invoice"))
    extra = case.column()
    columns = [
        Column("Title", 138), Column("Author", 92), Column("Barcode", 82),
        Column("Due", 52), Column(extra[0] if extra else "Call no.", 112),
        Column("Price", 50, right=True),
    ]  # fmt: skip
    rows = []
    for index, item in enumerate(case.items):
        fourth = extra[1][index] if extra else item.call_number
        due = case.day(item.due, "%m/%d/%y")
        rows.append([item.title, item.author, item.barcode, due, fourth, item.price])
    rows.append(["", "", "", "", "TOTAL", case.total])
    paper.table(columns, rows, ruled=False, pad=2, row_gap=1)
    paper.line(f"Contact: {case.signed()}, {case.rng.choice(('ILL Dept.', 'Circulation'))}, "
               f"{case.issuer.phone}, {case.issuer.email}")  # fmt: skip
    paper.line(case.say("payment"))
    return paper.finish()


LAYOUT = Layout(
    name="dev_unruled_invoice",
    policy="invoice",
    media="pdf",
    slots={
        "label": ("name", "card number", "address", "phone", "birth date", "username", "notes"),
        "column": ("name", "card number", "phone", "patron id", "birth date"),
        "metadata": ("name", "card number"),
    },
    draw=draw,
)
