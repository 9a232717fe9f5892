"""Pages drawn to pixels by pdfium, with or without their text."""

from __future__ import annotations

from ctypes import c_void_p
from math import ceil
from typing import Any

import pypdfium2.raw as pdfium_c

from piiguard.model import BBox
from piiguard.readers.pdf.geometry import PageBox
from piiguard.readers.pdf.objects import page_objects
from piiguard.readers.raster import POINTS_PER_INCH, Raster

MOST_PIXELS = 40_000_000
"""A Letter page at 400 dpi has 15 million, an A2 poster at 300 dpi 35 million. What
has more is drawn coarser, so that no page size can use up memory."""
_WHITE = 255


def render(raw_page: Any, page_box: PageBox, region: BBox, dpi: int) -> Raster:
    """Draw a rectangle of a page in grey.

    Args:
        raw_page: pdfium's FPDF_PAGE.
        page_box: The page's visible rectangle.
        region: What to draw, in points as displayed.
        dpi: Pixels per inch; less is taken where it would be too many pixels.
    """
    import numpy as np  # Most pages are never drawn.

    width_points = max(region.x1 - region.x0, 1.0)
    height_points = max(region.bottom - region.top, 1.0)
    scale = min(dpi / POINTS_PER_INCH, (MOST_PIXELS / (width_points * height_points)) ** 0.5)
    left, top = int(region.x0 * scale), int(region.top * scale)
    width = max(1, ceil(width_points * scale))
    height = max(1, ceil(height_points * scale))
    pixels = np.full((height, width), _WHITE, np.uint8)
    bitmap = pdfium_c.FPDFBitmap_CreateEx(
        width, height, pdfium_c.FPDFBitmap_Gray, pixels.ctypes.data_as(c_void_p), width
    )
    try:
        pdfium_c.FPDF_RenderPageBitmap(
            bitmap,
            raw_page,
            -left,
            -top,
            round(page_box.width * scale),
            round(page_box.height * scale),
            0,
            pdfium_c.FPDF_GRAYSCALE,
        )
    finally:
        pdfium_c.FPDFBitmap_Destroy(bitmap)
    return Raster(pixels, scale, left / scale, top / scale)


def blank_text(raw_page: Any) -> None:
    """Let text no longer be drawn, so that only images and line art are."""
    for kind, thing, _, _ in page_objects(raw_page):
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            pdfium_c.FPDFTextObj_SetTextRenderMode(thing, pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE)
