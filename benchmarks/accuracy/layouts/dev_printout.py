"""A system's report of fixed columns, as a line printer would print it."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    rng = case.rng
    extra = case.column()
    notes = case.notes()
    out = [
        f"{case.issuer.name.upper():<50} {case.day(case.date)}  PAGE 1",
        "ITEMS LOST AT OTHER LIBRARIES - INVOICE",
        "",
        *plain.pair("INVOICE NO", case.number),
        *plain.pair("BILL TO", f"{case.payer.name}\n{case.payer.street}\n{case.payer.town}"),
    ]
    for label, value in case.pairs():
        out += plain.pair(label.upper(), value)
    out.append("")
    head, widths = ["BARCODE", "TITLE", "CALL NO", "AMT OWED"], [15, 26, 14, 9]
    right = frozenset({3})
    if extra:
        widths.append(max(map(len, (*extra[1], extra[0]))) + 1)
        head.append(extra[0].upper())
    out += [plain.fixed(head, widths, right), plain.fixed(["-" * w for w in widths], widths)]
    for index, item in enumerate(case.items):
        row = [item.barcode, item.title.upper() if rng.random() < 0.3 else item.title]
        row += [item.call_number, item.price]
        row += [extra[1][index]] if extra else []
        out.append(plain.fixed(row, widths, right))
        if notes[index]:
            out.append(f"     NOTE: {notes[index]}")
    out += ["", f"{'TOTAL':>56} {case.total:>9}", "", f"RUN BY: {case.signed()}", case.say("desk")]
    return plain.page(out)


LAYOUT = Layout(
    name="dev_printout",
    policy="invoice",
    media="txt",
    slots={
        "label": (
            "name", "card number", "address", "phone", "email", "birth date", "patron id",
            "username", "guardian", "government id", "demographics",
        ),
        "column": ("name", "card number", "phone", "patron id"),
        "notes": ("name", "card number", "phone", "email", "birth date", "patron link", "username"),
    },
    draw=draw,
)  # fmt: skip
