"""A letter of an academic system: a grey head, the address at the right, a fee table."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper
from reportlab.lib.pagesizes import A4


def draw(case: Case) -> bytes:
    paper = Paper(case, A4, points=9, margin=48)
    case.record_items()
    issuer = case.issuer
    paper.box(0, 20, paper.width, 30, grey=0.82)
    paper.put(paper.margin, 28, "Lost Items Bill", bold=True, points=13)
    day = case.day(case.date, "%d/%m/%Y")
    paper.put(paper.width - paper.margin, 31, day, right=True)
    paper.y = 70
    top = paper.y
    left = paper.block(paper.margin, top, [issuer.name, issuer.street, issuer.town, issuer.email])
    own = paper.block(360, top, case.addressee(inverted=case.rng.random() < 0.3))
    paper.y = max(left, own) + 20
    for label, value in case.pairs():
        paper.line(f"{label}: {value}")
    paper.line(f"Hello {case.patron.given},")
    paper.gap(6)
    paper.paragraph(case.say("bill"))
    columns = [
        Column("Title", 150), Column("Author", 100), Column("Description", 84),
        Column("Loan due", 62), Column("Barcode", 88), Column("Fee", 40, right=True),
    ]  # fmt: skip
    rows = [
        [i.title, i.author, "Lost replacement", case.day(i.due, "%d/%m/%Y"), i.barcode, i.price]
        for i in case.items
    ]
    paper.table(columns, rows, points=8, pad=3)
    paper.line(f"Total fees: {case.total} USD", bold=True)
    for sentence in case.letter():
        paper.paragraph(sentence)
    paper.paragraph(case.say("payment"))
    paper.lines([case.say("close"), case.signed(), case.say("desk"), issuer.phone])
    foot = paper.height - 30
    paper.box(0, foot - 6, paper.width, 22, grey=0.82)
    paper.put(paper.width / 2, foot, f"Contact us   My account: {issuer.site}", centre=True)
    return paper.finish()


LAYOUT = Layout(
    name="dev3_fees_letter_bill",
    policy="bill",
    media="pdf",
    slots={
        "label": ("card number", "phone", "email", "birth date", "patron id", "username", "notes"),
        "letter": ("name", "card number", "phone", "birth date", "patron link", "guardian"),
        "metadata": ("card number",),
        "annotation": ("card number", "phone"),
    },
    draw=draw,
    wording={"patron id": ("Primary identifier", "User primary ID"), "username": ("Login ID",)},
)
