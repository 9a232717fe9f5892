"""Numbers, addresses, links and dates: of patrons, of items, of libraries.

Phone numbers are 555-01xx and domains are reserved ones: nobody's.
"""

from __future__ import annotations

import datetime as dt
import random
import uuid
from functools import cache
from pathlib import Path

from benchmarks.accuracy.people import Person
from benchmarks.accuracy.split import Split, pool

DATA = Path(__file__).parent / "data"
AREA_CODES = ("315", "585", "607", "630", "715", "507", "404", "706", "201", "409", "512", "814")
MAIL_HOSTS = ("example.com", "example.net", "mail.example.com", "students.example.edu")
STREET_TYPES = (
    "St",
    "Street",
    "Ave",
    "Avenue",
    "Rd",
    "Road",
    "Dr",
    "Ln",
    "Blvd",
    "Ct",
    "Way",
    "Pl",
)
UNITS = ("Apt 4", "Apt. 2B", "Unit 12", "#3", "Lot 27", "Apt 1104", "Rm 215", "Trlr 8")


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the lines of a data file that are not comments."""
    text = (DATA / name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def luhn_digit(digits: str) -> str:
    """Return the check digit of a 14-digit library barcode (see facts: Luhn)."""
    total = 0
    for index, char in enumerate(digits):
        value = int(char) * (2 if index % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def barcode(rng: random.Random, first: str) -> str:
    """Return a 14-digit barcode with the right check digit."""
    body = first + "".join(rng.choices("0123456789", k=12))
    return body[:13] + luhn_digit(body[:13])


def item_barcode(rng: random.Random) -> str:
    """Return an item's barcode as one of several systems numbers them."""
    kind = rng.random()
    if kind < 0.75:
        # 30, 36 and 38 are also what some payment cards begin with.
        return barcode(rng, rng.choice(("30", "36", "38", "31", "32", "33", "39", "3")))
    if kind < 0.9:
        return rng.choice(("CONC", "NWK", "GEN", "T ")).strip() + f"{rng.randrange(10**7):08d}"
    return f"{rng.randrange(10**9, 10**10)}"


def phone(rng: random.Random, form: str) -> str:
    """Return a phone number in the form."""
    area, line = rng.choice(AREA_CODES), f"01{rng.randrange(100):02d}"
    return {
        "dots": f"{area}.555.{line}",
        "spaces": f"{area} 555 {line}",
        "parentheses": f"({area}) 555-{line}",
        "dashes": f"{area}-555-{line}",
        "plus one": f"+1 {area} 555 {line}",
        "seven digits": f"555-{line}",
    }[form]


def street_line(rng: random.Random, split: Split) -> str:
    """Return house number and street, sometimes rural, sometimes with a unit."""
    name = rng.choice(pool(lines("streets.txt"), split))
    kind = rng.random()
    if kind < 0.06:
        return f"N{rng.randrange(1000, 9900)} County Road {rng.choice('ABCDEFK')}"
    if kind < 0.1:
        return f"{rng.randrange(100, 9900)} State Route {rng.randrange(2, 400)}"
    direction = rng.choice(("", "", "", "N ", "S. ", "West ", "NE "))
    line = f"{rng.randrange(2, 9900)} {direction}{name} {rng.choice(STREET_TYPES)}"
    return line + (f" {rng.choice(UNITS)}" if rng.random() < 0.25 else "")


def town_line(rng: random.Random, split: Split) -> str:
    """Return town, state and ZIP code."""
    _, town, state, zip_code = rng.choice(library_rows(split))
    zip_code += f"-{rng.randrange(1000, 9999)}" if rng.random() < 0.15 else ""
    return f"{town}, {state} {zip_code}"


@cache
def library_rows(split: Split) -> tuple[tuple[str, str, str, str], ...]:
    """Return name, town, state and ZIP of the libraries the split may print."""
    rows = {row.split("|")[0]: row.split("|") for row in lines("libraries.txt")}
    return tuple((n, *rows[n][1:4]) for n in pool(rows, split))  # type: ignore[misc]


DATE_FORMATS = (
    "%m/%d/%Y",
    "%m/%d/%y",
    "%Y-%m-%d",
    "%B %d, %Y",
    "%d %b %Y",
    "%m-%d-%Y",
    "%b. %d, %Y",
    "%d.%m.%Y",
)


def birth_date(rng: random.Random) -> dt.date:
    """Return a date of birth between 1934 and 2017."""
    return dt.date(1934, 1, 1) + dt.timedelta(days=rng.randrange(83 * 365))


