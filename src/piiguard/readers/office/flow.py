"""A story of a word processor → parts: lines, tables, and what nobody sees.

Formats walk their markup and tell a `Flow` what comes; it knows nothing of them.
Lines between tables become text, a table becomes a grid, a table inside a table
a grid of its own. Hidden and deleted words are collected beside what is seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from piiguard.model import Grid, Part, PartKind, Row, Text
from piiguard.readers.normalise import expand_tabs, fold

_SPAN_CAP = 64
"""Columns one cell may span; Word's own cap on columns is 63."""
_NEIGHBOURS_CAP = 64
"""Characters kept on either side of hidden ones that stand inside a word."""


@dataclass(slots=True)
class _Run:
    text: str
    seen: bool
    inserted: bool


@dataclass(slots=True)
class _Table:
    number: int
    place: int
    """Index of the table's slot among the outputs."""
    rows: list[list[str]] = field(default_factory=list)
    hidden: list[list[str]] = field(default_factory=list)


class Flow:
    """Collects one story."""

    def __init__(self, name: str, kind: PartKind = PartKind.BODY, *, visible: bool = True) -> None:
        self._name = name
        self._kind = kind
        self._visible = visible
        self._outputs: list[Part | None] = []
        self._lines: list[list[str]] = [[]]
        """Finished lines: of the story, and of each open cell inside it."""
        self._hidden: list[list[str]] = [[]]
        self._runs: list[_Run] = []
        self._tables: list[_Table] = []
        self._count = 0
        self._after = ""

    def add(self, text: str, *, seen: bool = True, inserted: bool = False) -> None:
        """Add text to the current paragraph.

        Args:
            text: The characters; line breaks part lines.
            seen: False for hidden or deleted text.
            inserted: Whether it was put in where something was deleted.
        """
        if text:
            self._runs.append(_Run(text, seen, inserted))

    def end_paragraph(self) -> None:
        """End the current paragraph; an empty one is a blank line."""
        runs, self._runs = self._runs, []
        self._lines[-1].append("".join(run.text for run in runs if run.seen))
        if not all(run.seen for run in runs):
            self._hidden[-1] += hidden_words([(r.text, r.seen) for r in runs if not r.inserted])

    def begin_table(self) -> None:
        """Begin a table, here or in the open cell."""
        if self._runs:
            self.end_paragraph()
        if not self._tables:
            self._flush()
        self._count += 1
        self._tables.append(_Table(self._count, len(self._outputs)))
        self._outputs += [None, None]

    def begin_row(self) -> None:
        """Begin a row."""
        self._tables[-1].rows.append([])
        self._tables[-1].hidden.append([])

    def begin_cell(self) -> None:
        """Begin a cell."""
        self._lines.append([])
        self._hidden.append([])

    def end_cell(self, span: int = 1) -> None:
        """End a cell that takes ``span`` columns."""
        if self._runs:
            self.end_paragraph()
        padding = [""] * (min(max(span, 1), _SPAN_CAP) - 1)
        self._tables[-1].rows[-1] += ["\n".join(self._lines.pop()), *padding]
        self._tables[-1].hidden[-1] += ["\n".join(self._hidden.pop()), *padding]

    def end_table(self) -> None:
        """End the table."""
        table = self._tables.pop()
        name = f"{self._name}: table {table.number}"
        self._outputs[table.place] = grid_part(
            self._kind, name, number_rows(table.rows), visible=self._visible
        )
        hidden = with_header(number_rows(table.rows), number_rows(table.hidden))
        self._outputs[table.place + 1] = grid_part(
            self._kind, f"{name}: hidden text", hidden, visible=False
        )
        if not self._tables:
            self._after = f": after table {table.number}"

    def parts(self) -> Iterator[Part]:
        """Yield what was collected, in reading order, hidden text last."""
        if self._runs:
            self.end_paragraph()
        self._flush()
        yield from filter(None, self._outputs)
        hidden = text_part(
            self._kind, f"{self._name}: hidden text", "\n".join(self._hidden[0]), visible=False
        )
        if hidden is not None:
            yield hidden

    def _flush(self) -> None:
        lines, self._lines[0] = self._lines[0], []
        name = f"{self._name}{self._after}"
        self._outputs.append(text_part(self._kind, name, "\n".join(lines), visible=self._visible))


def hidden_words(runs: Iterable[tuple[str, bool]]) -> list[str]:
    """Return the words that hold hidden characters, each run of them one line.

    A number of which only some digits were deleted is worth its whole: so hidden
    characters are completed by the seen ones that touch them.
    """
    text = ""
    stretches: list[list[int]] = []
    for piece, seen in runs:
        if not seen:
            if stretches and stretches[-1][1] == len(text):
                stretches[-1][1] += len(piece)
            else:
                stretches.append([len(text), len(text) + len(piece)])
        text += piece
    lines: list[str] = []
    done = 0
    for start, end in stretches:
        if end <= done:
            continue
        first, floor = start, max(done, start - _NEIGHBOURS_CAP)
        if not text[start:end][:1].isspace():
            while first > floor and not text[first - 1].isspace():
                first -= 1
        last, ceiling = end, min(len(text), end + _NEIGHBOURS_CAP)
        if not text[start:end][-1:].isspace():
            while last < ceiling and not text[last].isspace():
                last += 1
        done = last
        lines.append(text[first:last].strip("\n"))
    return [line for line in lines if line.strip()]


def text_part(kind: PartKind, name: str, text: str, *, visible: bool) -> Part | None:
    """Return a part of lines, or None where there is nothing but white space."""
    folded = fold(text).replace("\f", "\n")
    if not folded.strip():
        return None
    return Part(kind, name, Text(expand_tabs(folded)), visible=visible)


def grid_part(kind: PartKind, name: str, rows: Iterable[Row], *, visible: bool) -> Part | None:
    """Return a part of rows, or None where all cells are empty."""
    folded = tuple(
        Row(row.line, tuple(map(_fold_value, row.values)))
        for row in rows
        if any(map(str.strip, row.values))
    )
    return Part(kind, name, Grid(folded), visible=visible) if folded else None


def number_rows(rows: Iterable[Sequence[str]]) -> list[Row]:
    """Return rows numbered from 1."""
    return [Row(number, tuple(values)) for number, values in enumerate(rows, start=1)]


def with_header(seen: Sequence[Row], hidden: Sequence[Row]) -> list[Row]:
    """Return hidden rows under the header that labels them, if there is any to tell.

    The header is taken to be the first seen row with two filled cells and no
    digit in it; without it a hidden value would have lost its column's name.
    """
    if not any(any(map(str.strip, row.values)) for row in hidden):
        return []
    header = next((row for row in seen if sum(map(bool, map(str.strip, row.values))) > 1), None)
    if header is None or any(map(str.isdigit, "".join(header.values))):
        return list(hidden)
    own = next((row.values for row in hidden if row.line == header.line), ())
    names = tuple(
        seen_name or hidden_name
        for seen_name, hidden_name in zip_longest(header.values, own, fillvalue="")
    )
    return [Row(header.line, names), *(row for row in hidden if row.line != header.line)]


def _fold_value(value: str) -> str:
    if value.isascii() and value.isprintable():
        return value
    return fold(value).replace("\t", " ").replace("\f", " ").strip("\n")
