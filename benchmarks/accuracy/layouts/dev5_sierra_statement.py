"""Sierra's statement of fines and bills, printed in a typewriter face in columns."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font="mono", points=9, margin=54)
    case.record_items()
    issuer, rng = case.issuer, case.rng
    top = paper.y
    paper.block(330, top, [issuer.name, issuer.street, issuer.town, issuer.phone])
    paper.block(330, top + 60, [case.day(case.date, "%m-%d-%Y"), "FINAL STATEMENT"])
    paper.y = 136
    paper.lines(case.addressee(capitals=rng.random() < 0.5, inverted=rng.random() < 0.3))
    paper.y = 200
    for label, value in case.pairs():
        for piece in paper.wrap(f"{label.upper()}  {value}", paper.inner):
            paper.line(piece)
    paper.gap(6)
    paper.paragraph(case.say("bill"))
    extra = case.column()
    columns = [Column("AUTHOR / TITLE", 190), Column("BARCODE", 100)]
    columns += [Column(extra[0].upper(), 90) if extra else Column("DUE", 70)]
    columns += [Column("AMOUNT", 70, right=True)]
    rows = []
    for index, item in enumerate(case.items):
        cell = extra[1][index] if extra else case.day(item.due, "%m-%d-%y")
        about = f"{item.author} / {item.title}" if item.author else item.title
        rows.append([about, item.barcode, cell, f"${item.price}"])
    paper.table(columns, rows, ruled=False, pad=2, row_gap=3)
    paper.rule()
    paper.line(f"TOTAL DUE  ${case.total}", bold=True)
    paper.gap(8)
    for sentence in case.letter():
        paper.paragraph(sentence)
    paper.paragraph(case.say("payment"))
    paper.lines([case.signed(), case.say("desk")])
    return paper.finish()


LAYOUT = Layout(
    name="dev5_sierra_statement",
    policy="bill",
    media="pdf",
    slots={
        "label": (
            "card number", "phone", "email", "birth date", "patron id", "guardian",
            "demographics", "government id",
        ),
        "column": ("name",),
        "letter": ("name", "card number", "phone", "address", "email"),
        "metadata": ("card number",),
        "annotation": ("card number", "birth date"),
    },
    draw=draw,
    wording={
        "name": ("Patron", "Borrower", "Patron name"),
        "card number": ("P barcode", "Patron barcode", "Barcode (patron)"),
        "patron id": ("Patron no.", "Patron record"),
        "demographics: age group": ("P type", "Ptype"),
    },
)  # fmt: skip
