"""A word processor's invoice template: bill to and remit to, a table, totals at the right."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font=case.rng.choice(("sans", "vera", "serif")), points=9.5, margin=56)
    case.record_items()
    issuer, payer, rng = case.issuer, case.payer, case.rng
    right = paper.width - paper.margin
    paper.line(issuer.name, bold=True, points=15)
    paper.line(f"{issuer.street}, {issuer.town}")
    paper.line(f"Tel. {issuer.phone}   {issuer.site}")
    paper.rule()
    paper.put(right, paper.y, "INVOICE", bold=True, points=18, right=True)
    paper.gap(6)
    pairs = [("Invoice no.", case.number), ("Invoice date", case.day(case.date, "%B %d, %Y"))]
    forms.tabbed(paper, [*pairs, ("Terms", "Net 30"), *case.pairs()], tab=150)
    paper.gap(8)
    top = paper.y
    desk = f"Attn: {case.contact()}" if rng.random() < 0.4 else "Attn: Business Office"
    left = paper.block(
        paper.margin, top, ["BILL TO", payer.name, desk, payer.street, payer.town], bold_first=True
    )
    block = case.take("block")
    if block:
        head, shown = case.label(block[0]).upper(), block[0].text.split("\n")
    else:
        head, shown = "REMIT TO", [issuer.name, issuer.street, issuer.town]
    other = paper.block(330, top, [head, *shown], bold_first=True)
    paper.y = max(left, other) + 14
    extra, notes = case.column(), case.notes()
    columns = [Column("Qty", 28), Column("Description", 190), Column("Barcode", 100)]
    columns.append(Column(extra[0] if extra else "Comments", 118))
    columns.append(Column("Price", 60, right=True))
    rows = []
    for index, item in enumerate(case.items):
        about = f"{item.title}, {item.writer}" if item.author else item.title
        cell = extra[1][index] if extra else notes[index]
        about += f"\n{notes[index]}" if extra and notes[index] else ""
        rows.append(["1", about, item.barcode, cell, f"${item.price}"])
    paper.table(columns, rows)
    for label, value in (("Subtotal", case.total), ("Tax", "exempt"), ("TOTAL DUE", case.total)):
        paper.put(right - 70, paper.y, label, right=True, bold=True)
        paper.put(right, paper.y, value, right=True)
        paper.gap(13)
    paper.gap(12)
    paper.paragraph(case.say("payment"))
    paper.line(f"Questions about this invoice? {case.signed()}, {issuer.phone}, {issuer.email}")
    return paper.finish()


LAYOUT = Layout(
    name="dev4_word_invoice",
    policy="invoice",
    media="pdf",
    slots={
        "label": (
            "name", "card number", "address", "phone", "email", "birth date", "patron id",
            "guardian", "patron link",
        ),
        "block": ("address",),
        "column": ("name", "card number", "phone", "email", "birth date"),
        "notes": ("name", "card number", "phone", "email", "address", "patron id"),
        "metadata": ("name", "card number"),
        "form field": ("name", "card number", "phone", "email"),
    },
    draw=draw,
    wording={
        "address": ("Patron", "Borrower", "Patron address", "Checked out to"),
        "name": ("Patron", "Patron name", "Checked out by", "Borrower's name", "Lost by"),
    },
)  # fmt: skip
