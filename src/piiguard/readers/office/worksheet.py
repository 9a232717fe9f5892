"""One worksheet of an XLSX workbook: its cells, formulas, header and footer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from piiguard.model import Part, PartKind
from piiguard.readers.office.flow import text_part
from piiguard.readers.office.markup import Element, child, descendants, get, local, text_of
from piiguard.readers.office.numbers import Formats
from piiguard.readers.office.sheet import Cells, Shown, formula_literals

COLUMNS, ROWS = 16_384, 1_048_576
"""Excel's own caps; a reference beyond them is malformed."""
HEADERS = frozenset(
    {"oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"}
)
"""Elements with header and footer texts."""

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_HEADER_CODE = re.compile(
    r'&(?:"[^"]*"|\d+|K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|([LCR])|(&)|[A-Za-z])'
)
"""Codes in headers and footers (ECMA-376, part 1, 18.3.1.46)."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""Characters that XML cannot hold (22.9.2.19)."""
_TRUE = frozenset({"1", "true", "on"})


@dataclass(slots=True)
class Strings:
    """The workbook's shared strings, and which of them a cell shows."""

    texts: Sequence[str] = ()
    phonetic: Sequence[str] = ()
    used: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, root: Element | None) -> Strings:
        """Read the shared strings part; there may be none."""
        items = [] if root is None else [e for e in root if local(e.tag) == "si"]
        pairs = [rich_text(item) for item in items]
        return cls([text for text, _ in pairs], [spoken for _, spoken in pairs if spoken])

    def unused(self) -> Iterator[str]:
        """Yield the strings that no cell shows, and how strings are pronounced."""
        yield from (t for index, t in enumerate(self.texts) if index not in self.used)
        yield from self.phonetic


def rich_text(item: Element) -> tuple[str, str]:
    """Return a string item's text, and what stands over it as pronunciation."""
    texts: list[str] = []
    spoken: list[str] = []
    for element in item:
        tag = local(element.tag)
        if tag == "t":
            texts.append(element.text or "")
        elif tag:
            (spoken if tag == "rPh" else texts).append(text_of(element))
    return unescape("".join(texts)), unescape("".join(spoken))


def unescape(text: str) -> str:
    """Return text with its ``_xHHHH_`` escapes replaced."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


class Worksheet:
    """Reads one worksheet."""

    def __init__(self, name: str, strings: Strings, formats: Formats, shown: Shown) -> None:
        self._name = name
        self._strings = strings
        self._formats = formats
        self._cells = Cells(shown)
        self._literals: dict[str, None] = {}
        self._odd: list[str] = []
        self.broken = False
        """Whether a cell refers to a string that is not there."""

    def read(self, root: Element, *, visible: bool) -> Iterator[Part | None]:
        """Yield the sheet's parts."""
        columns = _hidden_columns(root)
        defaults = child(root, "sheetFormatPr")
        zero_height = defaults is not None and (get(defaults, "zeroHeight") or "") in _TRUE
        number = 0
        for data in [e for e in root if local(e.tag) == "sheetData"]:
            for row in data:
                if not local(row.tag):
                    continue
                reference = row.get("r") or ""
                number = int(reference) if reference.isdigit() else number + 1
                hidden = (row.get("hidden") or "") in _TRUE or row.get("ht") == "0"
                hidden = hidden or (zero_height and row.get("ht") is None)
                self._row(row, min(number, ROWS), columns, hidden=hidden)
        yield from self._cells.parts(self._name, visible=visible)
        header = "\n".join(_header_text(e.text or "") for e in _headers(root))
        yield text_part(PartKind.SHEET, f"{self._name}: header and footer", header, visible=visible)
        for what, lines in (("formulas", self._literals), ("odd markup", self._odd)):
            text = "\n".join(lines)
            yield text_part(PartKind.SHEET, f"{self._name}: {what}", text, visible=False)

    def _row(self, row: Element, number: int, columns: frozenset[int], *, hidden: bool) -> None:
        column = -1
        for cell in row:
            reference = cell.get("r")
            column = column + 1 if reference is None else column_of(reference, column + 1)
            column = min(column, COLUMNS - 1)
            text = self._text(cell)
            if text:
                style = cell.get("s") or "0"
                shown = not style.isdigit() or int(style) not in self._formats.hiding
                seen = shown and not hidden and column not in columns
                self._cells.put(number, column, text, seen=seen)

    def _text(self, cell: Element) -> str:
        kind = cell.get("t") or "n"
        text = ""
        for element in cell:
            tag = local(element.tag)
            if tag == "v":
                text = self._value(element.text or "", kind, cell.get("s") or "0")
            elif tag == "is":
                text, spoken = rich_text(element)
                self._odd.append(spoken)
            elif tag == "f":
                self._formula(element.text or "")
            elif tag:
                self._odd.append(text_of(element))
        return text

    def _value(self, value: str, kind: str, style: str) -> str:
        if kind == "s":
            index = int(value) if value.strip().isdigit() else -1
            if not 0 <= index < len(self._strings.texts):
                self.broken = True
                return value
            self._strings.used.add(index)
            return self._strings.texts[index]
        if kind == "n":
            return self._formats.show(value, int(style) if style.isdigit() else 0)
        return unescape(value)

    def _formula(self, formula: str) -> None:
        """Keep a formula's literals, which its result need not show."""
        self._literals.update(dict.fromkeys(formula_literals(formula)))


def column_of(reference: str, otherwise: int) -> int:
    """Return the column of a cell reference, from 0."""
    match = _REFERENCE.match(reference)
    if match is None:
        return otherwise
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    return column - 1


def _hidden_columns(root: Element) -> frozenset[int]:
    hidden: set[int] = set()
    for holder in (e for e in root if local(e.tag) == "cols"):
        for column in holder:
            first, last = column.get("min") or "", column.get("max") or ""
            narrow = (column.get("hidden") or "") in _TRUE or column.get("width") == "0"
            if narrow and first.isdigit() and last.isdigit():
                hidden.update(range(int(first) - 1, min(int(last), COLUMNS)))
    return frozenset(hidden)


def _headers(root: Element) -> Iterator[Element]:
    for outer in root:
        if local(outer.tag) != "sheetData":
            yield from descendants(outer, *HEADERS)


def _header_text(text: str) -> str:
    def replacement(match: re.Match[str]) -> str:
        return "\n" if match[1] else "&" if match[2] else ""

    return _HEADER_CODE.sub(replacement, text)
