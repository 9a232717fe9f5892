"""Cut the text of a cell into words, numbers and marks, each with its offsets."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_LETTER = r"(?:[^\W\d_][\u0300-\u036f]*)"
# A word keeps an inner apostrophe (O'Neill, Kaʻiulani) but not a possessive 's;
# hyphens are marks of their own, so both halves of Smith-Jones can be looked up.
_TOKEN = re.compile(
    rf"(?P<possessive>(?<=\w)['’][sS](?!\w))"
    rf"|(?P<word>{_LETTER}+(?:['’ʻʼ`´](?![sS](?!\w)){_LETTER}+)*)"
    r"|(?P<number>\d(?:[\d.,/:-]*\d)?)"
    r"|(?P<newline>\n)"
    r"|(?P<mark>\S)"
)

# Letters that Unicode does not decompose, as passenger and card systems write
# them (ICAO Doc 9303, part 3, section 6: "Transliteration of multinational Latin").
_UNDECOMPOSED = str.maketrans(
    {
        "đ": "d", "ð": "d", "ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i",
        "þ": "th", "ħ": "h", "ŧ": "t", "ŋ": "n", "ə": "e",
    }
)  # fmt: skip
_APOSTROPHES = str.maketrans("", "", "'’ʻʼ`´")


class Token(NamedTuple):
    """One piece of a cell's text."""

    start: int
    end: int
    kind: str
    """``word``, ``number``, ``possessive``, ``newline`` or ``mark``."""
    text: str

    def __repr__(self) -> str:
        """Say where it is, never what: it may be a name."""
        return f"Token({self.start}, {self.end}, {self.kind})"


def tokenize(text: str) -> list[Token]:
    """Return the pieces of ``text`` in order; only white space is left out.

    Args:
        text: The text of one cell; newlines separate lines.
    """
    return [
        Token(match.start(), match.end(), match.lastgroup or "mark", match[0])
        for match in _TOKEN.finditer(text)
    ]


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Return ``word`` in lower case without diacritics and apostrophes.

    ``O'NEILL`` becomes ``oneill`` and ``Nguyễn`` becomes ``nguyen``, as the lists of
    the census and most library cards write them.
    """
    lowered = word.casefold().translate(_UNDECOMPOSED).translate(_APOSTROPHES)
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
