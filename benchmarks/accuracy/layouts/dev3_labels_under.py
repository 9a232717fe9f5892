"""A paper form filled in: what is written stands on a line, what it is under it."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font=case.rng.choice(("serif", "vera")), points=10, margin=58)
    case.record_items()
    issuer, payer = case.issuer, case.payer
    paper.put(paper.width / 2, paper.y, issuer.name, bold=True, points=14, centre=True)
    paper.gap(20)
    paper.put(paper.width / 2, paper.y, case.say("motto"), centre=True, points=8)
    paper.gap(14)
    paper.put(paper.width / 2, paper.y, "Lost Loan Report and Charge", bold=True, centre=True)
    paper.gap(26)
    heading = [
        ("Lending library", payer.name),
        ("Branch code", payer.code),
        ("Reported on", case.day(case.date, "%m/%d/%y")),
        ("File no.", case.number),
    ]
    forms.underlined(paper, heading, across=2)
    for label, value in case.pairs():
        forms.underlined(paper, [(label, value)], across=case.rng.choice((1, 2)))
    notes = case.notes()
    for index, item in enumerate(case.items):
        forms.underlined(paper, [("Title of work", item.title), ("Author", item.author)], across=2)
        forms.underlined(
            paper,
            [("Accession", item.barcode), ("Shelf no.", item.call_number), ("Charge", item.price)],
            across=3,
        )
        if notes[index]:
            forms.underlined(paper, [("What happened", notes[index])], across=1)
    paper.gap(10)
    ends = [(f"Signed for the {issuer.code}", case.signed()), ("Position", case.say("desk"))]
    ends += [("Telephone", issuer.phone), ("Sum due", f"${case.total}")]
    forms.underlined(paper, ends, across=2)
    paper.put(paper.width / 2, paper.height - 36, case.say("footer"), centre=True, points=7)
    return paper.finish()


LAYOUT = Layout(
    name="dev3_labels_under",
    policy="invoice",
    media="pdf",
    slots={
        "label": (
            "name", "card number", "address", "phone", "email", "birth date", "patron id",
            "patron link", "guardian", "notes",
        ),
        "notes": ("name", "card number", "phone", "address"),
        "annotation": ("name", "card number", "phone"),
    },
    draw=draw,
    rows=(1, 1, 2, 3),
)  # fmt: skip
