"""A consortium's yearly settlement with a member: groups of items, subtotals, what is owed."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case, Item
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper

PLACES = ("Adult Fiction", "Juvenile", "Audiovisual", "Large Print", "Bookmobile")
NETWORKS = ("Valley Library Network", "Lakes Cooperative Library System", "North Woods Libraries")


def draw(case: Case) -> bytes:
    paper = Paper(case, font="sans", points=9, margin=50)
    case.record_items()
    issuer, payer, rng = case.issuer, case.payer, case.rng
    right = paper.width - paper.margin
    year = case.date.year
    paper.line(rng.choice(NETWORKS), bold=True, points=13)
    paper.line(f"Annual settlement of lost materials, July 1, {year - 1} - June 30, {year}")
    paper.rule()
    facts = [("Owed to", issuer.name), ("Owed by", payer.name), ("Prepared by", case.contact())]
    facts += [("Statement", case.number), *case.pairs()]
    forms.tabbed(paper, facts, tab=86)
    paper.gap(8)
    paper.paragraph(case.say("invoice"))
    for sentence in case.letter():
        paper.paragraph(sentence)
    extra, notes = case.column(), case.notes()
    columns = [Column("Barcode", 86), Column("Title / Author", 190 if extra else 250)]
    columns += [Column(extra[0], 90)] if extra else []
    columns += [Column("Note", 96 if extra else 126), Column("Cost", 50, right=True)]
    parts = _parts(case)
    for heading, indexes in parts:
        paper.room(50)
        paper.line(heading, bold=True)
        rows = []
        for index in indexes:
            item: Item = case.items[index]
            about = item.title + (f" / {item.author}" if item.author else "")
            cell = [extra[1][index]] if extra else []
            rows.append([item.barcode, about, *cell, notes[index], item.price])
        paper.table(columns, rows, ruled=False, points=8.5, pad=3)
        subtotal = sum(float(case.items[index].price) for index in indexes)
        paper.put(right, paper.y - 8, f"Subtotal {subtotal:.2f}", right=True)
        paper.gap(10)
    paper.rule()
    paper.put(right, paper.y, f"Net owed to {issuer.name}: ${case.total}", bold=True, right=True)
    paper.gap(24)
    paper.paragraph(case.say("payment"))
    return paper.finish()


def _parts(case: Case) -> list[tuple[str, list[int]]]:
    """Headings and the items under each: people if groups leak, else collections."""
    leaks = case.take("group")
    count = len(case.items)
    if leaks:
        bare = leaks[0].entity == "name" and case.rng.random() < 0.6
        label = "" if bare else f"{case.label(leaks[0])}: "
        heads = [f"{label}{leak.text}" for leak in leaks]
    else:
        heads = case.rng.sample(PLACES, min(case.rng.choice((1, 2)), count))
    return [
        (head, list(range(at, count, len(heads)))) for at, head in enumerate(heads) if at < count
    ]


LAYOUT = Layout(
    name="test_settlement",
    policy="invoice",
    media="pdf",
    slots={
        "group": ("name", "card number", "patron id", "guardian"),
        "column": ("name", "card number", "phone", "patron id", "birth date"),
        "label": ("name", "card number", "phone", "email"),
        "notes": ("name", "card number", "phone", "birth date"),
        "letter": ("name", "card number", "address"),
        "metadata": ("name", "card number"),
        "annotation": ("name", "card number", "patron link"),
    },
    draw=draw,
    wording={"name": ("Patron", "Borrower", "Patron name", "Lost by")},
    rows=(2, 3, 4, 5, 6, 14),
)
