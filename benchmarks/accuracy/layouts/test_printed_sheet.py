"""A workbook's sheet printed across the page: title in the first rows, grid, sum, page footer."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper
from reportlab.lib.pagesizes import landscape, letter


def draw(case: Case) -> bytes:
    paper = Paper(case, size=landscape(letter), font="vera", points=8, margin=36)
    case.record_items()
    issuer, payer, rng = case.issuer, case.payer, case.rng
    quarter = (case.date.month - 1) // 3 + 1
    paper.line(f"{issuer.name} - Lost items billed Q{quarter} {case.date.year}", bold=True,
               points=11)  # fmt: skip
    paper.line(f"Bill to: {payer.name}, {payer.street}, {payer.town}")
    paper.line(f"Contact: {case.signed()}, {issuer.phone}, {issuer.email}")
    for label, value in case.pairs():
        paper.line(f"{label}: {value}")
    for sentence in case.letter():
        paper.paragraph(sentence)
    paper.gap(6)
    extra, split, notes = case.column(), case.take("split column"), case.notes()
    columns = [Column("#", 20, right=True), Column("Item ID", 92), Column("Title", 150)]
    columns += [Column("Author", 108), Column("Call No.", 70), Column("Due", 56)]
    width = 720 - sum(c.width for c in columns) - 52
    if split:
        heads = rng.choice((("Last", "First"), ("Surname", "Given name")))
        columns += [Column(head, 58) for head in heads]
        width -= 116
    if extra:
        columns.append(Column(extra[0], 92))
        width -= 92
    columns += [Column("Comment", width)] if width > 60 else []
    columns += [Column("Cost", 52, right=True)]
    rows = []
    for index, item in enumerate(case.items):
        cells = [str(index + 1), item.barcode, item.title, item.author, item.call_number]
        cells.append(case.day(item.due, "%-m/%-d/%y"))
        cells += split[index].text.split("\t") if split else []
        cells += [extra[1][index]] if extra else []
        if width > 60:
            cells.append(notes[index])
        elif notes[index]:
            cells[2] += f"\n({notes[index]})"
        rows.append([*cells, item.price])
    rows.append(["", "TOTAL", *[""] * (len(columns) - 3), case.total])
    paper.table(columns, rows, points=8, pad=3, row_gap=2)
    paper.paragraph(case.say("payment"))
    paper.put(paper.width / 2, paper.height - 30, f"Q{quarter} lost items   Page 1", centre=True)
    return paper.finish()


LAYOUT = Layout(
    name="test_printed_sheet",
    policy="invoice",
    media="pdf",
    slots={
        "column": (
            "name", "card number", "phone", "email", "birth date", "patron id", "username",
            "demographics", "notes", "guardian", "address",
        ),
        "split column": ("name",),
        "label": ("name", "card number", "phone"),
        "notes": ("name", "card number", "phone", "birth date", "patron id"),
        "letter": ("name", "card number"),
        "metadata": ("name", "card number"),
        "annotation": ("name", "card number", "phone"),
    },
    draw=draw,
    rows=(1, 2, 3, 4, 5, 11),
    wording={
        "name": ("Patron", "Borrower", "Lost by", "Patron Name"),
        "card number": ("Patron Card", "Card #", "User ID"),
        "patron id": ("Patron ID", "Patron #"),
    },
)  # fmt: skip
