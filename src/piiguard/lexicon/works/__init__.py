"""Well-known works, their makers, and towns: names that a list holds of no patron.

``names.txt`` has titles, characters and subjects that read as a person's name
(``Silas Marner``, ``Percy Jackson``, ``Steve Jobs``), ``authors.txt`` those who wrote,
drew, composed, directed or played (``Chinua Achebe``), one a line. They are facts,
written down from memory for piiguard and not taken from any catalogue; no benchmark's
list went into them. ``towns.txt`` has the names of US towns that are of several words,
as the Postal Service spells them (from the MIT package ``zipcodes`` 3.0.0). A patron
may have the same name, so what they say is a weak clue that any word of a patron
outweighs.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib import resources

WORKS = ("names.txt", "authors.txt")
TOWNS = ("towns.txt",)

_POSSESSIVE = re.compile(r"['’]s\b")
_APOSTROPHE = re.compile("['’]")
_SUFFIXES = frozenset({"jr", "sr"})
_WORD = re.compile(r"[^\W\d_]+")


def is_known(name: str) -> bool:
    """Whether a name is a well-known title's, character's or author's.

    Case, accents, punctuation and the order ``Last, First`` make no difference;
    initials must be there as they are in the list.

    Args:
        name: A person's name as printed.
    """
    last, comma, first = name.partition(",")
    forms = [_key(text) for text in ([name, f"{first} {last}"] if comma else [name])]
    # "Achebe, Things Fall Apart" is one line; half of it must be a whole name.
    halves = [key for key in map(_key, (last, first)) if comma and " " in key]
    return any(form in _read(WORKS) for form in [*forms, *halves])


def is_town(name: str) -> bool:
    """Whether a name of several words is a US town's: ``Wisconsin Dells``."""
    return bool({_key(name), _key(_APOSTROPHE.sub(" ", name))} & _read(TOWNS))


@cache
def _read(names: tuple[str, ...]) -> frozenset[str]:
    folder = resources.files(__package__)
    lines = (
        line for name in names for line in folder.joinpath(name).read_text("utf-8").split("\n")
    )
    return frozenset(_key(line) for line in lines if line and not line.startswith("#"))


def _key(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name)
    letters = "".join(ch for ch in decomposed if not unicodedata.combining(ch)).casefold()
    letters = _POSSESSIVE.sub("", letters).replace("'", "").replace("’", "")
    return " ".join(word for word in _WORD.findall(letters) if word not in _SUFFIXES)
