"""A monthly printout for a member library: columns of fixed width, a total at the end."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    issuer, payer, rng = case.issuer, case.payer, case.rng
    month = case.day(case.date, "%B %Y").upper()
    out = [f"{issuer.name.upper()}", f"MATERIALS CHARGED TO OTHER LIBRARIES    {month}", ""]
    out += [
        f"LIBRARY: {payer.name}",
        f"RUN {case.day(case.date, '%m/%d/%y')} 02:1{rng.randrange(10)}",
    ]
    for label, value in case.pairs():
        out += plain.pair(label, value, 22)
    extra, notes = case.column(), case.notes()
    groups = [f"{case.label(leak)}: {leak.text}" for leak in case.take("group")]
    head = ["ITEM NUMBER", "TITLE", "DUE", *([extra[0].upper()] if extra else []), "CHARGE"]
    rows = [
        [item.barcode, item.title[:34], case.day(item.due, "%m/%d/%y"),
         *([extra[1][index]] if extra else []), item.price]
        for index, item in enumerate(case.items)
    ]  # fmt: skip
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    last = frozenset({len(head) - 1})
    out += ["", plain.fixed(head, widths, last), " ".join("-" * width for width in widths)]
    for index, row in enumerate(rows):
        out += groups[index : index + 1]
        out.append(plain.fixed(row, widths, last))
        out += [f"    {notes[index]}"] if notes[index] else []
    out += ["", f"TITLES {len(rows)}    CHARGES {case.total}", ""]
    out += [*plain.wrapped(case.say("invoice")), "", *plain.wrapped(case.say("payment")), ""]
    out += [f"Direct questions to {case.signed()}, {case.say('desk')}, {issuer.phone}"]
    return plain.page([*out, issuer.name, issuer.street, issuer.town, "*** END OF REPORT ***"])


LAYOUT = Layout(
    name="dev6_monthly_printout",
    policy="invoice",
    media="txt",
    slots={
        "column": (
            "name", "card number", "phone", "email", "birth date", "patron id", "username",
            "address", "demographics", "guardian",
        ),
        "group": ("name", "card number", "patron id"),
        "notes": ("name", "card number", "phone", "email", "patron link", "patron id"),
        "label": ("name", "card number", "address", "phone", "patron link"),
    },
    draw=draw,
    wording={
        "name": ("Patron", "Patron of record", "Cardholder", "Out to", "Patron name"),
        "card number": ("Patron code", "Patron card #", "Library card", "Patron barcode"),
    },
    rows=(2, 3, 4, 7),
)  # fmt: skip
