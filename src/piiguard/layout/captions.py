"""Forms that print the label under its value, as over a line to write on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from piiguard.layout.labels import label_pieces
from piiguard.layout.segments import Segment
from piiguard.layout.stacks import ALIGNED_CHARS, Stack
from piiguard.lexicon import guess, lookup
from piiguard.model import CellKind

NEARER = 0.85
"""A label belongs to the line above if that is nearer than the line below, by this
share of the distance at least: in tables and lists both are as far."""

SUM = re.compile(
    r"\b(?:total|sum|amount|charges?|due|balance|fees?|fines?|cost|price)\b", re.IGNORECASE
)

MIN_LABELS = 2
"""So many labels with fitting values over them make a form; one may be a heading over
what follows."""


def take_captions(lines: list[list[Segment]]) -> tuple[list[Stack], list[list[Segment]]]:
    """Take values with their labels under them out of a page's lines.

    Returns:
        Labels and values, and the lines that are left.
    """
    found = [i for i in range(1, len(lines)) if _is_caption(lines, i)]
    if len(found) < 2 and sum(_fitting(lines[i], lines[i - 1]) for i in found) < MIN_LABELS:
        return [], lines
    stacks: list[Stack] = []
    left = [list(line) for line in lines]
    for index in found:
        for label in lines[index]:
            value = _over(label, lines[index - 1])
            if value is None or value not in left[index - 1] or _has_label(value):
                continue
            meaning = guess(label.text)
            stacks.append(Stack(CellKind.LABEL, [label], meaning, grows=False))
            stacks.append(Stack(CellKind.VALUE, [value], meaning, grows=False))
            left[index].remove(label)
            left[index - 1].remove(value)
    return stacks, [line for line in left if line]


def _is_caption(lines: Sequence[Sequence[Segment]], index: int) -> bool:
    """Whether a line holds labels of what stands on the line above, and nearer to it."""
    line, above = lines[index], lines[index - 1]
    known = [segment for segment in line if lookup(segment.text).known]
    if not known or len(known) * 2 < len(line) or any(":" in s.text for s in known):
        return False
    values = [value for s in known if (value := _over(s, above)) is not None]
    # Under a table's last title may stand "Total charges": that names no title.
    if any(map(_has_label, values)) or not _fitting(line, above):
        return False
    if index + 1 == len(lines):
        return True
    up = line[0].line.middle - above[0].line.middle
    return up < NEARER * (lines[index + 1][0].line.middle - line[0].line.middle)


def _fitting(line: Sequence[Segment], above: Sequence[Segment]) -> int:
    """How many of a line's labels can name what stands over them."""
    values = [(lookup(s.text), value) for s in line if (value := _over(s, above)) is not None]
    return sum(
        label.known and (SUM.search(label.text) is None or any(map(str.isdigit, value.text)))
        for label, value in values
    )


def _has_label(value: Segment) -> bool:
    """Whether what stands over a label is, or has, a label of its own."""
    return any(piece.label is not None for piece in label_pieces(value))


def _over(label: Segment, line: Sequence[Segment]) -> Segment | None:
    near = ALIGNED_CHARS * label.line.char_width
    return next((s for s in line if abs(s.x0 - label.x0) <= near), None)
