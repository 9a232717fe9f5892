"""Alma's letter of fines and fees: heading bar, table of fees, the addressee below."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font="vera", points=9, margin=46)
    case.record_items()
    issuer, rng = case.issuer, case.rng
    paper.box(paper.margin, paper.y, paper.inner, 26, grey=0.85)
    paper.put(paper.margin + 8, paper.y + 7, "Fines and Fees Report", bold=True, points=11)
    paper.gap(36)
    top = paper.y
    left = paper.block(paper.margin, top, [issuer.name, issuer.street, issuer.town])
    below = paper.block(330, top, case.addressee(inverted=rng.random() < 0.2))
    paper.y = max(left, below) + 12
    paper.line(f"Date: {case.day(case.date)}")
    paper.gap(6)
    forms.tabbed(paper, case.pairs(), tab=130)
    paper.line("Dear Sir or Madam,")
    paper.gap(4)
    paper.paragraph(case.say("bill"))
    columns = [
        Column("Fine/Fee Type", 92), Column("Title", 178), Column("Item Barcode", 106),
        Column("Due Date", 74), Column("Balance", 66, right=True),
    ]  # fmt: skip
    rows = []
    for item in case.items:
        about = f"{item.title} / {item.author}" if item.author else item.title
        due, balance = case.day(item.due), f"{item.price} USD"
        rows.append(["Lost item replacement fee", about, item.barcode, due, balance])
    paper.table(columns, rows, zebra=True, points=8)
    paper.line(f"Total: {case.total} USD", bold=True)
    paper.gap(6)
    for sentence in case.letter():
        paper.paragraph(sentence)
    paper.paragraph(case.say("payment"))
    paper.lines([case.say("close"), case.signed(), f"{case.say('desk')}, {issuer.email}"])
    return paper.finish()


LAYOUT = Layout(
    name="dev5_alma_fines",
    policy="bill",
    media="pdf",
    slots={
        "label": (
            "card number", "email", "phone", "patron id", "username", "birth date", "notes",
            "patron link",
        ),
        "letter": ("name", "card number", "email", "phone", "username"),
        "metadata": ("card number",),
        "form field": ("card number", "email", "birth date"),
    },
    draw=draw,
    wording={
        "patron id": ("Primary identifier", "User primary ID", "Patron identifier"),
        "card number": ("Barcode (user)", "User barcode", "Patron barcode"),
    },
)  # fmt: skip
