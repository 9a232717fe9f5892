"""Annotations: notes, stamps, links, and who wrote them."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from piiguard.model import Field, Part, PartKind
from piiguard.readers.pdf.markup import plain_text
from piiguard.readers.pdf.survey import Survey
from piiguard.readers.pdf.values import entry, items, targets, text_of

_TEXTS = (("/Contents", "text"), ("/T", "author"), ("/Subj", "subject"), ("/OverlayText", "text"))
"""Entries with text (ISO 32000-1, tables 164, 170, 192) and what they are."""
_DRAWN = frozenset({"/FreeText"})
"""Kinds whose text stands on the page itself; others show it in a pop-up."""
NOT_SHOWN = 0b100011
"""Flags Invisible, Hidden and NoView (ISO 32000-1, table 165)."""


def annotation_texts(pdf: pikepdf.Pdf, _: Survey) -> Iterator[Part]:
    """Yield the texts and links of annotations, page by page; not form fields."""
    for page, number, annotation in page_annotations(pdf):
        if entry(annotation, "/Subtype") == "/Widget":
            continue
        shown = entry(annotation, "/Subtype") in _DRAWN and is_shown(annotation)
        for key, label in _TEXTS:
            text = text_of(entry(annotation, key))
            if text:
                name = f"annotation {number} on page {page}: {label}"
                visible = shown and label == "text"
                yield Part(PartKind.ANNOTATION, name, Field(label, text), page, visible)
        rich = plain_text(text_of(entry(annotation, "/RC")))
        if rich:
            name = f"annotation {number} on page {page}: rich text"
            yield Part(PartKind.ANNOTATION, name, Field("text", rich), page, shown)
        for target in targets(annotation):
            name = f"link on page {page}"
            yield Part(PartKind.ANNOTATION, name, Field("link", target), page, visible=False)


def page_annotations(pdf: pikepdf.Pdf) -> Iterator[tuple[int, int, pikepdf.Object]]:
    """Yield page number, number on the page (both from 1), and annotation."""
    for page_number, page in enumerate(pdf.pages, start=1):
        for number, annotation in enumerate(items(entry(page.obj, "/Annots")), start=1):
            if isinstance(annotation, pikepdf.Dictionary):
                yield page_number, number, annotation


def is_shown(annotation: pikepdf.Object) -> bool:
    """Say whether viewers show the annotation on the page."""
    flags = entry(annotation, "/F")
    return not (isinstance(flags, int) and flags & NOT_SHOWN)
