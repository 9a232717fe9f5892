"""A receipt printer's list of current bills, forty-odd columns wide, as the staff client prints."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout

WIDTH = 44


def draw(case: Case) -> str:
    case.record_items()
    issuer, rng = case.issuer, case.rng
    own = case.addressee()
    hour, half = rng.choice(((10, "AM"), (11, "AM"), (1, "PM"), (2, "PM"), (4, "PM"), (6, "PM")))
    time = f"{hour}:{rng.randrange(10, 60)} {half}"
    lines = [text.center(WIDTH).rstrip() for text in (issuer.name, issuer.street, issuer.town)]
    lines += [issuer.phone.center(WIDTH).rstrip(), "-" * WIDTH]
    lines += [f"{case.day(case.date, '%b %-d, %Y')} {time}", "", *own, ""]
    for label, value in case.pairs():
        lines += plain.pair(label, value, tab=1)
    lines += ["You have the following bills:", "-" * WIDTH]
    for item, note in zip(case.items, case.notes(), strict=True):
        bill = f"Bill # {rng.randrange(10**6, 10**8)}".ljust(18) + "circulation"
        lines.append(bill.ljust(WIDTH - 9) + f"${item.price}".rjust(9))
        lines += [f"  {piece}" for piece in plain.wrapped(item.title, WIDTH - 2)]
        if item.author and rng.random() < 0.8:
            lines += [f"  {piece}" for piece in plain.wrapped(f"by {item.author}", WIDTH - 2)]
        lines.append(f"  Barcode: {item.barcode}")
        lines.append(f"  Due: {case.day(item.due, '%-m/%-d/%Y')}   Lost Materials")
        if note:
            lines += [f"  {piece}" for piece in plain.wrapped(f"Note: {note}", WIDTH - 2)]
        lines.append("-" * WIDTH)
    for label, amount in (("Total billed:", case.total), ("Total paid:", "0.00")):
        lines.append(label.ljust(WIDTH - 10) + f"${amount}".rjust(10))
    lines.append("BALANCE OWED:".ljust(WIDTH - 10) + f"${case.total}".rjust(10))
    lines += ["", *plain.wrapped(case.say("payment"), WIDTH), ""]
    staff = case.allowed(case.staff.given, "name", "staff", "signature", "given", case.staff.group)
    lines += [f"You were helped by: {staff}", *plain.wrapped(case.say("friends"), WIDTH)]
    return plain.page(lines)


LAYOUT = Layout(
    name="test_bills_slip",
    policy="bill",
    media="txt",
    slots={
        "label": (
            "card number", "phone", "email", "birth date", "patron id", "username",
            "patron link", "guardian", "government id", "demographics", "notes",
        ),
        "notes": ("name", "phone", "card number", "guardian", "address"),
    },
    draw=draw,
    wording={
        "card number": ("Patron barcode", "Card", "Barcode"),
        "patron id": ("Patron ID", "User ID"),
        "phone": ("Day Phone", "Phone"),
        "demographics: age group": ("Profile", "Patron profile"),
        "birth date": ("DOB", "Date of Birth"),
    },
)  # fmt: skip
