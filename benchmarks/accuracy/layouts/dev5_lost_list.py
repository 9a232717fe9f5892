"""A system's list of lost items for a library: a few lines a record, labels at the left."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    issuer, payer = case.issuer, case.payer
    out = [f"Produced {case.day(case.date, '%A, %B %-d, %Y')} at 6:05 AM", ""]
    out += [f"List of lost items owned by {issuer.name}", f"Checked out at {payer.name}", ""]
    for label, value in case.pairs():
        out += plain.pair(label, value, 26)
    extra, notes = case.column(), case.notes()
    groups = [f"{case.label(leak)}: {leak.text}" for leak in case.take("group")]
    for index, item in enumerate(case.items):
        out += ["-" * 60, *groups[index : index + 1]]
        fields = [("Title", item.title), ("Author", item.author), ("Item ID", item.barcode)]
        fields += [("Call number", item.call_number), ("Due", case.day(item.due))]
        fields += [(extra[0], extra[1][index])] if extra else []
        fields += [("Price", f"${item.price}"), ("Comment", notes[index])]
        for label, value in fields:
            out += plain.pair(label, value, 16) if value else []
    out += ["-" * 60, f"{len(case.items)} records listed, ${case.total}", ""]
    out += plain.wrapped(case.say("invoice"))
    out += ["", f"{case.signed()}, {case.say('desk')}", issuer.phone, f"{issuer.street}"]
    return plain.page([*out, issuer.town])


LAYOUT = Layout(
    name="dev5_lost_list",
    policy="invoice",
    media="txt",
    slots={
        "column": (
            "name", "card number", "phone", "email", "birth date", "patron id", "username",
            "address", "demographics", "guardian", "patron link", "notes",
        ),
        "group": ("name", "card number"),
        "notes": ("name", "card number", "phone", "email", "patron id"),
        "label": ("name", "card number", "address", "phone", "patron link"),
    },
    draw=draw,
    wording={
        "name": ("User name", "Patron", "Borrower", "Patron name", "Charged to"),
        "card number": ("User ID", "Patron barcode", "Library card", "Patron card"),
        "phone": ("User phone", "Patron phone", "Home phone"),
    },
    rows=(2, 3, 4, 7),
)  # fmt: skip
