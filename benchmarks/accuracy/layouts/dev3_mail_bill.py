"""A bill as an e-mail whose items are sentences, titles in quotation marks."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    issuer = case.issuer
    name, street, town = case.addressee()
    out = [f"From: {issuer.name} <{issuer.email}>", "Subject: Items billed to you", ""]
    out += [f"Dear {name},", "", *plain.wrapped(case.say("bill"), 78), ""]
    for item in case.items:
        by = f" by {item.writer}" if item.author else ""
        text = f'"{item.title}"{by}, {item.call_number}, Barcode: {item.barcode} Fine: {item.price}'
        out += plain.wrapped(text, 78)
    out += ["", *plain.wrapped(" ".join(case.letter()), 78), "", f"You owe {case.total} in all."]
    out += ["", "This notice was also sent by post to:", "", f"  {name}", f"  {street}"]
    out += [f"  {town}", "", *plain.wrapped(case.say("payment"), 78), "", "Thank you,", ""]
    out += [case.signed(), issuer.name, issuer.street, issuer.town, f"Phone: {issuer.phone}"]
    out += [f"Email: {issuer.email}", "", "--"]
    pairs = case.pairs()
    out += [f"{label} = {value}" for label, value in pairs] if pairs else [case.say("motto")]
    return plain.page(out)


LAYOUT = Layout(
    name="dev3_mail_bill",
    policy="bill",
    media="txt",
    slots={
        "letter": (
            "name", "card number", "phone", "birth date", "patron link", "patron id", "username",
            "guardian",
        ),
        "label": ("card number", "phone", "email", "birth date", "patron id", "username"),
    },
    draw=draw,
    wording={
        "card number": ("cardnumber", "Card number on file"),
        "patron id": ("borrowernumber", "Patron key"),
        "username": ("userid", "Login ID"),
    },
)  # fmt: skip
