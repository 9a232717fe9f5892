"""What a page shows besides text: what may hold words, bar codes, or hide text."""

from __future__ import annotations

from ctypes import byref, c_float, c_int, c_uint
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium_c

from piiguard.model import BBox
from piiguard.readers.pdf.bars import FEW_BARS, MANY_BARS, bar_regions, module_regions
from piiguard.readers.pdf.geometry import PageBox
from piiguard.readers.pdf.objects import (
    Bounds,
    Matrix,
    cropped,
    merged,
    overlap,
    page_objects,
)

LEGIBLE_PIXELS = 8
"""An image lower or narrower than this shows no legible line: rules, gradients.
Bitmap fonts need five to seven pixels for a letter."""
RULE_SEGMENTS = 5
"""A line or rectangle has at most so many path segments, a letter mostly more."""
FEW_PATHS = 12
"""So many lines and rectangles make a border or a letterhead's rules."""
_THINNEST_COVER = 3.0
"""Points: what is lower or narrower is a rule and covers no text."""
_DARK = 153
"""Luminance of 255, up to which text on white is beyond doubt visible."""
_OPAQUE = 230
"""Alpha of 255."""
_CLIP_SEGMENTS = 8
_SLACK = 2.0
"""Points by which glyphs may stick out of a clipping path and be visible."""


@dataclass(frozen=True, slots=True)
class Drawings:
    """Images and line art of a page; rectangles in points as displayed."""

    image_share: float
    """Share of the page that legible images cover together; in [0, 1]."""
    line_art: bool
    """Whether there are more paths than borders and rules need."""
    images: tuple[BBox, ...]
    """Legible images, so far as they lie on the page; neighbours joined."""
    bars: tuple[BBox, ...]
    """Line art that must be the bars of a linear code."""
    maybe_codes: tuple[BBox, ...]
    """Line art that may be a bar code or matrix code, or much else."""
    suspect: BBox | None
    """Where text may be drawn so that nobody sees it; None where none is."""


def read_drawings(raw_page: Any, page_box: PageBox, *, layers: bool = False) -> Drawings:
    """Look at all objects of a page once.

    Args:
        raw_page: pdfium's FPDF_PAGE.
        page_box: The page's visible rectangle.
        layers: Whether the document has optional content, so that any text may
            belong to a layer that is off.
    """
    watch = _Watch(page_box)
    images: list[BBox] = []
    paths: list[BBox] = []
    segments: list[int] = []
    area = 0.0
    for kind, thing, matrix, faint in page_objects(raw_page):
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            watch.text(thing, matrix, faint)
        elif kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            box = watch.bounds.of(thing, matrix)
            paths.append(box)
            segments.append(pdfium_c.FPDFPath_CountSegments(thing))
            watch.path(thing, box)
        else:
            box = watch.bounds.of(thing, matrix)
            watch.cover(box)
            inside = cropped(box, page_box)
            if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE and inside and _legible(thing):
                images.append(inside)
                area += (inside.x1 - inside.x0) * (inside.bottom - inside.top)
    shapes = any(count > RULE_SEGMENTS for count in segments)
    bars: list[BBox] = []
    maybe = module_regions(paths, segments) if paths else []
    if len(paths) >= FEW_BARS:
        maybe += bar_regions(paths, FEW_BARS)
        bars = bar_regions(paths, MANY_BARS)
    whole = max(1.0, page_box.width * page_box.height)
    return Drawings(
        image_share=min(1.0, area / whole),
        line_art=shapes or len(paths) > FEW_PATHS,
        images=tuple(merged(images, gap=1.0)),
        bars=tuple(filter(None, (cropped(box, page_box) for box in bars))),
        maybe_codes=tuple(filter(None, (cropped(box, page_box) for box in maybe))),
        suspect=watch.suspect(everywhere=layers),
    )


