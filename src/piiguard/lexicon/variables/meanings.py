"""The everyday words that say what a variable prints: ``patron card number``.

They are those of the policy language, with the role before them. Tables and the
``variables`` of ``piiguard.yaml`` are written in them.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from piiguard.model import Role

NOTHING = "nothing"
"""What neither names a person nor tells what was borrowed: an amount, a due date."""
ARGUMENTS = "arguments"
"""What a function prints that only reshapes what it is given, such as a date format."""

PERSON_THINGS = {
    "name": "PERSON",
    "address": "STREET_ADDRESS",
    "phone": "PHONE_NUMBER",
    "email": "EMAIL_ADDRESS",
    "birth date": "DATE_OF_BIRTH",
    "card number": "LIBRARY_BARCODE",
    "patron id": "PATRON_ID",
    "patron link": "PATRON_URL",
    "username": "USERNAME",
    "password": "PASSWORD",
    "guardian": "GUARDIAN",
    "government id": "US_DRIVER_LICENSE",
    "payment card": "CREDIT_CARD",
    "bank account": "US_BANK_NUMBER",
    "notes": "PATRON_NOTE",
    "demographics": "DEMOGRAPHIC",
}
"""Word to entity type, of a patron, a member of staff or a library. A government
number may be of any kind; a driver's licence is what libraries record most."""

ITEM_THINGS = {
    "title": "TITLE",
    "barcode": "LIBRARY_BARCODE",
    "call number": "CALL_NUMBER",
    "standard number": "STANDARD_NUMBER",
    "item link": "ITEM_URL",
    "link": "ITEM_URL",
}

ROLES = {"patron": Role.PATRON, "staff": Role.STAFF, "library": Role.LIBRARY, "item": Role.ITEM}
ALONE = {
    "library": (Role.LIBRARY, "PERSON"),
    "staff": (Role.STAFF, "PERSON"),
    "item author": (Role.AUTHOR, "PERSON"),
    "author": (Role.AUTHOR, "PERSON"),
}
"""Phrases of one meaning. A library's name counts as a name, as in documents."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One kind of data, and whose."""

    role: Role | None
    """None where the variable's name says what it prints but not of whom."""
    entity_type: str
    words: str
    """In everyday words: ``patron card number``."""


def thing_of(role: Role | None, entity_type: str) -> Thing:
    """Return the thing that a label of the lexicon names."""
    things = ITEM_THINGS if role is Role.ITEM else PERSON_THINGS
    word = next((word for word, each in things.items() if each == entity_type), entity_type)
    known = role is None or word.startswith(role.value)
    return Thing(role, entity_type, word if known else f"{role} {word}")


def parse_meaning(text: str, default: str | None = None) -> tuple[Thing, ...]:
    """Read what a variable prints.

    Args:
        text: ``patron name``, ``item title``, ``library``, ``nothing``; several
            are joined by ``and`` or commas: ``patron name and address``.
        default: The role whose data a phrase without one is, such as ``patron``.

    Returns:
        The things it prints; none for ``nothing``.

    Raises:
        ValueError: A word is not known; the message names the nearest one.
    """
    things: list[Thing] = []
    role_word = default
    for phrase in text.replace(" and ", ",").split(","):
        words = " ".join(phrase.split()).lower()
        if words == NOTHING:
            continue
        first, _, rest = words.partition(" ")
        if words in PERSON_THINGS and first in ROLES:
            # "patron id" is a thing; a member of staff has one too.
            role_word = role_word if role_word == "staff" else first
        elif first in ROLES and rest:
            role_word, words = first, rest
        things.append(_thing(words, role_word, text))
    return tuple(things)


def _thing(words: str, role_word: str | None, text: str) -> Thing:
    whole = words if not role_word or words.startswith(role_word) else f"{role_word} {words}"
    for phrase in (whole, words):
        if phrase in ALONE:
            return Thing(*ALONE[phrase], phrase)
    if role_word == "item" and words in ITEM_THINGS:
        return Thing(Role.ITEM, ITEM_THINGS[words], whole)
    if role_word in ("patron", "staff", "library") and words in PERSON_THINGS:
        return Thing(ROLES[role_word], PERSON_THINGS[words], whole)
    known = [NOTHING, *ALONE, *(f"item {w}" for w in ITEM_THINGS)]
    known += [f"{role} {w}" for role in ("patron", "staff", "library") for w in PERSON_THINGS]
    near = difflib.get_close_matches(whole, known, n=1, cutoff=0.6)
    hint = (
        f", did you mean '{near[0]}'?" if near else "; try 'patron name', 'item title', 'nothing'"
    )
    raise ValueError(f"unknown meaning '{text}'{hint}")
