"""Numbers of a sheet as the sheet shows them, as far as that matters here.

A barcode stored as a number must come out as its digits, a date as a date, and a
number under a mask such as ``000-00-0000`` with its hyphens: as a bare number it
would be nothing to any recognizer. Decimals, currencies and colours do not matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

from piiguard.readers.office.markup import Element, child, children, get

_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Number format ids for dates and times (ECMA-376, part 1, 18.8.30)."""
_NO_TEXT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]', re.S)
"""What in a format is literal, spacing, or a condition or colour."""
_DATE_LETTER = re.compile(r"[ymdhs]", re.I)
_CONDITION = re.compile(r"\[([<>=]{1,2})(-?[\d.]+)\]")
_MASK_TOKEN = re.compile(r'"([^"]*)"|\\(.)|_(.)|(\*.)|(\[[^\]]*\])|([0#?])|(.)', re.S)
_MASK_LITERALS = frozenset(" -()/.+*:")
_LONGEST_NUMBER = 400
"""Characters of a number; a double has at most 309 digits."""
_EPOCH = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)
_LEAP_BUG = 60
"""Excel takes 1900 for a leap year, so earlier days are one off (18.17.4.1)."""


@dataclass(frozen=True, slots=True)
class Formats:
    """The cell formats of a workbook."""

    codes: tuple[str | None, ...] = ()
    """Format code by cell format; None for a date by a built-in id."""
    hiding: frozenset[int] = frozenset()
    """Cell formats in which nothing is seen: ``;;;``, or white on white."""
    from_1904: bool = False

    @classmethod
    def of(cls, styles: Element | None, *, from_1904: bool = False) -> Formats:
        """Read the styles part; there may be none."""
        if styles is None:
            return cls(from_1904=from_1904)
        custom = {
            get(e, "numFmtId"): get(e, "formatCode") or "" for e in children(styles, "numFmts")
        }
        fonts = [_is_white(font) for font in children(styles, "fonts")]
        fills = [_is_plain(fill) for fill in children(styles, "fills")]
        codes: list[str | None] = []
        hiding: set[int] = set()
        for index, xf in enumerate(children(styles, "cellXfs")):
            number = get(xf, "numFmtId") or "0"
            code = custom.get(number)
            if code is None:
                code = None if number.isdigit() and int(number) in _BUILT_IN_DATES else ""
            codes.append(code)
            white = _at(fonts, get(xf, "fontId")) and _at(fills, get(xf, "fillId"))
            if white or (code and not code.strip("; ") and ";" in code):
                hiding.add(index)
        return cls(tuple(codes), frozenset(hiding), from_1904)

    def show(self, value: str, style: int) -> str:
        """Return a number, as it is stored, as text.

        Args:
            value: The stored number, such as ``3.3191000105864E13``.
            style: Index of the cell's format.
        """
        code = self.codes[style] if 0 <= style < len(self.codes) else ""
        if code == "" and value.isdigit():
            return value
        try:
            number = Decimal(value) if len(value) < _LONGEST_NUMBER else None
        except InvalidOperation:
            number = None
        if number is None or not number.is_finite():
            return value
        if code is None or (code and _DATE_LETTER.search(_NO_TEXT.sub("", code))):
            return self._date(number) or plain(number)
        return (_masked(code, number) if code else None) or plain(number)

    def _date(self, number: Decimal) -> str | None:
        serial = float(number)
        if not 0 <= serial < 2_958_466:  # 10000-01-01
            return None
        if not self.from_1904 and serial < _LEAP_BUG:
            serial += 1
        epoch = _EPOCH_1904 if self.from_1904 else _EPOCH
        try:
            moment = epoch + timedelta(seconds=round(serial * 86_400))
        except OverflowError:
            return None
        midnight = moment.hour == moment.minute == moment.second == 0
        return moment.date().isoformat() if midnight else moment.isoformat(" ")


def plain(number: Decimal) -> str:
    """Return a number's digits without an exponent, at a double's 15 digits."""
    if abs(number.adjusted()) > 30:
        return str(number)
    if number == number.to_integral_value():
        return str(int(number))
    return format(float(number), ".15g") if abs(number) >= Decimal("0.0001") else f"{number:f}"


def _masked(code: str, number: Decimal) -> str | None:
    """Return a whole number under a mask of digits and punctuation, or None."""
    if number != number.to_integral_value() or number < 0 or number.adjusted() > 30:
        return None
    section = _section(code, number)
    pieces: list[tuple[str, bool]] = []
    for match in _MASK_TOKEN.finditer(section):
        quoted, escaped, space, _fill, _bracket, digit, other = match.groups()
        if digit:
            pieces.append((digit, True))
        elif space is not None:
            pieces.append((" ", False))
        elif quoted is not None or escaped is not None:
            pieces.append((quoted if quoted is not None else escaped, False))
        elif other is not None:
            if other not in _MASK_LITERALS or other == ".":
                return None
            pieces.append((other, False))
    places = sum(is_digit for _, is_digit in pieces)
    if places < 2:
        return None
    digits = str(int(number))
    shown: list[str] = []
    for piece, is_digit in reversed(pieces):
        if not is_digit:
            shown.append(piece[::-1])
            continue
        places -= 1
        if places == 0:
            shown.append(digits[::-1] or piece.strip("#?"))
        elif digits:
            shown.append(digits[-1])
            digits = digits[:-1]
        elif piece == "0":
            shown.append("0")
    return "".join(shown)[::-1].strip()


def _section(code: str, number: Decimal) -> str:
    sections = code.split(";")
    for section in sections:
        condition = _CONDITION.search(section)
        if condition is None:
            return section
        sign, bound = condition[1], Decimal(condition[2])
        holds = {"<": number < bound, "<=": number <= bound, ">": number > bound,
                 ">=": number >= bound, "=": number == bound, "<>": number != bound}  # fmt: skip
        if holds.get(sign, False):
            return section
    return sections[-1]


def _at(flags: list[bool], index: str | None) -> bool:
    return bool(index and index.isdigit() and int(index) < len(flags) and flags[int(index)])


def _is_white(font: Element) -> bool:
    color = child(font, "color")
    if color is None:
        return False
    # Theme colour 0 is the background's (18.8.3), tinted or not.
    return (get(color, "rgb") or "").upper().endswith("FFFFFF") or (
        get(color, "theme") == "0" and get(color, "tint") is None
    )


def _is_plain(fill: Element) -> bool:
    pattern = child(fill, "patternFill")
    return pattern is not None and (get(pattern, "patternType") or "none") == "none"
