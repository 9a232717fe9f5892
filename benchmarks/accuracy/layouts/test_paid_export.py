"""A monthly list of items lost and paid, as the system's list tool exports it for members."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    issuer, payer, rng = case.issuer, case.payer, case.rng
    extra, notes, pairs = case.column(), case.notes(), case.pairs()
    split = case.take("split column")
    header = ["RECORD #(ITEM)", "BARCODE", "TITLE", "AUTHOR", "CALL #(ITEM)", "ITEM LOC"]
    header += ["OWNING LIBRARY", "PAYING LIBRARY", "STAT GRP", "DUE DATE", "AMT PAID", "PAY DATE"]
    header += [extra[0]] if extra else []
    header += list(rng.choice((("LAST NAME", "FIRST NAME"), ("PATRN LAST", "PATRN FIRST"))))[
        : 2 if split else 0
    ]
    header += [label for label, _ in pairs]
    header += ["NOTE"]
    rows = [header]
    for index, item in enumerate(case.items):
        paid = case.day(case.date, "%m-%d-%Y")
        row = [f"i{rng.randrange(10**6, 10**7)}{rng.choice('0123456789x')}", item.barcode]
        row += [item.title, item.author, item.call_number]
        row += [f"{issuer.code.lower()}{rng.choice(('af', 'jn', 'ya', 'dv'))}"]
        row += [issuer.name, payer.name, str(rng.randrange(20, 700))]
        row += [case.day(item.due, "%m-%d-%Y"), item.price, paid]
        row += [extra[1][index]] if extra else []
        row += split[index].text.split("\t") if split else []
        row += [value if index == 0 else "" for _, value in pairs]
        rows.append([*row, notes[index]])
    blank = [""] * (len(header) - 2)
    rows.append(["TOTAL", *blank[:9], case.total, *blank[10:], ""])
    return plain.table(rows)


LAYOUT = Layout(
    name="test_paid_export",
    policy="invoice",
    media="csv",
    slots={
        "column": (
            "name", "card number", "phone", "email", "birth date", "patron id", "patron link",
            "username", "demographics", "address", "notes", "guardian",
        ),
        "split column": ("name",),
        "label": ("name", "card number", "email", "patron id", "phone"),
        "notes": (
            "name", "card number", "phone", "email", "address", "patron id", "username",
            "guardian", "birth date",
        ),
    },
    draw=draw,
    rows=(1, 2, 3, 4, 5, 9),
    wording={
        "name": ("PATRN NAME", "PATRON NAME", "NAME", "BORROWER"),
        "card number": ("P BARCODE", "PATRON BARCODE", "PATRN BARCODE"),
        "phone": ("TELEPHONE", "PATRON TEL"),
        "email": ("EMAIL ADDR", "PATRON EMAIL"),
        "birth date": ("BIRTH DATE", "DOB"),
        "patron id": ("RECORD #(PATRON)", "PATRON ID"),
        "patron link": ("PATRON URL", "ACCOUNT LINK"),
        "username": ("USERNAME", "PATRON LOGIN"),
        "demographics: gender": ("GENDER",),
        "demographics: age group": ("P TYPE", "AGE GROUP"),
        "demographics: race": ("RACE",),
        "address": ("ADDRESS", "PATRON ADDRESS"),
        "notes": ("NOTE(PATRON)", "PATRON MESSAGE"),
        "guardian": ("PARENT", "GUARDIAN"),
    },
)  # fmt: skip
