"""A template report of Evergreen, exported: circulations marked lost, by library."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    extra, notes = case.column(), case.notes()
    split = [leak.text.split("\t") for leak in case.take("split column")]
    rows = [[
        "Checkout Library", "Item Owning Library", "Barcode", "Title Proper", "Author",
        *([extra[0]] if extra else []),
        *(["Patron Last Name", "Patron First Name"] if split else []),
        "Call Number Label", "Due Date/Time", "Balance Owed", "Billing Note",
    ]]  # fmt: skip
    for index, item in enumerate(case.items):
        row = [case.payer.name, case.issuer.name, item.barcode, item.title, item.author]
        row += [extra[1][index]] if extra else []
        row += split[index] if split else []
        row += [item.call_number, f"{item.due}T23:59:59-05:00", item.price, notes[index]]
        rows.append(row)
    return plain.table(rows)


LAYOUT = Layout(
    name="dev5_evergreen_report",
    policy="invoice",
    media="csv",
    slots={
        "split column": ("name",),
        "column": (
            "name", "card number", "address", "phone", "email", "birth date", "patron id",
            "patron link", "username", "demographics", "guardian",
        ),
        "notes": ("name", "card number", "phone", "email", "patron link"),
    },
    draw=draw,
    wording={
        "name": ("Patron Name", "Circulating Patron", "Patron", "Patron Display Name"),
        "card number": ("Patron Barcode", "Patron Library Card", "Current Library Card"),
        "address": ("Patron Mailing Address", "Physical Address"),
        "phone": ("Daytime Phone", "Evening Phone", "Other Phone"),
        "email": ("Email Address", "Patron Email"),
        "birth date": ("Date of Birth", "Patron DOB"),
        "patron id": ("Patron ID", "User ID"),
        "username": ("OPAC/Staff Client User Name", "Username"),
        "demographics: gender": ("Patron Gender",),
        "demographics: age group": ("Permission Group", "Patron Profile"),
        "demographics: race": ("Ethnicity",),
        "guardian": ("Parent/Guardian", "Secondary Identification (parent)"),
    },
    rows=(2, 3, 5, 8, 12),
)  # fmt: skip
