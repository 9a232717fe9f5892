"""One pass over all objects of a PDF, for what may hang anywhere.

Scripts, embedded files and metadata streams hang on the catalogue, pages, fields,
annotations and images, in places that differ by writer. Looking at every object
finds them all, also those that nothing refers to any more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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

_ADDRESS = re.compile(r"@|\d{7}")
"""What a type of structure elements, ``P`` or the name of a style, does not hold."""
_NOBODYS_TEXT = frozenset(
    {"/ID", "/NM", "/IDTree", "/Lang"}
    | {"/DA", "/DS", "/Registry", "/Ordering", "/CharSet", "/Panose", "/Style"}
    | {"/CheckSum", "/Cert", "/ByteRange", "/O", "/U", "/OE", "/UE", "/Perms"}
)
"""Keys of identifiers, languages, font data, digests and appearances in ISO 32000-1."""
_HOLDERS = (pikepdf.Dictionary, pikepdf.Stream)
_NESTED = (pikepdf.Dictionary, pikepdf.Array)
_TRAILER = (0, 0)
_UNLINKED = frozenset(["/ObjStm", "/XRef"])
"""Parts of the file's own structure, to which nothing ever refers."""


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
    replaced: list[Any] = field(default_factory=list)
    """Property lists of page contents that give other text for what is drawn."""
    strings: list[Any] = field(default_factory=list)
    """Every string, but under keys that hold no text of anybody."""
    orphans: list[Any] = field(default_factory=list)
    """Dictionaries and streams that nothing leads to any more."""
    references: dict[tuple[int, int], set[tuple[int, int]]] = field(default_factory=dict)
    """Which object refers to which; the trailer is object 0."""
    barcode_fonts: bool = False
    """Whether a font is named as one whose letters are bars."""

    def reached_from(self, start: tuple[int, int]) -> set[tuple[int, int]]:
        """Return the objects that references lead to from one, itself among them."""
        reached = {start}
        pending = [start]
        while pending:
            for target in self.references.get(pending.pop(), ()):
                if target not in reached:
                    reached.add(target)
                    pending.append(target)
        return reached


def survey(trailer: Any, objects: Iterable[Any]) -> Survey:
    """Look at every dictionary of a PDF once.

    Args:
        trailer: From where everything is reached.
        objects: All objects of the file.
    """
    found = Survey()
    tops: list[Any] = []
    # Numbers that are objects of their own, such as LibreOffice's lengths, come as plain ones.
    own_objects = (each for each in objects if isinstance(each, pikepdf.Object))
    for top, own in ((_TRAILER, trailer), *((each.objgen, each) for each in own_objects)):
        edges = found.references.setdefault(top, set())
        if isinstance(own, _HOLDERS) and top != _TRAILER:
            tops.append(own)
        elif isinstance(own, pikepdf.String):
            found.strings.append(own)
        for holder in _dictionaries(own, edges, found.strings):
            _note(holder, found)
    reached = found.reached_from(_TRAILER)
    found.orphans = [
        each for each in tops if each.objgen not in reached and each.get("/Type") not in _UNLINKED
    ]
    return found


def _note(holder: Any, found: Survey) -> None:
    """Take note of a dictionary or stream."""
    kind = holder.get("/Type")
    if kind == "/Metadata" and isinstance(holder, pikepdf.Stream):
        found.metadata.append(holder)
    elif kind == "/Font":
        found.barcode_fonts = found.barcode_fonts or _draws_bars(holder)
    elif kind == "/OCG":
        found.layers.append(holder.get("/Name"))
    elif kind == "/StructElem":
        _note_element(holder, found)
    if isinstance(holder, pikepdf.Stream):
        if holder.get("/Subtype") == "/Form":
            found.drawn.append(holder)
        return
    if "/JS" in holder:
        found.scripts.append(holder.get("/JS"))
    if "/EF" in holder:
        found.files.append(holder)
    if "/ActualText" in holder and kind != "/StructElem":
        found.replaced.append(holder)
    found.alternatives += (holder.get(key) for key in _TEXT_KEYS if key in holder)


def _note_element(element: Any, found: Survey) -> None:
    """Take note of a structure element's title, and of a type that is more than a type."""
    if "/T" in element:
        found.alternatives.append(element.get("/T"))
    kind = str(element.get("/S", ""))
    if _ADDRESS.search(kind):
        found.alternatives.append(pikepdf.String(kind.removeprefix("/")))


def _draws_bars(font: Any) -> bool:
    return _BARCODE_FONT.search(str(font.get("/BaseFont", ""))) is not None


def _dictionaries(own: Any, edges: set[tuple[int, int]], strings: list[Any]) -> Iterator[Any]:
    """Yield all dictionaries and streams of one object, those inside others too.

    Args:
        own: The object.
        edges: Takes the objects it refers to.
        strings: Takes its strings.
    """
    pending: list[Any] = [own]
    while pending:
        current = pending.pop()
        if isinstance(current, pikepdf.Array):
            children: Iterable[tuple[str, Any]] = (("", child) for child in current)
        elif isinstance(current, _HOLDERS):
            yield current
            children = current.items()
        else:
            continue
        for key, child in children:
            if not isinstance(child, pikepdf.Object):
                continue
            if child.is_indirect:
                edges.add(child.objgen)
            elif key in _NOBODYS_TEXT:
                continue
            elif isinstance(child, pikepdf.String):
                strings.append(child)
            elif isinstance(child, _NESTED):
                pending.append(child)
