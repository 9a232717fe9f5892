"""A saved report of Koha, exported: lost items that another library checked out."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    extra, notes = case.column(), case.notes()
    split = [leak.text.split("\t") for leak in case.take("split column")]
    rows = [[
        "homebranch", "issuing_branch", *([extra[0]] if extra else []),
        *(["surname", "firstname"] if split else []), "barcode", "title", "author",
        "itemcallnumber", "date_due", "itemlost_on", "replacementprice", "itemnotes_nonpublic",
    ]]  # fmt: skip
    for index, item in enumerate(case.items):
        row = [case.issuer.name, case.payer.name, *([extra[1][index]] if extra else [])]
        row += [*(split[index] if split else []), item.barcode, item.title, item.author]
        row += [item.call_number, f"{item.due} 23:59:00", f"{case.date}", f"{item.price}"]
        rows.append([*row, notes[index]])
    return plain.table(rows)


LAYOUT = Layout(
    name="dev4_koha_report_csv",
    policy="invoice",
    media="csv",
    slots={
        "split column": ("name",),
        "column": (
            "name", "card number", "address", "phone", "email", "birth date", "patron id",
            "patron link", "username", "demographics",
        ),
        "notes": ("name", "card number", "phone", "email", "guardian"),
    },
    draw=draw,
    wording={
        "name": ("patron", "borrower", "patron_name", "Patron name"),
        "card number": ("cardnumber", "patron cardnumber", "borrower_cardnumber"),
        "address": ("address", "patron_address", "borrower_address"),
        "phone": ("phone", "mobile", "phonepro"),
        "email": ("email", "emailpro", "patron_email"),
        "birth date": ("dateofbirth", "patron_dob"),
        "patron id": ("borrowernumber", "borrower_id"),
        "patron link": ("patron_link", "Link to borrower"),
        "username": ("userid", "opac_userid"),
        "demographics: gender": ("sex",),
        "demographics: age group": ("categorycode", "patron_category"),
        "demographics: race": ("ethnicity", "race"),
    },
    rows=(2, 4, 6, 10),
)  # fmt: skip
