"""An e-mail to a patron, as the system sends it overnight, with links to the titles."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    issuer, rng = case.issuer, case.rng
    own = case.addressee()
    clock = f"0{rng.randrange(2, 6)}:00:{rng.randrange(10, 60)} -0500"
    sent = f"{case.day(case.date, '%a, %-d %b %Y')} {clock}"
    lines = [
        f"From: {issuer.name} <{issuer.email}>",
        f"To: {own[0]}",
        f"Date: {sent}",
        f"Subject: {rng.choice(('Lost item bill', 'You have been billed for library items'))}",
        "",
        f"{rng.choice(('Dear', 'Hello'))} {own[0]},",
        "",
        *plain.wrapped(case.say("bill")),
        "",
    ]
    for sentence in case.letter():
        lines += [*plain.wrapped(sentence), ""]
    for number, (item, note) in enumerate(zip(case.items, case.notes(), strict=True), 1):
        by = f" / {item.author}" if item.author else ""
        lines += plain.wrapped(f"{number}. {item.title}{by}")
        lines.append(f"   Item {item.barcode}, {item.call_number}")
        lines.append(f"   Was due {case.day(item.due, '%A, %B %-d, %Y')}")
        lines.append(f"   Replacement cost: ${item.price}")
        if rng.random() < 0.4:
            lines.append(f"   Details: {item.url}")
        lines += [f"   {piece}" for piece in plain.wrapped(note)] if note else []
        lines.append("")
    lines += [f"Amount owed: ${case.total}", ""]
    pairs = case.pairs()
    for label, value in pairs:
        lines += plain.pair(label, value, tab=1)
    lines += [""] if pairs else []
    lines += [*plain.wrapped(case.say("payment")), ""]
    lines += ["A paper copy of this bill has been mailed to:", *(f"  {line}" for line in own), ""]
    lines += [issuer.name, issuer.street, issuer.town, issuer.phone, case.say("hours"), ""]
    lines += plain.wrapped(case.say("footer"))
    return plain.page(lines)


LAYOUT = Layout(
    name="test_lost_mail",
    policy="bill",
    media="txt",
    slots={
        "label": (
            "card number", "phone", "email", "patron id", "patron link", "birth date",
            "username",
        ),
        "notes": ("name", "card number", "phone", "guardian", "email"),
        "letter": (
            "name", "card number", "phone", "email", "patron link", "patron id", "username",
            "guardian", "birth date",
        ),
    },
    draw=draw,
    wording={
        "card number": ("Your card number", "Card number", "Library card"),
        "patron link": ("Your account", "Pay online", "View your account"),
        "email": ("Sent to", "Your e-mail"),
        "phone": ("Phone we have on file", "Your phone"),
        "patron id": ("Your patron number", "Patron ID"),
        "username": ("Your user name", "Username"),
        "birth date": ("Your date of birth", "Birth date"),
    },
)  # fmt: skip
