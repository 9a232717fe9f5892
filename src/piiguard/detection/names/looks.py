"""How tokens look: the lists a word is on and its outline, as ``gs Xx``."""

from __future__ import annotations

from typing import Final

from piiguard.detection.names import gazetteer as g

_LISTS: Final = (
    (g.FUNCTION, "F"),
    (g.LIBRARY, "L"),
    (g.STREET, "R"),
    (g.ITEM, "I"),
    (g.HONORIFIC, "H"),
    (g.SUFFIX, "J"),
    (g.PARTICLE, "P"),
    (g.CALENDAR, "C"),
    (g.STATE, "T"),
)
_CASES: Final = {name: 1 << n for n, name in enumerate(("XX", "X", "xx", "x", "Xx", "XxX", "mX"))}
_UPPER: Final = _CASES["XX"] | _CASES["X"]
_LOWER: Final = _CASES["xx"] | _CASES["x"]
_TITLE: Final = _CASES["Xx"] | _CASES["X"] | _CASES["XxX"]
COMMA: Final = 128
WORD: Final = 256
"""Bits of a token's look: its case, whether it is a comma, whether it is a word (the highest)."""


def shape(text: str) -> str:
    """Return the outline of a token: ``Xx``, ``XX``, ``xx``, ``X``, ``McX``, ``0`` or a mark."""
    if text[0].isalpha():
        if len(text) == 1:
            return "X" if text.isupper() else "x"
        if text.isupper():
            return "XX"
        if text.islower():
            return "xx"
        if text[0].isupper() and text[1:].islower():
            return "Xx"
        return "mX" if text[0].islower() else "XxX"
    if text[0].isdigit():
        return f"0{min(len(text), 9)}" if text.isdigit() else "0-0"
    return "'s" if len(text) > 1 else text


def word_class(mask: int) -> str:
    """Return the lists a word is on, as letters; ``-`` for none."""
    letters = "".join(letter for bit, letter in _LISTS if mask & bit)
    if mask & g.GIVEN:
        letters += "g"
    if mask & g.SURNAME:
        letters += "s"
    if mask & g.NOUN:
        letters += "n"
    if mask & (g.VERB | g.ADJECTIVE | g.ADVERB):
        letters += "a"
    return letters or "-"


def look(key: tuple[str, int]) -> tuple[str, int]:
    """Return how a token looks, its class and its outline, and the bits of its case."""
    text, mask = key
    outline = shape(text)
    if text[0].isalpha():
        return f"{word_class(mask)} {outline}", WORD | _CASES[outline]
    return f"{outline[:1]} {outline}", COMMA if text == "," else 0


def parts(look: str) -> tuple[str, str]:
    """Return the class and the outline; the edge of a line is both."""
    cls, _, outline = look.partition(" ")
    return cls, outline or cls


def case(flags: int) -> str:
    """Return the case of a line from the bits of its tokens."""
    cases = flags & (COMMA - 1)
    for name, allowed in (("upper", _UPPER), ("lower", _LOWER), ("title", _TITLE)):
        if not cases & ~allowed:
            return name
    return "mixed"
