"""A report writer's listing: striped rows, headers over three lines, a running head."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper
from reportlab.lib.pagesizes import A4, landscape, letter


def draw(case: Case) -> bytes:
    size = case.rng.choice((letter, A4))
    paper = Paper(case, landscape(size), points=7.5, margin=28)
    case.record_items()
    ran = case.day(case.date, "%m/%d/%Y 06:%M:%S AM")
    operator = case.signed()

    def running(page: int) -> None:
        paper.put(paper.margin, paper.y, f"{case.issuer.name} - Assumed Lost, Billed to Members")
        paper.put(paper.width - paper.margin, paper.y, f"Page {page}", right=True)
        foot = paper.height - 20
        paper.put(paper.margin, foot, f"{ran}   {operator}   CIRC_LOST_BILLED.rpt", points=6)
        paper.gap(16)

    running(1)
    paper.running = running
    paper.line(f"Paying member: {case.payer.name} [{case.payer.code}]   Batch {case.number}")
    for label, value in case.pairs():
        paper.line(f"Parameter   {label} = {value}")
    paper.gap(4)
    extra, notes = case.column(), case.notes()
    head = extra[0].replace(" ", "\n") if extra else "Material\nType"
    columns = [
        Column("#", 22, right=True), Column("Copy\nBarcode", 76), Column("Title", 150),
        Column("Main\nAuthor", 96), Column(head, 106), Column("Shelf\nLocation\nand Call No.", 90),
        Column("Date\nFirst\nBilled", 50), Column("Staff\nNote", 92),
        Column("Bill\nAmount\n(USD)", 50, right=True),
    ]  # fmt: skip
    kinds = ("Book", "DVD", "Audiobook", "Kit", "Board book")
    rows = [
        [
            str(index + 1),
            item.barcode,
            item.title,
            item.author,
            extra[1][index] if extra else case.rng.choice(kinds),
            item.call_number,
            case.day(item.due, "%m/%d/%y"),
            notes[index],
            item.price,
        ]
        for index, item in enumerate(case.items)
    ]
    paper.table(columns, rows, ruled=False, pad=2, row_gap=1.5, zebra=True)
    paper.line(f"Count {len(case.items)}     Sum {case.total}", bold=True)
    paper.line(case.say("friends"))
    return paper.finish()


LAYOUT = Layout(
    name="dev3_zebra_report",
    policy="invoice",
    media="pdf",
    slots={
        "column": (
            "name", "card number", "phone", "birth date", "patron id", "username", "guardian",
            "demographics", "email",
        ),
        "notes": ("name", "card number", "phone", "birth date", "guardian"),
        "label": ("name", "card number", "patron id"),
        "metadata": ("name", "card number"),
        "annotation": ("name", "phone"),
    },
    draw=draw,
    rows=(4, 6, 11, 22, 34),
)  # fmt: skip
