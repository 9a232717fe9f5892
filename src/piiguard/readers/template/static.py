"""What a template says by itself: its text, its comments, its markup's attributes.

Tags give way to a mark that reads as a value and is none, so that ``Patron:``
before one does not take the words below for its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from piiguard.readers.template import words

MARK = "_"
"""Stands for each character of a tag that prints, as a blank to fill in on a form.
The name model reads on across it; a tag beside a letter or digit gets a space."""

_GAP = "   "
"""What stands for a tag between blocks: columns, to layout."""
_MARKUP = re.compile(r"<[A-Za-z!/?]")
_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_SCRIPT = re.compile(
    r"(<(script|style)\b[^>]{0,2000}>)(.*?)(</\2\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(
    r"<(?:[/!?]|(?=[A-Za-z]))(?:([A-Za-z][\w.-]*(?::[\w.-]+)?)(?=[\s/>?]))?"
    r"""((?:[^<>"']++|"[^"<]{0,5000}+"|'[^'<]{0,5000}+')*+)>"""
)
_ATTRIBUTE = re.compile(r"""([\w:.*@#()\[\]-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_QUOTED = re.compile(r"""&quot;(.*?)&quot;|'([^'\n]*)'""")
_BRACES = re.compile(r"\{[^{}\n]*\}")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|\w{2,31});")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the template and what it is."""

    start: int
    end: int
    kind: str
    """``output``, ``statement`` or ``comment``."""


@dataclass(frozen=True, slots=True)
class Static:
    """The template's own text, line for line."""

    text: str
    comments: str
    """Comments and literals of statements; nobody sees them."""
    markup: str
    """Attributes and scripts."""


def has_markup(text: str) -> bool:
    """Whether the text is HTML or XML."""
    return _MARKUP.search(text) is not None


def read_static(
    text: str, pieces: Iterable[Piece], literals: Iterable[tuple[int, int, bool]]
) -> Static:
    """Return what a template says by itself.

    Args:
        text: The template.
        pieces: Its tags, in order, none within another.
        literals: Strings within tags, as offsets, and whether they are printed.
    """
    body = _Layers(text)
    for piece in pieces:
        body.take(piece.start, piece.end, MARK if piece.kind == "output" else " ")
        if piece.kind == "comment":
            body.comment(piece.start, piece.end)
    for start, end, printed in literals:
        (body.show if printed else body.comment)(start, end)
    visible = "".join(body.visible)
    if has_markup(visible):
        visible = _strip_markup(visible, body)
    return Static(_tidy(visible), _tidy("".join(body.comments)), _tidy("".join(body.markup)))


class _Layers:
    """Copies of a text's lines, to which each character goes once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.visible = list(text)
        self.comments = _blank(text)
        self.markup = _blank(text)

    def take(self, start: int, end: int, mark: str) -> None:
        """Take a stretch out of the visible text."""
        for offset in range(start, end):
            if self.visible[offset] != "\n":
                self.visible[offset] = mark
        if self.text[start - 1 : start].isalnum():
            self.visible[start] = " "
        if self.text[end : end + 1].isalnum():
            self.visible[end - 1] = " "

    def show(self, start: int, end: int) -> None:
        """Put a printed literal back, apart from the marks around it."""
        self.visible[start - 1 : end + 1] = f" {self.text[start:end]} "

    def comment(self, start: int, end: int) -> None:
        """Copy a stretch to the comments."""
        self.comments[start:end] = self.text[start:end]


def _blank(text: str) -> list[str]:
    return [char if char == "\n" else " " for char in text]


def _strip_markup(text: str, layers: _Layers) -> str:
    """Take tags, comments and scripts out of HTML or XML; lines stay as they are."""

    def move(match: re.Match[str], group: int, to: list[str]) -> str:
        start, end = match.span(group)
        to[start:end] = layers.visible[start:end]
        return re.sub(r"[^\n]", " ", match.group())

    # Same length until the gaps, so that what moves keeps its place.
    is_xml = text.lstrip().startswith("<?xml") or "<xsl:" in text
    text = _CDATA.sub(lambda match: " " * len(match.group()), text)
    text = _COMMENT.sub(lambda match: move(match, 1, layers.comments), text)
    text = _SCRIPT.sub(
        lambda match: move(match, 3, layers.markup if match[2].lower() == "script" else []), text
    )
    for tag in _TAG.finditer(text):
        if is_xml or _is_element(tag):
            _attributes(tag, layers.markup)
    text = _TAG.sub(lambda tag: _gap(tag) if is_xml or _is_element(tag) else tag.group(), text)
    return _ENTITY.sub(lambda match: unescape(match.group()), text)


def _is_element(tag: re.Match[str]) -> bool:
    name = (tag[1] or "").lower()
    return name in words.ELEMENTS or ":" in name or tag.group()[1] in "!?"


def _attributes(tag: re.Match[str], to: list[str]) -> None:
    offset = tag.start(2)
    is_xsl = (tag[1] or "").startswith("xsl:")
    for attribute in _ATTRIBUTE.finditer(tag[2]):
        group = 2 if attribute.group(2) is not None else 3
        value, start = attribute.group(group), offset + attribute.start(group)
        name = attribute.group(1).lower()
        if is_xsl:
            for quoted in _QUOTED.finditer(value):
                which = 1 if quoted.group(1) is not None else 2
                at = start + quoted.start(which)
                to[at : at + len(quoted.group(which))] = quoted.group(which)
        elif name not in words.TECHNICAL and not name.startswith(("xmlns", "data-ng", "ng-", "on")):
            shown = _BRACES.sub(lambda match: MARK * len(match.group()), value)
            to[start : start + len(value)] = shown


def _gap(tag: re.Match[str]) -> str:
    if (tag[1] or "").lower() in words.XSL_VALUES and not tag.group().startswith("</"):
        before, after = (
            tag.string[tag.start() - 1 : tag.start()],
            tag.string[tag.end() : tag.end() + 1],
        )
        return " " * before.isalnum() + MARK * 3 + " " * after.isalnum()
    lines = "\n" * tag.group().count("\n")
    return lines or ("" if (tag[1] or "").lower() in words.INLINE else _GAP)


def _tidy(text: str) -> str:
    """Write tabs at line starts as one space each, so that columns count characters."""
    return re.sub(r"^\t+", lambda match: " " * len(match.group()), text, flags=re.MULTILINE)
