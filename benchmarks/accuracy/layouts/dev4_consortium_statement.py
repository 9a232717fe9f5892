"""A consortium's monthly statement: what one library owes, by the library that owns."""

from __future__ import annotations

from benchmarks.accuracy import forms, values
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, points=9, margin=46)
    case.record_items()
    payer, rng = case.payer, case.rng
    paper.running = lambda number: _running(paper, case, number)
    right = paper.width - paper.margin
    paper.put(right, paper.y, f"Statement month: {case.day(case.date, '%B %Y')}", right=True)
    paper.line("Lost and Paid Materials: Monthly Statement", bold=True, points=13)
    paper.line(f"Library billed: {payer.name}")
    paper.line(f"{payer.street}, {payer.town}")
    paper.gap(8)
    forms.tabbed(paper, case.pairs(), tab=150)
    paper.gap(4)
    groups = [f"{case.label(leak)}: {leak.text}" for leak in case.take("group")]
    if groups:
        paper.line(f"Owning library: {case.issuer.name}", bold=True)
    else:
        names = [row[0] for row in values.library_rows(case.split)]
        groups = [case.issuer.name, *rng.sample(names, 2)][: rng.choice((1, 2, 3))]
        groups = [f"Owning library: {name}" for name in groups[: len(case.items)]]
    extra, notes = case.column(), case.notes()
    columns = [Column("Item barcode", 96), Column("Title", 176)]
    columns.append(Column(extra[0] if extra else "Note", 128))
    columns += [Column("Due", 60), Column("Amount", 60, right=True)]
    for at, head in enumerate(groups):
        chosen = range(at, len(case.items), len(groups))
        paper.room(60)
        paper.line(head, bold=True, points=10)
        rows = []
        for index in chosen:
            item = case.items[index]
            cell = extra[1][index] if extra else notes[index]
            title = f"{item.title}\n{notes[index]}" if extra and notes[index] else item.title
            rows.append([item.barcode, title, cell, case.day(item.due), item.price])
        paper.table(columns, rows, ruled=False, pad=2, row_gap=1)
        owed = sum(float(case.items[index].price) for index in chosen)
        paper.put(right, paper.y - 4, f"Subtotal {owed:.2f}", right=True)
        paper.gap(14)
    paper.put(right, paper.y, f"Total owed by {payer.name}: ${case.total}", bold=True, right=True)
    paper.gap(22)
    paper.paragraph(case.say("invoice"))
    paper.line(f"Prepared by {case.signed()}, {case.say('desk')}")
    return paper.finish()


def _running(paper: Paper, case: Case, number: int) -> None:
    paper.line(f"{case.payer.name}, {case.day(case.date, '%B %Y')}, page {number}", points=7)
    paper.gap(4)


LAYOUT = Layout(
    name="dev4_consortium_statement",
    policy="invoice",
    media="pdf",
    slots={
        "group": ("name", "card number", "patron id"),
        "column": ("name", "card number", "phone", "birth date", "patron id", "username"),
        "notes": ("name", "card number", "phone", "email", "guardian"),
        "label": ("name", "card number", "phone"),
        "metadata": ("name", "card number"),
        "annotation": ("name", "phone"),
    },
    draw=draw,
    wording={"name": ("Patron", "Borrower", "Patron name", "Checked out to", "Borrower's name")},
    rows=(2, 3, 5, 8, 14),
)
