"""Whether capitals are an office's letters or a heading's, rather than a name."""

from __future__ import annotations

import re

from piiguard.detection.names.gazetteer import NAME, shipped

WORD = re.compile(r"[^\W\d_]+")
MAX_CODE = 4
MIN_ACRONYM = 3
"""``JD`` are initials."""
VOWEL = re.compile(r"[AEIOUYÀ-ÖØ-Ý]")


def is_code(words: list[str]) -> bool:
    """Whether a lone word in capitals is a library's code rather than a name: ``HRCL``."""
    if len(words) != 1 or not words[0].isupper():
        return False
    return len(words[0]) <= MAX_CODE or not VOWEL.search(words[0])


def is_spaced(text: str, start: int, end: int) -> bool:
    """Whether a name is in a heading whose letters are spaced: ``STATEME N T OF A C COU N T``."""
    line = text[text.rfind("\n", 0, start) + 1 :].partition("\n")[0]
    parts = line.split()
    single = sum(len(part) == 1 for part in parts)
    return line.isupper() and single > 2 and single * 5 >= len(parts) * 2 and "." not in line


def is_acronyms(name: str, text: str) -> bool:
    """Whether capitals among words in mixed case are an office's: ``UNC Greensboro``.

    Also ``HCLB-HART``, a branch's code. A surname in capitals is on the lists.
    """
    parts = name.split()
    if len(parts) == 1:
        return name.isupper() and ("-" in name or not text.isupper()) and not _is_listed_all(name)
    if name.isupper() and not text.isupper() and any(map(str.islower, text)):
        short = all(len(part) <= MAX_CODE for part in parts)
        if short and not any(map(_is_listed_all, parts)):
            return True  # "In accordance with NH RSA 202-A:24"
    if name.isupper() or not all(part[:1].isupper() for part in parts):
        return False
    capitals = [part for part in parts if len(part) >= MIN_ACRONYM and part.isupper()]
    return bool(capitals) and not any(map(_is_listed_all, capitals))


def _is_listed_all(word: str) -> bool:
    """Whether each half of a word is on the lists of names."""
    return all(shipped().mask(half.lower()) & NAME for half in WORD.findall(word))
