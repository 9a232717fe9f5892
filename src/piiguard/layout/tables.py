"""Finds tables by their headers, and gives every word of a row its column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from piiguard.layout.columns import EDGE, assign, boundaries
from piiguard.layout.headers import NUMBER, Column, HeaderAt, Segmented, header_reader
from piiguard.layout.labels import label_pieces
from piiguard.layout.segments import Segment
from piiguard.lexicon import lookup

TOTAL = re.compile(r"\W*(?:grand |sub)?-?(?:total|balance|amount due|sum)\b", re.IGNORECASE)

MAX_STRANGERS = 3
"""So many lines in a row that are no rows end a table: a wrapped note under a
group heading is two."""

MAX_GAP_CHARS = 12
"""Distance between two lines' middles, in character widths, past which no table
goes on: four empty lines."""


@dataclass(slots=True)
class Table:
    """A header and the rows under it; a row maps a column to its segments."""

    columns: tuple[Column, ...]
    rows: list[dict[int, list[Segment]]] = field(default_factory=list)


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
    header_at = header_reader(lines)
    if carried and lines and header_at(0) is None:
        bare = tuple(c._replace(header=()) for c in carried)
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
        if row is not None and not tight:
            totalled = any(map(_is_total, strangers))
            if _is_wordless(line, table) or _is_apart(row, table, totalled=totalled):
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


def _is_total(line: Sequence[Segment]) -> bool:
    """Whether a line sums up a table: ``TOTAL DUE  35.99``."""
    return TOTAL.match(line[0].text) is not None


def _is_apart(row: dict[int, list[Segment]], table: Table, *, totalled: bool) -> bool:
    """Whether a line apart from the rows has few numbers where each of them has one.

    Under a table's total go on sentences, which its columns would cut up: there fewer
    than most of the numbers are too few.
    """
    numeric = [
        column
        for column in range(len(table.columns))
        if table.rows and all(_is_number(each.get(column)) for each in table.rows)
    ]
    found = sum(_is_number(row.get(column)) for column in numeric)
    return found * 2 < len(numeric) + totalled and bool(numeric)


def _is_number(segments: Sequence[Segment] | None) -> bool:
    return bool(segments and NUMBER.fullmatch(segments[0].text.strip()))


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
        NUMBER.fullmatch(segment.text) and NUMBER.fullmatch(above[column][0].text)
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
