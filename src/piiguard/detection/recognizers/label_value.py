"""What a label names is what it names: an odd name in capitals under ``Patron``.

The strongest clue of all: no pattern knows that ``30021`` is a card number or
``Zz Topless`` a name, the column's header does. What a value must look like to be
believed is kept loose; words for no value (``N/A``) and libraries are not names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from piiguard.detection.artifacts import CellArtifacts
from piiguard.detection.name_words import NOT_A_NAME, is_no_value, is_organisation
from piiguard.detection.recognizer import Hit, Recognizer
from piiguard.detection.recognizers.street_address import starts_address
from piiguard.lexicon import lookup
from piiguard.model import CellKind, Role

MAX_NAME_CHARS = 70
MAX_NAME_WORDS = 8
MIN_NUMBER_DIGITS = 3
NAME_PART = re.compile(r"[^\W\d_][^\d\n;|<>(){}\[\]@/\\#*:]*")
"""From a letter up to a digit, a bracket or another separator."""
NAME_TAIL = re.compile(r"(?:(?<=[^\W_]{3})\.|[\s,\-–—&+])+$")
"""What is left over behind a name; the full stop of ``N.`` and ``Jr.`` is its own."""
CODE_HEAD = re.compile(r"\s[A-Z]{1,4}-?$")
"""The letters of ``Selamawit Gebremariam R00418827``."""
DATED = re.compile(r",?\s+(?:b|d|ca|born|active|approximately)\.?$", re.IGNORECASE)
NUMBER = re.compile(
    r"(?<![\w$€£.,/])[*•…#.]{0,24}[A-Za-z]{0,6}-?\d[\dA-Za-z]*(?:[- ]?\d+)*(?![\w]|[.,/]\d)"
)
"""A number with letters before it; groups of digits with spaces."""
UUID = re.compile(
    r"(?<![\w-])(?:[0-9a-f]\n?){8}(?:-\n?(?:[0-9a-f]\n?){4}){3}-\n?(?:[0-9a-f]\n?){3,11}[0-9a-f](?![\w-])",
    re.IGNORECASE,
)
"""FOLIO's ids of patrons (RFC 9562), which narrow columns wrap, or cut at the end."""
DATE_OR_MONEY = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d+[.,]\d\d")
FULL_NAME_VALUE = re.compile(r"[^\W\d_]\S*,? (?:[^\W\d_]\S* ?){1,4}")
TOKEN = re.compile(r"\S{2,64}")
WHOLE = re.compile(r"\S(?:.*\S)?", re.DOTALL)
ADDRESS = re.compile(
    r"\s*(?:P\.?[ ]?O\.?[ ]?Box|Box)[ ]\d|\s*\d+[^\n]*(?:\n[^\n]*)?\b[A-Z]{2},?[ ]+\d{5}\b"
)
"""An address that stands where a name might, as under ``Lost by``."""
NAMESPACE = re.compile(r"\s*[A-Z]{2,6}:[A-Z\d]")
"""``ISIL:US-PPL``, a library's identifier (ISO 15511)."""
ID = re.compile(r"\d|@|^[a-z.]+$")
"""``stpiotro54``, ``jdoe``; not ``LOSS_RB_ILL``"""
TOWN = re.compile(r"[^\W\d_][^\d,\n]{1,40},?[ ]+[A-Z]{2}\.?,?[ ]+\d{5}(?:-\d{4})?")
"""``Cortez, CO 81321``"""
PAYMENT = re.compile(
    r"\s*(?:ck|chk|check|cheque|cash|visa|mc|eft|ach|money order)\b", re.IGNORECASE
)
"""How somebody paid, under ``Payer``."""
DAYS = re.compile(r"\b(?:days?|months?|years?)\b", re.IGNORECASE)
"""``31-60 days``: how old a balance is."""
Spans = Iterator[tuple[int, int]]


def _names(text: str, context: CellArtifacts) -> Spans:
    """Yield the parts of a value that read as names."""
    first, _, _ = text.partition("\n")
    if is_organisation(first) or PAYMENT.match(text) or NAMESPACE.match(text):
        return
    if ADDRESS.match(text) or TOWN.fullmatch(first.strip()) or starts_address(first):
        return  # The address under a library's name holds no person.
    for match in NAME_PART.finditer(_one_line(text, context)):
        value = CODE_HEAD.sub("", match[0]) if _is_cut_by_digit(text, match.end()) else match[0]
        value = DATED.sub("", NAME_TAIL.sub("", value))
        words = value.split()
        letters = sum(map(str.isalpha, value))
        if (
            letters >= 2
            and len(value) <= MAX_NAME_CHARS
            and len(words) <= MAX_NAME_WORDS
            and not is_no_value(value)
            and not is_organisation(value)
            and not all(word.strip(".").lower() in NOT_A_NAME for word in words)
        ):
            yield match.start(), match.start() + len(value)
            # What follows a bracket or a number is a remark, not another name;
            # a list of people has semicolons or lines of its own.
            rest = text[match.end() : match.end() + 1]
            if rest == "(" and context.role is Role.STAFF:
                continue  # "P. Castellano (chair), L. Obi"
            if rest not in (";", "\n", "/", "|") or _goes_on_with_contact(text, match.end()):
                return


def _is_cut_by_digit(text: str, end: int) -> bool:
    return text[end : end + 1].isdigit()


def _goes_on_with_contact(text: str, end: int) -> bool:
    """Whether an address, a phone or an e-mail address follows the name."""
    return any(ch.isdigit() or ch == "@" for ch in text[end:])


