"""The words of a label, so that spelling, case and plurals make no difference."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=\d)")
_WORD = re.compile(r"[#№]|n[°º]|[^\W_]+")
_OPTIONAL_PLURAL = re.compile(r"\((?:s|es|e|a|as)\)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’`´]s\b|(?<=s)['’`´]", re.IGNORECASE)


def words_of(printed: str, abbreviations: Mapping[str, str]) -> tuple[str, ...]:
    """Return the words of a printed label, in lower case and in the singular.

    Args:
        printed: The label.
        abbreviations: What short forms stand for.
    """
    out = []
    found = [word for token in printed.split() for word in _in_token(token)]
    counted = sum(map(str.isdigit, found)) == 1
    for word in found:
        word = abbreviations.get(word, word)
        if counted and word.isdigit() and len(word) <= 2:
            continue  # "address 2", "patron_name_0": a count, no meaning
        out.append(abbreviations.get(singular := _singular(word), singular))
    return tuple(out)


# Layout asks about the same few words in ever new combinations.
@lru_cache(maxsize=4096)
def _in_token(token: str) -> tuple[str, ...]:
    """Return the words of what has no white space: ``patronName`` has two."""
    text = _OPTIONAL_PLURAL.sub("", _CAMEL.sub(" ", token)).replace("º", "°").replace("_", " ")
    text = _POSSESSIVE.sub("", unicodedata.normalize("NFKC", text))
    return tuple(_WORD.findall(text.casefold()))


def _singular(word: str) -> str:
    """Strip a plural's ending: the same way in data and in documents is enough."""
    if len(word) > 3 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "sms")):
        return word[:-1]
    return word


HALVES = {
    "last name": frozenset({"last", "surname", "family", "sur", "surn"}),
    "first name": frozenset({"first", "given", "giv", "frst"}),
}
HALF_OF = {word: name for name, half in HALVES.items() for word in half}
"""Words that name half of a name: alone either says nothing, ``Last`` may stand over a date."""
