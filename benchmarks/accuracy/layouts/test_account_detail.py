"""A finance office's account detail, printed by the line: what a library paid out or took in."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout

WIDTHS = (10, 9, 34, 26, 9)
VENDORS = ("BAKER & TAYLOR", "INGRAM LIBRARY SVCS", "DEMCO INC", "MIDWEST TAPE LLC", "W B MASON")


def draw(case: Case) -> str:
    case.record_items()
    issuer, payer, rng = case.issuer, case.payer, case.rng
    town = issuer.town.split(",")[0]
    page = f"PAGE {1:>3}"
    lines = [
        f"{rng.choice(('TOWN OF', 'CITY OF', 'VILLAGE OF'))} {town.upper()}".ljust(70) + page,
        f"ACCOUNT DETAIL  LIBRARY FUND  RUN {case.day(case.date)} BY {case.contact().upper()}",
        f"ACCOUNT L{rng.randrange(2000, 7999)}.{rng.randrange(100, 499)}  LOST MATERIALS",
        f"DUE {issuer.name.upper()} FROM {payer.name.upper()}",
        f"INVOICE {case.number}",
        "",
    ]
    for label, value in case.pairs():
        lines += plain.pair(label.upper(), value, tab=1)
    extra, notes = case.column(), case.notes()
    fourth = extra[0].upper() if extra else "REFERENCE"
    lines.append(plain.fixed(("DATE", "JOURNAL", "DESCRIPTION", fourth, "AMOUNT"), WIDTHS,
                             frozenset((4,))))  # fmt: skip
    lines.append(" ".join("-" * width for width in WIDTHS))
    for index, item in enumerate(case.items):
        reference = item.barcode if not extra else extra[1][index]
        reference = reference if len(reference) <= WIDTHS[3] else ""
        journal = f"{rng.choice(('CR', 'AP', 'GJ'))}-{rng.randrange(1000, 9999)}"
        date = case.day(item.due, "%m/%d/%Y")
        cells = (date, journal, item.title, reference, item.price)
        lines.append(plain.fixed(cells, WIDTHS, frozenset((4,))))
        if extra and not reference:
            lines.append(" " * 21 + extra[1][index])
        if extra:
            lines.append(" " * 21 + f"ITEM {item.barcode}")
        if item.author and rng.random() < 0.5:
            lines.append(" " * 21 + item.author)
        for piece in plain.wrapped(notes[index], 60) if notes[index] else ():
            lines.append(" " * 21 + piece)
    lines.append(" ".join("-" * width for width in WIDTHS))
    lines.append(plain.fixed(("", "", "TOTAL", "", case.total), WIDTHS, frozenset((4,))))
    if rng.random() < 0.6:
        vendor = (case.day(case.date), f"AP-{rng.randrange(1000, 9999)}", rng.choice(VENDORS))
        paid = f"{rng.randrange(40, 900)}.{rng.randrange(10, 99)}"
        memo = plain.fixed((*vendor, f"CK {rng.randrange(10_000, 99_999)}", paid), WIDTHS,
                           frozenset((4,)))  # fmt: skip
        lines += ["", "OTHER PAYMENTS THIS PERIOD", memo]
    lines += ["", f"APPROVED  {case.signed().upper()}, {case.say('desk').upper()}"]
    return plain.page(lines)


LAYOUT = Layout(
    name="test_account_detail",
    policy="invoice",
    media="txt",
    slots={
        "column": ("name", "card number", "patron id", "phone", "username"),
        "notes": ("name", "card number", "phone", "address", "guardian", "government id"),
        "label": ("name", "card number", "address", "phone", "birth date"),
    },
    draw=draw,
    wording={"name": ("Patron", "Refund to", "Payer (patron)", "Borrower")},
)
