"""A bill with a ruled table and a slip that repeats name and address."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, points=10, margin=54)
    case.record_items()
    issuer = case.issuer
    name, street, town = case.addressee()
    paper.line(f"{issuer.name}", bold=True, points=14)
    paper.line(f"{issuer.street} | {issuer.town} | {issuer.phone}")
    paper.rule()
    paper.line("BILL FOR LOST OR DAMAGED ITEMS", bold=True)
    top = paper.y
    left = paper.block(paper.margin, top, ["To:", name, street, town], bold_first=True)
    paper.y = top
    x = paper.width / 2 + 20
    paper.pair("Bill no.:", case.number, tab=90, x=x)
    paper.pair("Date:", case.day(case.date, "%B %d, %Y"), tab=90, x=x)
    for label, value in case.pairs():
        paper.pair(f"{label}:", value, tab=120, x=x)
    paper.y = max(left, paper.y) + 12
    paper.paragraph(case.say("bill"))
    extra = case.column()
    columns = [
        Column("Title", 160), Column("Item barcode", 100), Column("Due", 64),
        Column(extra[0] if extra else "Reason", 100), Column("Owed", 70, right=True),
    ]  # fmt: skip
    reasons = ("Lost", "Damaged", "Long overdue")
    rows = [
        [
            item.title,
            item.barcode,
            case.day(item.due),
            extra[1][index] if extra else case.rng.choice(reasons),
            f"${item.price}",
        ]
        for index, item in enumerate(case.items)
    ]
    paper.table(columns, rows)
    paper.line(f"Please pay this amount: ${case.total}", bold=True)
    paper.line(f"Questions? Ask for {case.signed()}, {case.say('desk')}.")
    paper.gap(24)
    paper.rule(dashed=True)
    paper.line(case.say("payment"))
    top = paper.y
    left = paper.block(paper.margin, top, ["From:", name, street, town])
    right = paper.block(x, top, ["Mail to:", issuer.name, issuer.street, issuer.town])
    paper.y = max(left, right)
    return paper.finish()


LAYOUT = Layout(
    name="dev_bill_slip",
    policy="bill",
    media="pdf",
    slots={
        "label": (
            "card number",
            "phone",
            "email",
            "birth date",
            "patron id",
            "guardian",
            "username",
        ),
        "column": ("name",),
        "form field": ("card number", "phone", "email"),
        "metadata": ("card number",),
    },
    draw=draw,
    wording={"name": ("Checked out by", "Borrower", "Patron")},
)
