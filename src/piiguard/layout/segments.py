"""Cuts a line into segments: runs of tokens with only word spaces between."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from piiguard.layout.tokens import Line, Token

GAP_CHARS = 1.5
"""A gap wider than so many characters separates columns. A word space is 0.5 to
0.6 of a character's usual width in Helvetica and Times (up to 1.2 in justified
text) and exactly 1 in Courier, where two spaces already are a gap."""

_SENTENCE_ENDS = (".", "?", "!")


@dataclass(frozen=True)
class Segment:
    """Neighbouring tokens of one line."""

    line: Line = field(repr=False)
    tokens: tuple[Token, ...] = field(repr=False)

    @cached_property
    def text(self) -> str:
        """The tokens with single spaces between; asked for by every rule of layout."""
        return " ".join([t.text for t in self.tokens])

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.tokens[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.tokens[-1].x1

    def part(self, start: int, end: int | None = None) -> Segment:
        """Return the tokens ``[start:end]`` as a segment."""
        return Segment(self.line, self.tokens[start:end])


def segments_of(line: Line) -> list[Segment]:
    """Cut a line at its wide gaps and drawn cell borders."""
    tokens = line.tokens
    limit = GAP_CHARS * line.char_width
    gaps = [b.x0 - a.x1 for a, b in itertools.pairwise(tokens)]
    cuts = [
        index + 1
        for index, gap in enumerate(gaps)
        if tokens[index + 1].after_separator or gap > limit
    ]
    if cuts and tokens[0].column is not None and _is_typed_prose(tokens, gaps, cuts):
        cuts = []
    edges = [0, *cuts, len(tokens)]
    return [Segment(line, tokens[a:b]) for a, b in itertools.pairwise(edges) if b > a]


def _is_typed_prose(tokens: Sequence[Token], gaps: list[float], cuts: list[int]) -> bool:
    """Whether all gaps are the two spaces that typists put after a sentence."""
    return len(tokens) > 3 and all(
        gaps[cut - 1] <= 2
        and not tokens[cut].after_separator
        and tokens[cut - 1].text.endswith(_SENTENCE_ENDS)
        and tokens[cut].text[0].isalpha()
        for cut in cuts
    )
