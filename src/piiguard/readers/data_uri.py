"""Files written into a text as ``data:`` addresses (RFC 2397)."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote_to_bytes

from piiguard.readers.interface import Attachment
from piiguard.readers.office.images import image_attachment, is_image

_DATA_URI = re.compile(r"data:((?:text|image|application)/[\w.+-]+)?((?:;[\w=.-]+)*),([^\"'<>)]*)")
_READABLE = re.compile(r"text/|image/|application/(?:json|xml|pdf|xhtml|ld)")
"""What has a reader, or might. Fonts and media have no text."""
_PLAIN = "text/plain"


def data_uris(text: str, *, visible: bool) -> Iterator[Attachment]:
    """Yield the files in the ``data:`` addresses of a text.

    Args:
        text: An attribute's value or a style sheet.
        visible: Whether someone who sees the document sees them.
    """
    if "data:" not in text:
        return
    for match in _DATA_URI.finditer(text):
        media_type = match[1] or _PLAIN
        data = _decoded(match[3], match[2])
        if data and _READABLE.match(media_type):
            if is_image(data):
                image = image_attachment("", data, None, visible=visible)
                yield replace(image, where="embedded image")
            else:
                yield Attachment("", data, visible=visible, where="embedded data")


def shortened(text: str) -> str:
    """Return the text without the data, which is read as the file it is."""
    return _DATA_URI.sub("data:", text) if "data:" in text else text


def _decoded(payload: str, parameters: str) -> bytes:
    data = unquote_to_bytes(payload)
    if ";base64" not in parameters:
        return data
    data = b"".join(data.split())
    try:
        return base64.b64decode(data + b"=" * (-len(data) % 4))
    except binascii.Error:
        # Read as what it is, undecoded: then its reader says what is wrong.
        return data
