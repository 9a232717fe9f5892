"""Which of several overlapping detections stands.

1. A link or an e-mail address, and what the label names, beat what a pattern guesses.
2. Of two types, the one earlier in :data:`PRECEDENCE` stands: the specific
   before the general, what can be checked before what can be guessed.
3. Of one type, the longer stands, then the higher score.

One detection a span, with one exception: a note, or a title that its label names,
may hold what identifies a person by itself (:data:`IDENTIFIERS`), and a note names as
well; both stand.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from piiguard.model import Role

PRECEDENCE = (
    ("PATRON_URL", "a patron's link holds the patron's number"),
    ("ITEM_URL", "an item's link holds the item's number"),
    ("EMAIL_ADDRESS", "an address holds a name"),
    ("PASSWORD", "said to be one"),
    ("USERNAME", "said to be one"),
    ("DATE_OF_BIRTH", "a date beside a word of birth"),
    ("IBAN_CODE", "checked; may hold 14 digits"),
    ("LIBRARY_BARCODE", "14 digits are a barcode's, not a payment card's or an account's"),
    ("CREDIT_CARD", "checked, 15 or 16 digits"),
    ("STANDARD_NUMBER", "checked, or named"),
    ("PATRON_ID", "named, or checked"),
    ("US_SSN", "three groups"),
    ("US_ITIN", "three groups"),
    ("PHONE_NUMBER", "three groups, or named"),
    ("STREET_ADDRESS", "may hold a person's name: Abraham Lincoln Ave"),
    ("CALL_NUMBER", "may hold what looks like a name: FIC KIN"),
    ("US_DRIVER_LICENSE", "digits beside a word"),
    ("US_PASSPORT", "digits beside a word"),
    ("US_BANK_NUMBER", "digits beside a word"),
    ("GUARDIAN", "a name, and whose"),
    ("PERSON", "a guess from words"),
    ("TITLE", "only ever from a label"),
    ("DEMOGRAPHIC", "only ever from a label"),
    ("PATRON_NOTE", "only ever from a label"),
)
"""Entity types, strongest first, each with why it stands there. A type of the
user's own comes after what is checked and before what is guessed."""

RANK = {entity_type: rank for rank, (entity_type, _) in enumerate(PRECEDENCE)}
OWN_TYPE_RANK = RANK["STREET_ADDRESS"] - 0.5
ADDRESSES = frozenset({"PATRON_URL", "ITEM_URL", "EMAIL_ADDRESS"})
"""What stands in a link or an e-mail address is part of it, whatever the label."""
CONTAINERS = frozenset({"TITLE", "PATRON_NOTE"})
IDENTIFIERS = frozenset(
    {
        *("PATRON_URL", "EMAIL_ADDRESS", "PASSWORD", "USERNAME", "DATE_OF_BIRTH", "IBAN_CODE"),
        *("LIBRARY_BARCODE", "CREDIT_CARD", "PATRON_ID", "US_SSN", "US_ITIN", "PHONE_NUMBER"),
        *("STREET_ADDRESS", "US_DRIVER_LICENSE", "US_PASSPORT", "US_BANK_NUMBER"),
    }
)
NAMES_IN_NOTES = frozenset({"PERSON", "GUARDIAN"})
"""Names stand within a note as well, but not within a title: there they are the
title's own."""


SAID_BY = "PersonPattern"
"""Its names are introduced by words such as ``patron``: under a title's label, too,
that is no author."""


class Candidate(NamedTuple):
    """A detection in a cell before overlaps are resolved."""

    entity_type: str
    start: int
    end: int
    score: float
    recognizer: str
    reason: str
    role: Role | None = None
    labelled: bool = False


class _Lane:
    """Candidates that stand and do not overlap one another, in order of place."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._standing: list[Candidate] = []

    def overlapping(self, candidate: Candidate) -> list[Candidate]:
        """Return those that share a character with the candidate."""
        first = bisect_right(self._starts, candidate.start)
        if first and self._standing[first - 1].end > candidate.start:
            first -= 1
        return self._standing[first : bisect_left(self._starts, candidate.end)]

    def add(self, candidate: Candidate) -> None:
        """Take in a candidate that overlaps none."""
        at = bisect_right(self._starts, candidate.start)
        self._starts.insert(at, candidate.start)
        self._standing.insert(at, candidate)

    def __iter__(self) -> Iterator[Candidate]:
        return iter(self._standing)


def resolve(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return those that stand, in order of place; no two of a kind overlap."""
    containers, others = _Lane(), _Lane()
    for candidate in sorted(candidates, key=_strength):
        if candidate.end <= candidate.start:
            continue
        if _is_container(candidate):
            own, nested = containers, [(candidate, o) for o in others.overlapping(candidate)]
        else:
            own, nested = others, [(o, candidate) for o in containers.overlapping(candidate)]
        if not own.overlapping(candidate) and all(_may_hold(*pair) for pair in nested):
            own.add(candidate)
    return sorted([*containers, *others], key=lambda c: (c.start, -c.end))


def stands_against_names(candidate: Candidate) -> bool:
    """Whether no guess at a name that shares a letter with it can stand."""
    return not _is_container(candidate) and (
        _is_said(candidate) or RANK.get(candidate.entity_type, OWN_TYPE_RANK) < RANK["PERSON"]
    )


def _is_said(candidate: Candidate) -> bool:
    return candidate.labelled or candidate.entity_type in ADDRESSES


def _strength(candidate: Candidate) -> tuple[bool, float, int, float, int]:
    return (
        not _is_said(candidate),
        RANK.get(candidate.entity_type, OWN_TYPE_RANK),
        candidate.start - candidate.end,
        -candidate.score,
        candidate.start,
    )


def _is_container(candidate: Candidate) -> bool:
    said = candidate.labelled or candidate.entity_type == "PATRON_NOTE"
    return said and candidate.entity_type in CONTAINERS


def _may_hold(container: Candidate, content: Candidate) -> bool:
    if content.entity_type == "PERSON" and content.recognizer == SAID_BY:
        return True
    in_note = container.entity_type == "PATRON_NOTE" and content.entity_type in NAMES_IN_NOTES
    return in_note or content.entity_type in IDENTIFIERS
