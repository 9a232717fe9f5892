"""Cuts a line into segments: runs of tokens with only word spaces between."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from piiguard.layout.tokens import Line, Token

GAP_CHARS = 1.5
"""A gap wider than so many characters separates columns. A word space is 0.5 to
0.6 of a character's usual width in Helvetica and Times (up to 1.2 in justified
text) and exactly 1 in Courier, where two spaces already are a gap."""

_SENTENCE_ENDS = (".", "?", "!")


class Segment:
    """Neighbouring tokens of one line; never changed once made.

    Every rule of layout asks for its text and its edges, so they are there from the start.
    """

    __slots__ = ("line", "text", "tokens", "x0", "x1")

    def __init__(self, line: Line, tokens: tuple[Token, ...]) -> None:
        """Take at least one token."""
        self.line = line
        self.tokens = tokens
        self.text = " ".join([token.text for token in tokens])
        """The tokens with single spaces between."""
        self.x0 = tokens[0].x0
        """Left edge."""
        self.x1 = tokens[-1].x1
        """Right edge."""

    def __repr__(self) -> str:
        """Say where it stands, never what."""
        return f"Segment({self.x0}, {self.x1})"

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
