"""Alma's letter for a lost item: a shaded title, the recipient, a table of two columns."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, points=10, margin=40)
    case.record_items()
    issuer, rng = case.issuer, case.rng
    right = paper.width - paper.margin
    paper.line(issuer.name, bold=True, points=12)
    paper.gap(4)
    paper.box(paper.margin, paper.y, paper.inner, 22, grey=0.88)
    paper.put(paper.margin + 6, paper.y + 4, "Lost Item Notification", bold=True, points=12)
    paper.put(right - 6, paper.y + 5, case.day(case.date), right=True)
    paper.gap(34)
    top = paper.y
    left = paper.block(paper.margin, top, case.addressee(inverted=rng.random() < 0.3))
    below = paper.block(350, top, [issuer.name, issuer.street, issuer.town, issuer.phone])
    paper.y = max(left, below) + 14
    paper.line(f"Dear {rng.choice((case.patron.first_last(), 'Library User'))}:")
    paper.gap(5)
    paper.paragraph(case.say("bill"))
    columns = [Column("Field", 150), Column("Information", 330)]
    rows: list[list[str]] = [[label, value] for label, value in case.pairs()]
    for item in case.items:
        rows += [["Title", item.title]] + ([["Author", item.author]] if item.author else [])
        rows += [["Barcode", item.barcode], ["Location", f"Stacks, {item.call_number}"]]
        rows += [["Loan due date", case.day(item.due)], ["Lost item fee", f"{item.price} USD"]]
    rows.append(["Total", f"{case.total} USD"])
    paper.table(columns, rows, row_gap=2)
    for sentence in case.letter():
        paper.paragraph(sentence)
    paper.paragraph(case.say("payment"))
    paper.lines([case.say("close"), case.signed(), case.say("desk")])
    paper.gap(6)
    paper.line(f"Contact us: {issuer.email}", points=8)
    return paper.finish()


LAYOUT = Layout(
    name="dev4_alma_letter",
    policy="bill",
    media="pdf",
    slots={
        "label": (
            "card number", "email", "phone", "patron id", "username", "birth date", "government id",
            "notes",
        ),
        "letter": ("name", "card number", "email", "phone", "patron link"),
        "metadata": ("card number",),
        "annotation": ("card number", "phone", "birth date"),
    },
    draw=draw,
    wording={
        "patron id": ("Primary ID", "Patron primary ID", "User identifier"),
        "card number": ("User barcode", "Patron barcode", "Library card number"),
        "email": ("Preferred email", "Patron email address", "User's email"),
    },
)  # fmt: skip
