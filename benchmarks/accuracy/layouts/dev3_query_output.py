"""What a database client prints, pasted into a bill: a table of dashes and bars."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    extra, notes = case.column(), case.notes()
    split = [leak.text.split("\t") for leak in case.take("split column")]
    head = ["copy_barcode", "title", "author", "owed", "note"]
    front = [*([extra[0]] if extra else []), *(["last_name", "first_name"] if split else [])]
    rows = [[*front, *head]]
    for index, item in enumerate(case.items):
        row = [*([extra[1][index]] if extra else []), *(split[index] if split else [])]
        rows.append([*row, item.barcode, item.title, item.author, item.price, notes[index]])
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    bar = "+" + "+".join("-" * (width + 2) for width in widths) + "+"
    out = [f"{case.issuer.name} bills {case.payer.name}, {case.day(case.date, '%Y-%m-%d')}", ""]
    for label, value in case.pairs():
        out.append(f"-- {label}: {value}")
    out.append(bar)
    for index, row in enumerate(rows):
        cells = " | ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True))
        out.append(f"| {cells} |")
        out += [bar] if index in (0, len(rows) - 1) else []
    out += [f"{len(rows) - 1} rows in set (0.0{case.rng.randrange(1, 9)} sec)", ""]
    out += [
        f"Pay {case.total} to {case.issuer.street}, {case.issuer.town}. Thanks, {case.signed()}"
    ]
    return plain.page(out)


LAYOUT = Layout(
    name="dev3_query_output",
    policy="invoice",
    media="txt",
    slots={
        "split column": ("name",),
        "column": (
            "name", "card number", "phone", "email", "birth date", "patron id", "username",
            "patron link", "demographics", "address",
        ),
        "notes": ("name", "card number", "phone", "email"),
        "label": ("name", "card number"),
    },
    draw=draw,
    wording={
        "name: first last": ("patron_name", "usr_name"),
        "card number": ("patron_barcode", "usr_card", "lib_card_no"),
        "phone": ("patron_phone", "usr_day_phone"),
        "email": ("patron_email", "usr_email"),
        "birth date": ("usr_dob", "patron_birthdate"),
        "patron id": ("patron_key", "usr"),
        "username": ("usrname", "patron_login"),
        "patron link": ("patron_url",),
        "address": ("usr_mailing_address", "patron_addr"),
        "demographics: gender": ("patron_gender",),
        "demographics: age group": ("patron_profile", "usr_profile"),
        "demographics: race": ("patron_ethnicity",),
        "name": ("patron_name", "usr_full_name", "borrower_name"),
    },
    rows=(2, 3, 5, 9),
)  # fmt: skip
