"""A memorandum as plain text with a list of titles."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    issuer, payer = case.issuer, case.payer
    who = case.contact() if case.rng.random() < 0.4 else "Business Manager"
    out = [
        "MEMORANDUM",
        "",
        f"TO:       {who}, {payer.name}",
        f"FROM:     {case.signed()}, {case.say('desk')}, {issuer.name}",
        f"DATE:     {case.day(case.date, '%B %d, %Y')}",
        f"RE:       Unreturned loans, our account {case.number}",
        "",
        *plain.wrapped(case.say("invoice"), 74),
        "",
    ]
    for letter, item in zip("abcdefgh", case.items, strict=False):
        by = f" / {item.author}" if item.author else ""
        out += plain.wrapped(f"({letter}) {item.title}{by} [{item.call_number}]", 74)
        out.append(f"    ID {item.barcode}  due {case.day(item.due)}  {item.price}")
    for label, value in case.pairs():
        out += ["", *plain.pair(label, value, 0, " -")]
    for sentence in case.letter():
        out += ["", *plain.wrapped(sentence, 74)]
    name = case.salutation()
    if name:
        out += ["", "The borrower was sent this message, which went unanswered:", ""]
        out += [f"    Dear {name},", "    Please bring back what you have on loan from us."]
    out += ["", f"Please send {case.total} dollars to {issuer.street}, {issuer.town}."]
    out += [case.say("payment")]
    return plain.page(out)


LAYOUT = Layout(
    name="dev2_memo",
    policy="invoice",
    media="txt",
    slots={
        "salutation": ("name",),
        "label": ("name", "card number", "phone", "email", "patron link"),
        "letter": (
            "name", "card number", "phone", "email", "address", "birth date", "patron link",
            "patron id", "username", "guardian", "government id",
        ),
    },
    draw=draw,
)  # fmt: skip
