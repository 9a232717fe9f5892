"""A bill like a utility's: the coupon on top with boxes and a line for scanners."""

from __future__ import annotations

import datetime as dt

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font="vera", points=8.5, margin=46)
    case.record_items()
    issuer, right = case.issuer, paper.width - paper.margin
    name, street, town = case.addressee(capitals=True)
    top = paper.y
    paper.block(paper.margin, top, [issuer.name, issuer.street, issuer.town])
    due = case.day(case.date + dt.timedelta(days=21))
    facts = [("BILL NO.", case.number), ("PAY BY", due), ("AMOUNT DUE", f"${case.total}")]
    paper.y = forms.header_grid(paper, facts, x=right - 270, width=270) + 40
    paper.block(paper.margin + 20, paper.y, [name, street, town])
    paper.block(right - 190, paper.y, ["Remit to", issuer.name, issuer.street, issuer.town])
    paper.gap(66)
    cents = case.total.replace(".", "")
    digits = "".join(c for c in case.number if c.isdigit())
    paper.put(right, paper.y, f"{digits:0>10} {cents:0>8} {case.rng.randrange(10)}", right=True)
    paper.gap(14)
    paper.rule(dashed=True)
    paper.put(paper.width / 2, paper.y, "KEEP THIS PART FOR YOUR RECORDS", centre=True, points=7)
    paper.gap(16)
    paper.line(f"Account of {name}", bold=True)
    forms.right_labels(
        paper, [("Billing date", case.day(case.date)), *case.pairs()], axis=paper.margin + 150
    )
    paper.gap(8)
    extra = case.column()
    columns = [Column("ITEM", 200), Column("ID", 104), Column("DUE", 66)]
    columns += [Column(extra[0].upper(), 90)] if extra else []
    columns += [Column("COST", 60, right=True)]
    rows = []
    for index, item in enumerate(case.items):
        by = f"\nby {item.writer}" if item.author else ""
        row = [f"{item.title}{by}", item.barcode, case.day(item.due)]
        rows.append([*row, *([extra[1][index]] if extra else []), item.price])
    paper.table(columns, rows, ruled=False, zebra=True)
    for sentence in case.letter():
        paper.paragraph(sentence)
    paper.paragraph(case.say("bill"))
    paper.paragraph(f"{case.say('payment')} {case.say('hours')}")
    paper.line(f"{case.signed()}, {case.say('desk')}")
    paper.line(case.say("friends"), points=7)
    return paper.finish()


LAYOUT = Layout(
    name="dev3_coupon_bill",
    policy="bill",
    media="pdf",
    slots={
        "label": (
            "card number", "phone", "email", "birth date", "patron id", "username", "guardian",
            "patron link",
        ),
        "column": ("name",),
        "letter": ("name", "card number", "phone", "email", "guardian"),
        "annotation": ("card number", "phone", "birth date"),
    },
    draw=draw,
    wording={"name": ("Borrowed by", "Signed out to", "Card of")},
)  # fmt: skip
