"""An A4 statement in British habits: labels end where values begin, at one axis."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Paper
from reportlab.lib.pagesizes import A4


def draw(case: Case) -> bytes:
    paper = Paper(case, A4, font="vera", points=8.5, margin=60)
    case.record_items()
    issuer, payer = case.issuer, case.payer
    right = paper.width - paper.margin
    for text in (issuer.name, issuer.street, issuer.town, issuer.site):
        paper.put(right, paper.y, text, right=True)
        paper.gap(11)
    paper.gap(10)
    paper.line("DEBIT NOTE: UNRETURNED LOAN STOCK", bold=True, points=12)
    paper.gap(8)
    axis = paper.margin + 190
    day = "%d/%m/%Y"
    forms.right_labels(
        paper,
        [
            ("Our ref", case.number),
            ("Tax point", case.day(case.date, day)),
            ("Debtor", f"{payer.name}\n{payer.street}\n{payer.town}"),
            ("For the attention of", case.contact()),
            *case.pairs(),
        ],
        axis=axis,
    )
    notes = case.notes()
    for number, item in enumerate(case.items, 1):
        paper.gap(7)
        pairs = [(f"Item {number}", item.title), ("Author", item.author)]
        pairs += [("Accession no.", item.barcode), ("Date for return", case.day(item.due, day))]
        pairs += [("ISBN", item.isbn), ("Replacement charge", item.price)]
        pairs += [("Remarks", notes[number - 1])]
        forms.right_labels(paper, [pair for pair in pairs if pair[1]], axis=axis)
    paper.gap(10)
    forms.right_labels(paper, [("Now due", f"USD {case.total}")], axis=axis)
    paper.gap(10)
    paper.paragraph(
        f"Cheques should be crossed and made payable to {issuer.name}. Enquiries to "
        f"{case.signed()}, {case.say('desk')}, on {issuer.phone}."
    )
    return paper.finish()


LAYOUT = Layout(
    name="dev3_right_labels",
    policy="invoice",
    media="pdf",
    slots={
        "label": (
            "name", "card number", "address", "phone", "email", "birth date", "patron id",
            "username", "patron link", "guardian", "demographics",
        ),
        "notes": ("name", "card number", "phone", "email", "birth date"),
        "metadata": ("name", "card number", "email"),
    },
    draw=draw,
    rows=(1, 2, 2, 3),
    wording={
        "name": ("Reader's name", "Ticket holder", "Member", "Borrowed by", "Issued to reader"),
        "card number": ("Ticket no.", "Reader's ticket", "Membership card", "Library card ID"),
        "address": ("Reader's address", "Home addr."),
        "phone": ("Reader's telephone", "Mobile (reader)"),
        "guardian": ("Parent or carer", "Guarantor of reader"),
    },
)  # fmt: skip
