"""Bar codes and QR codes drawn on pages and in images, decoded by zxing-cpp."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from piiguard.model import BBox, Part, PartKind, Text, Word, Words
from piiguard.readers.normalise import fold, fold_line
from piiguard.readers.raster import Raster

if TYPE_CHECKING:
    import zxingcpp

DPI = 400
"""Resolution to decode at. Measured: Code 39 with bars of 0.25 mm and narrower is
read at 400 dpi and not at 300; Codabar with 0.7 point bars not at 200."""

_SHORTEST = 4
"""Fewer characters in a linear code are a chance pattern, not a number of anybody."""
_CODABAR_FRAME = re.compile(r"(?i)[A-D](.+)[A-D]", re.S)
"""Codabar's start and stop characters are no data (AIM BC3)."""


@dataclass(frozen=True, slots=True)
class Barcode:
    """A decoded symbol."""

    symbology: str
    """As zxing-cpp calls it: ``Code39``, ``QRCode``."""
    text: str = field(repr=False)
    bbox: BBox


def decode(raster: Raster) -> tuple[Barcode, ...]:
    """Return the codes on a picture, whichever way they are turned."""
    if min(raster.width, raster.height) < 2:
        return ()
    import zxingcpp  # Most documents have no picture.

    found = []
    for symbol in zxingcpp.read_barcodes(raster.pixels):
        text = symbol.text
        frame = _CODABAR_FRAME.fullmatch(text)
        symbology = symbol.format.name
        if symbology == "Codabar" and frame:
            text = frame[1]
        if len(text.strip()) >= _SHORTEST or symbology in _MATRIX:
            found.append(Barcode(symbology, text, _box(symbol.position, raster)))
    return tuple(found)


_MATRIX = frozenset({"QRCode", "QRCodeModel2", "MicroQRCode", "DataMatrix", "Aztec", "PDF417"})
"""Codes with error correction, which no chance pattern passes."""


def barcode_parts(
    barcodes: Iterable[Barcode], where: str, page: int | None, width: float, height: float
) -> Iterator[Part]:
    """Yield a part for each code.

    A value without spaces is a word, so that a finding has its place on the page; a
    text, such as a visiting card in a QR code, keeps its lines.

    Args:
        barcodes: What was decoded.
        where: ``page 1``, ``image``.
        page: 1-based page number, if any.
        width: Width of the page in points.
        height: Height of the page in points.
    """
    for barcode in barcodes:
        text = fold(barcode.text).strip()
        if not text:
            continue
        name = f"barcode on {where} ({barcode.symbology})"
        content: Words | Text = Text(text)
        if len(text.split()) == 1:
            content = Words((Word(fold_line(text), barcode.bbox),), width, height)
        yield Part(PartKind.BARCODE, name, content, page)


def _box(position: zxingcpp.Position, raster: Raster) -> BBox:
    corners = (
        position.top_left,
        position.top_right,
        position.bottom_left,
        position.bottom_right,
    )
    xs, ys = [corner.x for corner in corners], [corner.y for corner in corners]
    return raster.on_page(min(xs), min(ys), max(xs), max(ys))
