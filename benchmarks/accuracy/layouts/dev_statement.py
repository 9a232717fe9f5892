"""A statement over several pages: groups with headings, headers on every page."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper

COLUMNS = (
    Column("Barcode", 92), Column("Title / Author", 210), Column("Call Number", 110),
    Column("Billed", 60), Column("Amount", 56, right=True),
)  # fmt: skip


def draw(case: Case) -> bytes:
    paper = Paper(case, points=9, margin=42)
    case.record_items()
    paper.line(
        f"{case.issuer.name} - Quarterly Statement of Unpaid Materials", bold=True, points=13
    )
    paper.line(f"For: {case.payer.name}, {case.payer.town}")
    paper.line(f"Period ending {case.day(case.date)}   Statement {case.number}")
    paper.line(f"Prepared by: {case.signed()}   {case.issuer.phone}")
    for label, value in case.pairs():
        paper.pair(label, value, tab=120)
    paper.rule()
    leaks = case.take("group")
    heads = [f"{case.label(leak)}: {leak.text}" for leak in leaks]
    if not heads:
        heads = case.rng.sample(
            ("Branch: Main", "Branch: North Side", "Material type: Book", "Material type: DVD",
             "Collection: Juvenile", "Location: Adult Fiction"),
            min(len(case.items), case.rng.choice((1, 2, 3))),
        )  # fmt: skip
    ruled = case.rng.random() < 0.5
    for index, head in enumerate(heads):
        items = case.items[index :: len(heads)]
        paper.room(60)
        paper.line(head, bold=True)
        rows = [
            [
                item.barcode,
                f"{item.title} / {item.writer}" if item.author else item.title,
                item.call_number,
                case.day(item.due, "%m/%d/%y"),
                item.price,
            ]
            for item in items
        ]
        paper.table(COLUMNS, rows, ruled=ruled, pad=3)
    paper.line(f"Statement total: ${case.total}", bold=True)
    paper.paragraph(case.say("payment"))
    return paper.finish()


LAYOUT = Layout(
    name="dev_statement",
    policy="invoice",
    media="pdf",
    slots={
        "group": ("name", "card number", "patron id"),
        "label": ("name", "card number", "phone", "patron link"),
        "form field": ("name", "card number", "email", "birth date"),
    },
    draw=draw,
    rows=(3, 5, 8, 16, 30),
)
