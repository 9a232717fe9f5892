"""The text of an e-mail that a system sends a patron: items one under another."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    issuer, rng = case.issuer, case.rng
    name, street, town = case.addressee(capitals=rng.random() < 0.2)
    out = [f"From: {issuer.name} <{issuer.email}>"]
    out += [f"Date: {case.day(case.date, '%a, %d %b %Y')} 06:{rng.randrange(10, 59)}:00 -0500"]
    out += [f"Subject: {rng.choice(('Billed items', 'You have a bill', 'Lost item charges'))}", ""]
    out += [name, street, town, ""]
    out += [f"Hello {rng.choice((case.patron.given, case.patron.first_last()))},", ""]
    out += [*plain.wrapped(case.say("bill"), 72), ""]
    for label, value in case.pairs():
        out += plain.pair(label, value, 20)
    out += [""] if case.leaks.get("label") else []
    notes = case.notes()
    groups = [f"{case.label(leak)}: {leak.text}" for leak in case.take("group")]
    for index, (item, note) in enumerate(zip(case.items, notes, strict=True)):
        out += [*groups[index : index + 1], f"Title:       {item.title}"]
        out += [f"Author:      {item.author}"] if item.author else []
        out += [f"Call number: {item.call_number}", f"Copy:        {item.barcode}"]
        out += [f"Was due:     {case.day(item.due, '%B %-d, %Y')}", f"Charge:      ${item.price}"]
        out += [f"Note:        {note}"] if note else []
        out += [f"More:        {item.url}"] if rng.random() < 0.2 else []
        out.append("")
    out += [f"You owe: ${case.total}", ""]
    for sentence in case.letter():
        out += [*plain.wrapped(sentence, 72), ""]
    out += [*plain.wrapped(case.say("payment"), 72), "", case.say("close"), "", case.signed()]
    out += [case.say("desk"), issuer.name, f"{issuer.street}, {issuer.town}", "", "--"]
    return plain.page([*out, case.say("footer")])


LAYOUT = Layout(
    name="dev6_mail_notice",
    policy="bill",
    media="txt",
    slots={
        "label": (
            "card number", "phone", "email", "birth date", "patron id", "username", "patron link",
            "demographics",
        ),
        "group": ("name", "card number"),
        "notes": ("name", "card number", "phone", "patron link"),
        "letter": ("name", "card number", "phone", "email", "patron link", "username", "address"),
    },
    draw=draw,
    wording={
        "name": ("Checked out on the card of", "Linked patron", "Borrowed on card of"),
        "card number": ("Card", "Library card #", "Library card used", "Barcode on card"),
        "username": ("Your username", "You sign in as"),
        "email": ("Sent to", "Your e-mail address"),
    },
)  # fmt: skip
