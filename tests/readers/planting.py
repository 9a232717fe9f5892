"""Finds planted values in what was read."""

from __future__ import annotations

from piiguard.config import Limits
from piiguard.model import Document, Field, Grid, Part, Text
from piiguard.readers import read


def texts_of(part: Part) -> list[str]:
    """Return a part's texts: lines, a grid's values, or a field's value."""
    content = part.content
    if isinstance(content, Text):
        return content.text.split("\n")
    if isinstance(content, Field):
        return [content.value]
    if isinstance(content, Grid):
        return [value for row in content.rows for value in row.values]
    raise AssertionError(f"unexpected content in {part.name}")


def places_of(document: Document, value: str) -> list[tuple[str, bool]]:
    """Return the parts that hold a value, and whether they are visible."""
    return [
        (part.name, part.visible)
        for part in document.parts
        if any(value in text for text in texts_of(part))
    ]


def open_as(data: bytes | str, name: str, **limits: int) -> Document:
    """Read a file with the given caps."""
    return read(data.encode() if isinstance(data, str) else data, name, Limits(**limits))


def codes(document: Document) -> list[str]:
    """Return the problems' codes."""
    return [problem.code for problem in document.problems]
