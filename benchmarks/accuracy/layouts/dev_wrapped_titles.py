"""Title and author in one cell over several lines, headers stacked on two lines."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font="serif", points=10, margin=60)
    case.record_items()
    ruled = case.rng.random() < 0.4
    paper.lines([case.payer.name, case.payer.street, case.payer.town])
    paper.gap()
    paper.line("Lost and Damaged Materials Invoice", bold=True, points=15)
    paper.line(f"From: {case.issuer.name} ({case.issuer.code})")
    paper.line(f"Invoice date: {case.day(case.date, '%d %b %Y')}    Invoice no. {case.number}")
    for label, value in case.pairs():
        paper.pair(label, value, tab=150)
    paper.gap()
    extra = case.column()
    notes = case.notes()
    columns = [
        Column("Title /\nAuthor", 150),
        Column("Item\nBarcode", 92),
        Column("Date\nDue", 60),
        Column("Remarks", 110) if not extra else Column(extra[0].replace(" ", "\n", 1), 110),
        Column("Replacement\nCost", 78, right=True),
    ]
    rows = []
    for index, item in enumerate(case.items):
        title = f"{item.title} /\n{item.writer}" if item.author else item.title
        remark = extra[1][index] if extra else notes[index]
        due = case.day(item.due)
        rows.append([title, item.barcode, due, remark, f"$ {item.price}"])
    paper.table(columns, rows, ruled=ruled)
    paper.paragraph(f"Amount payable to {case.issuer.name}: ${case.total}")
    for sentence in case.letter():
        paper.paragraph(sentence)
    paper.paragraph(case.say("invoice"))
    paper.line(case.say("close"))
    paper.gap(18)
    paper.line(case.signed())
    paper.line(case.say("desk"))
    return paper.finish()


LAYOUT = Layout(
    name="dev_wrapped_titles",
    policy="invoice",
    media="pdf",
    slots={
        "label": ("name", "card number", "phone", "patron id", "demographics"),
        "column": ("name", "card number"),
        "letter": ("name", "card number", "phone", "email", "address", "birth date", "guardian"),
        "form field": ("name", "card number", "phone", "email"),
    },
    draw=draw,
)
