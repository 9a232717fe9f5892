"""A bill as an account statement: a summary box beside the address, a table of charges."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, points=9.5, margin=50)
    case.record_items()
    issuer = case.issuer
    paper.put(
        paper.width - paper.margin, paper.y, "ACCOUNT STATEMENT", bold=True, points=15, right=True
    )
    paper.lines([issuer.name, issuer.street, issuer.town, issuer.email], bold_first=True)
    paper.gap(16)
    top = paper.y
    left = paper.block(paper.margin, top, [*case.addressee(capitals=case.rng.random() < 0.3)])
    paper.y = top
    for label, value in (("Statement", case.number), ("Closing date", case.day(case.date)),
                         ("Balance", f"${case.total}"), *case.pairs()):  # fmt: skip
        paper.pair(label, value, tab=120, x=320)
    paper.y = max(left, paper.y) + 14
    extra = case.column()
    columns = [Column("Date", 62), Column("Charge for", 210), Column("Item", 100)]
    columns += [Column(extra[0], 90)] if extra else []
    columns += [Column("Amount", 50, right=True)]
    rows = []
    for index, item in enumerate(case.items):
        row = [case.day(item.due), f"{item.title} ({item.call_number})", item.barcode]
        row += [extra[1][index]] if extra else []
        rows.append([*row, item.price])
    paper.table(columns, rows, ruled=False, pad=3)
    paper.paragraph(case.say("bill"))
    for sentence in case.letter():
        paper.paragraph(sentence)
    paper.paragraph(case.say("payment"))
    paper.line(f"Your librarian: {case.signed()}, {issuer.phone}")
    return paper.finish()


LAYOUT = Layout(
    name="dev2_bill_account",
    policy="bill",
    media="pdf",
    slots={
        "label": ("card number", "phone", "email", "birth date", "patron id", "guardian"),
        "column": ("name",),
        "letter": ("name", "card number", "phone", "email", "patron link"),
        "form field": ("card number", "phone", "birth date"),
    },
    draw=draw,
    wording={"name": ("Used by", "Borrower", "Card user")},
)
