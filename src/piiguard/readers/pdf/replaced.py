"""Text that page contents give for other text: what is shown, and what is said.

``/ActualText`` in page contents makes viewers copy, and pdfium read, other letters
than the page shows. Both are of interest: the page is read as it looks, and the
replacement is a hidden text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from piiguard.readers.pdf.survey import Survey
from piiguard.readers.pdf.values import entry, items, text_of

_SAID = re.compile(
    rb"/(?P<key>ActualText|Alt|E)\s*(?P<value>\((?:[^()\\]|\\.|\([^()]*\))*\)|<[0-9A-Fa-f\s]*>)",
    re.S,
)
_TRIFLE = 4
"""Up to three letters or digits are a ligature, a hyphen, an initial: there the
replacement is the better reading."""


def drawn_streams(pdf: pikepdf.Pdf, found: Survey) -> Iterator[Any]:
    """Yield the streams that draw pages, each of which must be decodable."""
    for page in pdf.pages:
        for stream in items(entry(page.obj, "/Contents")):
            if isinstance(stream, pikepdf.Stream):
                yield stream
    yield from found.drawn


def show_what_is_drawn(pdf: pikepdf.Pdf, found: Survey) -> bool:
    """Take replacements out of page contents, and note them in the survey.

    Returns:
        Whether there were any that matter, so that the PDF is changed.

    Raises:
        pikepdf.PdfError: Page contents cannot be decoded.
    """
    changed = False
    for stream in drawn_streams(pdf, found):
        data = stream.read_bytes()
        if b"/ActualText" not in data and b"/Alt" not in data and b"/E" not in data:
            continue
        said = [(match, _value(match["value"])) for match in _SAID.finditer(data)]
        found.alternatives += (pikepdf.String(text) for _, text in said if text)
        masks = [m for m, text in said if m["key"] == b"ActualText" and not _is_trifle(text)]
        if masks:
            pieces = bytearray(data)
            for match in masks:
                start, end = match.span("key")
                pieces[start:end] = b"ActualShow"
            stream.write(bytes(pieces))
            changed = True
    for holder in found.replaced:
        if not _is_trifle(text_of(holder.get("/ActualText"))):
            del holder["/ActualText"]
            changed = True
    return changed


def _value(raw: bytes) -> str:
    try:
        return text_of(pikepdf.Object.parse(raw))
    except pikepdf.PdfError:
        return raw.decode("latin-1")


def _is_trifle(text: str) -> bool:
    return sum(map(str.isalnum, text)) < _TRIFLE
