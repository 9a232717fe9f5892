"""A letter from one library to another: the items in the text, the price in a list."""

from __future__ import annotations

import datetime as dt

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font=case.rng.choice(("serif", "vera")), points=10, margin=72)
    case.record_items()
    issuer, payer, rng = case.issuer, case.payer, case.rng
    right = paper.width - paper.margin
    paper.put(right, paper.y, issuer.name, bold=True, points=13, right=True)
    paper.put(right, paper.y + 18, issuer.street, right=True)
    paper.put(right, paper.y + 31, issuer.town, right=True)
    paper.gap(58)
    paper.line(case.day(case.date, "%-d %B %Y"))
    paper.gap(12)
    attention = [f"{case.contact()}, {rng.choice(('Director', 'Circulation', 'Business Office'))}"]
    paper.lines([*(attention if rng.random() < 0.6 else []), payer.name, payer.street, payer.town])
    paper.gap(12)
    paper.line(f"Subject: Reimbursement for lost materials, ref. {case.number}", bold=True)
    pairs = case.pairs()
    forms.tabbed(paper, pairs, tab=110)
    paper.gap(10)
    paper.line(case.say("greeting"))
    paper.gap(6)
    paper.paragraph(
        f"I am writing about materials of {issuer.name} that your library borrowed from us."
    )
    paper.paragraph(case.say("invoice"))
    notes = case.notes()
    for item, note in zip(case.items, notes, strict=True):
        by = f", {item.writer}" if item.author else ""
        lines = paper.wrap(f"{item.title}{by}", paper.inner - 90)
        paper.room(len(lines) * 13 + 28)
        paper.put(right, paper.y, f"${item.price}", right=True)
        paper.lines(lines, x=paper.margin + 20)
        paper.line(f"{item.barcode}, {item.call_number}", x=paper.margin + 20)
        for piece in paper.wrap(note, paper.inner - 90) if note else ():
            paper.line(piece, x=paper.margin + 20)
        paper.gap(5)
    paper.put(right, paper.y, f"Total: ${case.total}", bold=True, right=True)
    paper.gap(20)
    for sentence in case.letter():
        paper.paragraph(sentence)
    name = case.salutation()
    if name:
        told = rng.choice(("This is what we wrote to the patron", "Our last notice to the patron"))
        paper.paragraph(f"{told} on {case.day(case.date - dt.timedelta(days=21), '%B %-d')}:")
        paper.line(f"Dear {name},", x=paper.margin + 20)
        paper.gap(4)
        paper.paragraph(case.say("bill"), x=paper.margin + 20, width=paper.inner - 40)
    paper.paragraph(case.say("payment"))
    paper.room(100)
    paper.line(case.say("close"))
    paper.gap(26)
    paper.lines([case.signed(), case.say("desk"), issuer.email])
    return paper.finish()


LAYOUT = Layout(
    name="dev6_lender_letter",
    policy="invoice",
    media="pdf",
    slots={
        "salutation": ("name",),
        "label": ("name", "card number", "phone", "patron id", "guardian"),
        "notes": ("name", "card number", "phone", "email"),
        "letter": (
            "name", "card number", "phone", "email", "address", "birth date", "patron link",
            "patron id", "guardian", "government id",
        ),
        "metadata": ("name", "card number"),
        "annotation": ("name", "card number"),
    },
    draw=draw,
    wording={"name": ("Patron", "Cardholder", "Your patron", "Our cardholder", "Name of patron")},
    rows=(1, 2, 3, 4),
)  # fmt: skip
