"""Koha's notice of an account that owes: address, a list of charges with dates."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    issuer, rng = case.issuer, case.rng
    out = [*(f"    {line}" for line in case.addressee()), "", case.day(case.date), ""]
    out += [f"{issuer.name}: final notice for lost items", ""]
    out += [f"Dear {rng.choice((case.patron.first_last(), case.patron.given, 'borrower'))}:", ""]
    out += [*plain.wrapped(case.say("bill"), 78), ""]
    for label, value in case.pairs():
        out += plain.pair(label, value, 24)
    out += [""] if case.leaks.get("label") else []
    notes = case.notes()
    for item, note in zip(case.items, notes, strict=True):
        by = f", by {item.author}" if item.author else ""
        out += plain.wrapped(f"* {item.title}{by} ({item.call_number})", 78)
        out.append(f"  Item barcode {item.barcode}, due {case.day(item.due)}")
        out.append(f"  Lost item charge: {item.price}")
        out += [f"  {note}"] if note else []
        out.append("")
    for leak in case.take("group"):
        out += [f"{case.label(leak)}: {leak.text}", "  1 item overdue", ""]
    out += [f"Amount outstanding: {case.total}", ""]
    for sentence in case.letter():
        out += [*plain.wrapped(sentence, 78), ""]
    out += [*plain.wrapped(case.say("payment"), 78), "", case.signed()]
    out += [case.say("desk"), issuer.name, issuer.street, issuer.town, issuer.phone]
    return plain.page([*out, "", case.say("footer")])


LAYOUT = Layout(
    name="dev5_koha_account_notice",
    policy="bill",
    media="txt",
    slots={
        "label": (
            "card number", "phone", "email", "birth date", "patron id", "username", "patron link",
            "demographics", "notes",
        ),
        "notes": ("name", "card number", "guardian"),
        "letter": ("name", "card number", "phone", "email", "patron link", "guardian"),
        "group": ("name",),
    },
    draw=draw,
    wording={
        "name": ("Guarantee", "Also on this account", "Charges of family member"),
        "card number": ("Card number", "Your library card number", "Cardnumber"),
        "patron id": ("Borrowernumber", "Borrower no.", "Patron ID"),
    },
)  # fmt: skip
