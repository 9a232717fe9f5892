"""One pass over all objects of a PDF, for what may hang anywhere.

Scripts, embedded files and metadata streams hang on the catalogue, pages, fields,
annotations and images, in places that differ by writer. Looking at every object
finds them all, also those that nothing refers to any more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_TEXT_KEYS = ("/Alt", "/ActualText", "/E")
"""What a tagged PDF says for an image, a glyph run, an abbreviation (ISO 32000, 14.9)."""


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


def survey(pdf: pikepdf.Pdf) -> Survey:
    """Look at every dictionary of the file once."""
    found = Survey()
    for holder in _dictionaries(pdf):
        kind = holder.get("/Type")
        if kind == "/Metadata" and isinstance(holder, pikepdf.Stream):
            found.metadata.append(holder)
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
