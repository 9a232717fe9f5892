"""A small library's own letter to a borrower who lost books: a bulleted list."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Paper


def draw(case: Case) -> bytes:
    font = case.rng.choice(("serif", "sans", "vera"))
    paper = Paper(case, font=font, points=10.5, margin=72)
    case.record_items()
    issuer, rng = case.issuer, case.rng
    middle = paper.width / 2
    paper.put(middle, paper.y, issuer.name, bold=True, points=16, centre=True)
    paper.gap(20)
    letterhead = f"{issuer.street} | {issuer.town} | {issuer.phone}"
    paper.put(middle, paper.y, letterhead, points=9, centre=True)
    paper.gap(12)
    paper.put(middle, paper.y, case.say("motto"), points=9, centre=True)
    paper.gap(34)
    paper.line(case.day(case.date, "%B %-d, %Y"))
    paper.gap(14)
    paper.lines(case.addressee())
    paper.gap(14)
    title = rng.choice(("Mr.", "Ms.", "Mrs.", "Dr."))
    paper.line(f"Dear {rng.choice((f'{title} {case.patron.surname}', case.patron.given))},")
    paper.gap(6)
    paper.paragraph(case.say("bill"))
    for item in case.items:
        by = f" by {item.writer}" if item.author else ""
        text = f"\u2022 {item.title}{by}, barcode {item.barcode}, due {case.day(item.due)}"
        for piece in paper.wrap(f"{text}: ${item.price}", paper.inner - 20):
            paper.line(piece, x=paper.margin + 16)
    paper.gap(8)
    for sentence in case.letter():
        paper.paragraph(sentence)
    forms.tabbed(paper, [*case.pairs(), ("Amount due", f"${case.total}")], tab=150)
    paper.gap(8)
    paper.paragraph(case.say("payment"))
    paper.line(case.say("close"))
    paper.gap(24)
    paper.lines([case.signed(), case.say("desk")])
    return paper.finish()


LAYOUT = Layout(
    name="dev5_library_letter_bill",
    policy="bill",
    media="pdf",
    slots={
        "label": ("card number", "phone", "email", "birth date", "guardian", "government id"),
        "letter": ("name", "card number", "phone", "email", "birth date", "guardian"),
        "metadata": ("card number",),
        "annotation": ("card number", "phone"),
        "form field": ("card number", "phone"),
    },
    draw=draw,
)
