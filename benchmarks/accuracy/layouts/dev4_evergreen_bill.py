"""Evergreen's printed bill for lost items: typewriter face, one paragraph an item."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font="mono", points=9, margin=60)
    case.record_items()
    issuer, rng = case.issuer, case.rng
    paper.lines([issuer.name, issuer.street, issuer.town, issuer.phone])
    paper.y = 140
    paper.lines(case.addressee(capitals=rng.random() < 0.4, inverted=rng.random() < 0.2), x=80)
    paper.y = 210
    paper.line(f"{case.day(case.date, '%B %d, %Y')}")
    paper.gap(8)
    forms.tabbed(paper, case.pairs(), tab=150)
    paper.gap(4)
    paper.line("*** LOST ITEM BILL ***", bold=True)
    paper.gap(6)
    paper.paragraph(case.say("bill"))
    for sentence in case.letter():
        paper.paragraph(sentence)
    for item in case.items:
        paper.room(70)
        fields = [("Title", item.title), ("Author", item.author)]
        fields += [("Call number", item.call_number), ("Barcode", item.barcode)]
        fields += [("Due", case.day(item.due, "%Y-%m-%d")), ("Price", item.price)]
        forms.tabbed(paper, [(k, v) for k, v in fields if v], tab=90)
        paper.gap(8)
    others = case.take("block")
    if others:
        paper.line("Copy of this bill sent to:")
        paper.lines(others[0].text.split("\n"), x=80)
        paper.gap(8)
    paper.line(f"Total billed: {case.total}", bold=True)
    paper.gap(8)
    paper.paragraph(case.say("payment"))
    paper.lines([case.signed(), case.say("desk")])
    return paper.finish()


LAYOUT = Layout(
    name="dev4_evergreen_bill",
    policy="bill",
    media="pdf",
    slots={
        "label": (
            "card number", "phone", "email", "birth date", "patron id", "username", "guardian",
            "government id", "patron link",
        ),
        "letter": ("name", "card number", "phone", "email", "birth date", "guardian"),
        "block": ("address",),
        "metadata": ("card number",),
        "annotation": ("card number", "phone", "birth date"),
    },
    draw=draw,
    wording={
        "card number": ("Library card", "Primary barcode", "Patron barcode"),
        "username": ("Username", "OPAC username"),
        "phone": ("Daytime phone", "Evening phone", "Patron telephone"),
    },
)  # fmt: skip
