"""Form fields: what was filled in, what is preset, what can be chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from piiguard.model import Field, Part, PartKind, Text
from piiguard.readers.normalise import fold
from piiguard.readers.pdf.annotations import is_shown, page_annotations
from piiguard.readers.pdf.markup import MarkupError, leaves, plain_text
from piiguard.readers.pdf.survey import Survey
from piiguard.readers.pdf.values import decoded, entry, identity, items, line_of, text_of

_DEEPEST = 32
_SIGNATURE_KEYS = ("/Name", "/Reason", "/Location", "/ContactInfo")
"""Text of a signature's dictionary (ISO 32000-1, table 252)."""
_OFF = "Off"
"""State of an unchecked box: no value."""


@dataclass(frozen=True, slots=True)
class _FieldNode:
    node: Any
    page: int | None
    shown: bool


def form_fields(pdf: pikepdf.Pdf, _: Survey) -> Iterator[Part]:
    """Yield the values of every form field, and those of an XFA form."""
    for number, field in enumerate(_field_nodes(pdf), start=1):
        label = _label(field.node)
        name = f"form field {number}"
        for what, text, shown in _values(field.node):
            yield Part(
                PartKind.FORM_FIELD,
                name + (f": {what}" if what else ""),
                Field(label, text),
                field.page,
                visible=shown and field.shown,
            )
    yield from _xfa(pdf)


def _field_nodes(pdf: pikepdf.Pdf) -> Iterator[_FieldNode]:
    """Yield fields that have values of their own, each once.

    Those on pages come first, as only they know their page; then those of the
    field tree, where also fields without a place on a page hang.
    """
    seen: set[object] = set()
    for page, _, widget in page_annotations(pdf):
        if entry(widget, "/Subtype") == "/Widget":
            for node in _with_parents(widget):
                if (which := identity(node)) not in seen:
                    seen.add(which)
                    yield _FieldNode(node, page, is_shown(widget))
    pending = list(items(entry(pdf.Root, "/AcroForm", "/Fields")))
    visited: set[object] = set()
    while pending:
        node = pending.pop(0)
        if not isinstance(node, pikepdf.Dictionary) or (which := identity(node)) in visited:
            continue
        visited.add(which)
        if which not in seen:
            yield _FieldNode(node, None, shown=False)
        pending += items(entry(node, "/Kids"))


def _with_parents(node: Any) -> Iterator[Any]:
    for _ in range(_DEEPEST):
        if not isinstance(node, pikepdf.Dictionary):
            return
        yield node
        node = entry(node, "/Parent")


def _label(node: Any) -> str:
    """Return the field's description for people, else its full name."""
    chain = list(_with_parents(node))
    described = next(filter(None, (line_of(entry(link, "/TU")) for link in chain)), "")
    names = [line_of(entry(link, "/T")) for link in reversed(chain)]
    return described or ".".join(filter(None, names)) or "form field"


def _values(node: Any) -> Iterator[tuple[str, str, bool]]:
    """Yield what a value is (empty for the value itself), its text, if it shows."""
    value = entry(node, "/V")
    texts = [("", text_of(value), True)]
    texts += [("signature", text_of(entry(value, key)), False) for key in _SIGNATURE_KEYS]
    texts += [
        ("rich text", plain_text(text_of(entry(node, "/RV"))), True),
        ("default", text_of(entry(node, "/DV")), False),
        ("choices", text_of(entry(node, "/Opt")), False),
        ("caption", text_of(entry(node, "/MK", "/CA")), True),
        ("export name", text_of(entry(node, "/TM")), False),
        ("note", text_of(entry(node, "/Contents")), False),
    ]
    return (item for item in texts if item[1] and item[1] != _OFF)


def _xfa(pdf: pikepdf.Pdf) -> Iterator[Part]:
    """Yield the values of an XFA form, whose packets together are one XML document."""
    packets = [p for p in items(entry(pdf.Root, "/AcroForm", "/XFA")) if _is_stream(p)]
    if not packets:
        return
    data = b"".join(packet.read_bytes() for packet in packets)
    try:
        for number, (label, value) in enumerate(leaves(data), start=1):
            name = f"XFA form: entry {number}"
            yield Part(PartKind.FORM_FIELD, name, Field(label, value), visible=False)
    except MarkupError:
        content = Text(fold(decoded(data)))
        yield Part(PartKind.FORM_FIELD, "XFA form", content, visible=False)


def _is_stream(value: Any) -> bool:
    return isinstance(value, pikepdf.Stream)
