"""A slip from the receipt printer at the desk: what a patron owes, forty wide."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout

WIDE = 40


def draw(case: Case) -> str:
    case.record_items()
    issuer, rng = case.issuer, case.rng
    out = [line.center(WIDE).rstrip() for line in plain.wrapped(issuer.name, WIDE)]
    out += [issuer.phone.center(WIDE).rstrip(), ""]
    out += [f"{case.day(case.date)} {rng.randrange(1, 8)}:{rng.randrange(10, 59)} PM", ""]
    out += [*case.addressee(inverted=rng.random() < 0.4), ""]
    for label, value in case.pairs():
        out += plain.pair(label, value, 0)
    out += ["", "CHARGES ON YOUR ACCOUNT".center(WIDE).rstrip(), "=" * WIDE]
    extra, notes = case.column(), case.notes()
    for index, item in enumerate(case.items):
        out += [*plain.wrapped(item.title, WIDE), f"  {item.barcode}"]
        out += [f"  {item.call_number}", f"  due {case.day(item.due, '%m/%d/%y')}"]
        out += [f"  {extra[0]}: {extra[1][index]}"] if extra else []
        out += (
            [f"  {line}" for line in plain.wrapped(notes[index], WIDE - 2)] if notes[index] else []
        )
        out += ["  LOST ITEM FEE".ljust(WIDE - 9) + f"${item.price}".rjust(9), ""]
    out += ["=" * WIDE, "BALANCE".ljust(WIDE - 9) + f"${case.total}".rjust(9), ""]
    out += [*plain.wrapped(case.say("payment"), WIDE), ""]
    staff = case.staff
    given = case.allowed(staff.given, "name", "staff", "signature", "given", staff.group)
    out += [f"Helped by: {given}", "", *plain.wrapped(case.say("footer"), WIDE)]
    return plain.page(out)


LAYOUT = Layout(
    name="dev6_desk_slip",
    policy="bill",
    media="txt",
    slots={
        "label": (
            "card number", "phone", "email", "birth date", "patron id", "username", "notes",
            "demographics",
        ),
        "column": ("name",),
        "notes": ("name", "card number", "phone", "guardian"),
    },
    draw=draw,
    wording={
        "name": ("Out to", "Checked out by", "Card of", "User"),
        "card number": ("Card", "Card #", "Patron ID", "Acct. barcode"),
        "patron id": ("Patron no.", "P#", "Record no."),
        "phone": ("Tel", "Phone", "Cell no."),
    },
)  # fmt: skip
