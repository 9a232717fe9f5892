"""The objects that a pdfium page draws, in drawing order."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_float
from typing import Any

import pypdfium2.raw as pdfium_c

from piiguard.model import BBox
from piiguard.readers.pdf.geometry import PageBox

_DEEPEST_FORM = 8

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)

PageObject = tuple[int, Any, Matrix, bool]
"""Kind, pdfium's handle, the matrix of the forms around it, and whether one of them
is transparent."""


def page_objects(raw_page: Any) -> Iterator[PageObject]:
    """Yield what a page draws; forms (reused drawings) are looked into."""
    yield from _objects(raw_page, IDENTITY, faint=False, depth=0)


def _objects(holder: Any, matrix: Matrix, faint: bool, depth: int) -> Iterator[PageObject]:
    if depth:
        count, get = pdfium_c.FPDFFormObj_CountObjects, pdfium_c.FPDFFormObj_GetObject
    else:
        count, get = pdfium_c.FPDFPage_CountObjects, pdfium_c.FPDFPage_GetObject
    for index in range(count(holder)):
        thing = get(holder, index)
        kind = pdfium_c.FPDFPageObj_GetType(thing)
        if kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            inner = _product(_matrix(thing), matrix)
            is_faint = faint or bool(pdfium_c.FPDFPageObj_HasTransparency(thing))
            yield from _objects(thing, inner, is_faint, depth + 1)
        else:
            yield kind, thing, matrix, faint


class Bounds:
    """Asks objects for their bounds; holds the buffers that pdfium writes to."""

    def __init__(self, page_box: PageBox) -> None:
        self._page_box = page_box
        self._edges = [c_float() for _ in range(4)]
        self._pointers = [byref(edge) for edge in self._edges]

    def of(self, thing: Any, matrix: Matrix) -> BBox:
        """Return where the page shows an object, were it not cropped."""
        pdfium_c.FPDFPageObj_GetBounds(thing, *self._pointers)
        left, bottom, right, top = (edge.value for edge in self._edges)
        return self.displayed(left, bottom, right, top, matrix)

    def displayed(
        self, left: float, bottom: float, right: float, top: float, matrix: Matrix
    ) -> BBox:
        """Return where the page shows a rectangle of a form's own space."""
        if matrix is not IDENTITY:
            corners = [_moved(matrix, x, y) for x in (left, right) for y in (bottom, top)]
            xs, ys = zip(*corners, strict=True)
            left, right, bottom, top = min(xs), max(xs), min(ys), max(ys)
        return self._page_box.displayed(left, bottom, right, top)


def cropped(box: BBox, page_box: PageBox) -> BBox | None:
    """Return the part of a rectangle that lies on the page, if any does."""
    inside = BBox(
        max(box.x0, 0.0),
        max(box.top, 0.0),
        min(box.x1, page_box.width),
        min(box.bottom, page_box.height),
    )
    return inside if inside.x0 < inside.x1 and inside.top < inside.bottom else None


def overlap(one: BBox, other: BBox) -> bool:
    """Say whether two rectangles share a point."""
    return (
        one.x0 <= other.x1
        and other.x0 <= one.x1
        and one.top <= other.bottom
        and other.top <= one.bottom
    )


def merged(boxes: list[BBox], gap: float) -> list[BBox]:
    """Return the rectangles with those no further apart than ``gap`` joined."""
    regions: list[BBox] = []
    for box in sorted(boxes, key=lambda each: (each.top, each.x0)):
        joined = box
        changed = True
        while changed:
            changed = False
            reach = BBox(joined.x0 - gap, joined.top - gap, joined.x1 + gap, joined.bottom + gap)
            for index, region in enumerate(regions):
                if overlap(reach, region):
                    joined = joined.union(regions.pop(index))
                    changed = True
                    break
        regions.append(joined)
    return regions


def _matrix(thing: Any) -> Matrix:
    raw = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(thing, byref(raw)):
        return IDENTITY
    return raw.a, raw.b, raw.c, raw.d, raw.e, raw.f


def _moved(m: Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _product(m: Matrix, n: Matrix) -> Matrix:
    """Return the matrix that applies ``m``, then ``n``."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )
