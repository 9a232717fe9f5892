"""Finds tables by their headers, and gives every word of a row its column."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from piiguard.layout.columns import EDGE, assign, boundaries
from piiguard.layout.labels import SENTENCE_END, is_party, label_pieces
from piiguard.layout.segments import Segment
from piiguard.lexicon import guess, lookup, may_name, pair_names
from piiguard.model import Label

MAX_STACKED_LINES = 4
"""Headers of more lines than this have not been seen in any system's print."""

MAX_HEADER_WORDS = 5

MIN_RUN_TOGETHER = 3
"""So many labels with single spaces between make a header; two make a heading."""

MIN_KNOWN_SHARE = 0.5
"""At least half of a header's words must be known labels, and two of them."""

MAX_STRANGERS = 3
"""So many lines in a row that are no rows end a table: a wrapped note under a
group heading is two."""


_FIELD_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[._][A-Za-z0-9]+|[a-z][A-Z][A-Za-z0-9]*)+")

_NUMBER = re.compile(r"[\W\d]*\d[\W\d]*")


@dataclass(frozen=True, slots=True)
class Column:
    """A column's header and how far it reaches."""

    label: Label
    x0: float
    x1: float
    header: tuple[Segment, ...] = field(repr=False)


@dataclass(slots=True)
class Table:
    """A header and the rows under it; a row maps a column to its segments."""

    columns: tuple[Column, ...]
    rows: list[dict[int, list[Segment]]] = field(default_factory=list)


MAX_GAP_CHARS = 12
"""Distance between two lines' middles, in character widths, past which no table
goes on: four empty lines."""

Segmented = list[list[Segment]]
"""Segments of each line, from top to bottom."""


HeaderAt = Callable[[int], tuple[tuple[Column, ...], int] | None]
"""Reads the header that starts on a line, and how many lines it takes."""


def find_tables(
    lines: Segmented, carried: tuple[Column, ...] = ()
) -> tuple[list[Table], list[list[Segment]]]:
    """Take the tables out of a page's lines.

    Args:
        lines: The page's segmented lines.
        carried: Columns of the table that ran to the end of the page before, if
            any: its rows may go on here without their header.

    Returns:
        The tables, and the lines that are in none.
    """
    tables: list[Table] = []
    rest: Segmented = []
    index = 0
    header_at = _header_reader(lines)
    if carried and lines and header_at(0) is None:
        bare = tuple(replace(c, header=()) for c in carried)
        index, table, skipped = _rows(lines, 0, bare, header_at, strict=True)
        if table.rows:
            tables.append(table)
            rest.extend(skipped)
        else:
            index = 0
    while index < len(lines):
        header = header_at(index)
        if header is None:
            rest.append(lines[index])
            index += 1
            continue
        columns, height = header
        index, table, skipped = _rows(lines, index + height, columns, header_at)
        tables.append(table)
        rest.extend(skipped)
    return tables, rest


def _rows(
    lines: Segmented,
    index: int,
    columns: tuple[Column, ...],
    header_at: HeaderAt,
    *,
    strict: bool = False,
) -> tuple[int, Table, Segmented]:
    """Read rows from ``index`` on; returns where the table ends.

    Lines inside the table that are no rows (group headings, totals) come back
    apart. ``strict`` ends the table at the first line that is no row.
    """
    end = index
    while end < len(lines) and header_at(end) is None and not _is_section(lines[end]):
        end += 1
    body = lines[index:end]
    first = next((i for i, line in enumerate(body) if i and _is_heading(line)), len(body))
    body = [line for line in body[:first] if not _is_heading(line)] or body
    spans = [(c.x0, c.x1) for c in columns]
    ruled = columns[0].header[-1].line.ruled if columns[0].header else ()
    exact = len(ruled) == len(columns)
    if exact:
        cuts = [x0 - EDGE for x0, _ in ruled[1:]]
    else:
        cuts = boundaries(spans, [line for line in body if len(line) > 1] or body)
    table = Table(columns)
    skipped: Segmented = []
    strangers: Segmented = []
    above = columns[0].header[-1].line if columns[0].header else None
    while index < end:
        line = lines[index]
        if above is not None and above.chars_above(line[0].line) > MAX_GAP_CHARS:
            break
        tight = above is not None and line[0].line.is_next_to(above)
        row = None if _is_heading(line) else assign(line, spans, cuts, dense=tight, exact=exact)
        if row is not None and not tight and _is_wordless(line, table):
            row = None
        if row is None or len(row) < (min(3, len(columns)) if strict else 1 if tight else 2):
            if strict or len(strangers) >= MAX_STRANGERS:
                break
            strangers.append(line)
        else:
            skipped.extend(strangers)
            if table.rows and tight and not strangers and _continues(row, table.rows[-1]):
                for column, segments in row.items():
                    table.rows[-1].setdefault(column, []).extend(segments)
            else:
                table.rows.append(row)
            strangers = []
            above = line[0].line
        index += 1
    # What follows the last row is not the table's.
    return index - len(strangers), table, skipped


