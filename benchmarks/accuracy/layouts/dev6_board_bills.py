"""A list of bills for a board's monthly meeting: vendor, account, purpose, amount."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper

OTHERS = (
    ("Hoopla Digital", "4320", "Digital checkouts"),
    ("Johnson Controls", "4710", "Boiler inspection"),
    ("Thomas Scientific Cleaning", "4720", "Carpets, main floor"),
    ("Gale / Cengage", "4310", "Large print standing order"),
    ("Quill LLC", "4500", "Receipt paper, tape"),
    ("Ace Hardware", "4700", "Light bulbs"),
)


def draw(case: Case) -> bytes:
    paper = Paper(case, font=case.rng.choice(("serif", "sans")), points=9, margin=52)
    case.record_items()
    issuer, payer, rng = case.issuer, case.payer, case.rng
    when = case.day(case.date, "%B %-d, %Y")
    paper.line(f"{payer.name} - Board of Trustees", bold=True, points=13)
    paper.line(f"Bills for approval, meeting of {when}")
    paper.line(f"President: {case.contact('committee')}    Treasurer: {case.contact('committee')}")
    paper.gap(10)
    extra, notes = case.column(), case.notes()
    columns = [Column("Vendor", 116), Column("Acct.", 38), Column("Purpose", 172)]
    columns += [Column(extra[0], 116)] if extra else [Column("Remarks", 116)]
    columns += [Column("Amount", 60, right=True)]
    rows = []
    total = float(case.total)
    for name, account, about in rng.sample(OTHERS, 3):
        price = rng.randrange(2_000, 90_000) / 100
        total += price
        rows.append([name, account, about, "", f"{price:.2f}"])
    for index, item in enumerate(case.items):
        about = f"Replace {item.title} ({item.barcode})"
        about += f"\n{notes[index]}" if extra and notes[index] else ""
        cell = extra[1][index] if extra else notes[index]
        rows.append([issuer.name, "4390", about, cell, item.price])
    rows.append(["", "", "Total", "", f"{total:.2f}"])
    paper.table(columns, rows, pad=3, row_gap=2)
    pairs = case.pairs()
    if pairs:
        forms.tabbed(paper, pairs, tab=140)
        paper.gap(6)
    for sentence in case.letter():
        paper.paragraph(sentence)
    paper.paragraph(
        f"{case.contact('committee')} moved to approve the bills as presented; "
        f"{case.contact('committee')} seconded. All in favor."
    )
    paper.line(f"Prepared by {case.signed()}, {case.say('desk')}")
    return paper.finish()


LAYOUT = Layout(
    name="dev6_board_bills",
    policy="invoice",
    media="pdf",
    slots={
        "column": ("name", "card number", "phone", "guardian"),
        "notes": ("name", "card number", "phone", "email"),
        "label": ("name", "card number", "address", "phone"),
        "letter": ("name", "card number", "phone", "address", "guardian", "birth date"),
        "metadata": ("name", "card number"),
        "annotation": ("name", "card number", "phone"),
    },
    draw=draw,
    wording={"name": ("Patron", "Cardholder", "Lost by", "Out to", "Name of patron")},
    rows=(1, 2, 3, 4, 6),
)
