"""E-mail addresses.

Source: RFC 5321 4.5.3.1 caps the local part at 64 characters; RFC 1035 2.3.4 a
domain's labels at 63. Grown outwards from each ``@``, so a long run of dots and
letters without one costs nothing. Any domain counts: an address nobody can
reach names a person as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from piiguard.detection.artifacts import CellArtifacts
from piiguard.detection.recognizer import Hit, Recognizer

AT = re.compile(r"@\n?|%40|[ ]?[\[({][ ]?at[ ]?[\])}][ ]?", re.IGNORECASE)
LOCAL_CHARS = frozenset("!#$&'*+-/=?^_`{|}~.%")
MAX_LOCAL = 64
DOT = r"(?:\n?\.\n?|[ ]?[\[({][ ]?dot[ ]?[\])}][ ]?)"
LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
DOMAIN = re.compile(rf"{LABEL}(?:{DOT}{LABEL}){{1,8}}", re.IGNORECASE)
TOP_LEVEL = re.compile(r"[^\W\d_]{2,24}|xn--[a-z0-9-]{2,59}", re.IGNORECASE)


class Email(Recognizer):
    """Finds addresses, also as ``name (at) example.org`` and ``name%40example.org``."""

    entities = ("EMAIL_ADDRESS",)
    reads_wrapped = True
    needs = re.compile(r"@|%40|[\[({] ?at ?[\])}]")

    def find(self, text: str, context: CellArtifacts) -> Iterator[Hit]:
        """Yield addresses; a line may end after the ``@`` or a dot."""
        for at in AT.finditer(text):
            domain = DOMAIN.match(text, at.end())
            if domain is None:
                continue
            end, last = domain.end(), re.split(r"\W", domain[0])[-1]
            if not TOP_LEVEL.fullmatch(last) and "xn--" not in domain[0]:
                continue
            start = self._local_start(text, at.start())
            if start < at.start():
                plain = at[0][0] in "@%"
                reason = "an e-mail address" if plain else "an e-mail address with its @ spelt out"
                yield Hit("EMAIL_ADDRESS", start, end, 1.0 if plain else 0.8, reason)

    @staticmethod
    def _local_start(text: str, at: int) -> int:
        start = at
        while start > 0 and at - start < MAX_LOCAL:
            character = text[start - 1]
            if not (character.isalnum() or character in LOCAL_CHARS):
                break
            start -= 1
        # Quotes, slashes and what a query puts before the address are not of it.
        for separator in ("=", "/", "?", "&"):
            cut = text.rfind(separator, start, at)
            start = cut + 1 if cut >= 0 else start
        while start < at and not (text[start].isalnum() or text[start] in "_+"):
            start += 1
        return start
