"""What a page shows besides text: may it hold words that nobody read?"""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_float, c_uint
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium_c

from piiguard.readers.pdf.geometry import PageBox

LEGIBLE_PIXELS = 8
"""An image lower or narrower than this shows no legible line: rules, gradients.
Bitmap fonts need five to seven pixels for a letter."""
RULE_SEGMENTS = 5
"""A line or rectangle has at most so many path segments, a letter mostly more."""
FEW_PATHS = 12
"""So many lines and rectangles make a border or a letterhead's rules."""
_DEEPEST_FORM = 8

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Drawings:
    """Images and line art of a page."""

    image_share: float
    """Share of the page that legible images cover together; in [0, 1]."""
    line_art: bool
    """Whether there are more paths than borders and rules need."""


def read_drawings(raw_page: Any, page_box: PageBox) -> Drawings:
    """Measure a page's images and paths."""
    area = paths = 0.0
    shapes = False
    for kind, thing, matrix in _objects(raw_page, _IDENTITY, 0):
        if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE and _legible(thing):
            area += _visible_area(thing, matrix, page_box)
        elif kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            paths += 1
            shapes = shapes or pdfium_c.FPDFPath_CountSegments(thing) > RULE_SEGMENTS
    whole = max(1.0, page_box.width * page_box.height)
    return Drawings(min(1.0, area / whole), shapes or paths > FEW_PATHS)


def _objects(holder: Any, matrix: Matrix, depth: int) -> Iterator[tuple[int, Any, Matrix]]:
    """Yield each page object with its kind and the matrix of the forms around it."""
    if depth:
        count, get = pdfium_c.FPDFFormObj_CountObjects, pdfium_c.FPDFFormObj_GetObject
    else:
        count, get = pdfium_c.FPDFPage_CountObjects, pdfium_c.FPDFPage_GetObject
    for index in range(count(holder)):
        thing = get(holder, index)
        kind = pdfium_c.FPDFPageObj_GetType(thing)
        if kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            yield from _objects(thing, _product(_matrix(thing), matrix), depth + 1)
        else:
            yield kind, thing, matrix


def _legible(image: Any) -> bool:
    width, height = c_uint(), c_uint()
    if not pdfium_c.FPDFImageObj_GetImagePixelSize(image, byref(width), byref(height)):
        return True
    return min(width.value, height.value) >= LEGIBLE_PIXELS


def _visible_area(image: Any, matrix: Matrix, page_box: PageBox) -> float:
    edges = [c_float() for _ in range(4)]
    pdfium_c.FPDFPageObj_GetBounds(image, *map(byref, edges))
    left, bottom, right, top = (edge.value for edge in edges)
    corners = [_moved(matrix, x, y) for x in (left, right) for y in (bottom, top)]
    xs, ys = zip(*corners, strict=True)
    width = min(max(xs), page_box.right) - max(min(xs), page_box.left)
    height = min(max(ys), page_box.top) - max(min(ys), page_box.bottom)
    return float(max(0.0, width) * max(0.0, height))


def _matrix(thing: Any) -> Matrix:
    raw = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(thing, byref(raw)):
        return _IDENTITY
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
