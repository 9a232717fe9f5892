"""Streams that expand to more than anybody would send: refused before decoding.

Images and fonts are left out: pdfium decodes them, within its own caps, and what an
image takes follows from its declared size.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Iterable
from typing import Any

import pikepdf

from piiguard.errors import ReadError
from piiguard.readers.pdf.values import entry, items

_DEFLATE_FACTOR = 1032
"""How much Deflate expands at most (zlib's technical notes): files that stay below
the cap even so need no look."""
_CHUNK_BYTES = 1 << 20
_FONT_KEYS = ("/Length1", "/Length2", "/Length3")


def check_expansion(objects: Iterable[Any], cap_bytes: int) -> None:
    """Look how far compressed streams expand, without keeping what they hold.

    Args:
        objects: All objects of a PDF.
        cap_bytes: How much they may hold, all together.

    Raises:
        ReadError: ``too-large``: all together they exceed the cap.
    """
    streams = [thing for thing in objects if _counts(thing)]
    lengths = (entry(stream, "/Length") for stream in streams)
    stored = sum(length for length in lengths if isinstance(length, int))
    if stored * _DEFLATE_FACTOR <= cap_bytes:
        return
    left = cap_bytes
    for stream in streams:
        left -= _expanded_size(stream, left)
        if left < 0:
            raise ReadError(
                "too-large",
                f"the PDF expands to more than the cap of {cap_bytes} bytes; is it meant to? "
                "raise limits.expanded_bytes in piiguard.yaml",
            )


def _counts(thing: Any) -> bool:
    if not isinstance(thing, pikepdf.Stream) or thing.get("/Subtype") == "/Image":
        return False
    is_font = any(key in thing for key in _FONT_KEYS)
    return not is_font and "/Filter" in thing


def _expanded_size(stream: Any, left: int) -> int:
    """Return a stream's size once decoded; past what is left, no matter how far."""
    data = bytes(stream.read_raw_bytes())
    filters = [str(each) for each in items(stream.get("/Filter"))]
    for name in filters:
        try:
            if name in ("/FlateDecode", "/Fl"):
                data = _inflated(data, left)
            elif name in ("/ASCII85Decode", "/A85"):
                data = base64.a85decode(data.strip().removesuffix(b"~>").removeprefix(b"<~"))
            elif name in ("/ASCIIHexDecode", "/AHx"):
                data = bytes.fromhex(data.strip().removesuffix(b">").decode("ascii"))
            else:
                break
        except (ValueError, binascii.Error, zlib.error):
            break  # damaged; decoding says so
        if len(data) > left:
            break
    return len(data)


def _inflated(data: bytes, left: int) -> bytes:
    """Return the data inflated, cut off where it exceeds what is left."""
    inflater = zlib.decompressobj()
    pieces: list[bytes] = []
    size = 0
    while data and size <= left:
        piece = inflater.decompress(data, _CHUNK_BYTES)
        if not piece:
            break
        pieces.append(piece)
        size += len(piece)
        data = inflater.unconsumed_tail
    return b"".join(pieces)
