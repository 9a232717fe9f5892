"""The forms in which each kind of patron data leaks."""

from __future__ import annotations

import random
import uuid

from benchmarks.accuracy import values
from benchmarks.accuracy.model import Leak
from benchmarks.accuracy.people import NAME_FORMS, Person, in_form, person, write
from benchmarks.accuracy.split import Split

FORMS: dict[str, tuple[str, ...]] = {
    "name": NAME_FORMS,
    "card number": ("full", "starred", "spaced", "partial", "short", "running integer"),
    "address": ("block", "two lines", "one line", "PO box"),
    "phone": ("dots", "spaces", "parentheses", "dashes", "plus one", "seven digits"),
    "email": ("email",),
    "birth date": ("slashes", "ISO", "month name", "other date"),
    "patron link": values.URL_SYSTEMS,
    "patron id": ("integer", "sierra", "UUID"),
    "username": ("username",),
    "guardian": ("first last", "LAST, FIRST M"),
    "government id": ("SSN", "driver licence"),
    "notes": ("sentence",),
    "demographics": ("gender", "age group", "race"),
}
"""Entity word → its forms. ``salutation`` is a name form of letters only."""

AT: dict[str, tuple[str, ...]] = {
    "file name": ("first last", "capitals", "LAST, FIRST M", "Last, First M.", "full"),
    "metadata": (*NAME_FORMS, "full", "starred", "spaced", "email"),
}
"""Placement → the forms that can stand there, where not all can."""

NEVER_AT: dict[str, tuple[str, ...]] = {
    "column": ("block", "two lines", "PO box"),
    "notes": ("block", "two lines", "PO box"),
    "letter": ("block", "two lines", "PO box"),
    "annotation": ("block", "two lines", "PO box"),
    "form field": ("block", "two lines", "PO box"),
    "group": ("initials",),
}
"""Placement → the forms that cannot stand there."""


def forms_at(placement: str, entity: str) -> tuple[str, ...]:
    """Return the forms of the entity that can be printed at the placement."""
    if placement == "block":
        return ("block",) if entity == "address" else ()
    if placement == "salutation":
        return ("salutation",)
    if placement == "split column":
        return ("two columns",) if entity == "name" else ()
    forms = FORMS[entity]
    if entity == "address" and placement == "label":
        forms = tuple(f for f in forms if f != "block")
    allowed = AT.get(placement, forms)
    return tuple(f for f in forms if f in allowed and f not in NEVER_AT.get(placement, ()))


WEIGHTS: dict[str, int] = {
    "name": 20,
    "card number": 7,
    "address": 4,
    "phone": 4,
    "email": 3,
    "birth date": 3,
    "patron link": 4,
    "patron id": 2,
    "username": 1,
    "guardian": 1,
    "government id": 1,
    "notes": 1,
    "demographics": 2,
}
"""How often each entity is planted: as often as such documents hold it, roughly."""

PATRON_NOTES = (
    "Patron is hard of hearing, call TTY",
    "Lives in group home, bills go to case worker",
    "Lost job, asked for payment plan",
    "In hospital since June",
    "Moved to shelter, no forwarding address",
    "Going through divorce, do not tell spouse",
    "Banned from branch until 2026",
    "House fire destroyed items, insurance pending",
)

DEMOGRAPHICS = {
    "gender": ("Female", "Male", "Nonbinary", "F", "M"),
    "age group": ("Juvenile", "Adult", "Senior", "Young Adult"),
    "race": ("Hispanic", "Asian", "Black", "White", "American Indian"),
}


def make(
    rng: random.Random, split: Split, entity: str, form: str, group: str, role: str = "patron"
) -> Leak:
    """Return a leak of the entity in the form, of somebody of the group."""
    if entity == "name" and form != "two columns":
        who, text = in_form(rng, split, group, form)
        return Leak(entity, form, text, text, who, role)
    return of(rng, split, person(rng, split, group), entity, form, role)


