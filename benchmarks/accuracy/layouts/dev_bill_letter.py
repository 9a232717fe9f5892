"""A bill as a letter: the address stands where a window envelope shows it."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font="serif", points=11, margin=72)
    case.record_items()
    issuer = case.issuer
    paper.lines([issuer.name, issuer.street, issuer.town, issuer.phone], bold_first=True)
    paper.y = 150
    paper.lines(case.addressee(capitals=case.rng.random() < 0.4))
    paper.gap(24)
    paper.line(case.day(case.date, "%B %d, %Y"))
    for label, value in case.pairs():
        paper.pair(f"{label}:", value, tab=140)
    paper.gap()
    paper.line(f"Dear {case.patron.first_last()},")
    paper.gap(6)
    paper.paragraph(case.say("bill"))
    for sentence in case.letter():
        paper.paragraph(sentence)
    columns = [
        Column("Title", 190), Column("Barcode", 110), Column("Due date", 80),
        Column("Charge", 70, right=True),
    ]  # fmt: skip
    rows = [[item.title, item.barcode, case.day(item.due), f"${item.price}"] for item in case.items]
    paper.table(columns, rows, ruled=case.rng.random() < 0.5)
    for item, leak in zip(reversed(case.items), case.take("group"), strict=False):
        paper.line(f"{case.label(leak)}: {leak.text}", bold=True)
        paper.line(f"{item.title}   {item.barcode}   ${item.price}")
        paper.gap()
    paper.line(f"Total due: ${case.total}", bold=True)
    paper.gap()
    paper.paragraph(case.say("payment"))
    paper.line(case.say("close"))
    paper.gap(20)
    paper.line(case.signed())
    paper.line(case.say("desk"))
    return paper.finish()


LAYOUT = Layout(
    name="dev_bill_letter",
    policy="bill",
    media="pdf",
    slots={
        "label": ("card number", "phone", "email", "birth date", "patron id", "guardian"),
        "letter": ("name", "card number", "phone", "email", "birth date", "patron link"),
        "group": ("name",),
        "metadata": ("card number",),
        "annotation": ("card number", "phone", "birth date"),
    },
    draw=draw,
    wording={"name": ("Also on this bill", "Items borrowed by", "Items checked out to")},
)
