r"""Text as the eye sees it, so that invisible characters cannot hide a value.

A zero-width space inside a card number, a no-break hyphen inside a phone number
or full-width digits read the same on paper and defeat any pattern. Every reader
passes what it read through `fold`. Choices:

* Characters that nobody sees are dropped, not replaced: they stand inside words.
* Compatibility forms (Unicode's NFKC) are folded where the result reads the
  same: ligatures, full-width and mathematical letters, presentation forms. They
  are kept where it would not: ``12½`` is not ``121⁄2``, and a footnote's ``²``
  after a number is no digit of it. So decide Unicode's decomposition tags.
* Decimal digits of any script become ASCII digits.
* Hyphens, minus signs and en dashes become ``-``, single quotes and the acute
  accent typed as an apostrophe become ``'``: ``O’Brien`` is ``O'Brien``.
* Every white space but line breaks, tabs and form feeds becomes one space; the
  line separators of Unicode become ``\n``.
"""

from __future__ import annotations

import unicodedata
from itertools import groupby

TAB_STOP = 8
"""Columns between tab stops, the default of terminals and of POSIX ``expand``."""
COLUMN_GAP = 2
"""Spaces that part two columns: one space may stand between two words."""

# Unicode 15.1, DerivedCoreProperties.txt, Default_Ignorable_Code_Point.
_IGNORABLE = (
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFF8),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)
_LINE_BREAKS = "\n\v\x85\u2028\u2029"
_KEPT_CONTROLS = "\t\f"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
_APOSTROPHES = "\u2018\u2019\u201b\u02bc\u00b4\uff07"
# UAX #44, table 14 (compatibility formatting tags) without those that change how
# a text reads: <super>, <sub>, <circle>, <square>, <fraction>, <vertical>, <small>.
_SAME_TO_THE_EYE = frozenset(
    {"<wide>", "<narrow>", "<noBreak>", "<font>", "<compat>"}
    | {"<initial>", "<medial>", "<final>", "<isolated>"}
)


class _Folding(dict[int, str]):
    """A table for `str.translate` that works out each character once."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(char: str) -> str:
    category = unicodedata.category(char)
    if char in _LINE_BREAKS:
        return "\n"
    if char in _KEPT_CONTROLS:
        return char
    if category == "Cc" or any(low <= ord(char) <= high for low, high in _IGNORABLE):
        return ""
    if category == "Zs":
        return " "
    if char in _HYPHENS:
        return "-"
    if char in _APOSTROPHES:
        return "'"
    if category == "Nd":
        return str(unicodedata.decimal(char))
    tag = unicodedata.decomposition(char).partition(" ")[0]
    plain = unicodedata.normalize("NFKC", char)
    if tag in _SAME_TO_THE_EYE and category != "So" and " " not in plain:
        return plain
    return char


_FOLDING = _Folding()


def fold(text: str) -> str:
    r"""Return the text with its look kept and its disguises removed.

    Lines are kept, and end in ``\n``; tabs and form feeds stay.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", text.translate(_FOLDING))


def fold_line(text: str) -> str:
    """Return the folded text as one line, words separated by single spaces."""
    return " ".join(fold(text).split())


def is_unreadable(char: str) -> bool:
    """Say whether a character has no meaning outside its font or file.

    These are U+FFFD, the private use areas, unassigned code points and control
    characters, which fonts without a Unicode table yield.
    """
    return char == "\ufffd" or unicodedata.category(char) in ("Co", "Cn", "Cc")


def expand_tabs(text: str) -> str:
    """Replace tabs by spaces so that columns line up and stay apart.

    Neighbouring lines with as many tabs each are a table: its columns get as wide
    as their widest value, as elastic tab stops do, since values wider than a tab
    stop would push the rest out of line. Other lines get stops of eight columns,
    and at least `COLUMN_GAP` spaces for a tab.
    """
    if "\t" not in text:
        return text
    lines: list[str] = []
    for tabs, group in groupby(text.split("\n"), key=lambda line: line.count("\t")):
        block = list(group)
        lines += _align(block) if tabs and len(block) > 1 else map(_expand, block)
    return "\n".join(lines)


def _align(block: list[str]) -> list[str]:
    rows = [line.split("\t") for line in block]
    widths = [max(map(len, column)) + COLUMN_GAP for column in zip(*rows, strict=True)]
    return [
        "".join(value.ljust(width) for value, width in zip(row, widths, strict=True)).rstrip(" ")
        for row in rows
    ]


def _expand(line: str) -> str:
    *values, last = line.split("\t")
    expanded = ""
    for value in values:
        expanded += value
        stops = -(-(len(expanded) + COLUMN_GAP) // TAB_STOP)
        expanded = expanded.ljust(stops * TAB_STOP)
    return (expanded + last).rstrip(" ") if values else line
