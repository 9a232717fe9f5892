"""A word processor's form for lost or damaged items: names on lines, boxes to tick."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Paper

REASONS = ("Lost", "Damaged", "Missing parts", "Never returned")


def draw(case: Case) -> bytes:
    paper = Paper(case, font=case.rng.choice(("serif", "sans")), points=10.5, margin=60)
    case.record_items()
    issuer, rng = case.issuer, case.rng
    name, street, town = case.addressee()
    middle = paper.width / 2
    paper.put(middle, paper.y, issuer.name, bold=True, points=15, centre=True)
    paper.put(
        middle, paper.y + 19, f"{issuer.street} ~ {issuer.town} ~ {issuer.phone}", centre=True
    )
    paper.put(middle, paper.y + 44, "LOST / DAMAGED MATERIALS BILL", bold=True, points=12,
              centre=True)  # fmt: skip
    paper.y += 70
    filled = [("Date", case.day(case.date, "%-m/%-d/%y")), ("Name of patron", name)]
    filled += [("Street", street), ("City, State, Zip", town), *case.pairs()]
    forms.underlined(paper, filled, across=2)
    paper.gap(6)
    for sentence in (case.say("bill"), *case.letter()):
        paper.paragraph(sentence)
    for number, (item, note) in enumerate(zip(case.items, case.notes(), strict=True), 1):
        paper.room(90)
        ticked = rng.choice(REASONS)
        ticks = "    ".join(f"[{'X' if r == ticked else '  '}] {r}" for r in REASONS)
        for piece in paper.wrap(f"Item {number}.  Title: {item.title}", paper.inner):
            paper.line(piece)
        paper.line(f"Author: {item.author or 'n/a'}     Call #: {item.call_number}")
        due = case.day(item.due, "%-m/%-d/%y")
        paper.line(f"Barcode: {item.barcode}     Due: {due}     Cost: ${item.price}")
        paper.line(ticks)
        for piece in paper.wrap(f"Comments: {note}", paper.inner) if note else ():
            paper.line(piece)
        paper.gap(8)
    paper.line(f"TOTAL DUE: ${case.total}", bold=True)
    paper.gap(8)
    paper.paragraph(case.say("payment"))
    paper.gap(8)
    paper.room(60)
    forms.underlined(
        paper,
        [("Staff member", case.signed()), ("Check / cash / receipt no.", ""), ("Date paid", "")],
        across=3,
    )
    return paper.finish()


LAYOUT = Layout(
    name="test_damage_form",
    policy="bill",
    media="pdf",
    slots={
        "label": (
            "card number", "phone", "email", "birth date", "guardian", "patron id",
            "government id",
        ),
        "notes": ("name", "phone", "card number", "guardian", "birth date"),
        "letter": ("name", "card number", "phone", "guardian"),
        "annotation": ("card number", "phone", "name"),
        "form field": ("card number", "phone", "email", "birth date"),
        "metadata": ("card number",),
    },
    draw=draw,
    wording={
        "card number": ("Library card #", "Card number"),
        "phone": ("Phone", "Telephone", "Cell"),
        "email": ("Email", "E-mail address"),
        "guardian": ("Parent or guardian (if under 18)", "Parent"),
    },
)  # fmt: skip
