"""Evergreen's billing statement: a window at the left, a table of billings by type."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, points=9, margin=50)
    case.record_items()
    issuer, rng = case.issuer, case.rng
    right = paper.width - paper.margin
    top = paper.y
    paper.lines([issuer.name, issuer.street, issuer.town], bold_first=True)
    paper.put(right, top, "Billing Statement", bold=True, points=14, right=True)
    paper.put(right, top + 20, case.day(case.date), right=True)
    paper.y = 128
    paper.lines(case.addressee(capitals=rng.random() < 0.3), x=70)
    paper.y = 196
    forms.tabbed(paper, case.pairs(), tab=120)
    paper.gap(4)
    paper.paragraph(case.say("bill"))
    extra = case.column()
    columns = [Column("Billing Type", 76), Column("Title", 158), Column("Barcode", 92)]
    columns += [Column(extra[0], 80) if extra else Column("Due Date", 66)]
    columns += [Column("Billed", 52, right=True), Column("Owed", 50, right=True)]
    rows = []
    for index, item in enumerate(case.items):
        cell = extra[1][index] if extra else case.day(item.due, "%Y-%m-%d")
        rows.append(["Lost Materials", item.title, item.barcode, cell, item.price, item.price])
    rows.append(["", "Balance Owed", "", "", "", case.total])
    paper.table(columns, rows, row_gap=2)
    for sentence in case.letter():
        paper.paragraph(sentence)
    block = case.take("block")
    if block:
        paper.line("Second copy to", bold=True)
        paper.lines(block[0].text.split("\n"))
        paper.gap(8)
    paper.paragraph(case.say("payment"))
    paper.line(f"{issuer.phone}   {case.say('hours')}")
    paper.line(f"Staff contact: {case.signed()}, {case.say('desk')}")
    return paper.finish()


LAYOUT = Layout(
    name="dev5_evergreen_billing",
    policy="bill",
    media="pdf",
    slots={
        "label": ("card number", "phone", "email", "birth date", "patron id", "username"),
        "column": ("name",),
        "block": ("address",),
        "letter": ("name", "card number", "phone", "email", "guardian", "birth date"),
        "metadata": ("card number",),
        "form field": ("card number", "phone"),
    },
    draw=draw,
    wording={
        "name": ("Checked Out To", "User", "Patron"),
        "card number": ("Library Card", "Card", "Patron Barcode"),
        "username": ("Username", "OPAC/Staff Client User Name"),
    },
)