def of(
    rng: random.Random, split: Split, who: Person, entity: str, form: str, role: str = "patron"
) -> Leak:
    """Return a leak of this person's data, other than the name."""
    value = ""
    match entity, form:
        case "name", "two columns":
            text = f"{who.surname}\t{who.given}"
        case "name", _:
            text = write(rng, who, form)
        case "card number", _:
            text, value = _card(rng, form)
        case "address", "PO box":
            box = rng.choice(("PO Box", "P.O. Box", "Box")) + f" {rng.randrange(3, 4000)}"
            text = f"{box}\n{values.town_line(rng, split)}"
        case "address", "block" | "two lines":
            value = f"{values.street_line(rng, split)}\n{values.town_line(rng, split)}"
            name = rng.choice((who.first_last(), who.first_last().upper()))
            text = f"{name}\n{value}" if form == "block" else value
        case "address", _:
            text = f"{values.street_line(rng, split)}, {values.town_line(rng, split)}"
        case "phone", _:
            text = values.phone(rng, form)
        case "email", _:
            text = values.email(rng, who)
        case "birth date", _:
            text = _birth_date(rng, form)
        case "patron link", _:
            text = values.patron_url(rng, form, values.barcode(rng, "2"))
        case "patron id", "integer":
            text = str(rng.randrange(10_000, 999_999))
        case "patron id", "sierra":
            text = values.sierra_patron_number(rng)
        case "patron id", _:
            text = str(uuid.UUID(int=rng.getrandbits(128), version=4))
        case "username", _:
            text = rng.choice((who.user, f"{who.user}{rng.randrange(1, 99)}"))
        case "guardian", _:
            text = write(rng, who, form)
        case "government id", "SSN":
            text = f"{rng.randrange(101, 649)}-{rng.randrange(10, 99)}-{rng.randrange(1000, 9999)}"
        case "government id", _:
            text = rng.choice("BCDGHJKMPRSTW") + f"{rng.randrange(10**12, 10**13)}"
        case "notes", _:
            text = rng.choice(PATRON_NOTES)
        case "demographics", _:
            text = rng.choice(DEMOGRAPHICS[form])
        case _:
            raise ValueError(f"no such leak: {entity}, {form}")
    return Leak(entity, form, text, value or text, who, role, named=form == "block")


def _card(rng: random.Random, form: str) -> tuple[str, str]:
    """Return the printed card number and its identifying part."""
    card = values.barcode(rng, "2")
    tail = card[-4:]
    match form:
        case "full":
            text = card
        case "starred":
            text = rng.choice((f"*{card}*", f"A{card}B"))
            return text, card
        case "spaced":
            text = rng.choice(
                (
                    f"{card[0]} {card[1:5]} {card[5:10]} {card[10:]}",
                    f"{card[:4]} {card[4:8]} {card[8:12]} {card[12:]}",
                    f"{card[:5]}-{card[5:9]}-{card[9:]}",
                )
            )
        case "partial":
            text = rng.choice(
                (f"...{tail}", f"XXXXXXXXXX{tail}", f"**********{tail}", f"ending {tail}")
            )
            return text, tail
        case "short":
            text = rng.choice((f"P{rng.randrange(10**7):07d}", f"{rng.randrange(10**10, 10**11)}"))
        case _:
            text = str(rng.randrange(1_000, 99_999))
    return text, text


def _birth_date(rng: random.Random, form: str) -> str:
    day = values.birth_date(rng)
    formats = {
        "slashes": ("%m/%d/%Y", "%m/%d/%y"),
        "ISO": ("%Y-%m-%d",),
        "month name": ("%B %d, %Y", "%d %b %Y", "%b. %d, %Y"),
        "other date": ("%d.%m.%Y", "%m-%d-%Y", "%Y%m%d"),
    }
    return day.strftime(rng.choice(formats[form]))
