"""Tables: those that hold data become grids, those that only place things do not.

Letters and newsletters are built from tables within tables, and read as grids they
are nonsense: an address block in a column, a heading over it as its header. The
rule, after those by which Firefox and Chrome tell assistive technology:

* ``role`` decides, where there is one: ``presentation`` and ``none`` against.
* Headers (``th``, ``thead``), a caption or a drawn border mean data.
* A table within the table, or fewer than two rows with two filled cells each, means
  layout. So does text of several lines in more than half of the filled cells.
* Else it is data.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from piiguard.model import Grid, Row, Text

Contents = list[Text | Grid]

MAX_SPAN = 100
"""Columns or rows that a cell may span; the standard has 1,000, tables under 20."""
SIDE_BY_SIDE = "    "
"""Between cells that stand on one line of a layout table."""


@dataclass(slots=True)
class TableCell:
    """One cell, read."""

    seen: Contents
    unseen: Contents
    header: bool = False
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        """What is seen in it, tables in it apart."""
        return text_of(self.seen)


@dataclass(slots=True)
class Table:
    """One table, read, before it is known whether it holds data."""

    attributes: dict[str, str]
    rows: list[list[TableCell]] = field(default_factory=list)
    has_caption: bool = False
    has_head: bool = False

    @property
    def holds_data(self) -> bool:
        """Whether it is a table to people too: see the module's docstring."""
        role = self.attributes.get("role", "").strip().lower()
        cells = [cell for row in self.rows for cell in row]
        if role in ("presentation", "none"):
            return False
        if role in ("table", "grid", "treegrid") or self.has_caption or self.has_head:
            return True
        if any(cell.header for cell in cells):
            return True
        if any(isinstance(content, Grid) for cell in cells for content in cell.seen):
            return False
        filled = [cell for cell in cells if cell.text or cell.unseen]
        if sum(1 for row in self.rows if sum(bool(c.text or c.unseen) for c in row) >= 2) < 2:
            return False
        if self.attributes.get("border", "0").strip() not in ("", "0"):
            return True
        return sum("\n" in cell.text for cell in filled) * 2 <= len(filled)

    def grids(self) -> Iterator[tuple[Grid, bool]]:
        """Yield the table as a grid, the tables within it, and what is unseen.

        With each goes whether it is seen. Unseen cells stay in a grid with the
        first row, so that they keep their headers.
        """
        header = bool(self.rows) and all(cell.header for cell in self.rows[0])
        seen = list(_spread(self.rows, unseen=False))
        if any(any(row.values) for row in seen):
            yield Grid(tuple(seen), header=header), True
        unseen = [row for row in _spread(self.rows, unseen=True) if any(row.values)]
        if unseen:
            top = [row for row in seen[:1] if header and unseen[0].line != row.line]
            yield Grid((*top, *unseen), header=bool(top)), False
        for row in self.rows:
            for cell in row:
                yield from ((inner, True) for inner in cell.seen if isinstance(inner, Grid))
                yield from ((inner, False) for inner in cell.unseen if isinstance(inner, Grid))

    def flow(self) -> Iterator[tuple[Text | Grid, bool]]:
        """Yield the contents as they flow: row by row, cell by cell.

        A row whose cells have one line each is one line, so that a label stays
        before its value.
        """
        for row in self.rows:
            texts = [cell.text for cell in row if cell.text]
            plain = all(isinstance(content, Text) for cell in row for content in cell.seen)
            if texts and plain and not any("\n" in text for text in texts):
                yield Text(SIDE_BY_SIDE.join(texts)), True
            else:
                for cell in row:
                    yield from ((content, True) for content in cell.seen)
            for cell in row:
                yield from ((content, False) for content in cell.unseen)


def text_of(contents: Iterable[Text | Grid]) -> str:
    """Return the text among contents."""
    return "\n".join(content.text for content in contents if isinstance(content, Text))


def span(attributes: dict[str, str], name: str) -> int:
    """Return how many columns or rows a cell spans."""
    value = attributes.get(name, "").strip()
    return max(1, min(MAX_SPAN, int(value))) if value.isdecimal() and len(value) < 5 else 1


def _spread(rows: Sequence[Sequence[TableCell]], *, unseen: bool) -> Iterator[Row]:
    """Yield rows with each value in its column; what a cell spans besides is empty."""
    taken: dict[int, int] = {}
    for line, row in enumerate(rows, start=1):
        values: list[str] = []
        after: dict[int, int] = {}
        for cell in row:
            while taken.get(len(values), 0):
                values.append("")
            text = text_of(cell.unseen if unseen else cell.seen)
            for column in range(len(values), len(values) + cell.columns):
                if cell.rows > 1:
                    after[column] = cell.rows
            values += [text.replace("\t", " "), *[""] * (cell.columns - 1)]
        taken = {column: left - 1 for column, left in taken.items() if left > 1}
        taken |= {column: left - 1 for column, left in after.items()}
        while values and not values[-1]:
            values.pop()
        yield Row(line, tuple(values))
