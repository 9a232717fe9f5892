"""Tab-separated text of a reporter, with the dotted field names of its database."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    extra, notes = case.column(), case.notes()
    split = [leak.text.split("\t") for leak in case.take("split column")]
    front = [*(["usr.family_name", "usr.first_given_name"] if split else [])]
    front += [extra[0]] if extra else []
    head = ["bill.xact", "circ_lib.shortname", "target_copy.barcode", "record.title"]
    head += ["record.author", "call_number.label", *front, "circ.due_date", "mbts.balance_owed"]
    rows = [[*head, "bill.note"]]
    for index, item in enumerate(case.items):
        row = [str(case.rng.randrange(10**6, 10**8)), case.payer.code, item.barcode, item.title]
        row += [item.author, item.call_number, *(split[index] if split else [])]
        row += [extra[1][index]] if extra else []
        rows.append([*row, case.day(item.due, "%Y-%m-%d 23:59:59"), item.price, notes[index]])
    return plain.page("\t".join(row) for row in rows)


LAYOUT = Layout(
    name="dev3_tab_export",
    policy="invoice",
    media="txt",
    slots={
        "split column": ("name",),
        "column": (
            "name", "card number", "address", "phone", "email", "birth date", "patron id",
            "username", "patron link", "demographics", "guardian",
        ),
        "notes": ("name", "card number", "phone", "email", "patron id"),
    },
    draw=draw,
    wording={
        "name": ("usr.display_name", "patron.full_name"),
        "card number": ("usr.card.barcode", "patron.card.barcode"),
        "address": ("usr.mailing_address", "usr.billing_address"),
        "phone": ("usr.day_phone", "usr.evening_phone"),
        "email": ("usr.email", "patron.email"),
        "birth date": ("usr.dob",),
        "patron id": ("usr.id", "patron.id"),
        "username": ("usr.usrname",),
        "patron link": ("usr.link",),
        "guardian": ("usr.guardian",),
        "demographics: gender": ("usr.gender",),
        "demographics: age group": ("usr.profile.name",),
        "demographics: race": ("usr.ethnicity",),
    },
    rows=(2, 3, 5, 8),
)  # fmt: skip
