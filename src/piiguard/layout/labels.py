"""Recognises printed labels within a line, and what stands between them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from piiguard.layout.segments import Segment
from piiguard.layout.tokens import Token
from piiguard.lexicon import guess, lookup, may_name
from piiguard.model import Label, Role

MAX_LABEL_TOKENS = 6
MAX_GUESSED_TOKENS = 3

NUMBERED = frozenset(
    {"LIBRARY_BARCODE", "PATRON_ID", "PHONE_NUMBER", "CALL_NUMBER", "STANDARD_NUMBER",
     "US_SSN", "US_DRIVER_LICENSE", "DATE_OF_BIRTH"}
)  # fmt: skip
"""Entities whose label often has no colon: ``Barcode 30234000517861``."""

_OPENERS = ("(", "[", "-", "–", "—", "/", ";", ",", "*", "•", "·")

SENTENCE_END = re.compile(r"[a-z]{5,}\.$")
"""``charge.`` ends a sentence; abbreviations such as ``Amt.`` are shorter."""

_DIGIT = re.compile(r"\d")


class Piece(NamedTuple):
    """A label, or what stands before or after one."""

    segment: Segment
    label: Label | None
    """What the piece itself is, if it is a label."""
    colon: bool = False

    @property
    def char_width(self) -> float:
        """Usual width of a character on the piece's line."""
        return self.segment.line.char_width


def is_party(label: Label) -> bool:
    """Whether a label introduces an addressee: ``Bill to``, ``Remit to``."""
    return (
        label.role in {Role.UNKNOWN, Role.LIBRARY}
        and label.entity_type is None
        and (
            label.text.casefold().rstrip(": ").endswith((" to", "from"))
            or label.role is Role.UNKNOWN
        )
    )


def label_pieces(segment: Segment) -> list[Piece]:
    """Cut a segment into labels and what stands between them."""
    whole = lookup(segment.text)
    if whole.known and not SENTENCE_END.search(segment.text):
        return [Piece(segment, whole, segment.text.rstrip().endswith(":"))]
    segment = _spaced(segment)
    pieces: list[Piece] = []
    start = 0
    for index, token in enumerate(segment.tokens):
        if not token.text.endswith(":"):
            continue
        label_start = _label_start(segment, start, index, first=not pieces)
        if label_start is None:
            continue
        if label_start > start:
            pieces.append(Piece(segment.part(start, label_start), None))
        label = segment.part(label_start, index + 1)
        pieces.append(Piece(label, guess(label.text), colon=True))
        start = index + 1
    if start < len(segment.tokens):
        pieces.append(Piece(segment.part(start), None))
    if len(pieces) > 1 or (pieces and pieces[0].label is not None):
        return pieces
    return _numbered(segment)


def _label_start(segment: Segment, start: int, end: int, *, first: bool) -> int | None:
    """Return where the label that ends at ``end`` starts, if there is one.

    Within running text a label starts only after another label's value or after
    a bracket or dash: ``please ask the patron: …`` has none.
    """
    for index in range(max(start, end + 1 - MAX_LABEL_TOKENS), end + 1):
        opens = (
            index == start
            or not first
            or segment.tokens[index - 1].text.endswith(_OPENERS)
            or segment.tokens[index].text.startswith(_OPENERS)
        )
        if opens and lookup(segment.part(index, end + 1).text).known:
            return index
    # "Email (patron):" is read by the words that are known.
    whole = first and end + 1 == len(segment.tokens)
    if whole and end < MAX_LABEL_TOKENS and guess(segment.text).known:
        return start  # A segment of its own: nothing else is meant by the colon.
    if first and end - start < MAX_GUESSED_TOKENS:
        meaning = guess(segment.part(start, end + 1).text)
        if meaning.role is Role.PATRON or meaning.entity_type in NUMBERED:
            return start
    return None


def _spaced(segment: Segment) -> Segment:
    """Put a gap behind a colon that has none: ``call number:FIC KIN``.

    Only behind a known label; times and links keep theirs.
    """
    if ":" not in segment.text:
        return segment
    tokens: list[Token] = []
    for token in segment.tokens:
        before, colon, after = token.text.partition(":")
        if colon and after and before and not after.startswith("/"):
            words = [t.text for t in tokens[-2:]] + [before]
            if any(lookup(" ".join(words[i:])).known for i in range(len(words))):
                tokens.extend(_split(token, len(before) + 1))
                continue
        tokens.append(token)
    return Segment(segment.line, tuple(tokens))


def _split(token: Token, at: int) -> tuple[Token, Token]:
    """Cut a token in two, its box in proportion to the letters."""
    x = token.x0 + (token.x1 - token.x0) * at / len(token.text)
    left = right = token.bbox
    if token.bbox is not None:
        left, right = replace(token.bbox, x1=x), replace(token.bbox, x0=x)
    column = None if token.column is None else token.column + at
    return (
        token._replace(text=token.text[:at], x1=x, bbox=left),
        token._replace(text=token.text[at:], x0=x, bbox=right, column=column),
    )


_NAME_PART = re.compile(
    r"[^\W\d_a-z][^\W\d_.'’-]*[\w.'’-]*,?|(?:de|la|del|van|der|von|bin|al|y|el)"
)
_NO_NAME = frozenset(
    {"services", "service", "desk", "department", "library", "notice", "information", "record",
     "account", "office", "use", "only", "copy", "note", "notes", "number", "date", "card", "fee",
     "fees", "name", "address", "phone", "email", "status", "type", "list", "report", "data"}
)  # fmt: skip


def _named(segment: Segment) -> list[Piece] | None:
    """Cut ``Author Gyasi, Yaa``: a label that names a person, then a name."""
    words = segment.text.split(" ")
    for end in range(min(3, len(words) - 1), 0, -1):
        rest = words[end:]
        if not 2 <= len(rest) <= 5 or not all(map(_NAME_PART.fullmatch, rest)):
            continue
        if any(word.strip(".,").casefold() in _NO_NAME for word in rest):
            continue
        if words[:end] == ["Pat"]:
            continue  # A given name, rather than short for a patron.
        meaning = lookup(" ".join(words[:end]))
        if meaning.entity_type == "PERSON" and meaning.role is not None and not meaning.plain:
            label = segment.part(0, end)
            return [Piece(label, meaning, colon=True), Piece(segment.part(end), None)]
    return None


def _numbered(segment: Segment) -> list[Piece]:
    """Cut ``Card no. 21234000123456``: a label of a number, then the number."""
    if not may_name(segment.tokens[0].text):
        return [Piece(segment, None)]  # Either label would begin with that word.
    named = _named(segment)
    if named is not None:
        return named
    tokens = segment.tokens
    for end in range(min(MAX_LABEL_TOKENS, len(tokens) - 1), 0, -1):
        if not _DIGIT.search(tokens[end].text):
            continue
        label = segment.part(0, end)
        meaning = lookup(label.text)
        if meaning.entity_type in NUMBERED:
            return [Piece(label, meaning, colon=True), Piece(segment.part(end), None)]
    return [Piece(segment, None)]
