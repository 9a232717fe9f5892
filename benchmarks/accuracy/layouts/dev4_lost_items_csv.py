"""A spreadsheet of lost items that libraries owe each other, saved as CSV."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    extra, notes = case.column(), case.notes()
    split = [leak.text.split("\t") for leak in case.take("split column")]
    front = ["Owning Library", "Checkout Library", "Item Barcode", "Title", "Author"]
    added = [*([extra[0]] if extra else []), *(["Last Name", "First Name"] if split else [])]
    back = ["Call Number", "Due Date", "Date Marked Lost", "Replacement Cost", "Comments"]
    rows = [[*front, *added, *back]]
    for index, item in enumerate(case.items):
        row = [case.issuer.name, case.payer.name, item.barcode, item.title, item.author]
        row += [extra[1][index]] if extra else []
        row += split[index] if split else []
        row += [item.call_number, case.day(item.due), case.day(case.date), f"${item.price}"]
        rows.append([*row, notes[index]])
    width = len(rows[0])
    empty = [""] * width
    rows.append([*empty[:-3], "TOTAL", f"${case.total}", ""])
    for label, value in case.pairs():
        rows.append([f"{label}:", value, *empty[2:]])
    rows.append(["Prepared by", case.signed(), *empty[2:]])
    rows.append(["Send payment to", case.issuer.street, case.issuer.town, *empty[3:]])
    return plain.table(rows)


LAYOUT = Layout(
    name="dev4_lost_items_csv",
    policy="invoice",
    media="csv",
    slots={
        "split column": ("name",),
        "column": (
            "name", "card number", "address", "phone", "email", "birth date", "patron id",
            "patron link", "username", "guardian", "demographics", "notes", "government id",
        ),
        "notes": ("name", "card number", "phone", "email", "patron link", "patron id"),
        "label": ("name", "card number", "phone", "address"),
    },
    draw=draw,
    wording={
        "name": ("Patron Name", "Borrower Name", "Patron", "Customer Name", "Last Patron"),
        "card number": ("Patron Barcode", "Library Card Number", "Patron Card", "Card Number"),
        "phone": ("Patron Phone", "Phone (Patron)", "Borrower Phone"),
        "email": ("Patron Email", "Email Address", "Borrower Email"),
        "address": ("Patron Address", "Mailing Address (Patron)", "Borrower Address"),
    },
    rows=(2, 3, 5, 8, 12),
)  # fmt: skip
