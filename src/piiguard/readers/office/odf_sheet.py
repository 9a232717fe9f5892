"""One sheet of an OpenDocument spreadsheet → grids."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from piiguard.model import Part, PartKind
from piiguard.readers.office.flow import text_part
from piiguard.readers.office.markup import Element, descendants, get, local, text_of
from piiguard.readers.office.numbers import plain
from piiguard.readers.office.sheet import Cells, Shown, formula_literals

_COLUMNS, _ROWS = 16_384, 1_048_576
"""LibreOffice's own caps."""
_MOST_REPEATS = 64
"""Equal filled cells side by side that are written out."""
_ROUNDED = re.compile(r"[\d.,]+E[+-]?\d+", re.I)
"""A number shown so that its digits are lost."""
_HIDDEN = frozenset({"collapse", "filter"})
_CELLS = frozenset({"table-cell", "covered-table-cell"})


class OdfSheet:
    """Reads one ``table:table``."""

    def __init__(self, name: str, shown: Shown) -> None:
        self._name = name
        self._cells = Cells(shown)
        self._columns: set[int] = set()
        self._next_column = 0
        self._row = 0
        self._literals: dict[str, None] = {}
        self._comments: list[tuple[int, int, Element]] = []

    def read(self, table: Element, *, visible: bool) -> Iterator[Part | None]:
        """Yield the sheet's parts; its cells' texts are taken out of the tree."""
        self._walk(table, hidden=False)
        yield from self._cells.parts(self._name, visible=visible)
        for row, column, comment in self._comments:
            where = f"{self._name}: comment at row {row}, column {column + 1}"
            lines = [_taken(e) for e in descendants(comment, "p")]
            authors = [_taken(e) for e in descendants(comment, "creator")]
            text = "\n".join(lines)
            yield text_part(PartKind.COMMENT, where, text, visible=False)
            author = "\n".join(authors)
            yield text_part(PartKind.COMMENT, f"{where}: author", author, visible=False)
        formulas = "\n".join(self._literals)
        yield text_part(PartKind.SHEET, f"{self._name}: formulas", formulas, visible=False)

    def _walk(self, holder: Element, *, hidden: bool) -> None:
        """Walk columns and rows, which may be in groups inside groups."""
        pending: list[tuple[Element, bool]] = [(holder, hidden)]
        while pending:
            element, hidden = pending.pop()
            tag = local(element.tag)
            if tag == "table-column":
                self._column(element, hidden=hidden)
            elif tag == "table-row":
                self._read_row(element, hidden=hidden)
            elif element is holder or tag.startswith(("table-row", "table-col", "table-header")):
                hidden = hidden or get(element, "display") == "false"
                pending += ((inner, hidden) for inner in reversed(element))

    def _column(self, element: Element, *, hidden: bool) -> None:
        count = min(_repeats(element, "number-columns-repeated"), _COLUMNS - self._next_column)
        if hidden or get(element, "visibility") in _HIDDEN:
            self._columns.update(range(self._next_column, self._next_column + count))
        self._next_column += count

    def _read_row(self, row: Element, *, hidden: bool) -> None:
        number = min(self._row + 1, _ROWS)
        hidden = hidden or get(row, "visibility") in _HIDDEN
        column = 0
        for cell in row:
            if local(cell.tag) not in _CELLS:
                continue
            count = _repeats(cell, "number-columns-repeated")
            if len(cell) or cell.attrib:
                text, shown = self._text(cell, number, column)
                cell.attrib.clear()
                if text:
                    for index in range(column, min(column + min(count, _MOST_REPEATS), _COLUMNS)):
                        seen = shown and not hidden and index not in self._columns
                        self._cells.put(number, index, text, seen=seen)
            column = min(column + count, _COLUMNS)
        self._row = min(self._row + _repeats(row, "number-rows-repeated"), _ROWS)

    def _text(self, cell: Element, row: int, column: int) -> tuple[str, bool]:
        """Return a cell's text, and whether it is shown."""
        lines: list[str] = []
        for inner in cell:
            tag = local(inner.tag)
            if tag == "annotation":
                self._comments.append((row, column, inner))
            elif tag in {"p", "h"}:
                lines.append(_taken(inner))
        formula = get(cell, "formula")
        if formula:
            self._literals.update(dict.fromkeys(formula_literals(formula)))
        shown = "\n".join(lines)
        date = get(cell, "date-value")
        if date:
            return date.removesuffix("T00:00:00"), bool(shown.strip())
        value = get(cell, "value") or get(cell, "string-value") or ""
        if not shown.strip():
            return _digits(value), False
        return (_digits(value) if value and _ROUNDED.fullmatch(shown.strip()) else shown), True


def _taken(element: Element) -> str:
    """Return an element's text and take it out of the tree."""
    text = text_of(element)
    for inner in element.iter():
        inner.text = None
        if inner is not element:
            inner.tail = None
    return text


def _digits(value: str) -> str:
    try:
        return plain(Decimal(value)) if len(value) < 40 else value
    except InvalidOperation:
        return value


def _repeats(element: Element, name: str) -> int:
    value = get(element, name) or "1"
    return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) < 9 else 1
