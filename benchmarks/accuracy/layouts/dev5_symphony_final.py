"""Symphony's final bill as text: dotted rules, a bill number and reason an item."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    issuer, rng = case.issuer, case.rng
    out = [issuer.name, issuer.street, issuer.town, f"Phone {issuer.phone}", ""]
    out += [case.day(case.date, "%A, %B %d, %Y"), "", ""]
    out += [*case.addressee(inverted=rng.random() < 0.3, capitals=rng.random() < 0.3), "", ""]
    out += ["FINAL BILL NOTICE", "", *plain.wrapped(case.say("bill"), 66), ""]
    for label, value in case.pairs():
        out += plain.pair(label, value, 0)
    for number, item in enumerate(case.items, 1):
        out += ["." * 66, f"bill {number} of {len(case.items)}", f"title: {item.title}"]
        out += [f"author: {item.author}"] if item.author else []
        out += [f"item id: {item.barcode}   call number: {item.call_number}"]
        out += [f"date due: {case.day(item.due)}   reason: LOST   amount: ${item.price}"]
    for leak in case.take("group"):
        out += ["." * 66, f"{case.label(leak)}: {leak.text}", "bills: 1"]
    out += ["." * 66, f"total of all bills: ${case.total}", ""]
    for sentence in case.letter():
        out += [*plain.wrapped(sentence, 66), ""]
    out += [*plain.wrapped(case.say("payment"), 66), "", case.signed(), case.say("desk")]
    return plain.page([*out, "", case.say("footer")])


LAYOUT = Layout(
    name="dev5_symphony_final",
    policy="bill",
    media="txt",
    slots={
        "label": (
            "card number", "phone", "email", "birth date", "patron id", "guardian", "username",
            "demographics",
        ),
        "group": ("name", "card number"),
        "letter": ("name", "card number", "phone", "patron id", "address"),
    },
    draw=draw,
    wording={
        "name": ("user name", "bills of user", "member of user group"),
        "card number": ("user id", "library card", "user barcode"),
        "patron id": ("user key",),
        "demographics: age group": ("user profile",),
    },
)  # fmt: skip