def _one_line(text: str, context: CellArtifacts) -> str:
    """Let a name run on over a column's edge, or where its line ends in a comma."""
    if context.kind is CellKind.TABLE:
        return text.replace("\n", " ")
    return re.sub(r",\n(?=[^\W\d_])", ", ", text) if context.kind is not CellKind.BLOCK else text


def _numbers(text: str, context: CellArtifacts) -> Spans:
    uuid = UUID.search(text)
    if uuid and text[uuid.start() - 1 : uuid.start()] != "/":  # No part of a link.
        yield uuid.span()
        return
    digits = 0
    if DAYS.search(text) or PAYMENT.match(text):
        return
    for match in NUMBER.finditer(text):
        if DATE_OR_MONEY.fullmatch(match[0]):
            continue
        # Behind "31234000123456, PS3517.M42, $27.95" stands no second barcode: a
        # list of numbers has numbers of one length.
        count = sum(map(str.isdigit, match[0]))
        if count < MIN_NUMBER_DIGITS and context.role is not Role.PATRON:
            continue  # "3 items": a count
        if digits in (0, count):
            digits = count
            yield match.span()


def _ids(text: str, context: CellArtifacts) -> Spans:
    """Yield numbers, or of a patron's id the one word that it is: ``stpiotro54``."""
    found = list(_numbers(text, context))
    words = text.split()
    if found or context.role is not Role.PATRON or len(words) != 1 or not ID.search(words[0]):
        yield from found
    else:
        yield from _token(text, context)


def _token(text: str, context: CellArtifacts) -> Spans:
    match = TOKEN.search(text)
    if match and not is_no_value(match[0]) and not DATE_OR_MONEY.fullmatch(match[0]):
        yield match.start(), match.end() - (match[0][-1] in ",;")


def _whole(text: str, context: CellArtifacts) -> Spans:
    match = WHOLE.search(text)
    if match and not is_no_value(match[0]):
        yield match.span()


def _category(text: str, context: CellArtifacts) -> Spans:
    """Yield the value, but for a form's label: ``Check payable to`` under a table."""
    label = lookup(text)
    if len(text.split()) > 1 and label.known and label.role is not Role.PATRON:
        return
    yield from _whole(text, context)


ABOUT_ITEM = re.compile(
    r"(?:(?:lost|damaged|missing|overdue|paid|billed|any|vol(?:ume)?s?|ed(?:ition)?s?|cop(?:y|ies)|discs?|dvds?|cds?|large|print|paperback|"
    r"hardcover|latest|newest|first|second|third|only|no|numbers?|parts?|seasons?|issues?|audio|"
    r"books?|audiobooks?|blu-?ray|please|or|and|the|in|english|spanish|french|format|\d+|"
    r"[-.,#&/])\s*)+",
    re.IGNORECASE,
)
"""``vol. 1 only``: a patron's comment on a request that says nothing of the patron."""


def _note(text: str, context: CellArtifacts) -> Spans:
    if not ABOUT_ITEM.fullmatch(text.strip()):
        yield from _whole(text, context)


def _title(text: str, context: CellArtifacts) -> Spans:
    """Yield the value if it has words: ``Item`` may stand over a barcode or a count."""
    if any(c.isalpha() for c in text) or "title" in context.label_text:
        yield from _whole(text, context)


VALUES: dict[str, Callable[[str, CellArtifacts], Spans]] = {
    "PERSON": _names,
    "GUARDIAN": _names,
    "LIBRARY_BARCODE": _numbers,
    "PATRON_ID": _ids,
    "US_SSN": _numbers,
    "US_ITIN": _numbers,
    "US_DRIVER_LICENSE": _numbers,
    "US_PASSPORT": _numbers,
    "US_BANK_NUMBER": _numbers,
    "CREDIT_CARD": _numbers,
    "USERNAME": _token,
    "PASSWORD": _token,
    "PATRON_NOTE": _note,
    "DEMOGRAPHIC": _category,
    "TITLE": _title,
    "CALL_NUMBER": _whole,
    "STANDARD_NUMBER": _numbers,
}
"""How to read the value of a label, by the entity type it names. Types with
recognizers that know labels themselves (phone, e-mail, birth, address) are
theirs."""


class LabelValue(Recognizer):
    """Finds what the cell's label says the cell holds."""

    entities = tuple(VALUES)
    reads_wrapped = True

    def find(self, text: str, context: CellArtifacts) -> Iterator[Hit]:
        """Yield the value under the label."""
        entity_type = context.entity_type
        if entity_type is None and context.role is Role.PATRON:
            entity_type = "PERSON"
        read = VALUES.get(entity_type or "")
        if read is None or entity_type is None:
            return
        if entity_type == "USERNAME" and FULL_NAME_VALUE.fullmatch(text.strip()):
            entity_type, read = "PERSON", _names  # "User name" is a user's name, too.
        for start, end in read(text, context):
            yield Hit(entity_type, start, end, 0.9, "its label names it", labelled=True)
        if (
            entity_type == "PERSON"
            and context.role is Role.PATRON
            and not (_has_word(text) or PAYMENT.match(text))
        ):
            for start, end in _numbers(text, context):
                reason = "a number under a patron label"
                yield Hit("LIBRARY_BARCODE", start, end, 0.8, reason)


def _has_word(text: str) -> bool:
    return re.search(r"[^\W\d_]{3}", text) is not None
