"""A consortium's form with underlined fields, one sheet for each payment."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font="serif", points=12, margin=70)
    case.record_items()
    paper.line("REIMBURSEMENT REQUEST", bold=True, points=17)
    paper.line("Attach a copy to your check and keep one for your files.")
    paper.gap(12)
    item = case.items[0]
    fields = [
        ("Requesting library", case.issuer.name),
        ("Library that collected payment", case.payer.name),
        ("Date of this request", case.day(case.date)),
        ("Request number", case.number),
        ("Title of item", item.title),
        ("Author", item.author),
        ("Barcode on item", item.barcode),
        *case.pairs(),
        ("Replacement price", f"${item.price}"),
        ("Reason", case.rng.choice(("Lost", "Damaged beyond use", "Claimed returned"))),
    ]
    for label, value in fields:
        first, *more = value.split("\n")
        paper.line(f"{label}: {first}")
        for line in more:
            paper.line(line, x=paper.margin + 30)
        paper.rule()
    for note in case.notes():
        if note:
            paper.line(f"Comments: {note}")
            break
    paper.gap(10)
    paper.line(f"Make payment to {case.issuer.name}, {case.issuer.street}, {case.issuer.town}")
    paper.line(f"Form filled in by {case.signed()}, {case.say('desk')}, {case.issuer.phone}")
    return paper.finish()


LAYOUT = Layout(
    name="dev2_reimbursement_form",
    policy="invoice",
    media="pdf",
    slots={
        "label": (
            "name", "card number", "address", "phone", "email", "birth date", "patron link",
            "patron id", "username", "guardian", "government id", "notes", "demographics",
        ),
        "notes": ("name", "card number", "phone", "birth date"),
        "form field": ("name", "card number", "phone", "email", "birth date"),
    },
    draw=draw,
    rows=(1,),
)  # fmt: skip
