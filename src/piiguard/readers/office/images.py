"""Which images of a document can hold much, by how large they are shown.

The rule is that of PDF pages: an image under an eighth of the page beside text is
taken for a logo. Such an image is handed on all the same, for its text or barcode
may be readable; it only does not make the document incomplete where it is not.
"""

from __future__ import annotations

import re
import struct

from piiguard.readers.interface import Attachment

_PAGE_SQUARE_INCHES = 8.5 * 11
IMAGE_SHARE = 1 / 8
"""As `piiguard.readers.pdf.pages.IMAGE_SHARE`; its reasons are there. Documents
without pages are held against US Letter."""
_SCREEN_DPI = 96
"""Resolution taken where nothing says how large an image is shown (CSS, 5.2)."""
_MANY_PIXELS = 1700 * 2200
"""A Letter page at 200 dpi, the least that OCR wants: however small it is shown,
such an image may be a scanned page."""

_SIGNATURES = re.compile(
    rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|II\*\x00|MM\x00\*|BM.{8}|RIFF.{4}WEBP|\xd7\xcd\xc6\x9a"
    rb"|\x01\x00\x00\x00.{36} EMF|\x01\x00\x09\x00\x00\x03",
    re.S,
)
"""PNG, JPEG, GIF, TIFF, BMP, WebP, placeable WMF, EMF, WMF."""
_PARTIAL_JPEG = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of frames, which give the size (ISO 10918-1, table B.1)."""


def is_image(data: bytes) -> bool:
    """Say whether the content is a picture of a format documents embed."""
    return _SIGNATURES.match(data) is not None


def image_attachment(
    name: str, data: bytes, square_inches: float | None, *, visible: bool = True
) -> Attachment:
    """Return an image as an attachment.

    Args:
        name: Its file name; may be empty.
        data: The image.
        square_inches: The largest area it is shown at, or None where unknown.
        visible: Whether it is shown.
    """
    pixels = pixel_count(data)
    if square_inches is None and pixels is not None:
        square_inches = pixels / _SCREEN_DPI**2
    small = square_inches is not None and square_inches < IMAGE_SHARE * _PAGE_SQUARE_INCHES
    minor = small and (pixels is None or pixels < _MANY_PIXELS)
    return Attachment(name, data, visible, minor=minor)


def pixel_count(data: bytes) -> int | None:
    """Return width times height in pixels, or None where the format does not say."""
    try:
        if data.startswith(b"\x89PNG"):
            width, height = struct.unpack_from(">II", data, 16)
        elif data.startswith(b"GIF8"):
            width, height = struct.unpack_from("<HH", data, 6)
        elif data.startswith(b"BM"):
            width, height = struct.unpack_from("<ii", data, 18)
        elif data.startswith(b"\xff\xd8"):
            width, height = _jpeg_size(data)
        else:
            return None
    except (struct.error, IndexError):
        return None
    return abs(int(width) * int(height))


def _jpeg_size(data: bytes) -> tuple[int, int]:
    position = 2
    while True:
        marker, size = struct.unpack_from(">xBH", data, position)
        if marker in _PARTIAL_JPEG:
            height, width = struct.unpack_from(">HH", data, position + 5)
            return width, height
        position += 2 + max(size, 2)
