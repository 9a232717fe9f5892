"""FOLIO's notice of overdue and lost items as text: one block of lines an item."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    issuer, rng = case.issuer, case.rng
    name, street, town = case.addressee(inverted=rng.random() < 0.3)
    out = [issuer.name, "Notice: item aged to lost", "", name, street, town, ""]
    out += [f"Dear {rng.choice((case.patron.given, case.patron.first_last()))},", ""]
    out += [*plain.wrapped(case.say("bill"), 84), ""]
    for sentence in case.letter():
        out += [*plain.wrapped(sentence, 84), ""]
    for label, value in case.pairs():
        out += plain.pair(label, value, 0)
    for item in case.items:
        out += ["", f"Title: {item.title}"]
        out += [f"Primary contributor: {item.author}"] if item.author else []
        out += [f"Barcode: {item.barcode}", f"Call number: {item.call_number}"]
        out += ["Material type: book", f"Due: {case.day(item.due, '%b %d, %Y')} 23:59"]
        out += [f"Lost item fee: ${item.price}", "Lost item processing fee: $0.00"]
    out += ["", f"Total remaining: ${case.total}", "", *plain.wrapped(case.say("payment"), 84), ""]
    out += [case.say("close"), case.signed(), case.say("desk")]
    return plain.page([*out, f"{issuer.street}, {issuer.town}", issuer.email])


LAYOUT = Layout(
    name="dev5_folio_overdue_bill",
    policy="bill",
    media="txt",
    slots={
        "label": (
            "card number", "email", "phone", "patron id", "username", "birth date", "patron link",
            "demographics", "government id",
        ),
        "letter": (
            "name", "card number", "phone", "email", "address", "username", "patron link",
        ),
    },
    draw=draw,
    wording={
        "card number": ("Patron barcode", "Barcode (user)", "Library card no."),
        "patron id": ("User UUID", "External ID", "FOLIO user ID"),
        "demographics: age group": ("Patron group",),
    },
)  # fmt: skip
