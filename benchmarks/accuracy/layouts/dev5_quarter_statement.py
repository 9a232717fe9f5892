"""A consortium's quarterly statement of account between two members, with a balance."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font="serif", points=9.5, margin=52)
    case.record_items()
    issuer, payer, rng = case.issuer, case.payer, case.rng
    right = paper.width - paper.margin
    quarter = f"Quarter {(case.date.month + 2) // 3}, {case.date.year}"
    paper.put(right, paper.y, quarter, right=True)
    paper.line("Statement of Account for Lost and Damaged Items", bold=True, points=13)
    paper.gap(6)
    pairs = [("Account of", payer.name), ("Payable to", issuer.name), *case.pairs()]
    forms.tabbed(paper, pairs, tab=120)
    paper.gap(8)
    extra, notes = case.column(), case.notes()
    columns = [Column("Date", 64), Column("Description", 190)]
    columns += [Column(extra[0] if extra else "Reference", 134)]
    columns += [Column("Charge", 56, right=True), Column("Balance", 64, right=True)]
    groups = [f"{case.label(leak)}: {leak.text}" for leak in case.take("group")]
    balance = float(rng.choice((0, 0, 24, 61)))
    rows = [["", "Balance forward", "", "", f"{balance:.2f}"]]
    for index, item in enumerate(case.items):
        balance += float(item.price)
        if index < len(groups):
            rows.append(["", groups[index], "", "", ""])
        about = f"{item.title}\n{item.barcode}"
        about += f"\n{notes[index]}" if notes[index] else ""
        cell = extra[1][index] if extra else item.call_number
        rows.append([case.day(item.due), about, cell, item.price, f"{balance:.2f}"])
    paper.table(columns, rows, pad=3, row_gap=2, ruled=rng.random() < 0.5)
    paper.line(f"Balance due: ${balance:.2f}", bold=True)
    paper.gap(6)
    paper.paragraph(case.say("invoice"))
    paper.paragraph(case.say("payment"))
    paper.lines([issuer.name, issuer.street, issuer.town])
    paper.line(f"Statement prepared by {case.signed()}, {case.say('desk')}")
    return paper.finish()


LAYOUT = Layout(
    name="dev5_quarter_statement",
    policy="invoice",
    media="pdf",
    slots={
        "group": ("name", "card number", "patron id"),
        "column": ("name", "card number", "phone", "patron id", "email"),
        "notes": ("name", "card number", "phone", "guardian", "birth date"),
        "label": ("name", "card number", "phone"),
        "metadata": ("name", "card number"),
        "annotation": ("name", "phone", "card number"),
    },
    draw=draw,
    wording={"name": ("Patron", "Borrower", "Patron name", "Borrower name", "Borrowed by")},
    rows=(2, 3, 5, 8, 12),
)
