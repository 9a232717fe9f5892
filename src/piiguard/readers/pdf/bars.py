"""Line art that may be a bar code: where it is worth while to decode.

Decoding a whole page at 400 dpi takes a third of a second, a hundred times what
reading its text takes. So only what looks like bars or modules is decoded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from piiguard.model import BBox
from piiguard.readers.pdf.objects import merged

FEW_BARS = 12
"""Code 128 of four digits has 16 bars, the shortest EAN 22, Code 39 five a letter."""
MANY_BARS = 20
"""So many lines of one length side by side are a bar code, and seldom else."""
_WIDEST_GAP = 8.0
"""Points from one bar's start to the next one's; rows of a table lie further apart.
Library labels have bars of 0.5 to 2 points."""
_SHORTEST_BAR = 5.0
_WIDEST_BAR = 8.0
"""Points; what is wider is a row's or a column's background."""
_WIDEST_MODULE = 8.0
"""Points: a QR code of 21 modules so wide takes up six centimetres."""
_FEWEST_MODULES = 40
_MODULE_GAP = 16.0
_MANY_SEGMENTS = 80
"""A path of so many segments may hold all bars of a code, four or five each."""
_LARGEST_CODE = 150.0
"""Points, the lesser side: a larger path of many segments is a table's grid."""
_Edge = Callable[[BBox], float]
QUIET_ZONE = 10.0
"""White points that are kept around a code, which decoders ask for."""


def bar_regions(boxes: Iterable[BBox], fewest: int) -> list[BBox]:
    """Return where rectangles of one length stand side by side, as bars do.

    Args:
        boxes: Bounds of paths, in points.
        fewest: How many bars it takes.
    """
    upright: dict[tuple[int, int], list[BBox]] = defaultdict(list)
    lying: dict[tuple[int, int], list[BBox]] = defaultdict(list)
    for box in boxes:
        width, height = box.x1 - box.x0, box.bottom - box.top
        if height >= _SHORTEST_BAR and width <= min(height / 2, _WIDEST_BAR):
            upright[round(box.top), round(box.bottom)].append(box)
        elif width >= _SHORTEST_BAR and height <= min(width / 2, _WIDEST_BAR):
            lying[round(box.x0), round(box.x1)].append(box)
    found = [
        region
        for group in upright.values()
        for region in _runs(group, fewest, lambda box: box.x0, lambda box: box.x1)
    ]
    found += [
        region
        for group in lying.values()
        for region in _runs(group, fewest, lambda box: box.top, lambda box: box.bottom)
    ]
    return merged(found, QUIET_ZONE)


def module_regions(boxes: Iterable[BBox], segments: Iterable[int]) -> list[BBox]:
    """Return where many small rectangles or one path of many make a matrix code."""
    small: list[BBox] = []
    paths: list[BBox] = []
    for box, count in zip(boxes, segments, strict=True):
        if min(_sides(box)) <= _WIDEST_MODULE:
            small.append(box)
        if count >= _MANY_SEGMENTS and min(_sides(box)) <= _LARGEST_CODE:
            paths.append(box)
    if len(small) >= _FEWEST_MODULES:
        squares = [box for box in small if max(_sides(box)) <= 8 * _WIDEST_MODULE]
        clusters = _clusters(squares)
        paths += clusters
    return merged(paths, QUIET_ZONE)


def _runs(group: list[BBox], fewest: int, start: _Edge, end: _Edge) -> list[BBox]:
    """Return where bars follow each other closely enough, and enough of them."""
    runs: list[list[BBox]] = []
    for box in sorted(group, key=start):
        if runs and start(box) - end(runs[-1][-1]) <= _WIDEST_GAP:
            runs[-1].append(box)
        else:
            runs.append([box])
    return [_hull(run) for run in runs if len(run) >= fewest]


def _clusters(boxes: list[BBox]) -> list[BBox]:
    """Return where at least a code's fill of small boxes lies close together."""
    cells: dict[tuple[int, int], list[BBox]] = defaultdict(list)
    for box in boxes:
        cells[int(box.x0 // _MODULE_GAP), int(box.top // _MODULE_GAP)].append(box)
    regions = []
    while cells:
        pending = [next(iter(cells))]
        cluster: list[BBox] = []
        while pending:
            column, row = pending.pop()
            cluster += cells.pop((column, row), [])
            pending += [
                near
                for near in ((column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
                if near in cells
            ]
        if len(cluster) >= _FEWEST_MODULES:
            regions.append(_hull(cluster))
    return regions


def _sides(box: BBox) -> tuple[float, float]:
    return box.x1 - box.x0, box.bottom - box.top


def _hull(boxes: list[BBox]) -> BBox:
    hull = boxes[0]
    for box in boxes[1:]:
        hull = hull.union(box)
    return hull
