"""An invoice of accounting software: grids of terms and a table of quantity, item and rate."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font="sans", points=9, margin=44)
    case.record_items()
    issuer, payer, rng = case.issuer, case.payer, case.rng
    right = paper.width - paper.margin
    top = paper.y
    paper.put(right, top, "Invoice", bold=True, points=20, right=True)
    below = paper.block(
        paper.margin, top, [issuer.name, issuer.street, issuer.town, issuer.phone], bold_first=True
    )
    paper.y = top + 30
    facts = [("Date", case.day(case.date, "%-m/%-d/%Y")), ("Invoice #", case.number)]
    forms.header_grid(paper, facts, x=right - 170, width=170)
    top = below + 26
    paper.box(paper.margin, top, 230, 72)
    paper.put(paper.margin + 5, top + 3, "Bill To")
    paper.box(paper.margin, top + 16, 230, 0.5, grey=0)
    attention = [f"Attn: {case.contact()}"] if rng.random() < 0.4 else []
    paper.block(paper.margin + 5, top + 20, [payer.name, *attention, payer.street, payer.town])
    block = case.take("block")
    if block:
        paper.box(right - 230, top, 230, 72)
        paper.put(right - 225, top + 3, rng.choice(("Ship To", "Patron", "Customer")))
        paper.box(right - 230, top + 16, 230, 0.5, grey=0)
        paper.block(right - 225, top + 20, block[0].text.split("\n"))
    paper.y = top + 92
    terms = [("P.O. No.", f"{rng.randrange(100, 9999)}"), ("Terms", "Net 30"), *case.pairs()]
    terms.insert(1, ("Rep", "".join(p[0] for p in (case.staff.given, case.staff.surname))))
    paper.y = forms.header_grid(paper, terms, x=paper.margin, width=paper.inner) + 12
    extra, notes = case.column(), case.notes()
    columns = [Column("Quantity", 50, right=True), Column("Item Code", 62)]
    columns += [Column("Description", 236 if extra else 300)]
    columns += [Column(extra[0], 88)] if extra else []
    columns += [Column("Price Each", 44 if extra else 56, right=True)]
    columns += [Column("Amount", 44 if extra else 56, right=True)]
    rows = []
    for index, item in enumerate(case.items):
        about = f"{item.title}" + (f", {item.author}" if item.author else "")
        about += f"\n{item.barcode}  {item.call_number}"
        about += f"\n{notes[index]}" if notes[index] else ""
        cells = ["1", rng.choice(("Lost Book", "LOST", "REPL-FEE")), about]
        rows.append([*cells, *([extra[1][index]] if extra else []), item.price, item.price])
    paper.table(columns, rows)
    paper.put(right - 110, paper.y, "Total", bold=True, points=12)
    paper.put(right, paper.y, f"${case.total}", bold=True, points=12, right=True)
    paper.gap(24)
    for sentence in (case.say("payment"), *case.letter()):
        paper.paragraph(sentence, width=330)
    paper.put(paper.margin, paper.height - 58, f"Federal tax ID {rng.choice((17, 18, 28, 29))}-"
              f"{rng.randrange(10**6, 10**7)}", points=8)  # fmt: skip
    return paper.finish()


LAYOUT = Layout(
    name="test_books_invoice",
    policy="invoice",
    media="pdf",
    slots={
        "block": ("address",),
        "label": ("name", "card number", "phone", "patron id"),
        "column": ("name", "card number", "phone", "patron id", "email"),
        "notes": ("name", "card number", "phone", "email", "patron link", "government id"),
        "letter": ("name", "card number", "phone", "address"),
        "metadata": ("name", "card number", "email"),
        "annotation": ("name", "card number", "phone"),
        "form field": ("name", "card number"),
    },
    draw=draw,
    wording={
        "name": ("Patron", "Customer", "Borrower"),
        "card number": ("Patron Card", "Card No.", "Patron No."),
        "phone": ("Patron Phone", "Phone"),
        "patron id": ("Patron ID", "Acct #"),
    },
)
