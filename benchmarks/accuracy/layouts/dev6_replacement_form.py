"""A form of boxes filled in at the desk when something is lost or spoiled."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font=case.rng.choice(("sans", "vera")), points=9, margin=54)
    case.record_items()
    issuer, rng = case.issuer, case.rng
    paper.line(f"{issuer.name}", bold=True, points=13)
    paper.line("Charge Form for Lost or Damaged Items", points=11)
    paper.gap(8)
    name, street, town = case.addressee(inverted=rng.random() < 0.3)
    forms.boxes(
        paper,
        [("Charged to", f"{name}\n{street}\n{town}"),
         ("Form no. / Date", f"{case.number}\n{case.day(case.date, '%-m/%-d/%Y')}")],
        across=2,
    )  # fmt: skip
    forms.boxes(paper, case.pairs(), across=2)
    paper.gap(10)
    notes = case.notes()
    columns = [Column("Title / Author", 190), Column("Call No.", 92), Column("Barcode", 96)]
    columns += [Column("Reason / Remarks", 76), Column("Amount", 50, right=True)]
    rows = [
        [f"{item.title}\n{item.author}".strip(), item.call_number, item.barcode,
         note or rng.choice(("Lost", "Damaged")), item.price]
        for item, note in zip(case.items, notes, strict=True)
    ]  # fmt: skip
    rows.append(["Total charges", "", "", "", case.total])
    paper.table(columns, rows, pad=3, points=8)
    paper.paragraph(case.say("bill"))
    for sentence in case.letter():
        paper.paragraph(sentence)
    paper.paragraph(case.say("payment"))
    paper.gap(8)
    forms.underlined(
        paper,
        [("Staff member", case.signed()), ("Position", case.say("desk")),
         ("Date", case.day(case.date, "%-m/%-d/%Y"))],
        across=3,
    )  # fmt: skip
    paper.gap(6)
    paper.line("For office use:  [ ] Paid   [ ] Waived   [ ] Item returned", points=8)
    paper.line(f"{issuer.street}, {issuer.town}   {issuer.phone}", points=8)
    return paper.finish()


LAYOUT = Layout(
    name="dev6_replacement_form",
    policy="bill",
    media="pdf",
    slots={
        "label": (
            "card number", "phone", "email", "birth date", "patron id", "guardian",
            "government id", "demographics", "notes",
        ),
        "notes": ("name", "card number", "phone"),
        "letter": ("name", "card number", "phone", "birth date", "guardian"),
        "metadata": ("card number",),
        "form field": ("card number", "email", "birth date", "phone"),
    },
    draw=draw,
    wording={
        "card number": ("Library Card No.", "Card #", "Card No."),
        "phone": ("Telephone", "Tel. No.", "Home/Cell"),
        "email": ("E-mail", "Email"),
        "birth date": ("Date of Birth", "Birth Date", "D.O.B."),
        "guardian": ("Parent (if under 18)", "Parent's Name", "Responsible Adult"),
        "government id: driver licence": ("Driver's Lic. No.", "DL No. / State"),
    },
)  # fmt: skip
