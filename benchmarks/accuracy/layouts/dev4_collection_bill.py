"""A past-due account before collection: a box with the balance, a coupon to send back."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font="serif", points=10, margin=60)
    case.record_items()
    issuer = case.issuer
    right = paper.width - paper.margin
    top = paper.y
    paper.lines([issuer.name, issuer.street, issuer.town], bold_first=True)
    paper.box(right - 170, top, 170, 44)
    paper.put(right - 162, top + 5, f"Statement date: {case.day(case.date)}")
    paper.put(right - 162, top + 18, f"Balance due: ${case.total}", bold=True)
    paper.put(right - 162, top + 31, f"Notice no. {case.number}", points=8)
    paper.y = 150
    paper.lines(case.addressee(capitals=case.rng.random() < 0.5))
    paper.y = 214
    paper.put(paper.width / 2, paper.y, "PAST DUE: FINAL NOTICE", bold=True, points=13, centre=True)
    paper.gap(28)
    paper.line(f"Dear {case.patron.first_last()}:")
    paper.gap(6)
    paper.paragraph(case.say("bill"))
    for sentence in case.letter():
        paper.paragraph(sentence)
    columns = [
        Column("Date due", 70), Column("Description", 230), Column("Item no.", 110),
        Column("Amount", 72, right=True),
    ]  # fmt: skip
    rows = [[case.day(i.due), i.title, i.barcode, f"${i.price}"] for i in case.items]
    paper.table(columns, rows, zebra=True, ruled=False)
    paper.line(case.signed())
    paper.line(case.say("desk"))
    paper.gap(14)
    paper.room(110)
    paper.rule(dashed=True)
    paper.line("Please detach and return with payment", points=8)
    pairs = [("Notice no.", case.number), *case.pairs(), ("Amount due", f"${case.total}")]
    forms.tabbed(paper, [*pairs, ("Amount enclosed", "$ ____________")], tab=150)
    paper.gap(8)
    paper.lines([f"Mail to: {issuer.name}", f"{issuer.street}, {issuer.town}"])
    return paper.finish()


LAYOUT = Layout(
    name="dev4_collection_bill",
    policy="bill",
    media="pdf",
    slots={
        "label": (
            "card number", "phone", "email", "birth date", "guardian", "government id",
            "patron id",
        ),
        "letter": ("name", "card number", "phone", "email", "birth date", "guardian"),
        "metadata": ("card number",),
        "form field": ("card number", "phone", "birth date"),
    },
    draw=draw,
    wording={"card number": ("Library card no.", "Account (card) number", "Patron card #")},
)  # fmt: skip
