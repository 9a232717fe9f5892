"""An export with the field names of an API, one row a charge."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    extra = case.column()
    split = [leak.text.split("\t") for leak in case.take("split column")]
    notes = case.notes()
    head = ["TxnID", "TxnDate", "OwningBranch", "CollectingBranch", "ItemBarcode", "BrowseTitle"]
    head += ["BrowseAuthor", "CallNumber", "ChargeAmount", "FreeTextNote"]
    front = [*(["NameLast", "NameFirst"] if split else []), *([extra[0]] if extra else [])]
    rows = [[*head[:4], *front, *head[4:]]]
    for index, item in enumerate(case.items):
        row = [str(case.rng.randrange(10**6, 10**7)), case.day(case.date, "%Y-%m-%d")]
        row += [case.issuer.name, case.payer.name]
        row += split[index] if split else []
        row += [extra[1][index]] if extra else []
        row += [item.barcode, item.title, item.author, item.call_number, item.price, notes[index]]
        rows.append(row)
    return plain.table(rows)


LAYOUT = Layout(
    name="dev2_flat_export",
    policy="invoice",
    media="csv",
    slots={
        "split column": ("name",),
        "column": (
            "name", "card number", "address", "phone", "email", "birth date", "patron id",
            "patron link", "username", "demographics",
        ),
        "notes": ("name", "card number", "phone", "email", "patron link", "patron id"),
    },
    draw=draw,
    wording={
        "name": ("PatronFullName", "NameLastFirst", "borrower_full_name"),
        "card number": ("PatronBarcode", "card.barcode", "borrower_card_number"),
        "address": ("StreetOne", "mailing_address", "PatronPostalAddress"),
        "phone": ("PhoneVoice1", "day_phone", "CellPhone"),
        "email": ("EmailAddress", "usr.email"),
        "birth date": ("BirthDate", "usr.dob"),
        "patron id": ("PatronID", "usr_id"),
        "patron link": ("PatronRecordURL", "patron_link"),
        "username": ("usrname", "UserName"),
        "demographics: gender": ("Gender", "GenderID"),
        "demographics: age group": ("PatronCodeDescription", "profile_group"),
        "demographics: race": ("Ethnicity", "RaceEthnicity"),
    },
)  # fmt: skip
