"""A printed notice of an open-source system: indented blocks, one item a paragraph."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    issuer = case.issuer
    own = case.addressee(capitals=case.rng.random() < 0.3, inverted=case.rng.random() < 0.3)
    out = [f"   {issuer.name}", f"   {issuer.street}", f"   {issuer.town}", "", "", ""]
    out += [f"{'':>12}{line}" for line in own]
    out += ["", "", f"{'':>44}{case.day(case.date, '%d-%b-%Y')}", ""]
    out += ["LONG OVERDUE: YOU HAVE BEEN BILLED".center(72).rstrip(), ""]
    out += [*plain.wrapped(case.say("bill"), 70), ""]
    for sentence in case.letter():
        out += [*plain.wrapped(sentence, 70), ""]
    for label, value in case.pairs():
        out += [f"{label:>26}  {value}"]
    for item in case.items:
        out += ["", f"    {item.title}"]
        out += [f"    by {item.author}"] if item.author else []
        out += [f"    {item.call_number}  |  Copy ID {item.barcode}"]
        out += [f"    Due {case.day(item.due, '%d-%b-%Y')}  |  Replacement {item.price}"]
    for item, leak in zip(reversed(case.items), case.take("group"), strict=False):
        out += ["", f"    -- {case.label(leak)} {leak.text} --", f"    {item.title}"]
    out += ["", f"{'':>40}Total {case.total}", "", *plain.wrapped(case.say("payment"), 70), ""]
    out += [case.signed(), f"{case.say('desk')}, {issuer.phone}, {issuer.site}"]
    out += ["", case.say("friends")]
    return plain.page(out)


LAYOUT = Layout(
    name="dev3_print_notice",
    policy="bill",
    media="txt",
    slots={
        "label": (
            "card number", "phone", "email", "birth date", "patron id", "username", "guardian",
            "government id", "demographics", "notes",
        ),
        "letter": ("name", "card number", "phone", "email", "patron link", "birth date"),
        "group": ("name",),
    },
    draw=draw,
    wording={"name": ("Also for", "Checked out by household member", "On the card of")},
)  # fmt: skip
