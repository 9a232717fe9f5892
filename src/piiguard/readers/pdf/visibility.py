"""Which words of a page nobody sees, and which stand for what a scan shows.

Text can be invisible in a dozen ways: white or the colour of what is under it,
transparent, never drawn, covered, clipped away, in a layer that is off. All of them
come to this: the page looks the same without the word. So pages where something may
hide text are drawn twice, with and without text, and compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from piiguard.model import BBox, Word
from piiguard.readers.pdf.drawings import Drawings
from piiguard.readers.pdf.geometry import PageBox
from piiguard.readers.pdf.objects import overlap
from piiguard.readers.pdf.render import blank_text, render
from piiguard.readers.raster import INK_CONTRAST, Raster

_DPI = 72
"""Fine enough: a word of 4 points still changes pixels by a third of black."""
_VISIBLE_CHANGE = 20
"""Levels of 255 by which a word changes some pixel. Grey of 0.9 on white, a pale
watermark, changes 25; grey of 0.95, which no office printer shows, 13."""
_TINY_POINTS = 1.7
"""Lines lower than this cannot be read: a font of 1.5 points has boxes so high."""
_OUTSIDE_SHARE = 0.5
"""A word is off the page if more of it is."""
_LAYER_IMAGE_SHARE = 1 / 8
"""Images over this share of the page may be a scan that words are laid over."""
_UNREAD_INK = 0.1
"""Share of a scan's ink that words laid over it may leave: stamps, rules, specks. A
letterhead takes about so much; a paragraph that OCR skipped more."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The words of a page, told apart."""

    visible: tuple[Word, ...]
    """What the page shows, words of an OCR layer among them."""
    hidden: tuple[Word, ...]
    images_read: bool
    """Whether an OCR layer gives the text of the page's images."""


def judge(raw_page: Any, page_box: PageBox, words: Sequence[Word], drawings: Drawings) -> Judged:
    """Tell visible words from hidden ones; the page's text may be blanked after it.

    Args:
        raw_page: pdfium's FPDF_PAGE.
        page_box: The page's visible rectangle.
        words: The page's words.
        drawings: What else is on the page.
    """
    hidden = [is_tiny(word) or is_outside(word.bbox, page_box) for word in words]
    images_read = False
    if drawings.suspect is not None:
        shown = render(raw_page, page_box, drawings.suspect, _DPI)
        blank_text(raw_page)
        bare = render(raw_page, page_box, drawings.suspect, _DPI)
        change = abs(shown.pixels.astype("int16") - bare.pixels) >= _VISIBLE_CHANGE
        changed = Raster(change.astype("uint8"), shown.scale, shown.left, shown.top)
        scan = drawings.image_share >= _LAYER_IMAGE_SHARE
        layer = []
        for index, word in enumerate(words):
            box = word.bbox
            if hidden[index] or not overlap(box, drawings.suspect) or changed.under(box).any():
                continue
            if scan and any(overlap(box, image) for image in drawings.images) and _inked(bare, box):
                layer.append(word)
            else:
                hidden[index] = True
        if layer:
            images_read = _covers_ink(raw_page, page_box, drawings, layer)
    return Judged(
        tuple(word for word, unseen in zip(words, hidden, strict=True) if not unseen),
        tuple(word for word, unseen in zip(words, hidden, strict=True) if unseen),
        images_read,
    )


def is_tiny(word: Word) -> bool:
    """Say whether a word is too small to be read."""
    if word.bbox.bottom - word.bbox.top >= _TINY_POINTS <= word.bbox.x1 - word.bbox.x0:
        return False
    sides = word.bbox.x1 - word.bbox.x0, word.bbox.bottom - word.bbox.top
    # A lone letter may be narrow; of a longer word either side is its line's height.
    return (max(sides) if len(word.text) < 3 else min(sides)) < _TINY_POINTS


def is_outside(box: BBox, page_box: PageBox) -> bool:
    """Say whether a word lies mostly off the page."""
    if box.x0 >= 0 and box.top >= 0 and box.x1 <= page_box.width and box.bottom <= page_box.height:
        return False
    width = min(box.x1, page_box.width) - max(box.x0, 0.0)
    height = min(box.bottom, page_box.height) - max(box.top, 0.0)
    area = (box.x1 - box.x0) * (box.bottom - box.top)
    return max(0.0, width) * max(0.0, height) < _OUTSIDE_SHARE * area


def _inked(bare: Raster, box: BBox) -> bool:
    """Say whether the images show something where a word is said to be."""
    under = bare.under(box)
    return bool(under.size) and int(under.max()) - int(under.min()) >= INK_CONTRAST


def _covers_ink(
    raw_page: Any, page_box: PageBox, drawings: Drawings, layer: Sequence[Word]
) -> bool:
    """Say whether words account for what the images show."""
    total = left = 0
    for image in drawings.images:
        raster = render(raw_page, page_box, image, _DPI)
        ink = raster.ink()
        total += int(ink.sum())
        unread = Raster(ink.astype("uint8"), raster.scale, raster.left, raster.top)
        for word in layer:
            unread.under(word.bbox)[:] = 0
        left += int(unread.pixels.sum())
    return left <= _UNREAD_INK * total
