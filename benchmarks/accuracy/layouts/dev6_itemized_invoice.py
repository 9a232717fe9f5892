"""An invoice of bookkeeping software: bill-to box, quantity and rate, balance due."""

from __future__ import annotations

import datetime as dt

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font="sans", points=9, margin=46)
    case.record_items()
    issuer, payer, rng = case.issuer, case.payer, case.rng
    right = paper.width - paper.margin
    top = paper.y
    paper.put(right, top, "INVOICE", bold=True, points=18, right=True)
    lines = [issuer.name, issuer.street, issuer.town, issuer.phone, issuer.email]
    if rng.random() < 0.5:
        lines.append(f"Tax ID {rng.randrange(20, 88)}-{rng.randrange(6_000_000, 6_999_999)}")
    paper.lines(lines, bold_first=True)
    paper.gap(10)
    top = paper.y
    attention = [f"Attn: {case.contact()}"] if rng.random() < 0.5 else []
    below = paper.block(
        paper.margin, top, ["BILL TO", payer.name, *attention, payer.street, payer.town],
        bold_first=True,
    )  # fmt: skip
    block = case.take("block")
    if block:
        lines = [case.label(block[0]).upper(), *block[0].text.split("\n")]
        below = max(below, paper.block(320, top, lines, bold_first=True))
    paper.y = below + 10
    due = case.day(case.date + dt.timedelta(days=30), "%-m/%-d/%Y")
    head = [("INVOICE #", case.number), ("DATE", case.day(case.date, "%-m/%-d/%Y"))]
    head += [("TERMS", rng.choice(("Net 30", "30 days"))), ("DUE DATE", due)]
    paper.y = forms.header_grid(paper, head, x=paper.margin, width=paper.inner) + 10
    extra, notes = case.column(), case.notes()
    columns = [Column("QTY", 34), Column("DESCRIPTION", 240 if extra else 360)]
    columns += [Column(extra[0], 120)] if extra else []
    columns += [Column("RATE", 60, right=True), Column("AMOUNT", 66, right=True)]
    rows = []
    for index, item in enumerate(case.items):
        by = f" / {item.author}" if item.author and rng.random() < 0.5 else ""
        about = f"Lost: {item.title}{by}\nBarcode {item.barcode}"
        about += f"\n{notes[index]}" if notes[index] else ""
        rows.append(["1", about, *([extra[1][index]] if extra else []), item.price, item.price])
    paper.table(columns, rows, zebra=True, ruled=False)
    for label, value in (
        ("SUBTOTAL", case.total),
        ("PAYMENT", "0.00"),
        ("BALANCE DUE", case.total),
    ):
        paper.put(right - 90, paper.y, label, right=True)
        paper.put(right, paper.y, value, right=True, bold=True)
        paper.gap(13)
    paper.gap(6)
    pairs = case.pairs()
    if pairs:
        forms.tabbed(paper, pairs, tab=130)
        paper.gap(8)
    paper.paragraph(case.say("invoice"))
    paper.paragraph(case.say("payment"))
    paper.line(f"{case.signed()}, {case.say('desk')}")
    return paper.finish()


LAYOUT = Layout(
    name="dev6_itemized_invoice",
    policy="invoice",
    media="pdf",
    slots={
        "block": ("address",),
        "column": ("name", "card number", "phone", "email"),
        "notes": ("name", "card number", "phone", "email", "patron id"),
        "label": ("name", "card number", "address", "phone", "email", "birth date", "patron id"),
        "metadata": ("name", "card number"),
        "annotation": ("name", "card number", "phone"),
    },
    draw=draw,
    wording={
        "name": ("Patron", "Customer", "Cardholder", "Patron name", "Out to"),
        "address": ("Patron", "Lost by", "On loan to", "Cardholder"),
        "card number": ("Card #", "Patron card #", "Library card #", "Patron barcode"),
    },
    rows=(1, 2, 3, 5, 8),
)
