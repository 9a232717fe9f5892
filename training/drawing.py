"""Draws words, persons and patterns of one split: the base of what fills cells."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache

from training import lists
from training.dictionary import words_of
from training.forms import Person, invent
from training.origins import Origin, choose, origins
from training.split import Split, lines_of_split, of_split, split_of

HOLE = re.compile(r"\{(\w+)\}")
_CLOSED = ("headings", "items", "organisations")
"""Lists split by the rule for lines: most of the field's own vocabulary is trained on."""


@cache
def _values(name: str, split: Split, every_line: bool) -> tuple[str, ...]:
    if name in _CLOSED:
        return tuple(lines_of_split(lists.lines(name), split, every=every_line))
    return tuple(of_split(lists.lines(name), split))


@cache
def _words(kind: str, split: Split) -> tuple[str, ...]:
    return tuple(sorted(word for word in words_of(kind) if split_of(word) == split))


class Drawing:
    """Draws from the values of one split.

    Args:
        split: Whose names, titles, libraries, streets and towns.
        rng: Draws.
        every_line: Whether the field's vocabulary is that of all splits.
    """

    def __init__(self, split: Split, rng: random.Random, *, every_line: bool = False) -> None:
        self.split = split
        self.every_line = every_line
        self.rng = rng
        self.people = tuple(o for o in origins(split) if len(o.given) > 1 and len(o.surnames) > 1)

    def person(self, origin: Origin | None = None) -> Person:
        """Return an invented person."""
        return invent(origin or choose(self.people, self.rng), self.rng)

    def word(self, kind: str) -> str:
        """Return a common word in lower case: a noun, verb, adjective or adverb."""
        return self.rng.choice(_words(kind, self.split))

    def value(self, name: str) -> str:
        """Return a line of a data file that belongs to the split."""
        return self.rng.choice(_values(name, self.split, self.every_line))

    def pattern(self, name: str) -> str:
        """Return a filled pattern of patterns.toml."""
        person = self.person()
        return HOLE.sub(
            lambda match: self._part(match.group(1), person), self.rng.choice(lists.patterns(name))
        )

    def recased(self, text: str) -> str:
        """Return a text as it is, sometimes in capitals or in lower case."""
        chance = self.rng.random()
        return text.upper() if chance < 0.22 else text.lower() if chance < 0.27 else text

    def _part(self, hole: str, person: Person) -> str:
        rng = self.rng
        parts: dict[str, Callable[[], str]] = {
            "given": lambda: person.given,
            "surname": lambda: person.surname,
            "full": lambda: f"{person.given} {person.surname}",
            "initial": lambda: f"{person.given[0]}. {person.surname}",
            "other": lambda: self.person().surname,
            "noun": lambda: self._title_word("nouns", "noun"),
            "adjective": lambda: self._title_word("adjectives", "adjective"),
            "verb": lambda: self.word("verb").title(),
            "n": lambda: str(rng.randint(1, 20)),
            "number": lambda: str(rng.randint(1, 400)),
            "town_name": lambda: self.value("towns").partition(",")[0],
        }
        return parts[hole]() if hole in parts else self.pattern(hole)

    def _title_word(self, key: str, kind: str) -> str:
        """Return a word that titles like, or now and then any word."""
        if self.rng.random() < 0.3:
            return self.word(kind).title()
        return self.rng.choice(lists.words("titles", key))
