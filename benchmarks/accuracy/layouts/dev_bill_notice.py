"""A circulation notice as plain text, as a system mails or prints it."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    issuer = case.issuer
    notes = case.notes() if case.leaks.get("notes") else [""] * len(case.items)
    out = [issuer.name, issuer.street, issuer.town, issuer.phone, issuer.email, "", ""]
    out += [f"     {line}" for line in case.addressee(capitals=case.rng.random() < 0.3)]
    out += ["", case.day(case.date), "", "BILL FOR LOST MATERIAL", ""]
    for label, value in case.pairs():
        out += plain.pair(label, value)
    greeting = case.rng.choice((case.patron.given, case.patron.first_last()))
    out += ["", f"Dear {greeting}:", "", *plain.wrapped(case.say("bill"), 68), ""]
    for sentence in case.letter():
        out += [*plain.wrapped(sentence, 68), ""]
    for item, note in zip(case.items, notes, strict=True):
        out += plain.pair("Title", item.title)
        if item.author:
            out += plain.pair("Author", item.author)
        out += plain.pair("Item barcode", item.barcode)
        out += plain.pair("Call number", item.call_number)
        out += plain.pair("Due", case.day(item.due))
        out += plain.pair("Amount", f"${item.price}")
        out += plain.pair("Note", note) if note else []
        out.append("")
    out += [f"TOTAL: ${case.total}", "", *plain.wrapped(case.say("payment")), ""]
    out += [case.say("close"), case.signed(), f"{case.say('desk')}, {issuer.name}"]
    return plain.page(out)


LAYOUT = Layout(
    name="dev_bill_notice",
    policy="bill",
    media="txt",
    slots={
        "label": (
            "card number", "phone", "email", "birth date", "patron id", "username", "guardian",
            "government id", "demographics", "notes",
        ),
        "letter": ("name", "card number", "phone", "email", "patron link"),
        "notes": ("name", "card number", "phone"),
    },
    draw=draw,
)  # fmt: skip
