"""A bill for an envelope with its window at the right; a numbered list; a stub."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font=case.rng.choice(("sans", "serif")), points=10.5, margin=64)
    case.record_items()
    issuer = case.issuer
    where = case.addressee(capitals=case.rng.random() < 0.5)
    paper.lines([issuer.name, f"{issuer.street}, {issuer.town}"], bold_first=True)
    paper.y = 140
    paper.lines(where, x=340)
    paper.y = 240
    paper.line(f"{case.day(case.date, '%d %B %Y')}")
    paper.gap(8)
    title = case.rng.choice(("Ms.", "Mr.", "Mx."))
    paper.line(f"Dear {title} {case.patron.surname}:")
    paper.gap(5)
    paper.paragraph(case.say("bill"))
    for number, item in enumerate(case.items, 1):
        by = f", {item.writer}" if item.author else ""
        paper.line(f"{number}) {item.title}{by}")
        paper.line(f"    item {item.barcode}, due {case.day(item.due)}, ${item.price}")
    paper.gap(6)
    for sentence in case.letter():
        paper.paragraph(sentence)
    paper.line(f"In all you owe ${case.total}.", bold=True)
    paper.paragraph(case.say("payment"))
    paper.line(case.say("close"))
    paper.gap(18)
    paper.line(f"{case.signed()}, {case.say('desk')}")
    paper.y = max(paper.y + 10, 620)
    paper.rule(dashed=True)
    paper.line("Payment stub", bold=True)
    for label, value in case.pairs():
        paper.pair(label, value, tab=140)
    paper.pair("Bill", case.number, tab=140)
    return paper.finish()


LAYOUT = Layout(
    name="dev2_bill_right_window",
    policy="bill",
    media="pdf",
    slots={
        "label": ("card number", "phone", "email", "birth date", "patron id", "username"),
        "letter": ("name", "card number", "phone", "email", "birth date", "guardian"),
        "metadata": ("card number",),
        "annotation": ("card number", "phone", "birth date"),
    },
    draw=draw,
    rows=(1, 2, 3, 4),
)
