"""An export of a system's charges, columns headed with the names of its fields."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout


def draw(case: Case) -> str:
    case.record_items()
    extra, notes = case.column(), case.notes()
    split = [leak.text.split("\t") for leak in case.take("split column")]
    rows = [[
        "ChargeDate", "TransactingBranch", "OwningBranch", "ItemBarcode", "BrowseTitle",
        "BrowseAuthor", *([extra[0]] if extra else []),
        *(["NameLast", "NameFirst"] if split else []),
        "CallNumber", "DueDate", "ReasonDescription", "Amount", "FreeTextNote",
    ]]  # fmt: skip
    for index, item in enumerate(case.items):
        row = [f"{case.date}", case.payer.name, case.issuer.name, item.barcode, item.title]
        row += [item.author, *([extra[1][index]] if extra else [])]
        row += split[index] if split else []
        row += [item.call_number, f"{item.due} 23:59:00", "Replacement Cost", item.price]
        rows.append([*row, notes[index]])
    return plain.table(rows)


LAYOUT = Layout(
    name="dev6_field_export",
    policy="invoice",
    media="csv",
    slots={
        "split column": ("name",),
        "column": (
            "name", "card number", "address", "phone", "email", "birth date", "patron id",
            "patron link", "username", "demographics", "guardian", "government id",
        ),
        "notes": ("name", "card number", "phone", "email", "patron link", "username"),
    },
    draw=draw,
    wording={
        "name": ("PatronFullName", "PatronName", "SortName", "patron_name"),
        "card number": ("PatronBarcode", "Barcode (patron)", "patron_barcode"),
        "address": ("PatronAddress", "StreetOne", "patron_address"),
        "phone": ("PhoneVoice1", "PatronPhone", "patron_phone"),
        "email": ("EmailAddress", "PatronEmail", "patron_email"),
        "birth date": ("Birthdate", "BirthDate", "patron_dob"),
        "patron id": ("PatronID", "PatronRecordID", "patron_id"),
        "username": ("PatronUsername", "Username"),
        "patron link": ("PatronURL", "patron_link"),
        "demographics: gender": ("Gender",),
        "demographics: age group": ("PatronCodeDescription", "StatisticalClass"),
        "demographics: race": ("Ethnicity", "UDF_Race"),
        "guardian": ("UDF_Parent", "GuardianName", "ParentName"),
        "government id: SSN": ("SSN", "UDF_SSN"),
        "government id: driver licence": ("DriversLicense", "UDF_DriverLicense"),
    },
    rows=(2, 3, 5, 8, 12),
)  # fmt: skip
