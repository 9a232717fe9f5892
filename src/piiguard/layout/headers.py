"""Reads the headers of tables: labels side by side, over one line or several."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from piiguard.layout.labels import SENTENCE_END, is_party
from piiguard.layout.segments import Segment
from piiguard.lexicon import guess, lookup, may_name, pair_names
from piiguard.model import Label

MAX_STACKED_LINES = 4
"""Headers of more lines than this have not been seen in any system's print."""

MAX_HEADER_WORDS = 5

MIN_RUN_TOGETHER = 3
"""So many labels with single spaces between make a header; two make a heading."""

MIN_KNOWN = 2
MIN_KNOWN_SHARE = 0.5
"""At least half of a header's words must be known labels, and two of them."""

_FIELD_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[._][A-Za-z0-9]+|[a-z][A-Z][A-Za-z0-9]*)+")

NUMBER = re.compile(r"[\W\d]*\d[\W\d]*")


class Column(NamedTuple):
    """A column's header and how far it reaches."""

    label: Label
    x0: float
    x1: float
    header: tuple[Segment, ...]


Segmented = list[list[Segment]]
"""Segments of each line, from top to bottom."""

HeaderAt = Callable[[int], tuple[tuple[Column, ...], int] | None]
"""Reads the header that starts on a line, and how many lines it takes."""


def header_reader(lines: Segmented) -> HeaderAt:
    """Return what reads the headers of a page; each line is read once."""
    pieces_at = cache(lambda index: _label_pieces(lines[index]))
    labels_at = cache(lambda index: sum(map(_may_be_label, pieces_at(index))))

    def header_at(index: int) -> tuple[tuple[Column, ...], int] | None:
        reach = range(index, min(index + MAX_STACKED_LINES, len(lines)))
        drawn = _is_drawn(lines[index])
        if not drawn and sum(map(labels_at, reach)) < MIN_KNOWN:
            return None
        return _header_at(lines, index, pieces_at, drawn=drawn)

    return cache(header_at)


def _may_be_label(piece: Segment) -> bool:
    """Whether the lexicon knows all words of a header, or of a line of one."""
    return all(may_name(token.text) for token in piece.tokens)


def _is_drawn(line: Sequence[Segment]) -> bool:
    """Whether a line stands in drawn cells or holds the names of a program's fields."""
    return len(line) > 2 and (
        all(s.tokens[0].after_separator for s in line[1:])
        or sum(map(_is_field_name, line)) * 2 > len(line)
    )


def _header_at(
    lines: Segmented, index: int, pieces_at: Callable[[int], list[Segment]], *, drawn: bool
) -> tuple[tuple[Column, ...], int] | None:
    """Return the header that starts on a line, and how many lines it takes.

    Of several heights that one counts in which the most columns are known, and of
    equal ones the tallest: ``Item`` over ``barcode`` is more than its first line.
    """
    pieces = pieces_at(index)
    if len(lines[index]) == 1 and len(pieces) < MIN_RUN_TOGETHER:
        pieces = list(lines[index])  # "Lost and Paid Items" is a title.
    stacked = _columns(pieces, guessing=drawn)
    best: tuple[tuple[Column, ...], int] | None = None
    most = 0.0
    for height in range(1, MAX_STACKED_LINES + 1):
        if height > 1:
            if index + height > len(lines):
                break
            lower = lines[index + height - 1]
            if not _can_stack(lines[index + height - 2], lower):
                break
            lower_columns = _columns(pieces_at(index + height - 1))
            stacked = _stack(stacked, lower_columns)
            if (
                best is None
                and _is_header(lower_columns)
                and (_known(lower_columns) >= _known(stacked))
            ):
                break  # The header starts further down; this line is its heading.
        known = _known(stacked) / len(stacked)
        if _is_header(stacked) and (_known(stacked), known) >= (most, 0):
            most = _known(stacked)
            best = (_guessed(stacked), height)
    return best


def _is_field_name(segment: Segment) -> bool:
    """Whether a text is a program's name for a field: ``record.author``, ``dueDate``."""
    return _FIELD_NAME.fullmatch(segment.text) is not None


