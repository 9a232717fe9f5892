"""Polaris's self-mailer: items above, the fold, and both addresses at the foot."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font="serif", points=10, margin=58)
    case.record_items()
    issuer = case.issuer
    own = case.addressee(capitals=True)
    right = paper.width - paper.margin
    paper.put(right, paper.y, case.day(case.date, "%-m/%-d/%Y"), right=True)
    paper.line("Bill for Library Materials", bold=True, points=15)
    paper.gap(6)
    paper.paragraph(case.say("bill"))
    for label, value in case.pairs():
        paper.line(f"{label}: {value}")
    paper.gap(4)
    notes = case.notes()
    for item, note in zip(case.items, notes, strict=True):
        paper.room(58)
        for piece in paper.wrap(item.title, paper.inner - 90):
            paper.line(piece, bold=True)
        paper.put(right, paper.y - 12, f"${item.price}", right=True)
        if item.author:
            paper.line(item.author, x=paper.margin + 12)
        paper.line(f"{item.call_number}   {item.barcode}", x=paper.margin + 12)
        paper.line(f"Due {case.day(item.due, '%-m/%-d/%Y')}", x=paper.margin + 12)
        for piece in paper.wrap(note, paper.inner - 20) if note else ():
            paper.line(piece, x=paper.margin + 12)
        paper.gap(5)
    paper.put(right, paper.y, f"Total: ${case.total}", bold=True, right=True)
    paper.gap(20)
    for sentence in case.letter():
        paper.paragraph(sentence)
    paper.paragraph(case.say("payment"))
    paper.line(f"{case.signed()}, {case.say('desk')}")
    paper.room(170)
    paper.rule(dashed=True)
    paper.lines([issuer.name, issuer.street, issuer.town], x=paper.margin)
    paper.gap(30)
    paper.lines(own, x=300)
    return paper.finish()


LAYOUT = Layout(
    name="dev5_polaris_mailer",
    policy="bill",
    media="pdf",
    slots={
        "label": ("card number", "phone", "email", "birth date", "patron id", "guardian"),
        "notes": ("name", "card number", "phone"),
        "letter": ("name", "card number", "phone", "birth date", "guardian"),
        "metadata": ("card number",),
        "annotation": ("card number", "phone"),
    },
    draw=draw,
    wording={
        "card number": ("Barcode (Patron)", "Patron Barcode", "Library Card"),
        "patron id": ("Patron ID", "PatronID"),
    },
)
