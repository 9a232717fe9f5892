"""One pass over all objects of a PDF, for what may hang anywhere.

Scripts, embedded files and metadata streams hang on the catalogue, pages, fields,
annotations and images, in places that differ by writer. Looking at every object
finds them all, also those that nothing refers to any more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_TEXT_KEYS = ("/Alt", "/ActualText", "/E")
"""What a tagged PDF says for an image, a glyph run, an abbreviation (ISO 32000, 14.9)."""


_BARCODE_FONT = re.compile(
    r"bar-?_?code|code-?_?(?:39|93|128|25)|(?:3|2)-?_?of-?_?(?:9|5|7)|idautomation|codabar|"
    r"datamatrix|qr-?_?code|\b(?:i2of5|c39|c128|upcean|ean-?13)",
    re.I,
)
"""Names of the fonts that label printers and report designers ship."""


@dataclass(slots=True)
class Survey:
    """What the pass found, in file order."""

    metadata: list[Any] = field(default_factory=list)
    """Metadata streams (XMP), of the document or of an object."""
    scripts: list[Any] = field(default_factory=list)
    """JavaScript: strings or streams."""
    files: list[Any] = field(default_factory=list)
    """File specifications with an embedded file."""
    alternatives: list[Any] = field(default_factory=list)
    """Alternative, actual and expansion texts, and titles of structure elements."""
    layers: list[Any] = field(default_factory=list)
    """Names of layers (optional content groups)."""
    drawn: list[Any] = field(default_factory=list)
    """Streams that draw: form XObjects."""
    barcode_fonts: bool = False
    """Whether a font is named as one whose letters are bars."""


def survey(pdf: pikepdf.Pdf) -> Survey:
    """Look at every dictionary of the file once."""
    found = Survey()
    for holder in _dictionaries(pdf):
        kind = holder.get("/Type")
        if kind == "/Metadata" and isinstance(holder, pikepdf.Stream):
            found.metadata.append(holder)
        elif kind == "/Font":
            found.barcode_fonts = found.barcode_fonts or _draws_bars(holder)
        elif kind == "/OCG":
            found.layers.append(holder.get("/Name"))
        elif kind == "/StructElem" and "/T" in holder:
            found.alternatives.append(holder.get("/T"))
        if isinstance(holder, pikepdf.Stream):
            if holder.get("/Subtype") == "/Form":
                found.drawn.append(holder)
            continue
        if "/JS" in holder:
            found.scripts.append(holder.get("/JS"))
        if "/EF" in holder:
            found.files.append(holder)
        found.alternatives += (holder.get(key) for key in _TEXT_KEYS if key in holder)
    return found


def _draws_bars(font: Any) -> bool:
    return _BARCODE_FONT.search(str(font.get("/BaseFont", ""))) is not None


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Yield all dictionaries and streams, those inside others too."""
    pending: list[Any] = [pdf.trailer]
    for thing in pdf.objects:
        pending.append(thing)
        while pending:
            current = pending.pop()
            if isinstance(current, pikepdf.Array):
                children = iter(current)
            else:
                if not isinstance(current, pikepdf.Dictionary | pikepdf.Stream):
                    continue
                yield current
                children = iter(current.values())
            pending += (
                child
                for child in children
                if isinstance(child, pikepdf.Dictionary | pikepdf.Array) and not child.is_indirect
            )
