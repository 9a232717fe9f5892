"""A thread of e-mails, forwarded and quoted, that serves as an invoice."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    issuer, payer = case.issuer, case.payer
    out = [
        f"From: {issuer.name} <{issuer.email}>",
        f"To: {payer.name} <{payer.email}>",
        f"Sent: {case.day(case.date, '%A, %B %d, %Y')} 9:1{case.rng.randrange(10)} AM",
        f"Subject: FW: Lost items bill {case.number}",
        "",
        case.say("greeting"),
        "",
        *plain.wrapped(case.say("invoice")),
        "",
    ]
    extra = case.column()
    for index, item in enumerate(case.items):
        bits = [item.title, item.barcode, item.call_number, f"${item.price}"]
        if extra:
            bits.insert(1, f"{extra[0]}: {extra[1][index]}")
        out.append("- " + " | ".join(bits))
    out += ["", f"Altogether ${case.total}.", ""]
    for sentence in case.letter():
        out += [*plain.wrapped(sentence), ""]
    out += [case.say("close"), case.signed(), f"{case.say('desk')} | {issuer.phone}", ""]
    pairs, name = case.pairs(), case.salutation()
    out += ["-----Original Message-----", f"> See {case.items[0].url}"]
    for label, value in pairs:
        out += [f"> {line}" for line in plain.pair(label, value, 0)]
    if name:
        out += [">", f"> Hi {name},", "> You have library items out that are now long overdue."]
    return plain.page(out)


LAYOUT = Layout(
    name="dev2_thread",
    policy="invoice",
    media="txt",
    slots={
        "salutation": ("name",),
        "column": ("name", "card number", "phone"),
        "letter": (
            "name", "card number", "phone", "email", "address", "birth date", "patron link",
            "patron id", "username", "guardian",
        ),
        "label": ("name", "card number", "phone", "email", "birth date", "patron link"),
    },
    draw=draw,
    rows=(1, 2, 3),
)  # fmt: skip