def _guessed(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Read the headers that the lexicon does not know by the words it does know."""
    return tuple(c if c.label.known else c._replace(label=guess(c.label.text)) for c in columns)


def _can_stack(upper: Sequence[Segment], lower: Sequence[Segment]) -> bool:
    if not upper[0].line.is_next_to(lower[0].line):
        return False
    text = "".join([s.text for s in lower])
    return bool(text) and not any(map(str.isdigit, text))


def _stack(upper: tuple[Column, ...], lower: tuple[Column, ...]) -> tuple[Column, ...]:
    """Join headers over two lines: ``Item`` over ``Barcode`` is ``Item Barcode``."""
    columns = list(upper)
    for column in lower:
        over = [i for i, c in enumerate(columns) if min(c.x1, column.x1) > max(c.x0, column.x0)]
        if len(over) != 1:
            columns.append(column)
            continue
        above = columns[over[0]]
        columns[over[0]] = Column(
            lookup(f"{above.label.text} {column.label.text}"),
            min(above.x0, column.x0),
            max(above.x1, column.x1),
            above.header + column.header,
        )
    return tuple(sorted(columns, key=lambda c: c.x0))


def _columns(pieces: Sequence[Segment], *, guessing: bool = False) -> tuple[Column, ...]:
    """Read headers; where cells are drawn, also by guess: none is part of a sentence."""
    read = guess if guessing else lookup
    labels = pair_names([read(p.text) for p in pieces])
    return tuple(Column(label, p.x0, p.x1, (p,)) for label, p in zip(labels, pieces, strict=True))


def _is_header(columns: Sequence[Column]) -> bool:
    if len(columns) < 2 or any(c.label.text.endswith(":") for c in columns):
        return False
    if any(":" in s.text for c in columns for s in c.header):
        return False
    if any(SENTENCE_END.search(c.label.text) for c in columns):
        return False
    cases = [c.label.text[:1].islower() for c in columns if c.label.text[:1].isalpha()]
    if any(cases) and not all(cases):
        return False  # "Borrower no.   charge." ends a sentence.
    if any(NUMBER.fullmatch(c.label.text) for c in columns):
        return False
    labels = [c.label.known for c in columns]
    if len(labels) % 2 == 0 and all(labels[::2]) and not any(labels[1::2]):
        return False  # "Title … Author …" in one row: labels with their values.
    known = _known(columns)
    return known >= MIN_KNOWN and known / len(columns) >= MIN_KNOWN_SHARE


def _known(columns: Sequence[Column]) -> int:
    """Count labels that can head a column; ``Bill to`` stands over a block."""
    return sum(c.label.known and not is_party(c.label) for c in columns)


def _label_pieces(line: Sequence[Segment]) -> list[Segment]:
    """Cut segments that hold several labels with single spaces between."""
    if line[0].line.ruled:
        return _ruled_pieces(line)
    pieces: list[Segment] = []
    for segment in line:
        pieces.extend([segment] if lookup(segment.text).known else _split_labels(segment))
    return pieces


def _ruled_pieces(line: Sequence[Segment]) -> list[Segment]:
    """Cut a header where the dashes under it say its columns are."""
    whole = Segment(line[0].line, tuple(t for segment in line for t in segment.tokens))
    starts = [x0 for x0, _ in whole.line.ruled]
    columns = [bisect_right(starts, (t.x0 + t.x1) / 2) for t in whole.tokens]
    edges = [0, *(i for i in range(1, len(columns)) if columns[i] != columns[i - 1]), len(columns)]
    return [whole.part(a, b) for a, b in pairwise(edges)]


def _split_labels(segment: Segment) -> list[Segment]:
    """Split into the fewest known labels that cover all tokens, if any do."""
    count = len(segment.tokens)
    if not 2 <= count <= 16 or not all(may_name(token.text) for token in segment.tokens):
        return [segment]
    best: list[list[Segment] | None] = [[], *([None] * count)]
    for end in range(1, count + 1):
        for start in range(max(0, end - MAX_HEADER_WORDS), end):
            before, known = best[start], best[end]
            if before is None or (known is not None and len(known) <= len(before) + 1):
                continue
            piece = segment.part(start, end)
            if lookup(piece.text).known:
                best[end] = [*before, piece]
    found = best[count] or [segment]
    # "Payment date" is one header, though "Payment" and "date" are two.
    goes_on = segment.text[:1].isupper() and any(piece.text[:1].islower() for piece in found)
    return [segment] if goes_on else found
