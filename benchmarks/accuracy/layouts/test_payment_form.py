"""The form that goes with a check for a lost item: from library, to library, what was paid."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font="sans", points=9.5, margin=52)
    case.record_items()
    issuer, payer, rng = case.issuer, case.payer, case.rng
    middle = paper.width / 2
    paper.put(middle, paper.y, "LOST ITEM PAYMENT FORM", bold=True, points=15, centre=True)
    paper.put(middle, paper.y + 20, "Send with payment to the owning library. Keep a copy.",
              centre=True, points=8)  # fmt: skip
    paper.y += 44
    forms.boxes(
        paper,
        [
            ("Owning library (payee)", f"{issuer.name}\n{issuer.street}\n{issuer.town}"),
            ("Paying library", f"{payer.name}\n{payer.street}\n{payer.town}"),
            ("Date", case.day(case.date)),
            ("Check number", f"{rng.randrange(1000, 99_999)}"),
            ("Form completed by", case.contact("form")),
            ("Phone", payer.phone),
        ],
        across=2,
    )
    paper.gap(10)
    pairs, block = case.pairs(), case.take("block")
    if pairs or block:
        paper.line("PATRON", bold=True)
        inside = [("Name and address", block[0].text)] if block else []
        forms.boxes(paper, [*inside, *pairs], across=min(len(inside) + len(pairs), 2))
        paper.gap(10)
    for item, note in zip(case.items, case.notes(), strict=True):
        paper.room(100)
        paper.line("ITEM", bold=True)
        facts = [("Title", item.title), ("Author", item.author or "-")]
        facts += [("Item barcode", item.barcode), ("Call number", item.call_number)]
        facts += [("Amount paid", f"${item.price}"), ("Comments", note)]
        forms.boxes(paper, facts, across=2)
        paper.gap(8)
    paper.line(f"Total enclosed: ${case.total}", bold=True, points=11)
    paper.gap(6)
    for sentence in case.letter():
        paper.paragraph(sentence)
    paper.paragraph("Owning library: remove the item or change its status once this is received.")
    paper.gap(6)
    paper.line(f"Sent by {case.signed()}, {case.say('desk')}")
    return paper.finish()


LAYOUT = Layout(
    name="test_payment_form",
    policy="invoice",
    media="pdf",
    slots={
        "label": (
            "name", "card number", "phone", "email", "address", "birth date", "guardian",
            "patron id", "notes", "government id", "patron link",
        ),
        "block": ("address",),
        "notes": ("name", "card number", "phone", "guardian", "email"),
        "letter": ("name", "card number", "phone"),
        "metadata": ("name", "card number"),
        "annotation": ("name", "phone", "card number"),
        "form field": ("name", "card number", "phone", "email", "address"),
    },
    draw=draw,
    wording={
        "name": ("Patron name", "Name", "Patron (last, first)"),
        "card number": ("Patron barcode", "Library card number", "Barcode"),
        "phone": ("Phone", "Patron phone"),
        "email": ("Email", "Patron email"),
        "address": ("Address", "Patron address"),
        "guardian": ("Parent/guardian", "Parent (if minor)"),
    },
    rows=(1, 1, 2, 3),
)  # fmt: skip
