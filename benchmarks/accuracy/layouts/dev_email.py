"""The body of an e-mail from one circulation desk to another."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    issuer = case.issuer
    out = [
        f"Subject: Invoice {case.number} from {issuer.name}",
        f"Date: {case.day(case.date, '%d %b %Y')}",
        "",
        case.say("greeting"),
        "",
        *plain.wrapped(case.say("invoice"), 72),
        "",
    ]
    for item in case.items:
        out.append(f"* {item.title}" + (f" / {item.writer}" if item.author else ""))
        out.append(f"  barcode {item.barcode}, {item.call_number}, ${item.price}")
        if case.rng.random() < 0.5:
            out.append(f"  {item.url}")
    out.append("")
    for label, value in case.pairs():
        out += plain.pair(label, value, 0)
    for sentence in case.letter():
        out += ["", *plain.wrapped(sentence, 72)]
    name = case.salutation()
    if name:
        out += ["", "This is what we wrote to the borrower in June:", "", f"> Dear {name},"]
        out += [">", "> The items you checked out are overdue. Please return them."]
    out += ["", f"Total: ${case.total}", "", case.say("payment"), "", case.say("close")]
    out += [case.signed(), case.say("desk"), issuer.name, issuer.phone, issuer.email]
    return plain.page(out)


LAYOUT = Layout(
    name="dev_email",
    policy="invoice",
    media="txt",
    slots={
        "salutation": ("name",),
        "letter": (
            "name", "card number", "phone", "email", "address", "birth date", "patron link",
            "patron id", "username", "guardian", "government id",
        ),
        "label": ("name", "card number", "phone", "email", "patron link", "birth date"),
    },
    draw=draw,
)  # fmt: skip
