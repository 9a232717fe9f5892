"""A list exported from a review file: fields named in capitals, all quoted."""

from __future__ import annotations

import csv
import io

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    extra, notes = case.column(), case.notes()
    head = ["RECORD #(ITEM)", "CALL #(ITEM)", "BARCODE", "TITLE", "AUTHOR", "DUE DATE", "PRICE"]
    head += ["NOTE(ITEM)"]
    head = [*([extra[0]] if extra else []), *head]
    rows = [head]
    for index, item in enumerate(case.items):
        record = f"i{case.rng.randrange(10**6, 10**7)}{case.rng.choice('0123456789x')}"
        row = [record, item.call_number, item.barcode, item.title, item.author]
        row += [case.day(item.due, "%m-%d-%Y"), f"${item.price}", notes[index]]
        rows.append([*([extra[1][index]] if extra else []), *row])
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    return out.getvalue()


LAYOUT = Layout(
    name="dev3_review_file",
    policy="invoice",
    media="csv",
    slots={
        "column": (
            "name", "card number", "address", "phone", "email", "birth date", "patron id",
            "guardian", "notes", "demographics",
        ),
        "notes": ("name", "card number", "phone", "patron id"),
    },
    draw=draw,
    wording={
        "name": ("PATRN NAME", "P_NAME", "PATRON NAME"),
        "card number": ("P BARCODE", "UNIV ID", "BARCODE(PATRON)"),
        "address": ("ADDRESS(PATRON)", "P ADDRESS"),
        "phone": ("TELEPHONE(PATRON)", "P PHONE"),
        "email": ("EMAIL ADDR", "Z-EMAIL"),
        "birth date": ("BIRTH DATE", "PBIRTHDATE"),
        "patron id": ("RECORD #(PATRON)", "PATRON REC#"),
        "guardian": ("GUARDIAN(PATRON)", "PARENT"),
        "notes": ("NOTE(PATRON)", "PMESSAGE"),
        "demographics: gender": ("GENDER",),
        "demographics: age group": ("P TYPE", "PTYPE"),
        "demographics: race": ("PCODE3 (ETHNICITY)", "ETHNICITY"),
    },
    rows=(2, 3, 4, 8),
)  # fmt: skip
