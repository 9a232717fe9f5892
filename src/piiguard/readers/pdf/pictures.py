"""What a page's images and line art say: recognised text and decoded bar codes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from piiguard.model import BBox, Part, PartKind, Words
from piiguard.readers.barcodes import DPI as BARCODE_DPI
from piiguard.readers.barcodes import barcode_parts, decode
from piiguard.readers.ocr import DPI as OCR_DPI
from piiguard.readers.ocr import OcrEngine, recognise
from piiguard.readers.pdf.bars import QUIET_ZONE
from piiguard.readers.pdf.drawings import Drawings
from piiguard.readers.pdf.geometry import PageBox
from piiguard.readers.pdf.objects import cropped, merged, overlap
from piiguard.readers.pdf.render import blank_text, render
from piiguard.readers.raster import Raster

IMAGE_SHARE = 1 / 8
"""From this share of the page on, images beside text make the page unread.

A page is fully read only if its images cannot hold much. A letterhead's logo
takes 2 to 5 % of a page and a banner of an inch and a quarter 11 %; a scan with a
stamped footer takes nearly all, a pasted screenshot 20 % and more. On a page
without any text every legible image counts."""

_SMALLEST = 6.0
"""Points: what is lower or narrower holds no line of text and no bar code."""
_WHOLE_PAGE_SHARE = 0.5
_MOST_REGIONS = 8
"""Images over half the page, or so many of them, are recognised in one go."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """A page's pictures, drawn, with all that reading them needs."""

    number: int
    width: float
    height: float
    for_codes: tuple[Raster, ...] = field(repr=False)
    bars: tuple[BBox, ...]
    """Where a bar code must be, so that none decoded is a problem."""
    for_ocr: tuple[Raster, ...] = field(repr=False)
    must_be_read: bool
    """Whether the page is not read unless OCR reads these."""
    must_have_words: bool
    """Whether there are words for sure, whether the drawing shows them or not."""


@dataclass(frozen=True, slots=True)
class PictureReading:
    """What the pictures of a page say."""

    parts: tuple[Part, ...]
    unread: bool = False
    doubtful: bool = False
    failed: bool = False
    codes_unread: bool = False


def draw_pictures(
    raw_page: Any,
    page_box: PageBox,
    number: int,
    drawings: Drawings,
    *,
    text: str,
    images_read: bool,
    with_ocr: bool,
    barcode_fonts: bool,
) -> Pictures:
    """Draw what has to be looked at; blanks the page's text.

    Args:
        raw_page: pdfium's FPDF_PAGE.
        page_box: The page's visible rectangle.
        number: 1-based page number.
        drawings: What was seen on the page.
        text: ``some``, ``none``, or ``unreadable`` for fonts without meaning.
        images_read: Whether words laid over the images give their text.
        with_ocr: Whether there is an engine to draw for.
        barcode_fonts: Whether a font of the document draws bars for letters.
    """
    whole = BBox(0, 0, page_box.width, page_box.height)
    images = [box for box in drawings.images if _is_large(box)]
    unread = not images_read and (
        (text != "none" and drawings.image_share >= IMAGE_SHARE)
        or (text == "none" and (drawings.image_share > 0 or drawings.line_art))
    )
    for_ocr: list[BBox] = []
    if with_ocr and text == "unreadable":
        for_ocr = [whole]
    elif with_ocr and not images_read:
        outlines = text == "none" and drawings.line_art
        many = len(images) > _MOST_REGIONS or drawings.image_share > _WHOLE_PAGE_SHARE
        for_ocr = [whole] if outlines or (images and many) else images
    codes = [whole] if barcode_fonts else []
    codes += [*images, *drawings.maybe_codes]
    regions = [_padded(box, page_box) for box in merged(codes, QUIET_ZONE)]
    if text != "unreadable" and not barcode_fonts:
        blank_text(raw_page)
    code_rasters = tuple(render(raw_page, page_box, box, BARCODE_DPI) for box in regions)
    if text != "unreadable":
        blank_text(raw_page)
    ocr_rasters = tuple(render(raw_page, page_box, box, OCR_DPI) for box in for_ocr)
    return Pictures(
        number,
        page_box.width,
        page_box.height,
        code_rasters,
        drawings.bars,
        ocr_rasters,
        must_be_read=unread or text == "unreadable",
        must_have_words=text == "unreadable",
    )


def read_pictures(pictures: Pictures, engine: OcrEngine | None) -> PictureReading:
    """Decode bar codes and recognise text; needs no pdfium and so no lock."""
    where = f"page {pictures.number}"
    found = [code for raster in pictures.for_codes for code in decode(raster)]
    unread_bars = [
        bar for bar in pictures.bars if not any(overlap(bar, code.bbox) for code in found)
    ]
    parts = list(barcode_parts(found, where, pictures.number, pictures.width, pictures.height))
    if engine is None or not pictures.for_ocr:
        unread = pictures.must_be_read
        return PictureReading(tuple(parts), unread=unread, codes_unread=bool(unread_bars))
    seen = recognise(engine, pictures.for_ocr)
    if seen.words:
        content = Words(seen.words, pictures.width, pictures.height)
        parts.append(Part(PartKind.OCR, f"{where}: text in images", content, pictures.number))
    must = pictures.must_be_read
    return PictureReading(
        tuple(parts),
        unread=must and (seen.nothing or (pictures.must_have_words and not seen.words)),
        doubtful=must and seen.doubtful,
        failed=must and seen.failed,
        codes_unread=bool(unread_bars),
    )


def _is_large(box: BBox) -> bool:
    return min(box.x1 - box.x0, box.bottom - box.top) >= _SMALLEST


def _padded(box: BBox, page_box: PageBox) -> BBox:
    wide = BBox(
        box.x0 - QUIET_ZONE, box.top - QUIET_ZONE, box.x1 + QUIET_ZONE, box.bottom + QUIET_ZONE
    )
    return cropped(wide, page_box) or box
