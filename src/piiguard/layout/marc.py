r"""Lines of a MARC record as systems print them: ``=100  1\$aGuthrie, Woody,$d1912-1967``.

A tag says what a line holds, better than any header: 100 and 700 are authors, 245 is
the title with all who are responsible for it, 6xx what the item is about. The marks of
subfields are no part of the words: ``aGuthrie`` is nobody's name.

Source of the tags: MARC 21 Format for Bibliographic Data (Library of Congress).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from piiguard.lexicon import lookup
from piiguard.model import Label

_LINE = re.compile(
    r"\s*[=.]?(?P<tag>\d{3})\.?\s+[\d#\\_]{0,2}\s{0,2}(?:"
    r"\$\s?[a-z]|[‡ǂ]\s?[a-z0-9]|\|[a-z](?=[A-Z\d\[\"'(¡¿]))"
)  # fmt: skip
"""A tag, two indicators, and the mark of the first subfield. After a bar, which also
draws tables, the code stands right before a capital or a number."""

_SUBFIELD = re.compile(r"(?:\$|‡|ǂ)\s?(?:[a-z]|\d(?![\d.,]))\s?|\|(?:[a-z]|\d(?![\d.,]))")

_AUTHORS = frozenset({"100", "700", "508", "511"})
"""Main and added entries of persons; credits and performers."""
_TITLES = re.compile(
    r"1[13]0|111|24[0-7]|4[49]0|5(?:0[1245]|2[014]|3[03468]|46|86)|6\d\d|7[134][01]|8[013][01]"
)
"""Titles, series, bodies that are authors, subjects and the notes on a work itself. In other
notes (500, who gave it, what was done with the copy, a library's own) anything may stand."""


def tag_of(line: str) -> str | None:
    """Return the tag of a printed MARC line, None of any other line."""
    match = _LINE.match(line)
    return match["tag"] if match is not None else None


def without_codes(line: str) -> Iterator[tuple[int, str]]:
    """Yield the parts of a MARC line between its subfields' marks, with where each starts."""
    start = 0
    for mark in _SUBFIELD.finditer(line):
        yield start, line[start : mark.start()]
        start = mark.end()
    yield start, line[start:]


def label_of(tag: str) -> Label:
    """Return what a tag says of its line."""
    if tag in _AUTHORS:
        return replace(lookup("Author"), text=tag)
    if _TITLES.fullmatch(tag):
        return replace(lookup("Title"), text=tag)
    return Label(tag)
