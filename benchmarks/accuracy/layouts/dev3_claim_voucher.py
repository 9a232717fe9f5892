"""A municipal claim voucher: numbered boxes, four in a row, labels small at the top."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, points=9, margin=36)
    case.record_items()
    issuer, payer = case.issuer, case.payer
    town = payer.town.split(",")[0]
    paper.put(
        paper.width / 2, paper.y, f"TOWN OF {town.upper()}", bold=True, points=13, centre=True
    )
    paper.gap(17)
    paper.put(paper.width / 2, paper.y, "CLAIM VOUCHER / LIBRARY MATERIALS", centre=True)
    paper.gap(20)
    fields = [
        ("CLAIMANT", issuer.name),
        ("STREET", issuer.street),
        ("CITY, STATE, ZIP", issuer.town),
        ("CLAIMANT'S TELEPHONE", issuer.phone),
        ("VOUCHER NO.", case.number),
        ("DATE OF CLAIM", case.day(case.date)),
        ("DEPARTMENT", payer.name),
        ("FUND / APPROPRIATION", f"L7410.{case.rng.randrange(100, 499)}"),
        *case.pairs(),
        ("TERMS", "Net 30"),
        ("AMOUNT CLAIMED", f"$ {case.total}"),
    ]
    numbered = [(f"{at}. {label}", value) for at, (label, value) in enumerate(fields, 1)]
    forms.boxes(paper, numbered, across=case.rng.choice((3, 4)))
    paper.gap(8)
    extra, notes = case.column(), case.notes()
    columns = [
        Column("QTY", 30), Column("DESCRIPTION OF MATERIALS", 214),
        Column(extra[0].upper() if extra else "PRIOR BILL DATE", 110),
        Column("REMARKS", 120), Column("AMOUNT", 66, right=True),
    ]  # fmt: skip
    rows = [
        [
            "1",
            f"{item.title}, no. {item.barcode}",
            extra[1][index] if extra else case.day(item.due, "%m/%y"),
            notes[index],
            item.price,
        ]
        for index, item in enumerate(case.items)
    ]
    paper.table(columns, rows, pad=3, row_gap=2)
    paper.paragraph(
        "I certify that the above account is just, true and correct; that no part of it has been "
        "paid except as stated; and that taxes from which the municipality is exempt are left out."
    )
    signatures = [
        (case.signed(), f"CLAIMANT, {case.say('desk').upper()}"),
        (case.contact("approval"), "APPROVED FOR PAYMENT, TOWN SUPERVISOR"),
    ]
    forms.underlined(paper, [(label, name) for name, label in signatures], across=2)
    return paper.finish()


LAYOUT = Layout(
    name="dev3_claim_voucher",
    policy="invoice",
    media="pdf",
    slots={
        "label": (
            "name", "card number", "address", "phone", "email", "birth date", "patron id",
            "guardian", "government id", "demographics", "username",
        ),
        "column": ("name", "card number", "birth date"),
        "notes": ("name", "card number", "phone", "guardian"),
        "metadata": ("name", "card number"),
    },
    draw=draw,
    wording={
        "name": ("PATRON NAME", "BORROWED BY", "LIBRARY PATRON", "NAME ON CARD"),
        "card number": ("PATRON CARD NO.", "LIB. CARD NO.", "CARD ID"),
        "address": ("PATRON ADDRESS ON FILE", "LAST KNOWN ADDRESS OF PATRON"),
        "phone": ("PATRON TEL.", "HOME PH."),
    },
)  # fmt: skip
