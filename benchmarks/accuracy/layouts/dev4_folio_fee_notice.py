"""FOLIO's notice of a lost item fee, mailed: a salutation, bold labels, one item each."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font="vera", points=9, margin=64)
    case.record_items()
    issuer, rng = case.issuer, case.rng
    paper.put(paper.width - paper.margin, paper.y, issuer.name, right=True, bold=True)
    paper.gap(26)
    paper.lines(case.addressee(inverted=rng.random() < 0.25))
    paper.gap(18)
    paper.line("Lost item fee charged", bold=True, points=12)
    paper.gap(6)
    paper.line(f"Dear {rng.choice((case.patron.given, case.patron.first_last()))},")
    paper.gap(6)
    paper.paragraph(case.say("bill"))
    pairs = case.pairs()
    if pairs:
        forms.tabbed(paper, pairs, tab=140)
        paper.gap(6)
    for item in case.items:
        paper.room(110)
        loan = case.day(item.due, "%-m/%-d/%Y") + ", 11:59 PM"
        fields = [("Fee/fine type", "Lost item fee"), ("Fee/fine owner", issuer.name)]
        fields += [("Item title", item.title), ("Contributor", item.author)]
        fields += [("Item barcode", item.barcode), ("Effective call number", item.call_number)]
        fields += [("Loan due date", loan), ("Fee/fine amount", item.price)]
        forms.tabbed(paper, [(k, v) for k, v in fields if v], tab=140)
        paper.gap(8)
    paper.line(f"Remaining balance: {case.total}", bold=True)
    paper.gap(6)
    for sentence in case.letter():
        paper.paragraph(sentence)
    paper.paragraph(case.say("payment"))
    paper.lines([case.say("close"), case.signed(), case.say("desk"), issuer.email])
    return paper.finish()


LAYOUT = Layout(
    name="dev4_folio_fee_notice",
    policy="bill",
    media="pdf",
    slots={
        "label": (
            "card number", "email", "phone", "patron id", "username", "birth date",
            "demographics", "patron link",
        ),
        "letter": ("name", "card number", "phone", "email", "patron link", "guardian"),
        "metadata": ("card number",),
        "form field": ("card number", "email", "birth date"),
    },
    draw=draw,
    wording={
        "card number": ("Patron barcode", "User barcode", "Borrower barcode"),
        "patron id": ("User ID", "External system ID", "Patron ID"),
        "username": ("Username", "User name (login)"),
        "demographics: age group": ("Patron group", "User patron group"),
    },
)  # fmt: skip
