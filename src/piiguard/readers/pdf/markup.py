"""Values in XML that a PDF carries: XMP, XFA forms, rich text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from piiguard.readers.normalise import fold_line

_WRAPPERS = frozenset({"xmpmeta", "RDF", "Description", "Seq", "Bag", "Alt", "li"})
"""Elements of RDF that only hold others; a value's label is what is around them."""
_NO_DATA = frozenset(
    {
        "{http://www.w3.org/XML/1998/namespace}lang",
        "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}parseType",
        "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource",
        "{adobe:ns:meta/}xmptk",
    }
)
"""Attributes about the XML itself."""


class MarkupError(Exception):
    """The XML is malformed or declares entities, so it has no sure leaves."""


def leaves(xml: bytes) -> Iterator[tuple[str, str]]:
    """Yield each text and attribute value with its name, as ``dc:creator``.

    No entity is expanded and nothing is fetched.

    Raises:
        MarkupError: The XML cannot be taken at its word.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(xml.strip(b"\x00 \t\r\n"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise MarkupError(type(error).__name__) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise MarkupError("entities")
    for element in root.iter():
        label = _label(element)
        for name, value in element.attrib.items():
            if value.strip() and name not in _NO_DATA:
                yield _prefixed(element, str(name)), fold_line(str(value))
        # Comments and what follows an element are text in the file too.
        for text in (element.text, element.tail):
            if text and text.strip():
                yield label, fold_line(text)


def plain_text(xml: str) -> str:
    """Return the text of rich text, its tags left out; broken XML as it is."""
    try:
        return "\n".join(value for _, value in leaves(xml.encode()))
    except MarkupError:
        return xml


def _label(element: Any) -> str:
    current: Any = element
    while current is not None:
        if isinstance(current.tag, str):
            name = etree.QName(current)
            if name.localname not in _WRAPPERS:
                return _prefixed(current, current.tag)
        current = current.getparent()
    return "text"


def _prefixed(element: Any, name: str) -> str:
    qualified = etree.QName(name)
    prefixes = {uri: prefix for prefix, uri in element.nsmap.items() if prefix}
    prefix = prefixes.get(qualified.namespace)
    return f"{prefix}:{qualified.localname}" if prefix else qualified.localname
