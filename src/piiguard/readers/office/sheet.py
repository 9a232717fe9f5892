"""Rows of a sheet → grids: what is shown, and what hidden rows and columns hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from piiguard.errors import ReadError
from piiguard.model import Part, PartKind, Row
from piiguard.readers.office.flow import grid_part, with_header

PADDING_CAP = 5_000_000
"""Empty cells that keep a sheet's columns in line. A sheet with one value in its
last row and column would take 17 000 million; past the cap columns close up."""

_LITERAL = re.compile(r'"([^"]*)"')
_LONG_NUMBER = re.compile(r"\d{7,}")

SheetRows = dict[int, dict[int, str]]
"""Texts by row number (from 1) and column number (from 0)."""


@dataclass(slots=True)
class Shown:
    """How much the cells of a workbook may show: they may repeat one text without end."""

    cap_bytes: int
    _left: int = field(init=False)

    def __post_init__(self) -> None:
        self._left = self.cap_bytes

    def take(self, text: str) -> None:
        """Count a cell's text.

        Raises:
            ReadError: ``too-large``.
        """
        self._left -= len(text)
        if self._left < 0:
            raise ReadError(
                "too-large",
                f"the cells show more than the cap of {self.cap_bytes} bytes; split the "
                "workbook, or raise limits.expanded_bytes in piiguard.yaml",
            )


@dataclass(slots=True)
class Cells:
    """The cells of one sheet, sorted by whether they are seen."""

    shown: Shown
    seen: SheetRows = field(default_factory=dict)
    hidden: SheetRows = field(default_factory=dict)

    def put(self, row: int, column: int, text: str, *, seen: bool) -> None:
        """Put a text into a cell; a cell that is given twice keeps both.

        Raises:
            ReadError: ``too-large``.
        """
        cells = (self.seen if seen else self.hidden).setdefault(row, {})
        cells[column] = f"{cells[column]}\n{text}" if column in cells else text
        self.shown.take(cells[column])

    def parts(self, name: str, *, visible: bool) -> Iterator[Part | None]:
        """Yield a grid of what is seen, and one of what is not.

        Args:
            name: The sheet, for people: ``sheet 2``.
            visible: Whether the sheet itself is.
        """
        seen = list(_rows(self.seen))
        yield grid_part(PartKind.SHEET, name, seen, visible=visible)
        hidden = with_header(seen, list(_rows(self.hidden)))
        yield grid_part(PartKind.SHEET, f"{name}: hidden cells", hidden, visible=False)


def formula_literals(formula: str) -> Iterator[str]:
    """Yield the texts and long numbers in a formula, which its result need not show."""
    if '"' in formula:
        yield from _LITERAL.findall(formula)
    yield from _LONG_NUMBER.findall(formula)


def _rows(rows: SheetRows) -> Iterator[Row]:
    padded = sum(max(cells) + 1 for cells in rows.values()) <= PADDING_CAP
    for number in sorted(rows):
        yield Row(number, _padded(rows[number]) if padded else _closed(rows[number]))


def _padded(cells: Mapping[int, str]) -> tuple[str, ...]:
    return tuple([cells.get(column, "") for column in range(max(cells) + 1)])


def _closed(cells: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(cells[column] for column in sorted(cells))
