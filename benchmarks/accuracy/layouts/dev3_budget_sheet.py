"""A budget sheet saved as CSV: an empty first column, tables under each other, sums."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    issuer, payer = case.issuer, case.payer
    extra, notes = case.column(), case.notes()
    head = ["No.", "Acc. no.", "Work", "Value", "Comment"]
    head = [*head, extra[0]] if extra else head
    width = len(head) + 2

    def row(*cells: str) -> list[str]:
        return ["", *cells, *[""] * (width - 1 - len(cells))]

    rows = [
        row(),
        row("", "", f"FY{case.date:%y} CONSORTIUM LOSSES"),
        row("Owed to", issuer.name, "", "Owed by", payer.name),
        row("Treasurer", case.contact("officer"), "", "Sheet", case.number),
        *(row(label, *value.split("\n")) for label, value in case.pairs()),
    ]
    groups = [leak.text for leak in case.take("group")]
    half = max(1, len(case.items) // 2)
    for part, chosen in enumerate((case.items[:half], case.items[half:])):
        if not chosen and not groups[part:]:
            continue
        title = f"Taken home by {groups[part]}" if groups[part:] else f"Quarter {part + 1}"
        rows += [row(), row(title), row(*head)]
        for at, item in enumerate(chosen):
            index = at + part * half
            cells = [str(at + 1), item.barcode, item.title, item.price, notes[index]]
            rows.append(row(*cells, *([extra[1][index]] if extra else [])))
        part_sum = sum(float(item.price) for item in chosen)
        rows.append(row("", "", "Sum", f"{part_sum:.2f}"))
    for spare in groups[2:]:
        rows.append(row(f"Taken home by {spare}", "none billed"))
    rows += [row(), row("", "", "ALL", case.total), row("Sheet kept by", case.signed())]
    return plain.table(rows)


LAYOUT = Layout(
    name="dev3_budget_sheet",
    policy="invoice",
    media="csv",
    slots={
        "group": ("name",),
        "column": ("name", "card number", "phone", "email", "birth date", "address"),
        "notes": ("name", "card number", "phone", "patron link"),
        "label": ("name", "card number", "phone", "address"),
    },
    draw=draw,
    rows=(2, 3, 4, 6),
)
