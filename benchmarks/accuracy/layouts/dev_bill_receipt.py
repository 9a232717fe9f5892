"""A bill on a receipt printer, 40 columns wide."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout

WIDTH = 40


def draw(case: Case) -> str:
    case.record_items()
    issuer = case.issuer
    name, street, town = case.addressee(capitals=case.rng.random() < 0.5)
    out = [line.center(WIDTH).rstrip() for line in (issuer.name, issuer.town, issuer.phone)]
    out += [
        "=" * WIDTH,
        f"{'BILL':<20}{case.day(case.date, '%m/%d/%Y'):>20}",
        "",
        name,
        street,
        town,
        "",
    ]
    for label, value in case.pairs():
        out += plain.pair(label, value, 0)
    for item in case.items:
        out += [*plain.wrapped(item.title, WIDTH), f"  {item.barcode:<24}{item.price:>12}"]
        out.append(f"  Due {case.day(item.due, '%m/%d/%y')}")
    for item, leak in zip(reversed(case.items), case.take("group"), strict=False):
        out += ["-" * WIDTH, f"{case.label(leak)}: {leak.text}"]
        out += [*plain.wrapped(item.title, WIDTH)]
    out += ["-" * WIDTH, f"{'TOTAL':<28}{case.total:>12}", "=" * WIDTH]
    out += [*plain.wrapped(case.say("bill"), WIDTH), "", f"You were helped by {case.signed()}"]
    return plain.page(out)


LAYOUT = Layout(
    name="dev_bill_receipt",
    policy="bill",
    media="txt",
    slots={
        "label": ("card number", "phone", "email", "birth date", "patron id", "username"),
        "group": ("name",),
    },
    draw=draw,
    wording={"name": ("Also for", "Family member", "Card of")},
)
