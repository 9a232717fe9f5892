"""A host system's print file: form feeds, a head on each page, records of three lines."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout

RECORDS_A_PAGE = 6


def draw(case: Case) -> str:
    case.record_items()
    rng = case.rng
    extra, notes, pairs, groups = case.column(), case.notes(), case.pairs(), case.take("group")
    heads = [leak.text if leak.entity == "name" else f"{case.label(leak)} {leak.text}"
             for leak in groups]  # fmt: skip
    heads = heads or rng.sample(("ADULT FICTION", "JUV EASY", "REFERENCE", "VIDEO LANGUAGE"), 2)
    out: list[str] = []
    order = sorted(range(len(case.items)), key=lambda index: index % len(heads))
    seen: set[str] = set()
    for at, index in enumerate(order):
        if at % RECORDS_A_PAGE == 0:
            out += _head(case, at // RECORDS_A_PAGE + 1)
        head, item = heads[index % len(heads)], case.items[index]
        if head not in seen:
            seen.add(head)
            out += [f"*** {head} ***", ""]
        out.append(f"{item.barcode:<18}{item.title[:44]:<46}{item.price:>9}")
        out.append(f"{'':18}{(item.author or item.call_number)[:44]}")
        last = f"{'':18}DUE {case.day(item.due, '%y%m%d')} COPY 1"
        if extra:
            last += f"  {extra[0].upper()} {extra[1][index]}"
        if notes[index]:
            last += f"  ** {notes[index]}"
        out += [last, ""]
    for label, value in pairs:
        out += plain.pair(label.upper(), value, 30, " ")
    out += [f"{'TOTAL CHARGED TO ' + case.payer.code:<64}{case.total:>9}", ""]
    out += [f"OPERATOR {case.signed()}", "END OF REPORT"]
    return plain.page(out)


def _head(case: Case, number: int) -> list[str]:
    feed = "\f" if number > 1 else ""
    return [
        f"{feed}{case.issuer.name.upper():<58}PAGE {number:>4}",
        f"{'CHARGES FOR LOST STOCK, ' + case.payer.name:<58}{case.day(case.date, '%d/%b/%Y')}",
        f"{'ITEM':<18}{'TITLE / AUTHOR':<46}{'PRICE':>9}",
        "-" * 73,
    ]


LAYOUT = Layout(
    name="dev3_paged_printout",
    policy="invoice",
    media="txt",
    slots={
        "group": ("name", "card number", "patron id"),
        "column": ("name", "card number", "phone", "birth date"),
        "notes": ("name", "card number", "phone", "email", "patron id"),
        "label": ("name", "card number", "address", "phone"),
    },
    draw=draw,
    rows=(2, 5, 9, 20),
)
