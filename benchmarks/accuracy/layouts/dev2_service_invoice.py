"""An invoice of small-business software: quantity, description, rate, amount."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, points=9.5, margin=48)
    case.record_items()
    issuer, payer = case.issuer, case.payer
    paper.line("Invoice", points=24, bold=True)
    paper.gap(6)
    top = paper.y
    attention = [f"Attention {case.contact()}"] if case.rng.random() < 0.4 else []
    ends = [
        paper.block(48, top, ["From", issuer.name, issuer.street, issuer.town], bold_first=True)
    ]
    ends.append(
        paper.block(
            230, top, ["For", payer.name, *attention, payer.street, payer.town], bold_first=True
        )
    )
    facts = ["Details", f"No. {case.number}", f"Issued {case.day(case.date, '%d %b %Y')}"]
    ends.append(paper.block(420, top, [*facts, "Terms: 30 days"], bold_first=True))
    paper.y = max(ends) + 10
    for label, value in case.pairs():
        paper.pair(label, value, tab=125)
    for leak in case.take("block"):
        paper.gap(4)
        paper.lines([case.label(leak), *leak.text.split("\n")], bold_first=True)
        paper.gap(4)
    notes = case.notes()
    columns = [
        Column("Qty", 32, right=True), Column("Description", 300),
        Column("Rate", 80, right=True), Column("Amount", 90, right=True),
    ]  # fmt: skip
    rows = []
    for item, note in zip(case.items, notes, strict=True):
        text = f"Replacement of {item.title}\nBarcode {item.barcode}"
        rows.append(["1", f"{text}\n{note}" if note else text, item.price, item.price])
    paper.table(columns, rows, ruled=case.rng.random() < 0.3)
    right = paper.width - paper.margin
    paper.put(right, paper.y, f"Balance due   USD {case.total}", bold=True, right=True)
    paper.gap(30)
    paper.line("Notes", bold=True)
    paper.paragraph(case.say("invoice"))
    for sentence in case.letter():
        paper.paragraph(sentence)
    paper.paragraph(case.say("payment"))
    paper.line(f"Your contact: {case.signed()}, {issuer.phone}, {issuer.email}")
    return paper.finish()


LAYOUT = Layout(
    name="dev2_service_invoice",
    policy="invoice",
    media="pdf",
    slots={
        "label": ("name", "card number", "phone", "email", "patron id", "birth date", "guardian"),
        "block": ("address",),
        "notes": ("name", "card number", "phone", "email", "address", "birth date", "patron link"),
        "letter": ("name", "card number", "phone", "email", "guardian"),
        "metadata": ("name", "card number"),
        "annotation": ("name", "card number", "phone"),
    },
    draw=draw,
    wording={"address": ("Borrower", "Charged to", "Cust.")},
)
