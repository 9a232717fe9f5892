"""An invoice of accounting software: grids of headers over values, one box of lines."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, points=9.5, margin=42)
    case.record_items()
    issuer, payer = case.issuer, case.payer
    right = paper.width - paper.margin
    paper.put(right, paper.y, "Invoice", bold=True, points=22, right=True)
    below = paper.block(paper.margin, paper.y, [issuer.name, issuer.street, issuer.town])
    paper.y += 32
    date = [("Date", case.day(case.date, "%-m/%-d/%Y")), ("Invoice #", case.number)]
    below = max(below, forms.header_grid(paper, date, x=right - 180, width=180))
    paper.y = below + 12
    block = case.take("block")
    desk = f"Attn {case.contact()}" if case.rng.random() < 0.4 else "Accounts Payable"
    pairs = [("Bill To", f"{payer.name}\n{desk}\n{payer.street}\n{payer.town}")]
    if block:
        pairs.append((case.label(block[0]), block[0].text))
    paper.y = forms.header_grid(paper, pairs, x=paper.margin, width=230 * len(pairs)) + 12
    order = [("P.O. No.", case.rng.choice(("", "Verbal", "LIB-77"))), ("Terms", "Net 30")]
    order += [("Rep", case.issuer.code[:2]), *case.pairs()]
    paper.y = forms.header_grid(paper, order, x=paper.margin, width=paper.inner) + 8
    notes = case.notes()
    columns = [
        Column("Item", 70), Column("Description", 280), Column("Qty", 34, right=True),
        Column("Rate", 66, right=True), Column("Amount", 78, right=True),
    ]  # fmt: skip
    rows = []
    for item, note in zip(case.items, notes, strict=True):
        text = f"{item.title} ({item.barcode})" + (f"\n{note}" if note else "")
        rows.append(["Lost book", text, "1", item.price, item.price])
        if case.rng.random() < 0.3:
            rows.append(["Processing", f"Cataloging and covering, {item.call_number}"] + [""] * 3)
    top = paper.y
    paper.table(columns, rows, ruled=False)
    if paper.y > top:
        paper.box(paper.margin, top, paper.inner, paper.y - top)
    paper.gap(6)
    paper.put(paper.margin, paper.y, "Thank you for your business.")
    paper.put(right, paper.y, f"Total   ${case.total}", bold=True, points=12, right=True)
    paper.gap(24)
    for sentence in case.letter():
        paper.paragraph(f"Memo: {sentence}")
    contact = [("Phone #", issuer.phone), ("E-mail", issuer.email), ("Web Site", issuer.site)]
    paper.y = forms.header_grid(paper, contact, x=paper.margin, width=paper.inner)
    return paper.finish()


LAYOUT = Layout(
    name="dev3_office_invoice",
    policy="invoice",
    media="pdf",
    slots={
        "label": ("name", "card number", "phone", "patron id", "birth date", "username"),
        "block": ("address",),
        "notes": ("name", "card number", "phone", "email", "patron id"),
        "letter": ("name", "card number", "guardian", "address"),
        "metadata": ("name", "card number"),
    },
    draw=draw,
    wording={
        "address": ("Ship To (patron)", "Customer", "Library patron"),
        "name": ("Patron", "Customer name", "Pt. name", "Last borrower"),
        "card number": ("Patron card", "Card ID", "Member card"),
    },
)
