"""A bill notice as an older system prints it: numbered items, colons in a row."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    issuer = case.issuer
    out = [f"{'':>30}{line}" for line in (issuer.name, issuer.street, issuer.town, issuer.phone)]
    out += ["", f"{'':>30}{case.day(case.date, '%d %b %Y')}", "", ""]
    out += [*case.addressee(), "", "B I L L   N O T I C E", ""]
    for label, value in case.pairs():
        out += plain.pair(label.lower(), value, 22)
    out += [*plain.wrapped(case.say("bill"), 66), ""]
    for number, item in enumerate(case.items, 1):
        out.append(f"{number:3}  call number:{item.call_number}  copy:1")
        out.append(f"     title:{item.title}")
        if item.author:
            out.append(f"     author:{item.author}")
        out.append(f"     item id:{item.barcode}  due:{case.day(item.due)}  billed:${item.price}")
        out.append("")
    for sentence in case.letter():
        out += [*plain.wrapped(sentence, 66), ""]
    out += [f"{'TOTAL BILLED:':>50} ${case.total}", "", case.signed(), case.say("desk")]
    return plain.page(out)


LAYOUT = Layout(
    name="dev2_bill_system_notice",
    policy="bill",
    media="txt",
    slots={
        "label": (
            "card number", "phone", "email", "birth date", "patron id", "username", "guardian",
            "government id", "demographics", "notes",
        ),
        "letter": ("name", "card number", "phone", "patron link", "guardian"),
    },
    draw=draw,
    wording={"card number": ("user id", "User ID", "Library card")},
)  # fmt: skip
