"""A bill with a narrow column at the left for the account, the letter at the right."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font="serif", points=10, margin=48)
    case.record_items()
    issuer = case.issuer
    side, main = paper.margin, paper.margin + 170
    paper.line(issuer.name, bold=True, points=15)
    paper.gap(12)
    top = paper.y
    facts = [("Date", case.day(case.date)), ("Amount due", f"${case.total}"), *case.pairs()]
    for label, value in facts:
        paper.line(label, x=side, bold=True)
        for piece in value.split("\n"):
            for part in paper.wrap(piece, 155):
                paper.line(part, x=side)
        paper.gap(5)
    paper.lines(["Questions:", case.signed(), issuer.phone, issuer.email[:40]], x=side)
    bottom, paper.y = paper.y, top
    width = paper.width - paper.margin - main
    paper.lines(case.addressee(), x=main)
    paper.gap(14)
    paper.line(f"Dear {case.patron.given},", x=main)
    paper.gap(5)
    paper.paragraph(case.say("bill"), x=main, width=width)
    for item in case.items:
        paper.line(item.title if not item.author else f"{item.title} / {item.writer}", x=main)
        paper.line(f"Barcode {item.barcode}   ${item.price}", x=main + 14)
    paper.gap(6)
    for sentence in case.letter():
        paper.paragraph(sentence, x=main, width=width)
    paper.paragraph(case.say("payment"), x=main, width=width)
    paper.y = max(bottom, paper.y)
    return paper.finish()


LAYOUT = Layout(
    name="dev_bill_columns",
    policy="bill",
    media="pdf",
    slots={
        "label": ("card number", "phone", "email", "birth date", "patron id", "notes"),
        "letter": ("name", "card number", "phone", "birth date", "guardian", "patron id"),
        "annotation": ("card number", "phone"),
    },
    draw=draw,
)
