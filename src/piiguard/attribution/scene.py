"""What the sources of clues look at: cells, detections and their neighbourhood."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from piiguard.config import Config
from piiguard.model import Attribution, Cell, CellKind, Detection

MAX_CODE_LETTERS = 8
"""A cell with more letters is text; collection codes and currencies have fewer."""

WHOLE_SHARE = 0.8
"""A name that makes up more of its line or cell is its whole value."""

LOOK_BACK = 40
"""Cells of other columns that may stand between neighbours in reading order."""

REACH = 2000
"""Characters of a cell before and after a detection that are looked at: more than an
address block or a paragraph has. A list of a thousand lines may be one cell."""

NEAR_LINES = 2
"""Cells whose lines are at most so far apart are neighbours: a block and its
heading, or two blocks with one empty line between."""


Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=False)
class Scene:
    """One document's cells and detections, with the lookups clues need."""

    cells: tuple[Cell, ...] = field(repr=False)
    detections: tuple[Detection, ...] = field(repr=False)
    config: Config = field(repr=False)

    def text(self, index: int) -> str:
        """Return the text of a detection."""
        return self.detections[index].text(self.cells)

    def cell(self, index: int) -> Cell:
        """Return the cell of a detection."""
        return self.cells[self.detections[index].cell]

    def line_of(self, index: int) -> str:
        """Return the line of the cell on which a detection starts."""
        rest, _, _ = self.after(index, REACH).partition("\n")
        return self.above(index).rpartition("\n")[2] + self.text(index) + rest

    def above(self, index: int) -> str:
        """Return the text of the cell up to a detection, so far as it is near."""
        start = self.detections[index].start
        return self.cell(index).text[max(0, start - REACH) : start]

    def onward(self, index: int) -> str:
        """Return the text of the cell from a detection on, so far as it is near."""
        start, end = self.detections[index].start, self.detections[index].end
        return self.cell(index).text[start : end + REACH]

    def below(self, index: int) -> list[str]:
        """Return the near lines of the cell under a detection's."""
        return self.after(index, REACH).split("\n")[1:]

    def around(self, index: int) -> str:
        """Return the text of the cell around a detection, with it, so far as it is near."""
        return self.above(index) + self.onward(index)

    def before(self, index: int, chars: int = 60) -> str:
        """Return the text of the cell before a detection, at most ``chars`` of it."""
        start = self.detections[index].start
        return self.cell(index).text[max(0, start - chars) : start].replace("\n", " ")

    def after(self, index: int, chars: int = 60) -> str:
        """Return the text of the cell after a detection, with its line ends."""
        end = self.detections[index].end
        return self.cell(index).text[end : end + chars]

    @cached_property
    def by_cell(self) -> dict[int, list[int]]:
        """Detections by the cell they lie in."""
        found: dict[int, list[int]] = defaultdict(list)
        for index, detection in enumerate(self.detections):
            found[detection.cell].append(index)
        return found

    @cached_property
    def _by_type(self) -> dict[tuple[int, str], list[int]]:
        found: dict[tuple[int, str], list[int]] = defaultdict(list)
        for index, detection in enumerate(self.detections):
            found[detection.cell, detection.entity_type].append(index)
        return found

    @property
    def people_by_cell(self) -> Iterator[list[int]]:
        """The names in each cell that has some, in order."""
        return (found for (_, entity), found in self._by_type.items() if entity == "PERSON")

    def of_type(self, cell: int, entity_type: str) -> list[int]:
        """Return the detections of one type in a cell, in order."""
        return self._by_type.get((cell, entity_type), [])

    def start(self, index: int) -> int:
        """Return where in its cell a detection starts."""
        return self.detections[index].start

    def holds(self, cell: int, *entity_types: str) -> bool:
        """Whether a cell holds a detection of one of the types."""
        return any((cell, each) in self._by_type for each in entity_types)

    def says(self, cell: int, test: Callable[[str], object]) -> bool:
        """Whether a test holds of a cell's text; it is made once, however many ask."""
        known = self._said.get((cell, test))
        if known is None:
            known = self._said[cell, test] = bool(test(self.cells[cell].text))
        return known

    @cached_property
    def _said(self) -> dict[tuple[int, Callable[[str], object]], bool]:
        return {}

    def once(self, question: Callable[[Scene], Answer]) -> Answer:
        """Return the answer to a question about the whole document; it is asked once."""
        if question not in self._answers:
            self._answers[question] = question(self)
        answer: Answer = self._answers[question]
        return answer

    @cached_property
    def _answers(self) -> dict[Callable[[Scene], Any], Any]:
        return {}

    def near(self, index: int) -> list[int]:
        """Return the detections that start before one in its cell and near it, in order."""
        inside, start = self.by_cell[self.detections[index].cell], self.start(index)
        first = bisect_left(inside, start - REACH, key=self.start)
        return inside[first : bisect_left(inside, start, key=self.start)]

    @cached_property
    def rows(self) -> dict[tuple[int, int], list[int]]:
        """Cells by table and row."""
        found: dict[tuple[int, int], list[int]] = defaultdict(list)
        for index, cell in enumerate(self.cells):
            if cell.table is not None and cell.row is not None:
                found[cell.table, cell.row].append(index)
        return found

    @cached_property
    def _lines(self) -> list[tuple[int, int, int]]:
        """Part, first line and last line of each cell."""
        spans = []
        for cell in self.cells:
            lines = [s.line for s in cell.slices if s.line is not None]
            spans.append((cell.part, min(lines, default=0), max(lines, default=0)))
        return spans

    def row_mates(self, cell: int) -> list[int]:
        """Return the other cells of the same table row."""
        here = self.cells[cell]
        if here.table is None or here.row is None:
            return []
        return [c for c in self.rows[here.table, here.row] if c != cell]

    def row_count(self, cell: int) -> int:
        """Return how many rows the table of a cell has, without its header."""
        return self._row_counts[self.cells[cell].table]

    @cached_property
    def _row_counts(self) -> Counter[int | None]:
        return Counter(table for table, row in self.rows if row > 0)

    def cells_above(self, cell: int, limit: int = 6) -> Iterator[int]:
        """Yield the cells before one in reading order while they are neighbours.

        Labels are left out; of two columns only the cell's own counts, where the
        page tells them apart.
        """
        part, first, _ = self._lines[cell]
        seen = 0
        for other in range(cell - 1, max(-1, cell - 1 - LOOK_BACK), -1):
            other_part, _, last = self._lines[other]
            if other_part != part or seen >= limit:
                return
            if (
                first - last > NEAR_LINES
                or self.cells[other].kind is CellKind.LABEL
                or not self.same_column(cell, other)
            ):
                continue
            seen += 1
            yield other
            first = min(first, self._lines[other][1])

    def cell_below(self, cell: int, lines: int = 1) -> int | None:
        """Return the next cell in reading order that starts so many lines below or less."""
        part, _, last = self._lines[cell]
        for other in range(cell + 1, min(len(self.cells), cell + 4)):
            other_part, first, _ = self._lines[other]
            if other_part == part and 1 <= first - last <= lines and self.same_column(cell, other):
                return other
        return None

    def lines_down(self, above: int, cell: int) -> int:
        """Return how many lines a cell starts below another one's last."""
        return self._lines[cell][1] - self._lines[above][2]

    def labels_below(self, cell: int, limit: int = 5) -> list[int]:
        """Return the labels that follow a cell, from the line below it on.

        None where something else than a label stands under it.
        """
        part, _, last = self._lines[cell]
        after = range(cell + 1, min(len(self.cells), cell + 1 + 2 * limit))
        mates = [c for c in after if self.cells[c].part == part and self._lines[c][1] > last]
        if not mates or self.cells[mates[0]].kind is not CellKind.LABEL:
            return []
        if self._lines[mates[0]][1] > last + 1:
            return []
        return [c for c in mates if self.cells[c].kind is CellKind.LABEL][:limit]

    def is_text(self, cell: int) -> bool:
        """Whether a cell holds words, and neither a code nor an item's numbers."""
        if self.holds(cell, "CALL_NUMBER", "LIBRARY_BARCODE", "ITEM_URL", "STANDARD_NUMBER"):
            return False
        # So much white space and numbers before a word is none of a text.
        return sum(map(str.isalpha, self.cells[cell].text[:REACH])) > MAX_CODE_LETTERS

    def line_mates(self, index: int) -> list[int]:
        """Return the other cells that have text on the line of a detection."""
        detection, cell = self.detections[index], self.cell(index)
        line = cell.place(detection.start, detection.end).line
        near = range(max(0, detection.cell - 8), min(len(self.cells), detection.cell + 12))
        return [
            other
            for other in near
            if line is not None
            and other != detection.cell
            and self.cells[other].part == cell.part
            and line in self._lines_of(other)
        ]

    def _lines_of(self, cell: int) -> frozenset[int | None]:
        """Return the lines on which a cell has text."""
        known = self._line_sets.get(cell)
        if known is None:
            known = frozenset(piece.line for piece in self.cells[cell].slices)
            self._line_sets[cell] = known
        return known

    @cached_property
    def _line_sets(self) -> dict[int, frozenset[int | None]]:
        return {}

    def cells_beside(self, cell: int) -> list[int]:
        """Return the cells on the same line as a cell of one line."""
        part, first, last = self._lines[cell]
        near = range(max(0, cell - 3), min(len(self.cells), cell + 4))
        return [
            other
            for other in near
            if other != cell
            and first == last
            and self._lines[other][:2] == (part, first)
            and self.cells[other].table is None
        ]

    def cell_left(self, cell: int) -> int | None:
        """Return the cell before one on the same line, labels left out."""
        part, first, _ = self._lines[cell]
        for other in range(cell - 1, max(-1, cell - 4), -1):
            if self.cells[other].kind is CellKind.LABEL:
                continue
            other_part, begin, last = self._lines[other]
            return other if other_part == part and begin <= first <= last else None
        return None

    def cells_left(self, cell: int) -> int:
        """Return how many cells of the same part follow a cell."""
        return bisect_right(self._parts, self.cells[cell].part) - 1 - cell

    @cached_property
    def _parts(self) -> list[int]:
        return [cell.part for cell in self.cells]

    def same_column(self, one: int, other: int) -> bool:
        """Whether two cells overlap horizontally, or it cannot be told."""
        left_a, right_a = self._extents[one]
        left_b, right_b = self._extents[other]
        if left_a is None or left_b is None or right_a is None or right_b is None:
            return True
        return min(right_a, right_b) > max(left_a, left_b) or abs(left_a - left_b) < 3

    @cached_property
    def _extents(self) -> list[tuple[float | None, float | None]]:
        return [_extent(cell) for cell in self.cells]


def _extent(cell: Cell) -> tuple[float | None, float | None]:
    boxes = [s.bbox for s in cell.slices if s.bbox is not None]
    if boxes:
        return min(b.x0 for b in boxes), max(b.x1 for b in boxes)
    columns = [(s.column, s.column + s.end - s.start) for s in cell.slices if s.column is not None]
    if not columns or cell.table is not None:
        return None, None
    return min(c[0] for c in columns), max(c[1] for c in columns)


Roles = list[Attribution]
"""What earlier sources found, one for each detection."""
