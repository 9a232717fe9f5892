"""A system's report of lost items billed to a library: columns of fixed width."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    issuer, payer = case.issuer, case.payer
    extra, notes = case.column(), case.notes()
    out = [f"{issuer.name:<60}Run date: {case.day(case.date)}"]
    out += [f"{'Lost Items Billed to Other Libraries':<60}Page: 1", ""]
    out += [f"Checkout library: {payer.name}", f"Owning library:   {issuer.name}", ""]
    for label, value in case.pairs():
        out += plain.pair(label, value, 22)
    out.append("")
    head = ["Item Barcode", "Title", "Author", *([extra[0]] if extra else []), "Due Date", "Price"]
    rows = []
    for index, item in enumerate(case.items):
        row = [item.barcode, item.title[:32], item.author[:22]]
        row += [extra[1][index]] if extra else []
        rows.append([*row, case.day(item.due), item.price])
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    last = frozenset({len(head) - 1})
    out += [plain.fixed(head, widths, last), plain.fixed(["=" * w for w in widths], widths)]
    for row, note in zip(rows, notes, strict=True):
        out.append(plain.fixed(row, widths, last))
        out += [f"    Note: {note}"] if note else []
    out += ["", f"Items: {len(rows)}    Total: ${case.total}", ""]
    out += [f"Make payment to {issuer.name}, {issuer.street}, {issuer.town}"]
    out += [f"Report run by {case.signed()}", "*** End of report ***"]
    return plain.page(out)


LAYOUT = Layout(
    name="dev4_system_report",
    policy="invoice",
    media="txt",
    slots={
        "column": (
            "name", "card number", "phone", "email", "birth date", "patron id", "username",
            "address", "demographics", "guardian",
        ),
        "notes": ("name", "card number", "phone", "email", "patron id", "patron link"),
        "label": ("name", "card number", "address", "phone", "patron link"),
    },
    draw=draw,
    wording={
        "name": ("Patron Name", "Borrower", "Patron", "Borrower Name", "Patron's Name"),
        "card number": ("Patron Barcode", "Patron ID", "Card Number", "Patron Card"),
    },
    rows=(2, 3, 5, 9, 15),
)  # fmt: skip
