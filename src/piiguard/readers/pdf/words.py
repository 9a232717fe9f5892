"""The words of a pdfium page, with their boxes.

pdfium puts spaces where text has gaps, so words are runs without white space.
Two calls a word give its first and last character's boxes; only where those do
not look like one line of text are all characters asked. That takes half the time
of asking always. Loose boxes are used: they span the font's ascent and descent,
so words of one line share top and bottom whatever their letters.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator
from ctypes import byref, c_ushort
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium_c

from piiguard.model import Word
from piiguard.readers.normalise import fold, is_unreadable
from piiguard.readers.pdf.geometry import PageBox

Box = tuple[float, float, float, float]
"""left, bottom, right, top in user space."""

_WORD = re.compile(r"\S+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LINE_END_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-"})
"""What pdfium puts for a hyphen at a line's end, by version."""

_WIDEST_EM = 1.2
"""Advance of a wide character (``W``, ``—``) in heights of a loose box, rounded up."""
_GAP_EM = 0.3
"""A gap of this many heights parts two words; a space takes about 0.25 em."""
_UNREADABLE_RUN = 4
"""Characters without meaning in a row, as many as a short name or year has. A
bullet or tick from a symbol font is one or two."""
_UNREADABLE_SHARE, _UNREADABLE_WORDS = 0.05, 5
"""Or words that begin with one: this share of the page, and at least so many."""


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a page, and whether some mean nothing."""

    words: tuple[Word, ...]
    unreadable: bool
    """Whether a font gives no Unicode for its characters, so that the words are
    not what the page shows."""


def read_words(raw_text_page: Any, page_box: PageBox) -> PageWords:
    """Read the words of a page in drawing order.

    Args:
        raw_text_page: pdfium's FPDF_TEXTPAGE.
        page_box: The page's visible rectangle.
    """
    text = _text(raw_text_page)
    boxes = _Boxes(raw_text_page)
    words: list[Word] = []
    unmapped_words = 0
    unreadable = False
    for match in _WORD.finditer(text):
        start, end = match.span()
        unmapped = _unmapped(raw_text_page, match[0], start)
        if unmapped:
            unmapped_words += 1
            unreadable = unreadable or unmapped >= _UNREADABLE_RUN
        for begin, stop, box in boxes.split(start, end):
            shown = fold(_repaired(text[begin:stop])).strip()
            if shown:
                words.append(Word(shown, page_box.displayed(*box)))
    many = unmapped_words >= max(_UNREADABLE_WORDS, _UNREADABLE_SHARE * len(words))
    return PageWords(tuple(words), unreadable or many)


def _text(raw_text_page: Any) -> str:
    """Return the page's text with exactly one character for each of pdfium's."""
    count = pdfium_c.FPDFText_CountChars(raw_text_page)
    if count <= 0:
        return ""
    buffer = (c_ushort * (count + 1))()
    written = pdfium_c.FPDFText_GetText(raw_text_page, 0, count, buffer) - 1
    if written == count:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if len(text) == count and not _SURROGATE.search(text):
            return text
    # Characters without Unicode, or beyond its first plane: ask one by one.
    codes = (pdfium_c.FPDFText_GetUnicode(raw_text_page, i) for i in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 else "\ufffd" for code in codes)


def _repaired(text: str) -> str:
    """Return text with surrogate pairs joined and line-end hyphens as such."""
    if text.isascii() and text.isprintable():
        return text
    units = text.translate(_LINE_END_HYPHENS).encode("utf-16-le", "surrogatepass")
    return units.decode("utf-16-le", "replace")


def _unmapped(raw_text_page: Any, word: str, start: int) -> int:
    """Count the word's characters without meaning, if its first has none."""
    has_error = pdfium_c.FPDFText_HasUnicodeMapError
    first = word[0]
    if has_error(raw_text_page, start) != 1 and ("!" <= first <= "~" or not is_unreadable(first)):
        return 0
    return sum(
        has_error(raw_text_page, start + i) == 1 or is_unreadable(char)
        for i, char in enumerate(word)
    )


_EDGES = struct.Struct("4f")
"""left, top, right, bottom: the fields of pdfium's FS_RECTF, in its order."""


class _Boxes:
    """Character boxes of one text page."""

    def __init__(self, raw_text_page: Any) -> None:
        self._page = raw_text_page
        self._rect = pdfium_c.FS_RECTF()
        self._pointer = byref(self._rect)

    def __getitem__(self, index: int) -> Box:
        pdfium_c.FPDFText_GetLooseCharBox(self._page, index, self._pointer)
        left, top, right, bottom = _EDGES.unpack_from(self._rect)
        return left, bottom, right, top

    def split(self, start: int, end: int) -> Iterable[tuple[int, int, Box]]:
        """Return the runs of ``[start, end)`` that stand together, with their box."""
        first = self[start]
        last = self[end - 1] if end - start > 1 else first
        if _in_line(first, last, end - start):
            return ((start, end, _union(first, last)),)
        return self._runs(start, end, first)

    def _runs(self, start: int, end: int, first: Box) -> Iterator[tuple[int, int, Box]]:
        box = previous = first
        for index in range(start + 1, end):
            current = self[index]
            if _apart(previous, current):
                yield start, index, box
                start, box = index, current
            else:
                box = _union(box, current)
            previous = current
        yield start, end, box


def _in_line(first: Box, last: Box, count: int) -> bool:
    """Say whether two boxes look like the ends of one word of ``count`` characters."""
    left, bottom, right, top = first
    last_left, last_bottom, last_right, last_top = last
    half = (top - bottom) / 2
    if -half < last_bottom - bottom < half and -half < last_top - top < half:
        return left <= last_left and last_right - left <= count * (top - bottom) * _WIDEST_EM
    half = (right - left) / 2
    if -half < last_left - left < half and -half < last_right - right < half:
        length = max(top, last_top) - min(bottom, last_bottom)
        return length <= count * (right - left) * _WIDEST_EM
    return False


def _apart(one: Box, other: Box) -> bool:
    gap_x = max(other[0] - one[2], one[0] - other[2])
    gap_y = max(other[1] - one[3], one[1] - other[3])
    size = max(one[3] - one[1], one[2] - one[0])
    return max(gap_x, gap_y) > _GAP_EM * size


def _union(one: Box, other: Box) -> Box:
    if one == other:
        return one
    left, bottom, right, top = one
    return (
        left if left <= other[0] else other[0],
        bottom if bottom <= other[1] else other[1],
        right if right >= other[2] else other[2],
        top if top >= other[3] else other[3],
    )
