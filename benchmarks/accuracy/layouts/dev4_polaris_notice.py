"""Polaris's billing notice: return address, mailing window, a table without rules."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font="serif", points=10.5, margin=50)
    case.record_items()
    issuer = case.issuer
    right = paper.width - paper.margin
    top = paper.y
    paper.lines([issuer.name, issuer.street, issuer.town, issuer.phone])
    paper.put(right, top, "BILLING NOTICE", bold=True, points=14, right=True)
    paper.put(right, top + 20, case.day(case.date, "%A, %B %d, %Y"), right=True)
    paper.y = 158
    paper.lines(case.addressee(capitals=True), x=86)
    paper.y = 226
    for label, value in case.pairs():
        paper.line(f"{label}: {value}")
    paper.gap(6)
    paper.paragraph(case.say("bill"))
    extra = case.column()
    columns = [Column("Title / Author", 210), Column("Item Barcode", 96)]
    columns += [Column(extra[0], 90)] if extra else [Column("Due Date", 66)]
    columns += [Column("Charge Type", 70), Column("Amount", 60, right=True)]
    rows = []
    for index, item in enumerate(case.items):
        cell = extra[1][index] if extra else case.day(item.due)
        about = f"{item.title}\n{item.author}" if item.author else item.title
        rows.append([about, item.barcode, cell, "Replacement", f"${item.price}"])
    paper.table(columns, rows, ruled=False, pad=3)
    paper.put(right, paper.y, f"Total Amount Due: ${case.total}", bold=True, right=True)
    paper.gap(24)
    for sentence in case.letter():
        paper.paragraph(sentence)
    paper.paragraph(case.say("payment"))
    paper.line(case.say("hours"))
    paper.line(f"{case.signed()}, {case.say('desk')}")
    return paper.finish()


LAYOUT = Layout(
    name="dev4_polaris_notice",
    policy="bill",
    media="pdf",
    slots={
        "label": ("card number", "phone", "email", "birth date", "patron id", "guardian", "notes"),
        "column": ("name",),
        "letter": ("name", "card number", "phone", "address", "birth date"),
        "metadata": ("card number",),
        "annotation": ("card number", "phone"),
    },
    draw=draw,
    wording={
        "name": ("Checked Out By", "Patron Name", "Associated Patron"),
        "card number": ("Patron Barcode", "Library Card Number", "Barcode (patron)"),
    },
)
