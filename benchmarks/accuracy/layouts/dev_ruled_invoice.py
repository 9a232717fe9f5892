"""A word processor's invoice: Bill To and Ship To side by side, a ruled table."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case)
    case.record_items()
    issuer, payer = case.issuer, case.payer
    paper.put(paper.width - paper.margin, paper.y, "INVOICE", bold=True, points=20, right=True)
    paper.lines(
        [issuer.name, issuer.street, issuer.town, f"Phone: {issuer.phone}", issuer.email],
        bold_first=True,
    )
    paper.gap()
    top = paper.y
    left = paper.block(
        paper.margin, top, ["Bill To:", payer.name, payer.street, payer.town], bold_first=True
    )
    block = case.take("block")
    shown = block[0].text.split("\n") if block else [payer.name, _attention(case)]
    head = case.label(block[0]) if block else "Ship To"
    right = paper.block(paper.width / 2, top, [f"{head}:", *shown], bold_first=True)
    paper.y = max(left, right) + 10
    for label, value in (
        ("Invoice #", case.number),
        ("Date", case.day(case.date)),
        *case.pairs(),
        ("Prepared by", case.signed()),
    ):
        paper.pair(f"{label}:", value, tab=130)
    paper.gap()
    columns, cells = _table(case)
    paper.table(columns, cells)
    paper.put(
        paper.width - paper.margin, paper.y, f"Total due: ${case.total}", bold=True, right=True
    )
    paper.gap(24)
    paper.paragraph(case.say("payment"))
    return paper.finish()


def _attention(case: Case) -> str:
    return f"Attn: {case.contact()}" if case.rng.random() < 0.4 else "Attn: Interlibrary Loan"


def _table(case: Case) -> tuple[list[Column], list[list[str]]]:
    extra = case.column()
    notes = case.notes()
    columns = [Column("Item barcode", 92), Column("Title", 142), Column("Notes", 110)]
    rows = [[item.barcode, item.title, note] for item, note in zip(case.items, notes, strict=True)]
    if extra:
        columns.append(Column(extra[0], 105))
        for row, cell in zip(rows, extra[1], strict=True):
            row.append(cell)
    else:
        columns.append(Column("Call number", 105))
        for row, item in zip(rows, case.items, strict=True):
            row.append(item.call_number)
    columns.append(Column("Amount", 55, right=True))
    for row, item in zip(rows, case.items, strict=True):
        row.append(f"${item.price}")
    return columns, rows


LAYOUT = Layout(
    name="dev_ruled_invoice",
    policy="invoice",
    media="pdf",
    slots={
        "label": ("name", "card number", "phone", "email", "birth date", "patron id", "guardian"),
        "block": ("address",),
        "column": ("name", "card number", "phone", "email"),
        "notes": ("name", "card number", "phone", "email", "address", "birth date", "patron link"),
        "metadata": ("name", "card number"),
        "annotation": ("name", "card number", "phone"),
    },
    draw=draw,
    wording={"address": ("Patron", "Borrower", "Patron address")},
)
