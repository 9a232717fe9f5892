"""An invoice printed from a spreadsheet: grid on every cell, sender at the foot."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font=case.rng.choice(("sans", "vera")), points=9, margin=44)
    case.record_items()
    issuer, payer, rng = case.issuer, case.payer, case.rng
    right = paper.width - paper.margin
    paper.line("Lost Material Invoice", bold=True, points=15)
    paper.gap(4)
    top = paper.y
    desk = [f"c/o {case.contact()}"] if rng.random() < 0.35 else []
    lines = ["To:", payer.name, *desk, payer.street, payer.town]
    left = paper.block(paper.margin, top, lines, bold_first=True)
    block = case.take("block")
    if block:
        lines = [f"{case.label(block[0])}:", *block[0].text.split("\n")]
        left = max(left, paper.block(300, top, lines, bold_first=True))
    paper.put(right, top, f"No. {case.number}", right=True)
    paper.put(right, top + 13, f"Date {case.day(case.date, '%-m/%-d/%y')}", right=True)
    paper.y = left + 10
    extra, notes = case.column(), case.notes()
    columns = [Column("Item Barcode", 96), Column("Title", 150)]
    columns.append(Column(extra[0] if extra else "Author", 112))
    columns += [Column("Due", 50), Column("Notes", 70), Column("Cost", 46, right=True)]
    rows = []
    for index, item in enumerate(case.items):
        cell = extra[1][index] if extra else item.author
        due = case.day(item.due, "%-m/%-d/%y")
        rows.append([item.barcode, item.title, cell, due, notes[index], item.price])
    rows += [["", "", "", "", "Total", case.total]]
    paper.table(columns, rows, pad=3, row_gap=2, points=8)
    pairs = case.pairs()
    if pairs:
        forms.tabbed(paper, pairs, tab=140)
        paper.gap(8)
    paper.paragraph(case.say("invoice"))
    paper.paragraph(case.say("payment"))
    paper.lines([f"From: {issuer.name}", issuer.street, issuer.town], bold_first=True)
    paper.line(f"Contact: {case.signed()}, {case.say('desk')}, {issuer.phone}")
    return paper.finish()


LAYOUT = Layout(
    name="dev5_sheet_invoice",
    policy="invoice",
    media="pdf",
    slots={
        "label": ("name", "card number", "address", "phone", "email", "birth date", "patron id"),
        "block": ("address",),
        "column": ("name", "card number", "phone", "email", "birth date", "username"),
        "notes": ("name", "card number", "phone", "email", "patron id"),
        "metadata": ("name", "card number"),
        "annotation": ("name", "phone"),
    },
    draw=draw,
    wording={
        "address": ("Patron", "Borrower", "Borrowed by", "Patron address"),
        "name": ("Patron", "Borrower", "Patron Name", "Checked Out To", "Who lost it"),
    },
    rows=(1, 2, 3, 5, 9),
)
