"""Koha's invoice for a debit: who is billed at the left, one ruled table of charges."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, points=9.5, margin=48)
    case.record_items()
    issuer = case.issuer
    paper.line(issuer.name, bold=True, points=13)
    paper.line(f"{issuer.street}, {issuer.town}")
    paper.gap(6)
    paper.line("INVOICE", bold=True, points=12)
    paper.gap(4)
    paper.lines(["Bill to:", *case.addressee()], bold_first=True)
    paper.gap(4)
    pairs = [*case.pairs(), ("Date", case.day(case.date)), ("Library", issuer.name)]
    forms.tabbed(paper, pairs, tab=130)
    paper.gap(8)
    extra, notes = case.column(), case.notes()
    columns = [
        Column("Date", 62), Column("Description of charges", 190),
        Column(extra[0] if extra else "Note", 120), Column("Amount", 60, right=True),
        Column("Outstanding", 76, right=True),
    ]  # fmt: skip
    rows = []
    for index, item in enumerate(case.items):
        by = f" {item.author}" if item.author else ""
        text = f"Lost item {item.title}{by} {item.barcode}"
        note = extra[1][index] if extra else notes[index]
        text += f"\n{notes[index]}" if extra and notes[index] else ""
        rows.append([case.day(item.due), text, note, item.price, item.price])
    rows.append(["", "Total outstanding dues as on date", "", "", case.total])
    paper.table(columns, rows)
    paper.paragraph(case.say("payment"))
    paper.line(f"Cashier: {case.signed()}")
    return paper.finish()


LAYOUT = Layout(
    name="dev4_koha_debit_slip",
    policy="bill",
    media="pdf",
    slots={
        "label": ("card number", "phone", "email", "birth date", "patron id", "username", "notes"),
        "column": ("name",),
        "notes": ("name", "card number", "phone", "guardian"),
        "metadata": ("card number",),
        "form field": ("card number", "phone", "email"),
    },
    draw=draw,
    wording={
        "name": ("Checked out to", "Borrower name", "Patron"),
        "card number": ("Card number", "Cardnumber", "Patron card #"),
        "patron id": ("Borrower number", "Patron ID"),
    },
)
