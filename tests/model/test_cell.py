"""Where a span of a cell's text is printed."""

from __future__ import annotations

import pytest

from piiguard.model import BBox, Cell, CellKind, PartKind, Slice

BOXES = [BBox(10, 10, 20, 20), BBox(25, 10, 40, 20), BBox(10, 30, 30, 40)]
CELL = Cell(
    "one two\nthree",
    CellKind.BLOCK,
    0,
    PartKind.PAGE,
    1,
    True,
    (
        Slice(0, 3, 1, 5, BOXES[0]),
        Slice(4, 7, 1, 9, BOXES[1]),
        Slice(8, 13, 2, 5, BOXES[2]),
    ),
)


@pytest.mark.parametrize(
    ("span", "line", "column", "bbox"),
    [
        ((0, 3), 1, 5, BOXES[0]),
        ((1, 2), 1, 6, BOXES[0]),
        ((3, 4), None, None, None),
        ((3, 5), 1, 9, BOXES[1]),
        ((5, 9), 1, 10, BBox(10, 10, 40, 40)),
        ((0, 13), 1, 5, BBox(10, 10, 40, 40)),
        ((12, 13), 2, 9, BOXES[2]),
        ((13, 13), None, None, None),
    ],
)
def test_a_span_is_where_its_words_are(span, line, column, bbox):
    place = CELL.place(*span)
    assert (place.line, place.column, place.bbox) == (line, column, bbox)
