"""A sheet saved as CSV that has label and value in two columns, no table."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    rows = [
        ["INVOICE", case.number],
        ["Issued by", case.issuer.name],
        ["Address", f"{case.issuer.street}, {case.issuer.town}"],
        ["Telephone", case.issuer.phone],
        ["Issued to", case.payer.name],
        ["Date", case.day(case.date)],
        ["", ""],
    ]
    pairs = case.pairs()
    notes = case.notes()
    for index, item in enumerate(case.items):
        rows += [
            ["Item", item.title],
            ["By", item.writer],
            ["Item barcode", item.barcode],
            ["Shelf mark", item.call_number],
            ["Was due", case.day(item.due)],
            ["Price", item.price],
        ]
        rows += [["Remark", notes[index]]] if notes[index] else []
        rows += [[label, value.replace("\n", ", ")] for label, value in pairs] if index == 0 else []
        rows.append(["", ""])
    rows += [["Sum", case.total], ["Signed", case.signed()]]
    return plain.table(rows)


LAYOUT = Layout(
    name="dev2_vertical_csv",
    policy="invoice",
    media="csv",
    slots={
        "label": (
            "name", "card number", "address", "phone", "email", "birth date", "patron id",
            "patron link", "guardian",
        ),
        "notes": ("name", "card number", "phone", "email"),
    },
    draw=draw,
    rows=(1, 2, 3),
    # "Issued to" names the library on this sheet, so it must not name a patron too.
    wording={"name": ("Ptn", "Cust. name", "Charged to", "Account holder", "Loaned to", "Lost by")},
)  # fmt: skip
