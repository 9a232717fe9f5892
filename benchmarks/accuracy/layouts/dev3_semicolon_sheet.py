"""A European-style CSV: byte order mark, semicolons, all quoted, lines before the table."""

from __future__ import annotations

import csv
import io

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    issuer, payer = case.issuer, case.payer
    extra, notes = case.column(), case.notes()
    rows = [[f"{issuer.name}: replacement charges"], [f"Report date: {case.day(case.date)}"]]
    rows += [[f"Filter: Item assigned branch = {issuer.name}; Paying branch = {payer.name}"]]
    rows += [[f"{label}: {value}"] for label, value in case.pairs()]
    head = ["Item barcode", "Browse title", "Author", "Material type", "Item price", "Free text"]
    if extra:
        head.insert(case.rng.randrange(4), extra[0])
    rows += [[""], head]
    place = head.index(extra[0]) if extra else 0
    for index, item in enumerate(case.items):
        kind = case.rng.choice(("Book", "DVD", "CD"))
        price = item.price.replace(".", ",")
        row = [item.barcode, item.title, item.author, kind, price, notes[index]]
        if extra:
            row.insert(place, extra[1][index])
        rows.append(row)
    rows += [[""], [f"Prepared for {case.contact()} by {case.signed()}"]]
    out = io.StringIO()
    csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    return "\ufeff" + out.getvalue()


LAYOUT = Layout(
    name="dev3_semicolon_sheet",
    policy="invoice",
    media="csv",
    slots={
        "column": (
            "name", "card number", "address", "phone", "email", "birth date", "patron id",
            "username", "demographics", "guardian",
        ),
        "notes": ("name", "card number", "phone", "email", "birth date"),
        "label": ("name", "card number"),
    },
    draw=draw,
    wording={
        "name": ("Patron full name", "Patron name (last first)", "Patron first and last name"),
        "card number": ("Patron barcode", "Patron's barcode"),
        "address": ("Patron street one", "Patron full address"),
        "phone": ("Patron phone 1", "Patron voice phone"),
        "email": ("Patron email address", "Patron alt. email"),
        "birth date": ("Patron birth date",),
        "patron id": ("Patron control number", "Patron internal ID"),
        "username": ("Patron username",),
        "guardian": ("Patron UDF: Guardian", "Patron parent name"),
        "demographics: gender": ("Patron gender",),
        "demographics: age group": ("Patron code", "Patron statistical class"),
        "demographics: race": ("Patron ethnicity",),
    },
    rows=(2, 3, 4, 7),
)  # fmt: skip
