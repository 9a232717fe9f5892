"""A letter of a word processor: bullets, and a letterhead with its board at the left."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font="serif", points=11.5, margin=54)
    case.record_items()
    issuer, payer = case.issuer, case.payer
    main = paper.margin + 130
    width = paper.width - paper.margin - main
    paper.put(paper.width / 2, paper.y, issuer.name, bold=True, points=18, centre=True)
    paper.gap(24)
    where = f"{issuer.street} • {issuer.town} • {issuer.phone}"
    paper.put(paper.width / 2, paper.y, where, centre=True, points=9)
    paper.gap(30)
    director = case.contact("letterhead")
    board = [case.contact("letterhead") for _ in range(case.rng.choice((2, 3, 4)))]
    side = paper.y
    for index, text in enumerate(("Director", director, "", "Board of Trustees", *board)):
        paper.put(paper.margin, side + 12 * index, text, points=8, bold=index in (0, 3))
    paper.line(case.day(case.date, "%B %-d, %Y"), x=main)
    paper.gap(8)
    paper.lines([payer.name, payer.street, payer.town], x=main)
    paper.gap(8)
    paper.line(case.say("greeting"), x=main)
    paper.gap(4)
    paper.paragraph(case.say("invoice"), x=main, width=width)
    sentences = case.letter()
    for sentence in sentences:
        paper.paragraph(sentence, x=main, width=width)
    for item in case.items:
        by = f" by {item.writer}" if item.author else ""
        text = f"• {item.title}{by}, our number {item.barcode}, valued at ${item.price}"
        paper.paragraph(text, x=main + 12, width=width - 12)
    for label, value in case.pairs():
        paper.paragraph(f"• {label} – {value}", x=main + 12, width=width - 12)
    name = case.salutation()
    if name:
        paper.line("We had written as follows:", x=main)
        paper.line(f"“Dear {name}, kindly return what you borrowed in", x=main + 12)
        paper.line("March or call us to talk about it.”", x=main + 12)
        paper.gap(8)
    paper.paragraph(f"The sum is ${case.total}. {case.say('payment')}", x=main, width=width)
    paper.line(case.say("close"), x=main)
    paper.gap(22)
    paper.line(case.signed(), x=main)
    paper.line(case.say("desk"), x=main)
    paper.gap(10)
    paper.line("Encl.    cc: file", x=main, points=9)
    paper.put(paper.width / 2, paper.height - 30, case.say("motto"), centre=True, points=8)
    return paper.finish()


LAYOUT = Layout(
    name="dev3_bullet_letter",
    policy="invoice",
    media="pdf",
    slots={
        "salutation": ("name",),
        "letter": (
            "name", "card number", "phone", "email", "address", "birth date", "patron link",
            "patron id", "username", "guardian", "government id",
        ),
        "label": ("name", "card number", "phone", "email", "birth date"),
        "metadata": ("name", "card number"),
        "annotation": ("name", "card number"),
    },
    draw=draw,
    rows=(1, 2, 3, 4),
)  # fmt: skip
