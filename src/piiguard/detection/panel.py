"""Recognizers that are asked of the same texts, and what they say of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from piiguard.detection.artifacts import CellArtifacts
from piiguard.detection.recognizer import Hit, Recognizer, hit_of
from piiguard.detection.resolve import Candidate
from piiguard.model import CellKind

DIGIT = re.compile(r"\d")
WHOLE_NUMBER = re.compile(r"(?<=\d{10})\n(?=[A-Za-z])")
"""A line's end after a barcode and before a word: nothing is broken there."""
BROKEN = re.compile(r"[\w@.%/=-]\n(?=[\w@.%/=-]*[\d@.])|[\d@][\w.%/=-]*\n(?=\w)")
"""A line end between parts of what may be one number or address."""

WINDOW_CHARS = 10_000
"""Longer cells are looked through in windows, which bounds what any pattern,
ours or a user's, can cost."""
OVERLAP_CHARS = 500
"""Windows overlap by more than anything detected but a wrapped link is long."""


class Asked:
    """A recognizer, with what is to be known before it is asked."""

    def __init__(self, recognizer: Any) -> None:
        self.name: str = recognizer.name
        self.min_digits: int = getattr(recognizer, "min_digits", 0)
        self.reads_wrapped: bool = getattr(recognizer, "reads_wrapped", False)
        self._recognizer = recognizer
        self._types: list[str] = recognizer.supported_entities
        # Ours say it as hits; Presidio's and other people's as Presidio's results.
        self._is_ours = type(recognizer).analyze is Recognizer.analyze
        self._needs: re.Pattern[str] | None = recognizer.needs if self._is_ours else None

    def hits(self, text: str, context: CellArtifacts) -> Sequence[Hit]:
        """Return what the recognizer finds in a text."""
        types = self._types
        if not self._is_ours:
            return [hit_of(each) for each in self._recognizer.analyze(text, types, context)]
        if self._needs is not None and context.entity_type not in types:
            lowered = context.lowered(text)
            if lowered is not None and self._needs.search(lowered) is None:
                return ()
        return [hit for hit in self._recognizer.find(text, context) if hit.entity_type in types]


class Panel:
    """Recognizers in the order in which they are asked."""

    def __init__(self, recognizers: Iterable[Any]) -> None:
        """Sort them by how many digits a text must have for each."""
        asked = [Asked(each) for each in recognizers]
        most = max((each.min_digits for each in asked), default=0)
        self._by_digits = [[a for a in asked if a.min_digits <= n] for n in range(most + 1)]
        self._most = most

    def find(self, text: str, context: CellArtifacts) -> Iterator[Candidate]:
        """Yield what they find in the text of a cell, overlaps included.

        Args:
            text: The text, of any length.
            context: The cell's; a long cell's ``names`` become those of its last window.
        """
        if not text or text.isspace():
            return
        if len(text) <= WINDOW_CHARS:
            yield from self._in_window(text, 0, context)
            return
        names = context.names or ()
        step = WINDOW_CHARS - OVERLAP_CHARS
        for offset in range(0, len(text), step):
            limit = offset + WINDOW_CHARS
            context.names = tuple(
                span._replace(start=span.start - offset, end=span.end - offset)
                for span in names
                if offset <= span.start and span.end <= limit
            )
            yield from self._in_window(text[offset:limit], offset, context)

    def _in_window(self, text: str, offset: int, context: CellArtifacts) -> Iterator[Candidate]:
        digits = min(len(DIGIT.findall(text)), self._most)
        joined, origin = _joined(text) if context.kind is CellKind.TABLE else (None, [])
        for asked in self._by_digits[digits]:
            hits = asked.hits(text, context)
            if joined is not None and asked.reads_wrapped:
                hits = [*hits, *_wrapped(asked.hits(joined, context), origin)]
            for hit in hits:
                yield Candidate(
                    hit.entity_type,
                    hit.start + offset,
                    hit.end + offset,
                    hit.score,
                    asked.name,
                    hit.reason,
                    hit.role,
                    hit.labelled,
                )


def _joined(text: str) -> tuple[str | None, list[int]]:
    """Return the text without its line ends, and where each character was.

    A narrow column breaks an address or a number where its edge is, also within
    a word. None where no line ends in the middle of such a word.
    """
    text = WHOLE_NUMBER.sub(" ", text)
    if "\n" not in text or not BROKEN.search(text):
        return None, []
    origin = [index for index, character in enumerate(text) if character != "\n"]
    return text.replace("\n", ""), origin


def _wrapped(hits: Iterable[Hit], origin: list[int]) -> Iterator[Hit]:
    """Yield what stands in the joined lines, and only what a line end had broken."""
    for hit in hits:
        start, end = origin[hit.start], origin[hit.end - 1] + 1
        if end - start > hit.end - hit.start:
            yield hit._replace(start=start, end=end)
