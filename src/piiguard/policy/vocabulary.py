"""The everyday words of a policy, and the entity types they stand for.

A policy says ``name`` and ``card number``; detection says ``PERSON`` and
``LIBRARY_BARCODE``. This table is the only place where the two meet. The entity
types are Presidio's own where Presidio has one.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from piiguard.errors import PolicyError
from piiguard.model import Role

ANY = "any"
"""The word that allows all of a role's data, also types nobody named."""

NONE = "none"
"""The word that allows nothing; what an absent role means too."""

ENTITY = "entity"
"""Prefix of a bare entity type, for types that a recognizer of yours adds."""


@dataclass(frozen=True, slots=True)
class Word:
    """An everyday word of the policy language.

    Attributes:
        name: The word as ``policy show`` prints it.
        entity_types: What it stands for; empty where piiguard detects no such
            thing (a price is never personal), so that the word only documents.
        synonyms: Other ways to write it; plurals are understood without.
        admits: Where the word covers only some values of its types, tells
            whether it covers this one, from its text and the text before it.
    """

    name: str
    entity_types: frozenset[str]
    synonyms: tuple[str, ...] = ()
    admits: Callable[[str, str], bool] | None = None

    def covers(self, entity_type: str, text: str, before: str = "") -> bool:
        """Tell whether the word stands for this value.

        Args:
            entity_type: What the value is.
            text: The value.
            before: Its label and what stands before it in its cell.
        """
        if entity_type not in self.entity_types:
            return False
        return self.admits is None or self.admits(text, before)


_CUT = r"[xX*•●∗✱▪█#…]|\.{2,}|\(-[1-4](?:,[1-4])?\)$|\[-[1-4]:\]$"
"""What stands for the digits left out, as ``XXXX4861`` or ``…4861``; and a call that
cuts a template's variable, as ``borrower.cardnumber.substr(-4)``."""
_CUT_NAME = r"\((?:0,)?[1-3]\)$|\[:[1-3]\]$"
"""A call that leaves up to three letters of a variable: ``surname.substr(0,1)``."""
_ENDING = r"(?i)\b(?:end(?:s|ing|ed)?|last)\b[^\d]{0,40}(?:4\b[^\d]{0,40})?$"
"""Words right before the digits: ``ending in``, ``last four:``, ``last 4 of card``."""


def _is_card_ending(text: str, before: str) -> bool:
    """Tell whether a card number is cut down to its end: ``XXXXXXXXXX4861``.

    At most four digits, which is what card networks print on receipts and
    libraries on slips; and a sign that the rest is missing, for a short number
    may be a whole one (Koha numbers patrons from 1).
    """
    digits = sum(character.isdigit() for character in text)
    return digits <= 4 and bool(re.search(_CUT, text) or re.search(_ENDING, before))


def _is_short_name(text: str, _before: str) -> bool:
    """Tell whether a name is cut down to initials but for one part: ``Hollis A.``.

    One part alone is not enough: it may be all that was found of a whole name.
    """
    if re.search(_CUT_NAME, text):
        return True
    parts = [part for part in re.split(r"[\s,.]+", text) if part]
    spelled = sum(len(part) > 1 for part in parts)
    return spelled <= 1 and spelled < len(parts)


def _word(name: str, types: str, synonyms: str = "", **rest: Callable[[str, str], bool]) -> Word:
    names = tuple(s.strip() for s in synonyms.split(",") if s.strip())
    return Word(name, frozenset(types.split()), names, **rest)


PERSON_WORDS = (
    _word("name", "PERSON", "full name, person, first name, last name, surname"),
    _word("short name", "PERSON", "initials, abbreviated name", admits=_is_short_name),
    _word(
        "address", "STREET_ADDRESS", "street address, mailing address, postal address, home address"
    ),
    _word("phone", "PHONE_NUMBER", "telephone, phone number, telephone number, tel, mobile, cell"),
    _word("email", "EMAIL_ADDRESS", "e-mail, email address, e-mail address, mail address"),
    _word("birth date", "DATE_OF_BIRTH", "date of birth, dob, birthday, birthdate"),
    _word(
        "card number",
        "LIBRARY_BARCODE",
        "card, library card, library card number, card barcode, patron barcode, patron card",
    ),
    _word(
        "card ending",
        "LIBRARY_BARCODE CREDIT_CARD",
        "last four, last 4, last four digits, last 4 digits, partial card number",
        admits=_is_card_ending,
    ),
    _word(
        "patron id", "PATRON_ID", "patron number, borrower number, patron record number, user id"
    ),
    _word("patron link", "PATRON_URL", "patron url, link to patron, patron record link"),
    _word("username", "USERNAME", "user name, login, alias"),
    _word("password", "PASSWORD", "pin, passcode"),
    _word("guardian", "GUARDIAN", "parent, guarantor, parent or guardian"),
    _word(
        "government id",
        "US_SSN US_ITIN US_DRIVER_LICENSE US_PASSPORT",
        "ssn, social security number, driver license, driver licence, passport, id number",
    ),
    _word("payment card", "CREDIT_CARD", "credit card, debit card, credit card number"),
    _word("bank account", "US_BANK_NUMBER IBAN_CODE", "bank number, account number, iban"),
    _word("notes", "PATRON_NOTE", "patron note, comment, message"),
    _word("demographics", "DEMOGRAPHIC", "gender, age, race, patron category, patron type"),
)
"""What may be known of a person, a library or an author."""

