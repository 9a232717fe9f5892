"""A sheet that the members of a consortium share: who owes whom for which lost item."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    issuer, payer, rng = case.issuer, case.payer, case.rng
    extra, notes = case.column(), case.notes()
    split = [leak.text.split("\t") for leak in case.take("split column")]
    staff = case.signed()
    initials = "".join(part[0] for part in staff.split()).lower()
    rows = [
        ["Consortium lost & paid", "", f"FY{case.date.year % 100}"],
        ["Owed to", issuer.name, f"{issuer.street}, {issuer.town}"],
        ["Owed by", payer.name],
        *([label, value] for label, value in case.pairs()),
        [],
    ]
    head = ["Entered", "By", "Item", "Item barcode", *([extra[0]] if extra else [])]
    head += ["Last", "First"] if split else []
    rows.append([*head, "Due back", "Cost", "Status", "Comments"])
    for index, item in enumerate(case.items):
        row = [case.day(case.date, "%-m/%-d"), initials, item.title, item.barcode]
        row += [extra[1][index]] if extra else []
        row += split[index] if split else []
        status = rng.choice(("Billed", "Lost", "Paid", "Long overdue"))
        row += [case.day(item.due, "%-m/%-d/%Y"), f"${item.price}", status]
        rows.append([*row, notes[index]])
    rows += [[], ["TOTAL", f"${case.total}"], [f"Contact: {staff}", case.say("desk"), issuer.phone]]
    width = max(map(len, rows))
    return plain.table([row + [""] * (width - len(row)) for row in rows])


LAYOUT = Layout(
    name="dev6_shared_sheet",
    policy="invoice",
    media="csv",
    slots={
        "split column": ("name",),
        "column": (
            "name", "card number", "address", "phone", "email", "birth date", "patron id",
            "guardian", "demographics", "notes", "government id", "patron link",
        ),
        "notes": ("name", "card number", "phone", "email", "address", "guardian"),
        "label": ("name", "card number", "phone", "email", "address"),
    },
    draw=draw,
    wording={
        "name": ("Patron", "Who", "Patron name", "Cardholder", "Customer", "Lost by"),
        "card number": ("Card", "Patron card #", "Library card #", "Card no."),
        "phone": ("Patron ph.", "Patron tel."),
        "email": ("Patron e-mail", "E-mail (patron)"),
    },
    rows=(1, 2, 4, 6, 10),
)  # fmt: skip
