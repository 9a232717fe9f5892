"""An invoice as plain e-mail from one library's clerk to another."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    issuer, payer, rng = case.issuer, case.payer, case.rng
    out = [f"To: {payer.email}", f"From: {issuer.email}"]
    out += [f"Date: {case.day(case.date, '%a, %d %b %Y')} 10:2{rng.randrange(10)}:00 -0500"]
    out += [f"Subject: Invoice {case.number} from {issuer.name}", ""]
    name = case.salutation()
    out += [f"Dear {name}," if name else case.say("greeting"), ""]
    out += [*plain.wrapped(case.say("invoice"), 72), ""]
    notes = case.notes()
    for number, (item, note) in enumerate(zip(case.items, notes, strict=True), 1):
        out += plain.wrapped(
            f"{number}. {item.title}" + (f" / {item.author}" if item.author else "")
        )
        out.append(f"   Barcode {item.barcode}, due {case.day(item.due)}: ${item.price}")
        out += [f"   {note}"] if note else []
    out += ["", f"Total due: ${case.total}", ""]
    for sentence in case.letter():
        out += [*plain.wrapped(sentence, 72), ""]
    for label, value in case.pairs():
        out += plain.pair(label, value, 0)
    out += ["", *plain.wrapped(case.say("payment"), 72), "", case.say("close"), "", case.signed()]
    out += [case.say("desk"), issuer.name, issuer.street, issuer.town, issuer.phone]
    out += [f"https://{issuer.site}", "", case.say("footer")]
    return plain.page(out)


LAYOUT = Layout(
    name="dev4_email_invoice",
    policy="invoice",
    media="txt",
    slots={
        "salutation": ("name",),
        "label": (
            "name", "card number", "address", "phone", "email", "birth date", "patron link",
            "patron id", "username", "notes",
        ),
        "notes": ("name", "card number", "phone", "email", "patron link"),
        "letter": (
            "name", "card number", "phone", "email", "address", "birth date", "patron link",
            "patron id", "username", "guardian", "government id",
        ),
    },
    draw=draw,
    rows=(1, 2, 3, 4),
)  # fmt: skip
