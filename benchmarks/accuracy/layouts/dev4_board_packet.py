"""A page of a board packet: invoices between libraries to approve, items under each."""

from __future__ import annotations

from benchmarks.accuracy import forms, values
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font="serif", points=9.5, margin=54)
    case.record_items()
    issuer, rng = case.issuer, case.rng
    middle = paper.width / 2
    paper.put(
        middle, paper.y, f"{issuer.name} Board of Trustees", bold=True, points=13, centre=True
    )
    paper.gap(18)
    when = case.day(case.date, "%B %d, %Y")
    paper.put(middle, paper.y, f"Regular Meeting, {when}", centre=True)
    paper.gap(14)
    paper.put(middle, paper.y, "Interlibrary Invoices for Approval", centre=True)
    paper.gap(24)
    extra, notes = case.column(), case.notes()
    columns = [
        Column("Invoice", 66), Column("Library", 128), Column("Material", 150),
        Column(extra[0] if extra else "Remarks", 104), Column("Amount", 56, right=True),
    ]  # fmt: skip
    names = [row[0] for row in values.library_rows(case.split)]
    rows = []
    for index, item in enumerate(case.items):
        library = case.payer.name if index == 0 else rng.choice(names)
        cell = extra[1][index] if extra else notes[index]
        about = f"{item.title}\n{item.barcode}"
        about += f"\n{notes[index]}" if extra and notes[index] else ""
        number = f"{case.date.year % 100}-{rng.randrange(100, 999)}"
        rows.append([number, library, about, cell, item.price])
    rows.append(["", "", "", "Total", case.total])
    paper.table(columns, rows)
    forms.tabbed(paper, case.pairs(), tab=150)
    for sentence in case.letter():
        paper.paragraph(sentence)
    paper.gap(6)
    paper.paragraph(
        f"Reviewed by the Finance Committee ({case.contact('committee')}, chair; "
        f"{case.contact('committee')}). Recommended motion: to approve the invoices above in "
        f"the amount of ${case.total}."
    )
    paper.line(f"Submitted by {case.signed()}, {case.say('desk')}")
    return paper.finish()


LAYOUT = Layout(
    name="dev4_board_packet",
    policy="invoice",
    media="pdf",
    slots={
        "column": ("name", "card number", "phone", "guardian"),
        "notes": ("name", "card number", "phone", "address", "birth date"),
        "letter": ("name", "card number", "phone", "address", "guardian"),
        "label": ("name", "card number", "address"),
        "metadata": ("name", "card number"),
        "annotation": ("name", "card number", "phone"),
    },
    draw=draw,
    wording={"name": ("Patron", "Borrower", "Patron Name", "Lost by", "Charged to patron")},
    rows=(2, 3, 5, 7),
)
