"""A bill of a till printer saved as PDF: 80 millimetres wide, as long as it needs."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Paper

WIDTH = 226.8
"""80 mm in points."""


def draw(case: Case) -> bytes:
    tall = 420 + 70 * len(case.items)
    paper = Paper(case, (WIDTH, tall), font="mono", points=7.5, margin=10)
    case.record_items()
    issuer, right = case.issuer, WIDTH - 10
    for text in (issuer.name, case.say("motto"), issuer.phone):
        for piece in paper.wrap(text, paper.inner):
            paper.put(WIDTH / 2, paper.y, piece, centre=True)
            paper.gap(10)
    paper.rule()
    paper.line("CHARGES ON YOUR CARD", bold=True, points=9)
    paper.line(case.day(case.date, "%m-%d-%y"))
    paper.lines(case.addressee(capitals=case.rng.random() < 0.3))
    for label, value in case.pairs():
        for piece in paper.wrap(f"{label} {value}", paper.inner):
            paper.line(piece)
    paper.rule(dashed=True)
    for item in case.items:
        for piece in paper.wrap(item.title, paper.inner):
            paper.line(piece)
        paper.put(right, paper.y, item.price, right=True)
        paper.line(f" #{item.barcode}")
        paper.line(f" out of date {case.day(item.due, '%m-%d-%y')}")
    for item, leak in zip(reversed(case.items), case.take("group"), strict=False):
        for piece in paper.wrap(f"{case.label(leak)} {leak.text}", paper.inner):
            paper.line(piece, bold=True)
        paper.line(f" #{item.barcode}")
    paper.rule()
    paper.put(right, paper.y, case.total, right=True, bold=True)
    paper.line("PLEASE PAY", bold=True)
    paper.gap(6)
    paper.paragraph(case.say("bill"))
    paper.line(f"Served by: {case.signed()}"[:46])
    paper.paragraph(case.say("hours"))
    return paper.finish()


LAYOUT = Layout(
    name="dev3_till_bill",
    policy="bill",
    media="pdf",
    slots={
        "label": ("card number", "phone", "birth date", "patron id", "username", "email"),
        "group": ("name",),
        "metadata": ("card number",),
    },
    draw=draw,
    wording={"name": ("Also due, card of", "Family card:", "On the card of")},
    rows=(1, 2, 2, 4),
)
