"""A list of claims in a trustees' packet: payee, what for, account and amount."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper

VENDORS = ("Baker & Taylor", "Ingram Library Services", "Demco", "Midwest Tape", "Brodart Co.")


def draw(case: Case) -> bytes:
    paper = Paper(case, font="sans", points=9, margin=50)
    case.record_items()
    issuer, payer, rng = case.issuer, case.payer, case.rng
    when = case.day(case.date, "%B %-d, %Y")
    paper.line(payer.name, bold=True, points=14)
    paper.line(f"Board packet for {when}: schedule of claims", points=11)
    paper.gap(8)
    here = ", ".join(case.contact("committee") for _ in range(2))
    paper.line(f"Trustees who audited the claims: {here}")
    paper.gap(6)
    extra, notes = case.column(), case.notes()
    columns = [Column("Claim", 40), Column("Payee", 120), Column("For", 160)]
    columns += [Column(extra[0] if extra else "Memo", 110), Column("Amount", 60, right=True)]
    rows = []
    for number, item in enumerate(case.items, 1):
        cell = extra[1][number - 1] if extra else notes[number - 1]
        about = f"Lost: {item.title}, {item.barcode}"
        about += f"\n{notes[number - 1]}" if extra and notes[number - 1] else ""
        rows.append([f"{number}", issuer.name, about, cell, item.price])
    if not extra:
        for number in (1, 2):
            price = f"{rng.randrange(40, 900)}.{rng.randrange(10, 99)}"
            vendor = rng.choice(VENDORS)
            rows.append([f"{len(case.items) + number}", vendor, "Books and supplies", "", price])
    paper.table(columns, rows, zebra=True, ruled=False)
    for sentence in case.letter():
        paper.paragraph(sentence)
    pairs = case.pairs()
    if pairs:
        forms.tabbed(paper, pairs, tab=150)
        paper.gap(6)
    paper.paragraph(
        f"Motion by {case.contact('committee')}, seconded by {case.contact('committee')}, to pay "
        f"the claims listed, including ${case.total} to {issuer.name} for lost items. Carried."
    )
    paper.line(f"Respectfully submitted, {case.signed()}, {case.say('desk')}")
    return paper.finish()


LAYOUT = Layout(
    name="dev5_warrant_packet",
    policy="invoice",
    media="pdf",
    slots={
        "column": ("name", "card number", "phone", "address", "guardian"),
        "notes": ("name", "card number", "phone", "email"),
        "letter": ("name", "card number", "phone", "address", "guardian", "birth date"),
        "label": ("name", "card number", "phone", "address"),
        "metadata": ("name", "card number"),
        "annotation": ("name", "card number"),
    },
    draw=draw,
    wording={"name": ("Patron", "Lost by", "Borrower", "Patron name", "Borrowed by")},
    rows=(1, 2, 3, 5),
)
