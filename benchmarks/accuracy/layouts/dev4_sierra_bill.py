"""Sierra's bill as it is spooled: capitals for labels, charges added up under each item."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    issuer, rng = case.issuer, case.rng
    own = case.addressee(capitals=rng.random() < 0.5)
    out = [f"{issuer.name:<50}{case.day(case.date, '%m-%d-%y')}", issuer.street, issuer.town]
    out += [issuer.phone, "", "", ""] + [f"          {line}" for line in own] + ["", ""]
    out += [f"{'STATEMENT OF CHARGES':^70}".rstrip(), "", *plain.wrapped(case.say("bill"), 70), ""]
    for label, value in case.pairs():
        out += plain.pair(label.upper(), value, 20)
    out.append("")
    notes = case.notes()
    for number, (item, note) in enumerate(zip(case.items, notes, strict=True), 1):
        out.append(f"{number:>3} {'TITLE:':<12}{item.title}")
        out += [f"    {'AUTHOR:':<12}{item.author}"] if item.author else []
        out.append(f"    {'CALL NO:':<12}{item.call_number}")
        out.append(f"    {'BARCODE:':<12}{item.barcode:<24}DUE: {case.day(item.due, '%m-%d-%y')}")
        out += [f"    {'NOTE:':<12}{note}"] if note else []
        out.append(f"    {'REPLACEMENT:':<13}${item.price:>8}  PROCESSING: $    0.00")
        out.append("")
    out += [f"{'TOTAL AMOUNT OWED:':>50} ${case.total:>8}", ""]
    for sentence in case.letter():
        out += [*plain.wrapped(sentence, 70), ""]
    out += [*plain.wrapped(case.say("payment"), 70), "", case.signed(), case.say("desk")]
    return plain.page(out)


LAYOUT = Layout(
    name="dev4_sierra_bill",
    policy="bill",
    media="txt",
    slots={
        "label": (
            "card number", "phone", "email", "birth date", "patron id", "username", "guardian",
            "government id", "demographics", "notes",
        ),
        "notes": ("name", "card number", "phone", "guardian"),
        "letter": ("name", "card number", "phone", "email", "address"),
    },
    draw=draw,
    wording={
        "card number": ("Patron barcode", "P barcode", "Unique ID (card)"),
        "patron id": ("Patron record no.", "Patron no."),
        "demographics: age group": ("P type", "Patron type"),
    },
)  # fmt: skip
