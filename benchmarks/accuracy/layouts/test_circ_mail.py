"""An e-mail from one circulation desk to another with the list pasted in, and a quoted answer."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    issuer, payer, rng = case.issuer, case.payer, case.rng
    staff, other = case.signed(), case.contact("mail header")
    clock = f"{rng.randrange(8, 12)}:{rng.randrange(10, 60)}"
    lines = [
        f"From: {staff} <{issuer.email}>",
        f"Sent: {case.day(case.date, '%A, %B %-d, %Y')} {clock} AM",
        f"To: {other} <{payer.email}>",
        f"Subject: {rng.choice(('Lost items', 'RE: Billing for lost items', 'items to pay'))}",
        "",
    ]
    name = case.salutation()
    lines += [f"Hi {name}," if name else f"Hi {other.split()[0]},", ""]
    lines += [*plain.wrapped(case.say("invoice")), ""]
    for sentence in case.letter():
        lines += [*plain.wrapped(sentence), ""]
    extra, notes = case.column(), case.notes()
    header = ["Barcode", "Title", *([extra[0]] if extra else []), "Price", "Notes"]
    rows = [header]
    for index, item in enumerate(case.items):
        cell = [extra[1][index]] if extra else []
        rows.append([item.barcode, item.title, *cell, f"${item.price}", notes[index]])
    lines += ["\t".join(row).rstrip() for row in rows]
    lines += ["", f"Total ${case.total}. {case.say('payment')}", ""]
    block = case.take("block")
    if block:
        lines += [rng.choice(("This is from the patron record:", "Patron's info:"))]
        lines += [*block[0].text.split("\n"), ""]
    pairs = case.pairs()
    for label, value in pairs:
        lines += plain.pair(label, value, tab=1)
    lines += [""] if pairs else []
    if rng.random() < 0.3:
        lines += [f"I am out on Fridays; {case.contact('letter')} can answer questions.", ""]
    lines += [case.say("close"), "", staff, case.say("desk"), issuer.name]
    lines += [f"{issuer.street}, {issuer.town}", f"{issuer.phone} | {issuer.site}", ""]
    if rng.random() < 0.5:
        before = case.day(case.items[0].due, "%a, %b %-d, %Y")
        lines += [f"On {before}, {other} <{payer.email}> wrote:"]
        lines += [
            "> Thanks for checking. We looked again and can't find them.",
            "> Please bill us.",
        ]
        lines += [f"> {other.split()[0]}"]
    return plain.page(lines)


LAYOUT = Layout(
    name="test_circ_mail",
    policy="invoice",
    media="txt",
    slots={
        "salutation": ("name",),
        "label": (
            "name", "card number", "phone", "email", "address", "birth date", "patron link",
            "patron id", "guardian", "government id", "notes",
        ),
        "column": ("name", "card number", "patron id", "phone"),
        "notes": ("name", "card number", "phone", "email", "patron link", "address"),
        "letter": (
            "name", "card number", "phone", "email", "address", "patron link", "guardian",
            "birth date",
        ),
        "block": ("address",),
    },
    draw=draw,
)  # fmt: skip
