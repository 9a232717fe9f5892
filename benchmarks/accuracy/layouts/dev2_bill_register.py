"""A till's slip: everything centred or justified, a stub at its end."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout

WIDTH = 42


def _ends(left: str, right: str) -> str:
    return left + right.rjust(WIDTH - len(left))


def draw(case: Case) -> str:
    case.record_items()
    issuer = case.issuer
    name, street, town = case.addressee(capitals=True)
    out = [
        "*" * WIDTH,
        issuer.name.center(WIDTH).rstrip(),
        "STATEMENT OF CHARGES".center(WIDTH).rstrip(),
    ]
    out += ["*" * WIDTH, "", name, street, town, "", _ends("Date", case.day(case.date)), ""]
    for label, value in case.pairs():
        out += [label, *(f"  {line}" for line in value.split("\n"))]
    for item in case.items:
        out += [*plain.wrapped(item.title.upper(), WIDTH - 2), f"{item.barcode}"]
        out += [_ends(f"LOST {case.day(item.due, '%m/%d/%y')}", item.price), ""]
    for item, leak in zip(reversed(case.items), case.take("group"), strict=False):
        out += [f"{case.label(leak)}", f"  {leak.text}", f"  {item.barcode}", ""]
    out += [_ends("BALANCE", case.total), "", *plain.wrapped(case.say("bill"), WIDTH), ""]
    out += [f"Clerk: {case.signed()}", issuer.phone]
    return plain.page(out)


LAYOUT = Layout(
    name="dev2_bill_register",
    policy="bill",
    media="txt",
    slots={
        "label": (
            "card number",
            "phone",
            "email",
            "birth date",
            "patron id",
            "username",
            "guardian",
        ),
        "group": ("name",),
    },
    draw=draw,
    wording={"name": ("Other cardholder", "Loaned to", "Household member")},
)
