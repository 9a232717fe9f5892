"""Symphony's bill notice, printed: small labels with colons, a reason for each bill."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font="mono", points=10, margin=66)
    case.record_items()
    issuer = case.issuer
    paper.lines([issuer.name, issuer.street, issuer.town, issuer.phone], x=paper.margin + 150)
    paper.gap(10)
    paper.line(case.day(case.date, "%A, %B %d, %Y"))
    paper.gap(20)
    paper.lines(case.addressee(inverted=case.rng.random() < 0.3))
    paper.gap(20)
    for label, value in case.pairs():
        for piece in paper.wrap(f"{label}:{value}", paper.inner):
            paper.line(piece)
    paper.paragraph(case.say("bill"))
    for number, item in enumerate(case.items, 1):
        paper.room(80)
        left = f"{number:>3}  call number:{item.call_number}"
        paper.line(f"{left:<48}copy:1")
        for piece in paper.wrap(item.title, paper.inner - 40):
            paper.line(piece, x=paper.margin + 30)
        if item.author:
            paper.line(item.author, x=paper.margin + 30)
        paper.line(f"ID:{item.barcode}", x=paper.margin + 30)
        paper.line(f"due:{case.day(item.due)}  bill reason:LOST", x=paper.margin + 30)
        paper.line(f"amt billed:${item.price}  amt owed:${item.price}", x=paper.margin + 30)
        paper.gap(8)
    for item, leak in zip(reversed(case.items), case.take("group"), strict=False):
        paper.line(f"{case.label(leak)}:{leak.text}")
        paper.line(f"{item.barcode}  ${item.price}", x=paper.margin + 30)
        paper.gap(8)
    paper.line(f"TOTAL AMOUNT OWED:${case.total}", bold=True)
    paper.gap(8)
    for sentence in case.letter():
        paper.paragraph(sentence)
    paper.paragraph(case.say("payment"))
    paper.lines([case.signed(), case.say("desk")])
    return paper.finish()


LAYOUT = Layout(
    name="dev4_symphony_bill",
    policy="bill",
    media="pdf",
    slots={
        "label": (
            "card number", "phone", "email", "birth date", "patron id", "username", "guardian",
            "demographics",
        ),
        "group": ("name",),
        "letter": ("name", "card number", "phone", "patron id", "guardian"),
        "metadata": ("card number",),
    },
    draw=draw,
    wording={
        "name": ("other user", "checked out by user", "group member"),
        "card number": ("user ID", "library card ID", "alt ID"),
        "patron id": ("user key", "patron key"),
        "phone": ("home phone", "user phone"),
        "demographics: age group": ("user profile", "profile name"),
    },
)  # fmt: skip