class _Watch:
    """Keeps what may hide text: how text is drawn, and what lies over and under it.

    It errs on the side of suspicion: what it lets pass is dark, opaque text with
    nothing but light fills under it and nothing over it.
    """

    def __init__(self, page_box: PageBox) -> None:
        self.bounds = Bounds(page_box)
        self._page_box = page_box
        self._texts: list[tuple[Any, Matrix]] = []
        self._suspects: list[BBox] = []
        self._covers: list[tuple[int, BBox]] = []
        """How many texts come before it (all, if it hides also later ones), where."""
        self._colour = [c_uint() for _ in range(4)]
        self._colours = [byref(part) for part in self._colour]
        self._clip: tuple[object, BBox | None] = ((), None)

    def text(self, thing: Any, matrix: Matrix, faint: bool) -> None:
        """Take note of a text object."""
        self._texts.append((thing, matrix))
        if (
            faint
            or pdfium_c.FPDFTextObj_GetTextRenderMode(thing) != pdfium_c.FPDF_TEXTRENDERMODE_FILL
            or not self._is_dark(thing)
            or pdfium_c.FPDFPageObj_HasTransparency(thing)
            or self._is_clipped(thing, matrix)
        ):
            self._suspects.append(self.bounds.of(thing, matrix))

    def path(self, thing: Any, box: BBox) -> None:
        """Take note of a path: does it fill enough to hide text?"""
        if min(box.x1 - box.x0, box.bottom - box.top) < _THINNEST_COVER:
            return
        mode, stroke = c_int(), c_int()
        pdfium_c.FPDFPath_GetDrawMode(thing, byref(mode), byref(stroke))
        if mode.value == pdfium_c.FPDF_FILLMODE_NONE:
            return
        if self._is_dark(thing) or pdfium_c.FPDFPageObj_HasTransparency(thing):
            self.cover(box)
        elif self._texts:
            self._covers.append((len(self._texts), box))

    def cover(self, box: BBox) -> None:
        """Take note of what may hide any text, drawn before or after it."""
        self._covers.append((-1, box))

    def suspect(self, *, everywhere: bool) -> BBox | None:
        """Return a rectangle around all text that may be hidden."""
        if not self._texts:
            return None
        if everywhere:
            return BBox(0, 0, self._page_box.width, self._page_box.height)
        found = list(self._suspects)
        if self._covers:
            texts = [self.bounds.of(*text) for text in self._texts]
            for count, cover in self._covers:
                over = texts if count < 0 else texts[:count]
                found += [text for text in over if overlap(text, cover)]
        if not found:
            return None
        hull = found[0]
        for box in found[1:]:
            hull = hull.union(box)
        return cropped(hull, self._page_box)

    def _is_dark(self, thing: Any) -> bool:
        if not pdfium_c.FPDFPageObj_GetFillColor(thing, *self._colours):
            return False
        red, green, blue, alpha = (part.value for part in self._colour)
        # Luma of ITU-R BT.601, as pdfium turns colours to grey.
        return 0.299 * red + 0.587 * green + 0.114 * blue <= _DARK and alpha >= _OPAQUE

    def _is_clipped(self, thing: Any, matrix: Matrix) -> bool:
        clip = pdfium_c.FPDFPageObj_GetClipPath(thing)
        count = pdfium_c.FPDFClipPath_CountPaths(clip) if clip else 0
        if count <= 0:
            return False
        mark = (count, matrix, *_first_point(clip))
        if mark != self._clip[0]:
            self._clip = (mark, self._clip_box(clip, count, matrix))
        box = self._clip[1]
        if box is None:
            return True
        text = self.bounds.of(thing, matrix)
        return (
            text.x0 < box.x0 - _SLACK
            or text.x1 > box.x1 + _SLACK
            or text.top < box.top - _SLACK
            or text.bottom > box.bottom + _SLACK
        )

    def _clip_box(self, clip: Any, count: int, matrix: Matrix) -> BBox | None:
        """Return the rectangle that clipping paths leave, or None if it is unclear."""
        box = BBox(0, 0, self._page_box.width, self._page_box.height)
        for path in range(count):
            points = pdfium_c.FPDFClipPath_CountPathSegments(clip, path)
            if not 0 < points <= _CLIP_SEGMENTS:
                return None
            xs, ys = zip(*(_point(clip, path, index) for index in range(points)), strict=True)
            around = self.bounds.displayed(min(xs), min(ys), max(xs), max(ys), matrix)
            box = BBox(
                max(box.x0, around.x0),
                max(box.top, around.top),
                min(box.x1, around.x1),
                min(box.bottom, around.bottom),
            )
        return box


def _first_point(clip: Any) -> tuple[float, float]:
    return _point(clip, 0, 0)


def _point(clip: Any, path: int, index: int) -> tuple[float, float]:
    segment = pdfium_c.FPDFClipPath_GetPathSegment(clip, path, index)
    x, y = c_float(), c_float()
    pdfium_c.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
    return x.value, y.value


def _legible(image: Any) -> bool:
    width, height = c_uint(), c_uint()
    if not pdfium_c.FPDFImageObj_GetImagePixelSize(image, byref(width), byref(height)):
        return True
    return min(width.value, height.value) >= LEGIBLE_PIXELS