def patron_url(rng: random.Random, system: str, card: str) -> str:
    """Return the address of a patron's record in the system (hosts are reserved)."""
    number = rng.randrange(1000, 900_000)
    guid = str(uuid.UUID(int=rng.getrandbits(128), version=4))
    paths = {
        "evergreen": (
            f"https://evergreen.example.org/eg/staff/circ/patron/{number}/checkout",
            f"https://evergreen.example.org/eg2/staff/circ/patron/{number}/bills",
            f"https://evergreen.example.org/eg/staff/circ/patron/bcsearch/{card}",
        ),
        "koha": (
            f"https://staff.example.org/cgi-bin/koha/circ/circulation.pl?borrowernumber={number}",
            f"https://staff.example.org/cgi-bin/koha/members/moremember.pl?borrowernumber={number}",
            f"http://koha.example.net/cgi-bin/koha/members/pay.pl?borrowernumber={number}",
        ),
        "koha, encoded": (
            "https://staff.example.org/cgi-bin/koha/mainpage.pl?next="
            f"%2Fcgi-bin%2Fkoha%2Fmembers%2Fboraccount.pl%3Fborrowernumber%3D{number}",
            "https://go.example.com/r?u=https%3A%2F%2Fstaff.example.org%2Fcgi-bin%2Fkoha"
            f"%2Fmembers%2Freadingrec.pl%3Fborrowernumber%3D{number}",
        ),
        "polaris": (
            f"https://polaris.example.org/leapwebapp/staff/default#patrons/{number}/record",
            f"https://polaris.example.org/PAPIService/REST/public/v1/1033/100/1/patron/{card}",
        ),
        "sierra": (
            f"https://catalog.example.org/patroninfo~S6/{number}/overdues",
            f"https://sierra.example.org/iii/sierra-api/v6/patrons/{number}",
        ),
        "folio": (
            f"https://folio.example.org/users/preview/{guid}",
            f"https://folio.example.org/users/{guid}/loans/open",
            f"https://folio.example.org/users/view/{guid}?query=%22fines%22",
        ),
    }
    return rng.choice(paths[system])


URL_SYSTEMS = ("evergreen", "koha", "koha, encoded", "polaris", "sierra", "folio")


def item_url(rng: random.Random) -> str:
    """Return the address of an item or title, which may be printed anywhere."""
    number = rng.randrange(1000, 9_000_000)
    guid = str(uuid.UUID(int=rng.getrandbits(128), version=4))
    return rng.choice(
        (
            f"https://evergreen.example.org/eg2/staff/catalog/record/{number}",
            f"https://evergreen.example.org/eg/staff/cat/item/{number}",
            f"https://evergreen.example.org/eg/opac/record/{number}",
            f"https://staff.example.org/cgi-bin/koha/catalogue/detail.pl?biblionumber={number}",
            f"https://staff.example.org/cgi-bin/koha/catalogue/moredetail.pl?itemnumber={number}",
            f"https://polaris.example.org/leapwebapp/staff/default#itemrecords/{number}",
            f"https://catalog.example.org/record=b{number}~S1",
            f"https://folio.example.org/inventory/view/{guid}",
            f"https://catalog.example.com/v2/record/S{number % 100}C{number}",
            f"https://discover.example.org/GroupedWork/{guid}",
        )
    )


def call_number(rng: random.Random, surname: str) -> str:
    """Return a call number; Cutter letters come from the author, as they do."""
    cutter = ("".join(c for c in surname if c.isalpha()) or "Anon")[:3].upper()
    return rng.choice(
        (
            f"FIC {surname.upper()}" if surname else f"FIC {cutter}",
            f"F {cutter}",
            f"J FIC {cutter}",
            f"B {rng.choice(('LINCOLN', 'JOBS', 'OBAMA', 'CURIE', 'KAHLO', 'KING'))}",
            f"{rng.randrange(100, 999)}.{rng.randrange(10, 99)} {cutter}",
            f"PS{rng.randrange(3500, 3600)}.{cutter[0]}{rng.randrange(10, 99)} "
            f"{rng.choice('ABCDS')}{rng.randrange(10, 99)} {rng.randrange(1985, 2024)}",
            f"DVD {cutter}",
            f"LP {cutter}",
            f"E {cutter}",
        )
    )


def isbn13(rng: random.Random) -> str:
    """Return a valid ISBN-13."""
    body = "978" + str(rng.choice((0, 1))) + "".join(rng.choices("0123456789", k=8))
    total = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(body))
    return body + str(-total % 10)


def sierra_patron_number(rng: random.Random) -> str:
    """Return a Sierra patron record number with its mod-11 check digit."""
    digits = str(rng.randrange(1_000_000, 2_999_999))
    total = sum(int(d) * w for d, w in zip(reversed(digits), range(2, 9), strict=False))
    check = total % 11
    return f".p{digits}{'x' if check == 10 else check}"


def email(rng: random.Random, who: Person) -> str:
    """Return a person's address at a reserved domain."""
    given = "".join(c for c in who.given.casefold() if c.isalnum())
    surname = "".join(c for c in who.surname.casefold() if c.isalnum())
    local = rng.choice(
        (f"{given}.{surname}", who.user, f"{who.user}{rng.randrange(10, 99)}", f"{given}_{surname}")
    )
    return f"{local}@{rng.choice(MAIL_HOSTS)}"
