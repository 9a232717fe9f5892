"""An interlibrary loan office's invoice: the data of each request, then its charge."""

from __future__ import annotations

from benchmarks.accuracy import forms, values
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font="sans", points=9.5, margin=56)
    case.record_items()
    issuer, payer, rng = case.issuer, case.payer, case.rng
    paper.line("INTERLIBRARY LOAN INVOICE", bold=True, points=14)
    paper.gap(6)
    top = paper.y
    lender = ["Lending library", issuer.name, issuer.street, issuer.town, f"Symbol {issuer.code}"]
    fax = case.allowed(values.phone(rng, "dashes"), "phone", "library", "letterhead")
    lender += [f"Tel. {issuer.phone}", f"Fax {fax}"]
    left = paper.block(paper.margin, top, lender, bold_first=True)
    borrower = ["Borrowing library", payer.name, payer.street, payer.town, f"Symbol {payer.code}"]
    below = paper.block(320, top, borrower, bold_first=True)
    paper.y = max(left, below) + 8
    head = [("Invoice", case.number), ("Invoice date", case.day(case.date, "%b %-d, %Y"))]
    forms.tabbed(paper, [*head, *case.pairs()], tab=110)
    paper.rule()
    extra, notes = case.column(), case.notes()
    for index, item in enumerate(case.items):
        number = f"{rng.randrange(200_000_000, 240_000_000)}"
        lines = [("Request no.", number), ("Title", item.title)]
        lines += [("Author", item.author)] if item.author else []
        lines += [(extra[0], extra[1][index])] if extra else []
        lines += [("Item barcode", item.barcode)]
        lines += [("Due", case.day(item.due, "%b %-d, %Y")), ("Charge", f"${item.price}")]
        lines += [("Remarks", notes[index])] if notes[index] else []
        paper.room(90)
        forms.tabbed(paper, lines, tab=110)
        paper.rule(dashed=True)
    paper.line(f"Amount of invoice: ${case.total}", bold=True)
    paper.gap(8)
    paper.paragraph(case.say("invoice"))
    for sentence in case.letter():
        paper.paragraph(sentence)
    paper.paragraph(case.say("payment"))
    paper.line(f"Prepared by {case.signed()}, {case.say('desk')}, {issuer.email}")
    return paper.finish()


LAYOUT = Layout(
    name="dev6_ill_invoice",
    policy="invoice",
    media="pdf",
    slots={
        "label": ("name", "card number", "phone", "email", "patron id", "username"),
        "column": ("name", "card number", "patron id", "email", "username"),
        "notes": ("name", "card number", "phone", "email", "address"),
        "letter": ("name", "card number", "phone", "email", "username", "birth date"),
        "metadata": ("name", "card number"),
        "form field": ("name", "card number", "phone", "email"),
    },
    draw=draw,
    wording={
        "name": (
            "Patron",
            "Requested for patron",
            "Requesting patron",
            "Patron name",
            "ILL patron",
        ),
        "card number": ("Patron barcode", "Patron card #", "Library card", "Patron ID"),
        "username": ("Patron username", "ILL username", "Sign-in name"),
    },
    rows=(1, 2, 2, 3, 4),
)
