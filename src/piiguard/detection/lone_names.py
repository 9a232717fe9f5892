"""Whether a single word that reads as a name is one: what stands around it says so.

Of 116 false findings in forty documents that people wrote by hand, every third was
one word: a town, a title, a library, a character. Notices and notes that do name a
person by one word say who it is (``daughter Thuy``) or what they did (``Thuy says``).
"""

from __future__ import annotations

import re

from piiguard.detection.artifacts import CellArtifacts
from piiguard.detection.names.gazetteer import DICTIONARY, NAME, SURNAME, shipped
from piiguard.model import Label, Role

_BEFORE = re.compile(
    r"(?:\b(?:with|told|tell|asked|called|phoned|e-?mailed|texted|spoke (?:to|with)|per|"
    r"(?:step|grand|god)?-?(?:mother|father|son|daughter|child|parent)|mom|mum|dad|wife|husband|"
    r"spouse|partner|brother|sister|sibling|aunt|uncle|niece|nephew|cousin|grandma|grandpa|"
    r"guardian|roommate|caregiver|friend|patron|ptn|borrower|cardholder|customer|student|kid|"
    r"minor|teen|mr|mrs|ms|miss|mx|dr|named|hija|hijo|madre|padre|fille|fils)|\bw/)[.,:]?\s$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s(?:says?|said|claims?|claimed|called|phoned|e-?mailed|texted|wrote|returned|paid|brought|"
    r"promised|swears?|insists?|reported|came in|stopped (?:by|in)|dropped|picked up|"
    r"left a message|dice|dijo)\b|['’]s\s(?:card|account|record|phone|cell|e-?mail|address|fines?|"
    r"bill|mom|mother|dad|father|parents?|guardian|birthday)\b|\s(?:household|residence)\b",
    re.IGNORECASE,
)
_MONEY = r"(?:lost|found|damaged|replacement|refund|pymt|payment|deposit)"
_THINGS = r"(?: (?:bk|book|item|dvd|cd|pymt|payment|fee|refund|material|copy)s?\b\.?)*"
_PAID_BEFORE = re.compile(rf"\b{_MONEY}{_THINGS} ?[-–—(/] ?$", re.IGNORECASE)
_PAID_AFTER = re.compile(
    rf"^\)?,? ?[-–—/]? ?{_MONEY} (?:bk|book|item|dvd|pymt|payment)\b", re.IGNORECASE
)
"""``Lost bk pymt (Alvarez) 14.00``, ``$14.00 - Alvarez - lost bk``: a ledger's line."""
_NAMED = frozenset({"PERSON", "GUARDIAN", "PATRON_NOTE"})


def is_introduced(text: str, start: int, end: int, context: CellArtifacts) -> bool:
    """Whether the words around a single word, or its cell's label, speak of a person.

    Args:
        text: The cell's text.
        start: Where the word starts.
        end: Where it ends.
        context: What is known of the cell.
    """
    if any(map(is_about_a_person, (context.label, context.section))):
        return True
    if text[start:end].isupper() and not text.isupper():
        return False  # "Per PINES policy": an office's letters among words.
    before = text[max(0, start - 40) : start].replace("\n", " ")
    after = text[end : end + 40].replace("\n", " ")
    if _BEFORE.search(before) is not None or _AFTER.match(after) is not None:
        return True
    paid = _PAID_BEFORE.search(before) or _PAID_AFTER.match(after)
    return paid is not None and _is_surname_alone(text[start:end])


def _is_surname_alone(word: str) -> bool:
    """Whether the lists know a word as a surname, and as nothing else: ``Emma`` is a title."""
    return shipped().mask(word.lower()) & (NAME | DICTIONARY) == SURNAME


def is_about_a_person(label: Label | None) -> bool:
    """Whether a label or a heading makes a single word under it a name."""
    return label is not None and (
        label.remark or label.role is Role.PATRON or label.entity_type in _NAMED
    )
