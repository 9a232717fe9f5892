"""A memorandum that asks the business office to pay another library's invoice."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font="vera", points=9, margin=62)
    case.record_items()
    issuer, payer = case.issuer, case.payer
    paper.line(payer.name, bold=True, points=12)
    paper.line("MEMORANDUM", bold=True, points=12)
    paper.gap(8)
    head = [("TO", "Business Office"), ("FROM", f"{case.signed()}, {case.say('desk')}")]
    head += [("DATE", case.day(case.date, "%B %d, %Y"))]
    head += [("RE", f"Payment request, {issuer.name} invoice {case.number}")]
    forms.tabbed(paper, head, tab=70)
    paper.rule()
    paper.gap(4)
    paper.paragraph(
        f"Please issue a check for ${case.total} to {issuer.name} for materials lost on loan to "
        f"our library. The invoice is attached. Charge to account 6{case.rng.randrange(100, 999)}."
    )
    for sentence in case.letter():
        paper.paragraph(sentence)
    pairs = case.pairs()
    if pairs:
        forms.tabbed(paper, pairs, tab=150)
        paper.gap(8)
    extra = case.column()
    columns = [Column("Title", 170), Column("Author", 104), Column("Item ID", 92)]
    columns.append(Column(extra[0], 78) if extra else Column("Due", 62))
    columns.append(Column("Cost", 44, right=True))
    rows = []
    for index, item in enumerate(case.items):
        cell = extra[1][index] if extra else case.day(item.due)
        rows.append([item.title, item.author, item.barcode, cell, item.price])
    paper.table(columns, rows, points=8, pad=3)
    for note in case.notes():
        if note:
            paper.line(f"Note: {note}")
    paper.gap(6)
    pay = ["Make check payable and mail to:", issuer.name, issuer.street, issuer.town]
    paper.lines(pay, bold_first=True)
    paper.gap(10)
    paper.line("Approved: ______________________   Date: ____________")
    return paper.finish()


LAYOUT = Layout(
    name="dev4_payment_memo",
    policy="invoice",
    media="pdf",
    slots={
        "label": (
            "name", "card number", "address", "phone", "email", "patron id", "guardian",
            "username", "demographics",
        ),
        "letter": ("name", "card number", "phone", "address", "birth date", "guardian"),
        "column": ("name", "card number", "phone"),
        "notes": ("name", "card number", "phone", "email"),
        "metadata": ("name", "card number"),
        "form field": ("name", "card number", "phone"),
    },
    draw=draw,
    wording={"name": ("Patron", "Patron name", "Borrower", "Patron who lost item", "Borrowed by")},
)  # fmt: skip
