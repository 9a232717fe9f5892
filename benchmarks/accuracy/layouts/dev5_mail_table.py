"""An e-mail from one circulation desk to another, with a list of items pasted in."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    issuer, payer, rng = case.issuer, case.payer, case.rng
    staff = case.signed()
    out = [f"From: {staff} <{issuer.email}>", f"Sent: {case.day(case.date, '%A, %B %d, %Y')} 2:1"]
    out[1] += f"{rng.randrange(10)} PM"
    out += [f"To: {payer.email}", f"Subject: Lost items bill, {payer.name}"]
    out += [f"Attachments: {case.number}.pdf", ""]
    name = case.salutation()
    greeting = f"Hi {case.contact('greeting')}," if rng.random() < 0.3 else case.say("greeting")
    out += [f"Dear {name}," if name else greeting, ""]
    out += [*plain.wrapped(case.say("invoice")), ""]
    for sentence in case.letter():
        out += [*plain.wrapped(sentence), ""]
    for label, value in case.pairs():
        out += plain.pair(label, value, 0)
    notes = case.notes()
    rows = [
        [item.barcode, item.title[:36], case.day(item.due, "%-m/%-d/%y"), f"${item.price}", note]
        for item, note in zip(case.items, notes, strict=True)
    ]
    head = ["Barcode", "Title", "Due", "Price", "Note"]
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    out += ["", *(plain.fixed(row, widths, frozenset({3})) for row in (head, *rows))]
    out += ["", f"Total: ${case.total}", "", *plain.wrapped(case.say("payment")), ""]
    out += [case.say("close"), "", staff, case.say("desk"), issuer.name]
    out += [f"{issuer.street}, {issuer.town}", f"{issuer.phone} | {issuer.site}"]
    return plain.page(out)


LAYOUT = Layout(
    name="dev5_mail_table",
    policy="invoice",
    media="txt",
    slots={
        "salutation": ("name",),
        "label": (
            "name", "card number", "address", "phone", "email", "birth date", "patron link",
            "patron id", "guardian",
        ),
        "notes": ("name", "card number", "phone", "email", "patron link", "username"),
        "letter": (
            "name", "card number", "phone", "email", "address", "birth date", "patron link",
            "patron id", "username", "guardian", "government id",
        ),
    },
    draw=draw,
    rows=(1, 2, 3, 4),
)  # fmt: skip
