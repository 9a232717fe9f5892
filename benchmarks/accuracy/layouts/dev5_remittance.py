"""A letter that goes with a check: money collected for another library's lost items."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font="vera", points=9.5, margin=66)
    case.record_items()
    issuer, payer, rng = case.issuer, case.payer, case.rng
    paper.lines([issuer.name, issuer.street, issuer.town], bold_first=True)
    paper.gap(14)
    paper.line(case.day(case.date, "%B %-d, %Y"))
    paper.gap(12)
    paper.lines([payer.name, payer.street, payer.town])
    paper.gap(12)
    name = case.salutation()
    paper.line(f"Dear {name}:" if name else case.say("greeting"))
    paper.gap(6)
    paper.paragraph(
        f"Enclosed is check no. {rng.randrange(1000, 99999)} for ${case.total}. It pays for these "
        f"items of {payer.name}, which were lost after checkout at our library."
    )
    for sentence in case.letter():
        paper.paragraph(sentence)
    extra, notes = case.column(), case.notes()
    columns = [Column("Barcode", 106), Column("Title", 170)]
    columns += [Column(extra[0] if extra else "Remarks", 130), Column("Paid", 60, right=True)]
    rows = []
    for index, item in enumerate(case.items):
        cell = extra[1][index] if extra else notes[index]
        about = f"{item.title}\n{notes[index]}" if extra and notes[index] else item.title
        rows.append([item.barcode, about, cell, f"${item.price}"])
    paper.table(columns, rows, row_gap=2)
    pairs = case.pairs()
    if pairs:
        forms.tabbed(paper, pairs, tab=150)
        paper.gap(8)
    paper.paragraph("Please remove the charges from your records. If an item comes back to us, we "
                    "will send it on with the courier.")  # fmt: skip
    paper.line(case.say("close"))
    paper.gap(20)
    paper.lines([case.signed(), case.say("desk"), issuer.phone])
    return paper.finish()


LAYOUT = Layout(
    name="dev5_remittance",
    policy="invoice",
    media="pdf",
    slots={
        "salutation": ("name",),
        "label": ("name", "card number", "address", "phone", "email", "patron id", "guardian"),
        "letter": ("name", "card number", "phone", "email", "address", "birth date", "username"),
        "column": ("name", "card number", "phone"),
        "notes": ("name", "card number", "phone", "email"),
        "metadata": ("name", "card number"),
        "form field": ("name", "card number", "phone"),
    },
    draw=draw,
    wording={"name": ("Patron", "Paid by patron", "Patron name", "Collected from", "Borrower")},
)
