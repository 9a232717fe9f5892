"""An export with one header line in the camel case of an API."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    extra = case.column()
    notes = case.notes()
    owner = case.issuer.name
    head = ["invoiceNumber", "itemBarcode", "title", "contributors", "callNumber", "dueDate"]
    head += ["owningLibrary", "amount", "comments"]
    if extra:
        head.insert(2, extra[0])
    rows = [head]
    for index, item in enumerate(case.items):
        row = [case.number, item.barcode, item.title, item.author, item.call_number]
        row += [case.day(item.due, "%Y-%m-%d"), owner, item.price, notes[index]]
        if extra:
            row.insert(2, extra[1][index])
        rows.append(row)
    return plain.table(rows)


LAYOUT = Layout(
    name="dev_export",
    policy="invoice",
    media="csv",
    slots={
        "column": (
            "name", "card number", "address", "phone", "email", "birth date", "patron id",
            "patron link", "username", "demographics",
        ),
        "notes": ("name", "card number", "phone", "email", "patron link", "patron id"),
    },
    draw=draw,
    wording={
        "name": ("patronName", "borrowerName", "patron_name", "userName (last, first)"),
        "card number": ("patronBarcode", "cardNumber", "borrowerBarcode", "userBarcode"),
        "address": ("patronAddress", "borrowerAddress", "primaryAddress"),
        "phone": ("patronPhone", "mobilePhone", "dayPhone"),
        "email": ("patronEmail", "emailAddress"),
        "birth date": ("dateOfBirth", "birthDate", "dob"),
        "patron id": ("patronId", "borrowerNumber", "userId"),
        "patron link": ("patronUrl", "accountLink"),
        "username": ("username", "userLogin"),
        "demographics: gender": ("gender", "patronGender"),
        "demographics: age group": ("patronGroup", "patronType"),
        "demographics: race": ("ethnicity",),
    },
)  # fmt: skip