def _is_wordless(line: Sequence[Segment], table: Table) -> bool:
    """Whether a line apart from the rows has no number though all rows have one.

    Under a table's last row, signatures stand in its columns by chance.
    """
    return (
        bool(table.rows)
        and not any(ch.isdigit() for s in line for ch in s.text)
        and all(
            any(ch.isdigit() for segments in row.values() for s in segments for ch in s.text)
            for row in table.rows
        )
    )


def _continues(row: dict[int, list[Segment]], above: dict[int, list[Segment]]) -> bool:
    """Whether a line goes on with the cells above it, as a wrapped title does.

    It starts no row of its own if the first column, which the row above fills,
    is empty, or if it fills at most half of the columns, and no column of numbers.
    """
    if not set(row) <= set(above):
        return False
    if min(above) not in row:
        return True
    numbers = any(
        _NUMBER.fullmatch(segment.text) and _NUMBER.fullmatch(above[column][0].text)
        for column, segments in row.items()
        for segment in segments
    )
    return len(row) * 2 <= len(above) and not numbers


def _is_heading(line: Sequence[Segment]) -> bool:
    """Whether a line is a group heading or a total: ``Patron: …``, ``Total  $62``.

    ``Book`` in a column of material types is none, though the lexicon knows it.
    """
    label = label_pieces(line[0])[0].label
    return label is not None and label.entity_type != "TITLE"


def _is_section(line: Sequence[Segment]) -> bool:
    """Whether a line is only a heading, under which something new starts."""
    label = lookup(line[0].text)
    heads = label.role is not None and label.entity_type is None
    return len(line) == 1 and heads


def _header_reader(lines: Segmented) -> HeaderAt:
    """Return what reads the headers of a page; each line is read once."""
    pieces_at = cache(lambda index: _label_pieces(lines[index]))
    return cache(lambda index: _header_at(lines, index, pieces_at))


def _header_at(
    lines: Segmented, index: int, pieces_at: Callable[[int], list[Segment]]
) -> tuple[tuple[Column, ...], int] | None:
    """Return the header that starts on a line, and how many lines it takes.

    Of several heights that one counts in which the most columns are known, and of
    equal ones the tallest: ``Item`` over ``barcode`` is more than its first line.
    """
    pieces = pieces_at(index)
    drawn = len(lines[index]) > 2 and (
        all(s.tokens[0].after_separator for s in lines[index][1:])
        or sum(map(_is_field_name, lines[index])) * 2 > len(lines[index])
    )
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
    return tuple(c if c.label.known else replace(c, label=guess(c.label.text)) for c in columns)


def _can_stack(upper: Sequence[Segment], lower: Sequence[Segment]) -> bool:
    text = "".join(s.text for s in lower)
    return (
        bool(text)
        and not any(ch.isdigit() for ch in text)
        and upper[0].line.is_next_to(lower[0].line)
    )


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
    if any(_NUMBER.fullmatch(c.label.text) for c in columns):
        return False
    labels = [c.label.known for c in columns]
    if len(labels) % 2 == 0 and all(labels[::2]) and not any(labels[1::2]):
        return False  # "Title … Author …" in one row: labels with their values.
    known = _known(columns)
    return known >= 2 and known / len(columns) >= MIN_KNOWN_SHARE


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
