"""A clerk's billing sheet saved as CSV: a head of label and value, then the items."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    issuer, payer = case.issuer, case.payer
    extra, notes = case.column(), case.notes()
    split = [leak.text.split("\t") for leak in case.take("split column")]
    rows = [
        [f"{issuer.name} - Lost Item Billing"],
        ["Bill To", payer.name],
        ["Invoice No.", case.number],
        ["Date", case.day(case.date, "%-m/%-d/%Y")],
        *([label, value] for label, value in case.pairs()),
        [],
    ]
    head = ["Title", *([extra[0]] if extra else [])]
    head += ["Patron Last", "Patron First"] if split else []
    rows.append([*head, "Author", "Barcode", "Due", "Price", "Paid?", "Notes"])
    for index, item in enumerate(case.items):
        row = [item.title, *([extra[1][index]] if extra else [])]
        row += split[index] if split else []
        row += [item.author, item.barcode, case.day(item.due, "%-m/%-d/%Y"), item.price, "N"]
        rows.append([*row, notes[index]])
    rows += [["Total", *[""] * len(head), "", "", case.total], []]
    rows += [["Remit to", issuer.name], ["", f"{issuer.street}, {issuer.town}"]]
    rows += [["Prepared by", case.signed(), case.say("desk")], ["Phone", issuer.phone]]
    width = max(map(len, rows))
    return plain.table([row + [""] * (width - len(row)) for row in rows])


LAYOUT = Layout(
    name="dev5_billing_sheet",
    policy="invoice",
    media="csv",
    slots={
        "split column": ("name",),
        "column": (
            "name", "card number", "address", "phone", "email", "birth date", "patron id",
            "guardian", "demographics", "notes", "government id",
        ),
        "notes": ("name", "card number", "phone", "email", "address", "guardian"),
        "label": ("name", "card number", "address", "phone", "email"),
    },
    draw=draw,
    wording={
        "name": ("Patron", "Patron Name", "Borrower", "Customer", "Checked Out To"),
        "card number": ("Patron Barcode", "Library Card", "Patron Card No.", "Card #"),
        "phone": ("Patron Phone", "Patron Phone #", "Phone (borrower)"),
    },
    rows=(1, 2, 3, 5, 9),
)  # fmt: skip
