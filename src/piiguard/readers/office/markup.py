"""XML of a document nobody vouches for: no entities, no network, no depth.

Elements are known by their local name. Office Open XML exists in two sets of
namespaces (transitional and strict), OpenDocument in drafts, and in none of them
do two elements of one name mean different things where we look.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml import etree  # type: ignore[import-untyped]

from piiguard.errors import ReadError

Element: TypeAlias = Any
"""An lxml element; lxml has no types of its own."""

DEEPEST = 200
"""Elements inside each other. libxml2 itself stops at 256; Word's documents with
tables in tables have under 60. Our choice, and room for Python's own stack."""


def parse(xml: bytes) -> Element:
    """Return the root element.

    Raises:
        ReadError: ``damaged`` for malformed XML, for any document type (only an
            attack or a very old program declares one).
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise _damaged("its XML is malformed, cut off or nested too deeply") from None
    if root.getroottree().docinfo.doctype:
        raise _damaged("its XML declares a document type or entities")
    return root


def check_depth(root: Element) -> None:
    """Refuse what is nested too deeply to walk by recursion.

    Raises:
        ReadError: ``damaged``.
    """
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise _damaged("its XML is nested too deeply")


def local(name: Any) -> str:
    """Return a tag's or attribute's name without its namespace.

    Comments and processing instructions, whose tag is a function, have none.
    """
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def get(element: Element, name: str) -> str | None:
    """Return an attribute by its local name, whatever its namespace."""
    value = element.get(name)
    if value is not None:
        return str(value)
    return next((str(v) for key, v in element.attrib.items() if local(key) == name), None)


def child(element: Element, *names: str) -> Element | None:
    """Return the first child of a name, its first child of the next name …, or None."""
    for name in names:
        element = next((c for c in element if local(c.tag) == name), None)
        if element is None:
            return None
    return element


def children(element: Element, *names: str) -> list[Element]:
    """Return the children of what `child` finds, comments left out."""
    holder = child(element, *names)
    return [] if holder is None else [inner for inner in holder if local(inner.tag)]


def descendants(element: Element, *names: str) -> Iterator[Element]:
    """Yield the element itself and what is inside, of the given local names."""
    return (found for found in element.iter() if local(found.tag) in names)


def text_of(element: Element) -> str:
    """Return all text inside an element, comments left out."""
    return str(element.xpath("string()"))


def _damaged(why: str) -> ReadError:
    return ReadError("damaged", f"the document is damaged: {why}; open it and save it again")
