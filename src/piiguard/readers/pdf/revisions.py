"""Earlier revisions: what the document said before it was changed and saved.

PDF editors append their changes, and the file keeps all it held before (ISO 32000-1,
7.5.6). Cutting it off at the end of an earlier revision gives that document back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from piiguard.model import Field, Part, Text, Words

_END = re.compile(rb"startxref\s+(\d{1,12})\s+%%EOF[\r\n]*")
_XREF = re.compile(rb"\s*(?:xref|\d+\s+\d+\s+obj)\b")
MOST_REVISIONS = 20
"""Signed forms have three to six."""


def earlier_revisions(data: bytes) -> list[bytes]:
    """Return the documents that the file was before, the oldest first."""
    header = max(0, data.find(b"%PDF-"))
    ends = [match for match in _END.finditer(data) if _is_end(data, match, header)]
    return [data[: match.end()] for match in ends[:-1]]


def _is_end(data: bytes, match: re.Match[bytes], header: int) -> bool:
    """Say whether a revision ends here.

    The first part of a linearized file ends so too, with offset 0, and an embedded
    file, whose offset counts from its own start.
    """
    offset = int(match[1])
    return 0 < offset < match.start() and bool(_XREF.match(data, offset + header))


@dataclass(slots=True)
class Known:
    """What later revisions hold, so that only what differs is told."""

    _values: set[str] = field(default_factory=set)
    _pages: dict[tuple[int | None, str], Counter[str]] = field(default_factory=dict)

    def add(self, parts: Iterable[Part]) -> None:
        """Take note of parts."""
        for part in parts:
            match part.content:
                case Words(words=words):
                    counts = Counter(word.text for word in words)
                    for number in (part.page, None):
                        key = number, part.kind
                        self._pages[key] = self._pages.get(key, Counter()) | counts
                case Field(value=value) | Text(text=value):
                    self._values.add(value)

    def unknown(self, parts: Iterable[Part]) -> Iterator[Part]:
        """Yield the parts that say something else; a page as a whole."""
        for part in parts:
            match part.content:
                case Words(words=words):
                    seen = self._pages.get((part.page, part.kind), Counter())
                    if not Counter(word.text for word in words) <= seen:
                        yield part
                case Field(value=value) | Text(text=value):
                    if value not in self._values:
                        yield part
                case _:
                    yield part