ITEM_WORDS = (
    _word("title", "TITLE", "item title"),
    _word("author", "PERSON", "item author"),
    _word("barcode", "LIBRARY_BARCODE", "item barcode, bar code, item number, item id"),
    _word("call number", "CALL_NUMBER", "shelf mark, callnumber"),
    _word("standard number", "STANDARD_NUMBER", "isbn, issn, oclc, oclc number"),
    _word("item link", "ITEM_URL", "item url, link, url, title link, record link"),
    _word("price", "", "cost, amount, replacement cost, fee, charge"),
    _word("dates", "", "date, due date, checkout date"),
)
"""What may be known of an item; beside a patron it is reading history."""

_ANY_SYNONYMS = (
    *(ANY, "all", "anything", "everything", "PII", "data", "personal data", "any data"),
    *("personal information", "personally identifiable information", "information", "details"),
)

ROLE_WORDS = {
    Role.PATRON: ("patron", "borrower", "customer", "cardholder", "member", "reader"),
    Role.STAFF: ("staff", "employee", "librarian", "staff member"),
    Role.LIBRARY: ("library", "branch"),
    Role.ITEM: ("item", "material"),
    Role.AUTHOR: ("author",),
}
"""How people call the roles; ``unknown`` has a key of its own in a policy."""

ITEM_TYPES = frozenset({"TITLE", "CALL_NUMBER", "STANDARD_NUMBER", "ITEM_URL"})
"""Types that tell of an item whoever they stand beside."""

_THINGS = {
    "US_SSN": "Social Security number",
    "US_ITIN": "taxpayer number",
    "US_DRIVER_LICENSE": "driver licence number",
    "US_PASSPORT": "passport number",
    "CREDIT_CARD": "payment card number",
    "US_BANK_NUMBER": "bank account number",
    "IBAN_CODE": "bank account number",
    "PHONE_NUMBER": "phone number",
    "EMAIL_ADDRESS": "email address",
    "PATRON_NOTE": "note",
    "DEMOGRAPHIC": "demographic detail",
    "GUARDIAN": "guardian's name",
    "PATRON_ID": "record number",
    "PATRON_URL": "record link",
}

_ENTITY_TYPE = r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*"


def _squash(text: str) -> str:
    """Reduce words to letters and digits, so that ``e-mail`` is ``email``."""
    return re.sub(r"[^a-z0-9]", "", text.casefold())


def _spellings(text: str) -> set[str]:
    word = _squash(text)
    plural_y = {word[:-1] + "ies"} if word.endswith("y") else set()
    return {word, word + "s", word + "es"} | plural_y


def _index(words: Iterable[Word]) -> dict[str, Word]:
    return {
        spelling: word
        for word in words
        for name in (word.name, *word.synonyms)
        for spelling in _spellings(name)
    }


_ANY_WORD = Word(ANY, frozenset(), _ANY_SYNONYMS)
_PERSON_INDEX = _index((*PERSON_WORDS, _ANY_WORD))
_ITEM_INDEX = _index((*ITEM_WORDS, _ANY_WORD))
_ROLE_INDEX = {
    spelling: role
    for role, names in ROLE_WORDS.items()
    for name in names
    for spelling in _spellings(name)
}
_KNOWN_TYPES = frozenset(t for word in (*PERSON_WORDS, *ITEM_WORDS) for t in word.entity_types)


def words_of(role: Role) -> tuple[Word, ...]:
    """Return the words that may be used of a role, without ``any``."""
    return ITEM_WORDS if role is Role.ITEM else PERSON_WORDS


def find_role(text: str) -> Role | None:
    """Return the role that the text names (``patrons``, ``Staff``), or None."""
    return _ROLE_INDEX.get(_squash(text))


def find_word(text: str, role: Role) -> Word | None:
    """Return the word that the text names for a role, or None.

    ``entity LOYALTY_ID`` names any entity type; a known entity type may stand
    without the prefix.
    """
    prefix, _, entity_type = text.strip().partition(" ")
    if prefix == ENTITY and re.fullmatch(_ENTITY_TYPE, entity_type.strip()):
        return _entity_word(entity_type.strip())
    if text.strip() in _KNOWN_TYPES:
        return _entity_word(text.strip())
    return (_ITEM_INDEX if role is Role.ITEM else _PERSON_INDEX).get(_squash(text))


def get_word(text: str, role: Role) -> Word:
    """Return the word that the text names for a role.

    Raises:
        PolicyError: The word is not known; the message names the nearest one.
    """
    word = find_word(text, role)
    if word is None:
        known = [w.name for w in words_of(role)] + [ANY, "PII"]
        synonyms = [s for w in words_of(role) for s in w.synonyms]
        raise PolicyError(unknown_word(f"word for {role.value}", text, known, synonyms))
    return word


def _entity_word(entity_type: str) -> Word:
    return Word(f"{ENTITY} {entity_type}", frozenset({entity_type}))


def unknown_word(kind: str, text: str, known: Iterable[str], also_known: Iterable[str] = ()) -> str:
    """Say that a word is not known, and which known one is nearest.

    Args:
        kind: What the word should have been: ``rule``, ``word for patron`` …
        text: The word as written in the policy.
        known: Words to suggest, and to list where none is near.
        also_known: Words to suggest but not to list.
    """
    known = list(known)
    spellings = {_squash(word): word for word in (*also_known, *known)}
    # 0.6 is difflib's own default.
    close = difflib.get_close_matches(_squash(text), spellings, n=1, cutoff=0.6)
    if close:
        return f"unknown {kind} '{text}', did you mean '{spellings[close[0]]}'?"
    return f"unknown {kind} '{text}'; known are {', '.join(known)}"


def describe(entity_type: str) -> str:
    """Name an entity type for people: ``card number``, ``birth date``."""
    if entity_type in _THINGS:
        return _THINGS[entity_type]
    for word in (*PERSON_WORDS, *ITEM_WORDS):
        if entity_type in word.entity_types:
            return word.name
    return entity_type.lower().replace("_", " ")
