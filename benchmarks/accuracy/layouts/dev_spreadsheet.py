"""A home-made spreadsheet saved as CSV: some lines about the invoice, then a table."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    extra = case.column()
    notes = case.notes()
    head = ["Item #", "Title", "Author", "Barcode", "Due", "Cost", "Notes"]
    width = len(head) + bool(extra)

    def row(*cells: str) -> list[str]:
        return [*cells, *[""] * (width - len(cells))]

    rows = [
        row(case.issuer.name),
        row(case.issuer.street, case.issuer.town, case.issuer.phone),
        row("Invoice", case.number, "Date", case.day(case.date)),
        row("Bill to", case.payer.name, case.payer.street, case.payer.town),
        *(row(label, value) for label, value in case.pairs()),
        row(""),
    ]
    if extra:
        head.insert(4, extra[0])
    rows.append(head)
    for index, item in enumerate(case.items):
        cells = [str(index + 1), item.title, item.author, item.barcode]
        cells += [case.day(item.due), f"${item.price}", notes[index]]
        if extra:
            cells.insert(4, extra[1][index])
        rows.append(cells)
    rows += [row("", "", "", "", "Total", f"${case.total}"), row("Contact", case.signed())]
    return plain.table(rows)


LAYOUT = Layout(
    name="dev_spreadsheet",
    policy="invoice",
    media="csv",
    slots={
        "column": ("name", "card number", "address", "phone", "email", "birth date", "guardian"),
        "notes": ("name", "card number", "phone", "email", "patron link", "birth date"),
        "label": ("name", "card number", "phone"),
    },
    draw=draw,
)
