"""A form for each lost item: label and value, two pairs side by side."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, points=10, margin=50)
    case.record_items()
    middle = paper.width / 2 + 10
    paper.line("LOST ITEM PAYMENT FORM", bold=True, points=16)
    paper.gap()
    notes = case.notes()
    pairs = case.pairs()
    for index, item in enumerate(case.items):
        left = [
            ("Owning library:", case.issuer.name), ("Paying library:", case.payer.name),
            ("Date:", case.day(case.date)), ("Amount:", f"${item.price}"),
        ]  # fmt: skip
        right = [("Item barcode:", item.barcode), ("Call number:", item.call_number)]
        right += [("Invoice:", case.number), ("Remarks:", notes[index])]
        top = paper.y
        for label, value in left:
            paper.pair(label, value, tab=90)
        bottom, paper.y = paper.y, top
        for label, value in right:
            paper.pair(label, "\n".join(paper.wrap(value, 150)), tab=80, x=middle)
        paper.y = max(bottom, paper.y)
        paper.pair("Title:", item.title, tab=90)
        paper.pair("Author:", item.author, tab=90)
        if index == 0:
            for label, value in pairs:
                paper.pair(f"{label}:", value, tab=150)
        paper.gap(6)
        paper.rule()
    paper.pair("Completed by:", case.signed(), tab=90)
    paper.pair("Telephone:", case.issuer.phone, tab=90)
    paper.pair(
        "Mail check to:", f"{case.issuer.name}\n{case.issuer.street}\n{case.issuer.town}", tab=90
    )
    return paper.finish()


LAYOUT = Layout(
    name="dev_record_sheet",
    policy="invoice",
    media="pdf",
    slots={
        "label": (
            "name", "card number", "address", "phone", "email", "birth date", "patron link",
            "patron id", "username", "guardian", "government id", "notes", "demographics",
        ),
        "notes": ("name", "card number", "phone"),
        "form field": ("name", "card number", "phone", "email", "birth date"),
        "annotation": ("name", "card number"),
    },
    draw=draw,
    rows=(1, 1, 2),
)  # fmt: skip
