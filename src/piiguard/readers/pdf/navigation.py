"""What helps to find one's way in a PDF: outline, names of pages, layers, scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf

from piiguard.model import Field, Part, PartKind, Text
from piiguard.readers.pdf.survey import Survey
from piiguard.readers.pdf.values import (
    entry,
    identity,
    line_of,
    targets,
    text_of,
    tree_entries,
)


def outline(pdf: pikepdf.Pdf, _: Survey) -> Iterator[Part]:
    """Yield the outline's titles as one part, a line each, and its links."""
    found = list(_outline_items(entry(pdf.Root, "/Outlines", "/First")))
    yield from _lines("outline", (entry(item, "/Title") for item in found), PartKind.OUTLINE)
    for item in found:
        for target in targets(item):
            yield Part(PartKind.OUTLINE, "link in outline", Field("link", target), visible=False)


def names(pdf: pikepdf.Pdf, survey: Survey) -> Iterator[Part]:
    """Yield page labels, named destinations and layer names, a part for each sort."""
    labels = tree_entries(entry(pdf.Root, "/PageLabels"), "/Nums")
    yield from _lines("page labels", (entry(label, "/P") for _, label in labels))
    destinations = [key for key, _ in tree_entries(entry(pdf.Root, "/Names", "/Dests"), "/Names")]
    old_style = entry(pdf.Root, "/Dests")
    if isinstance(old_style, pikepdf.Dictionary):
        destinations += (pikepdf.String(str(key)[1:]) for key in old_style)
    yield from _lines("destinations", destinations)
    yield from _lines("layers", survey.layers)


def scripts(_: pikepdf.Pdf, survey: Survey) -> Iterator[Part]:
    """Yield each script, of the document or of an action."""
    for number, script in enumerate(survey.scripts, start=1):
        text = text_of(script)
        if text:
            yield Part(PartKind.METADATA, f"script {number}", Text(text), visible=False)


def document_links(pdf: pikepdf.Pdf, _: Survey) -> Iterator[Part]:
    """Yield where the document itself leads: on opening, and its base address."""
    opening = pikepdf.Dictionary(A=entry(pdf.Root, "/OpenAction"), AA=entry(pdf.Root, "/AA"))
    base = line_of(entry(pdf.Root, "/URI", "/Base"))
    for target in (*targets(opening), *filter(None, [base])):
        yield Part(PartKind.METADATA, "link of the document", Field("link", target), visible=False)


def _outline_items(first: Any) -> Iterator[Any]:
    seen: set[object] = set()
    pending = [first]
    while pending:
        item = pending.pop()
        if isinstance(item, pikepdf.Dictionary) and (which := identity(item)) not in seen:
            seen.add(which)
            yield item
            pending += (entry(item, "/Next"), entry(item, "/First"))


def _lines(name: str, values: Iterable[Any], kind: PartKind = PartKind.METADATA) -> Iterator[Part]:
    lines = list(filter(None, map(line_of, values)))
    if lines:
        yield Part(kind, name, Text("\n".join(lines)), visible=False)
