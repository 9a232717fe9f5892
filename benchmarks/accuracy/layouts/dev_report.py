"""An SQL report with the columns named as in the database, surname and first name apart."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    extra = case.column()
    split = [leak.text.split("\t") for leak in case.take("split column")]
    head = ["barcode", "itemcallnumber", "title", "author", "date_due", "replacementprice"]
    head += ["homebranch"]
    head = [*(["surname", "firstname"] if split else []), *([extra[0]] if extra else []), *head]
    rows = [head]
    for index, item in enumerate(case.items):
        row = [item.barcode, item.call_number, item.title, item.author]
        row += [case.day(item.due, "%Y-%m-%d"), item.price, case.issuer.code]
        front = [*(split[index] if split else []), *([extra[1][index]] if extra else [])]
        rows.append([*front, *row])
    return plain.table(rows)


LAYOUT = Layout(
    name="dev_report",
    policy="invoice",
    media="csv",
    slots={
        "split column": ("name",),
        "column": (
            "card number", "address", "phone", "email", "birth date", "patron id", "username",
            "guardian", "notes", "demographics",
        ),
    },
    draw=draw,
    wording={
        "card number": ("cardnumber",),
        "address": ("address",),
        "phone": ("phone", "mobile", "phonepro"),
        "email": ("email", "emailpro"),
        "birth date": ("dateofbirth",),
        "patron id": ("borrowernumber",),
        "username": ("userid",),
        "guardian": ("contactname",),
        "notes": ("borrowernotes", "opacnote"),
        "demographics: gender": ("sex",),
        "demographics: age group": ("categorycode",),
        "demographics: race": ("ethnicity",),
    },
    rows=(2, 3, 5, 7),
)  # fmt: skip
