"""What is written in an image file beside the picture: EXIF, XMP, IPTC, comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from PIL import ExifTags, Image, ImageFile, IptcImagePlugin, TiffTags

from piiguard.model import Field, Part, PartKind, Text
from piiguard.readers.normalise import fold
from piiguard.readers.pdf.markup import MarkupError, leaves
from piiguard.readers.pdf.values import decoded

_IFDS = (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo, ExifTags.IFD.Interop)
_BINARY_TAGS = frozenset({"MakerNote", "PrintImageMatching", "JPEGTables", "ICC_PROFILE"})
_XMP_TAG, _IPTC_TAG, _PHOTOSHOP_TAG = 700, 33723, 34377
"""TIFF tags that hold the other metadata, which is read for itself."""
_IPTC_FIELDS = {
    (2, 5): "ObjectName",
    (2, 25): "Keywords",
    (2, 55): "DateCreated",
    (2, 80): "By-line",
    (2, 105): "Headline",
    (2, 110): "Credit",
    (2, 115): "Source",
    (2, 116): "CopyrightNotice",
    (2, 118): "Contact",
    (2, 120): "Caption",
}
"""Datasets of IPTC-IIM 4.2 by record and number."""
_READ_OTHERWISE = frozenset(
    {"exif", "xmp", "XML:com.adobe.xmp", "photoshop", "icc_profile", "adobe", "jfif", "dpi"}
    | {"version", "compression", "extension", "transparency"}
    | {"Raw profile type exif", "Raw profile type iptc"}
)
_RUN = re.compile(rb"[\t -~\xc2-\xf4][\t -~\x80-\xf4]{5,}")
"""Six characters in a row: chance makes few in what is no text."""
_ENDS = {"PNG": b"IEND\xae\x42\x60\x82", "JPEG": b"\xff\xd9"}
"""What ends the picture; what a file holds after it, viewers ignore."""


def image_metadata(image: Image.Image, data: bytes) -> Iterator[Part]:
    """Yield a hidden part for each value.

    Args:
        image: The opened image, at its first frame.
        data: The whole file.
    """
    yield from _fields("EXIF", _exif(image))
    yield from _fields("IPTC", _iptc(image))
    # Text chunks of PNG may follow the pixels; loading reads them.
    image.load()
    yield from _fields("comment", _comments(image))
    yield from _xmp(image)
    yield from _after_the_end(image, data)


def _fields(sort: str, values: Iterator[tuple[str, Any]]) -> Iterator[Part]:
    for number, (label, value) in enumerate(values, start=1):
        text = _text(value)
        if text:
            # Labels of comments are somebody's own words, so no part is named after.
            name = f"image {sort}: {label if sort != 'comment' else f'entry {number}'}"
            yield Part(PartKind.METADATA, name, Field(label, text), visible=False)


def _text(value: Any) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(filter(None, map(_text, value)))
    if isinstance(value, bytes):
        # EXIF's UserComment begins with the name of its encoding in eight bytes.
        if value.startswith(b"UNICODE\x00"):
            return fold(value[8:].decode("utf-16-be", "replace")).strip()
        value = value.removeprefix(b"ASCII\x00\x00\x00")
        return fold("\n".join(_runs(value) if b"\x00" in value else [decoded(value)])).strip()
    return fold(str(value)).strip("\x00 \n")


def _exif(image: Image.Image) -> Iterator[tuple[str, Any]]:
    exif = image.getexif()
    tags = [exif, *(exif.get_ifd(which) for which in _IFDS)]
    for names, ifd in zip((ExifTags.TAGS, ExifTags.TAGS, ExifTags.GPSTAGS, {}), tags, strict=True):
        for tag, value in ifd.items():
            name = names.get(tag) or TiffTags.lookup(tag).name or f"tag {tag}"
            if name in _BINARY_TAGS or tag in (_XMP_TAG, _IPTC_TAG, _PHOTOSHOP_TAG):
                continue
            if isinstance(value, bytes) and name.startswith("XP"):
                value = value.decode("utf-16-le", "replace")  # Windows' own tags
            if isinstance(value, str | bytes):
                yield name, value


def _iptc(image: Image.Image) -> Iterator[tuple[str, Any]]:
    if not isinstance(image, ImageFile.ImageFile):
        return
    for dataset, value in (IptcImagePlugin.getiptcinfo(image) or {}).items():
        for each in value if isinstance(value, list) else [value]:
            yield _IPTC_FIELDS.get(dataset, f"dataset {dataset[0]}:{dataset[1]}"), each


def _comments(image: Image.Image) -> Iterator[tuple[str, Any]]:
    for key, value in image.info.items():
        label = str(key)
        if label not in _READ_OTHERWISE and isinstance(value, str | bytes):
            yield fold(label), value


def _xmp(image: Image.Image) -> Iterator[Part]:
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp")
    if not packet:
        return
    data = packet.encode() if isinstance(packet, str) else bytes(packet)
    try:
        values = list(leaves(data))
    except MarkupError:
        yield Part(PartKind.METADATA, "image XMP", Text(fold(decoded(data))), visible=False)
        return
    for number, (label, value) in enumerate(values, start=1):
        name = f"image XMP: entry {number}"
        yield Part(PartKind.METADATA, name, Field(label, value), visible=False)


def _after_the_end(image: Image.Image, data: bytes) -> Iterator[Part]:
    end = _ENDS.get(image.format or "")
    if end is None:
        return
    # A JPEG's thumbnail ends so too; the last end is the picture's own.
    rest = data[data.rfind(end) + len(end) :] if end in data else b""
    if lines := _runs(rest):
        text = Text(fold("\n".join(lines)))
        yield Part(PartKind.METADATA, "data after the image", text, visible=False)


def _runs(data: bytes) -> list[str]:
    """Return the runs of characters in binary data."""
    return [match[0].decode("utf-8", "replace") for match in _RUN.finditer(data)]
