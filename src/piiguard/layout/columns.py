"""Which column of a table a word stands in, by geometry."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence

from piiguard.layout.segments import Segment

EDGE = 0.01
"""How far left of a word's edge a boundary is drawn, in points or characters."""

IN_WORD = 3
IN_SPACE = 1
IN_HEADER = 2
"""What it costs a boundary to cut a word, and to fall into a word space; a
boundary in a wide gap costs nothing."""

ALIGNED_CHARS = 0.6
"""How far a word may stand from its column's edge and still be aligned with it:
printers set columns exactly; more would let a sentence pass for a row."""

MAX_LINES_WEIGHED = 60
"""Lines that vote on the boundaries; more do not change them."""

MIN_EXACT = 3
"""So many columns one run of words must fill to be a row of drawn columns."""

Span = tuple[float, float]


def boundaries(spans: Sequence[Span], body: Sequence[Sequence[Segment]]) -> list[float]:
    """Draw a boundary between each two neighbouring columns.

    A boundary lies where it cuts the fewest words of the body, nearest to where
    the right column's header starts.

    Args:
        spans: Left and right edge of each column's header.
        body: The lines under the header.

    Returns:
        One x for each pair of neighbours, ascending.
    """
    lines = body[:MAX_LINES_WEIGHED]
    cuts: list[float] = []
    for (left0, left1), (right0, right1) in itertools.pairwise(spans):
        candidates = {right0 - EDGE}
        candidates.update(
            token.x0 - EDGE
            for line in lines
            for segment in line
            for token in segment.tokens
            if left0 < token.x0 - EDGE <= right1
        )
        weighed = [
            (
                sum(_cost(x, line) for line in lines)
                + IN_HEADER * len(lines) * (left0 < x < left1 or right0 < x < right1),
                abs(x - right0),
                x,
            )
            for x in candidates
        ]
        best = min(weighed)[2]
        cuts.append(max(best, cuts[-1] if cuts else best))
    return cuts


def _cost(x: float, line: Sequence[Segment]) -> int:
    """What it costs to draw a boundary through a line at ``x``."""
    for segment in line:
        if segment.x0 < x < segment.x1:
            return IN_WORD if any(t.x0 < x < t.x1 for t in segment.tokens) else IN_SPACE
    return 0


def assign(
    line: Sequence[Segment],
    spans: Sequence[Span],
    cuts: Sequence[float],
    *,
    dense: bool,
    exact: bool = False,
) -> dict[int, list[Segment]] | None:
    """Give each word of a line its column.

    Args:
        line: The line's segments.
        spans: Left and right edge of each column's header.
        cuts: The boundaries between the columns.
        exact: Whether the boundaries are drawn by the document itself.
        dense: Whether one run of words may be a row, if each column's words are
            aligned with its header.

    Returns:
        Segments by column, or None where the line is no row: one run of words
        that crosses a boundary without standing in the columns' lines.
    """
    row: dict[int, list[Segment]] = {}
    for segment in line:
        pieces: list[tuple[int, int]] = []  # (column, first token)
        for index, token in enumerate(segment.tokens):
            column = bisect_right(cuts, (token.x0 + token.x1) / 2)
            if not pieces or pieces[-1][0] != column:
                pieces.append((column, index))
        crosses = len(pieces) > 1 and len(line) == 1
        if crosses and not (
            (exact and len(pieces) >= MIN_EXACT and not _cuts_a_word(segment, cuts))
            or (dense and _stands_in_columns(segment, pieces, spans))
        ):
            return None
        ends = [start for _, start in pieces[1:]] + [len(segment.tokens)]
        for (column, start), end in zip(pieces, ends, strict=True):
            row.setdefault(column, []).append(segment.part(start, end))
    return row


def _cuts_a_word(segment: Segment, cuts: Sequence[float]) -> bool:
    return any(token.x0 < cut < token.x1 for token in segment.tokens for cut in cuts)


def _stands_in_columns(
    segment: Segment, pieces: Sequence[tuple[int, int]], spans: Sequence[Span]
) -> bool:
    """Whether each piece of a run of words is aligned with its column's header."""
    near = ALIGNED_CHARS * segment.line.char_width
    ends = [start for _, start in pieces[1:]] + [len(segment.tokens)]
    for (column, start), end in zip(pieces, ends, strict=True):
        left, right = spans[column]
        if (
            abs(segment.tokens[start].x0 - left) > near
            and abs(segment.tokens[end - 1].x1 - right) > near
        ):
            return False
    return True
