"""Koha's printed letter for items marked lost: address, greeting, a list of items."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    issuer, rng = case.issuer, case.rng
    name, street, town = case.addressee()
    out = [issuer.name, issuer.street, issuer.town, f"Phone: {issuer.phone}", ""]
    out += [case.day(case.date), "", name, street, town, ""]
    for label, value in case.pairs():
        out += plain.pair(label, value, 0)
    greeting = rng.choice((case.patron.first_last(), case.patron.given, name))
    out += ["", f"Dear {greeting},", "", *plain.wrapped(case.say("bill"), 80), ""]
    for sentence in case.letter():
        out += [*plain.wrapped(sentence, 80), ""]
    out += ["The following items are marked as lost:", ""]
    for item in case.items:
        out += [f"{item.title}" + (f" by {item.author}" if item.author else "")]
        out += [f"Call number: {item.call_number}, Barcode: {item.barcode}"]
        out += [f"Due date: {case.day(item.due)}  Replacement cost: ${item.price}", ""]
    for item, leak in zip(reversed(case.items), case.take("group"), strict=False):
        out += [f"{case.label(leak)}: {leak.text}", f"{item.title}, Barcode: {item.barcode}", ""]
    out += [f"Total amount owed: ${case.total}", "", *plain.wrapped(case.say("payment"), 80), ""]
    out += [case.say("close"), "", case.signed(), case.say("desk"), issuer.name]
    return plain.page(out)


LAYOUT = Layout(
    name="dev4_koha_letter",
    policy="bill",
    media="txt",
    slots={
        "label": (
            "card number", "phone", "email", "birth date", "patron id", "username",
            "patron link", "demographics",
        ),
        "letter": (
            "name", "card number", "phone", "email", "patron link", "birth date", "guardian",
        ),
        "group": ("name",),
    },
    draw=draw,
    wording={
        "name": ("Items of household member", "Also checked out by", "Family member"),
        "patron id": ("Borrower number", "borrowernumber", "Patron number"),
        "demographics: age group": ("Category", "Patron category"),
    },
)  # fmt: skip
