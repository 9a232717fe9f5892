"""What an HTML parser drops by the standard's own rules, and the source still holds.

Attributes of end tags, an attribute given twice, the words of a document type, and
names of elements and attributes that are numbers: no browser shows them and no tree
has them, but who opens the source does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

_END_TAG = re.compile(r"</[a-z][^\s<>/]*(?=[\s/])([^<>]*)>", re.I)
_DOCTYPE = re.compile(r"<!doctype\s+html\b([^>]*)>", re.I)
_PUBLIC = re.compile(
    r"\s*(?:public|system)\s*(?:[\"'](?:-//|https?://|about:)[^\"']*[\"']\s*)*", re.I
)
_START_TAG = re.compile(r"<[a-z][^<>]*>", re.I)
_ATTRIBUTE = re.compile(r"[\s/\"']([^\s\"'<>/=]+)\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+)")
_NUMBERED = re.compile(r"<[a-z][a-z-]*\d{5}|[\s/]\d{5,}(?=[\s/>])", re.I)


def leftovers(source: str) -> Iterator[str]:
    """Yield what is in the source of a page and in no tree of it."""
    for match in _END_TAG.finditer(source):
        if match[1].strip(" \t\r\n\f/"):
            yield unescape(match[1])
    for match in _DOCTYPE.finditer(source):
        rest = _PUBLIC.sub("", match[1], count=1).strip()
        if rest:
            yield unescape(rest)
    for match in _START_TAG.finditer(source):
        tag = match[0]
        names = [name.lower() for name in _ATTRIBUTE.findall(tag)]
        if len(set(names)) < len(names) or _NUMBERED.search(tag):
            yield unescape(tag.strip("<>"))
