"""Lines of positioned tokens, from a PDF's words or from a text's characters.

Both kinds of content become the same thing, so that one algorithm lays out
both: a text file is a page whose characters are all one unit wide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from piiguard.layout.marc import tag_of, without_codes
from piiguard.model import BBox, Text, Word, Words

TAB_STOP = 8
LINE_UNITS = 2.0
"""Height of a text's line, in units of one character: a terminal's proportion."""

SHORT_LINE_CHARS = 12

MAX_PITCH_CHARS = 3.6
"""Distance of neighbouring lines' middles, in character widths, up to which no
blank line lies between. Single spacing is 2.4 in Helvetica and Times (1.2 em over
0.5 em), 2.0 in Courier and in text files, spacing of 1.5 is 3.0, a blank line 4.0
or more."""

_TEXT_TOKEN = re.compile(r"[|│║┃¦]|(?:\.{4,}|…{2,}|_{3,}|·{3,})(?=\s)|[^\s|│║┃¦]+")
_SEPARATOR = re.compile(r"[|│║┃¦]|\.{4,}|…{2,}|_{3,}|·{3,}")
"""Drawn borders, and the leaders between a label and its value."""
_LEADERS = re.compile(r"[|│║┃¦._·…]")
"""How each of them begins."""
_RULE = re.compile(r"[-=_*+~.·–—─━═┄┈┼┬┴├┤┌┐└┘╔╗╚╝╠╣╦╩╬|│║ ]{3,}")


class Token(NamedTuple):
    """A word where it stands; ``x0``/``x1`` in points or characters.

    A tuple, which a page has hundreds of, is made in a quarter of a dataclass's time.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    column: int | None
    """1-based character column, in text only."""
    bbox: BBox | None
    after_separator: bool = False
    """Whether a drawn cell border or a tab stands before the token."""

    def __repr__(self) -> str:
        """Say where it stands, never what: it may be a name."""
        return f"Token({self.x0}, {self.x1}, {self.top}, {self.bottom})"


@dataclass(frozen=True, slots=True)
class Line:
    """Tokens on one baseline, from left to right."""

    number: int
    """1-based within the page or text."""
    tokens: tuple[Token, ...] = field(repr=False)
    char_width: float
    """Usual width of a character on this line."""
    is_rule: bool = False
    """Whether the line only draws a rule, such as ``-----``."""
    ruled: tuple[tuple[float, float], ...] = ()
    """Where the dashes of the rule below begin and end, if there are several runs:
    printouts draw their columns so."""
    marc_tag: str | None = None
    """The tag of a MARC record's line."""

    top: float = field(init=False, repr=False, compare=False)
    """Upper edge."""
    bottom: float = field(init=False, repr=False, compare=False)
    """Lower edge."""
    middle: float = field(init=False, repr=False, compare=False)
    """Half way between the edges."""

    def __post_init__(self) -> None:
        """Take the edges once: a line of many words is asked for them many times."""
        top = min((t.top for t in self.tokens), default=0.0)
        bottom = max((t.bottom for t in self.tokens), default=0.0)
        for name, value in (("top", top), ("bottom", bottom), ("middle", (top + bottom) / 2)):
            object.__setattr__(self, name, value)

    def chars_above(self, other: Line) -> float:
        """Distance of the lines' middles, in their mean character width."""
        return (other.middle - self.middle) * 2 / (self.char_width + other.char_width)

    def is_next_to(self, other: Line) -> bool:
        """Whether two lines follow each other without a blank line between."""
        return abs(self.chars_above(other)) <= MAX_PITCH_CHARS


def lines_of(content: Text | Words) -> list[Line]:
    """Return the lines of a text or of a page, from top to bottom."""
    if isinstance(content, Text):
        return _text_lines(content.text)
    upright: list[Word] = []
    rotated: list[Word] = []
    for word in content.words:
        (rotated if _is_rotated(word) else upright).append(word)
    lines = _page_lines(upright)
    if rotated:
        # Turned text is read in the order the file draws it, as one line.
        tokens = tuple(_word_token(w) for w in rotated)
        lines.append(Line(len(lines) + 1, tokens, max(t.x1 - t.x0 for t in tokens)))
    return lines


def _text_lines(text: str) -> list[Line]:
    lines: list[Line] = []
    for number, raw in enumerate(text.split("\n"), start=1):
        stripped = raw.strip()
        if not stripped:
            continue
        tag = tag_of(raw)
        if tag is not None:
            lines.append(Line(number, tuple(_marc_tokens(raw, number)), 1.0, marc_tag=tag))
            continue
        tokens: list[Token] = []
        separated = False
        shift = 0  # how far tabs have pushed the following characters
        last = 0
        for match in _TEXT_TOKEN.finditer(raw):
            between = raw[last : match.start()]
            if "\t" in between:
                separated = separated or bool(tokens)
                position = last + shift
                for char in between:
                    position += TAB_STOP - position % TAB_STOP if char == "\t" else 1
                shift = position - match.start()
            last = match.end()
            if _SEPARATOR.fullmatch(match[0]):
                separated = True
                continue
            tokens.append(_text_token(match[0], match.start(), number, shift, separated))
            separated = False
        if tokens:
            rule = _RULE.fullmatch(stripped) is not None
            if rule and len(tokens) > 1 and lines:
                lines[-1] = replace(lines[-1], ruled=tuple((t.x0, t.x1) for t in tokens))
            lines.append(Line(number, tuple(tokens), 1.0, rule))
    return lines


def _text_token(word: str, start: int, line: int, shift: int, separated: bool) -> Token:
    top = line * LINE_UNITS
    return Token(
        text=word,
        x0=start + shift,
        x1=start + len(word) + shift,
        top=top,
        bottom=top + LINE_UNITS,
        column=start + 1,
        bbox=None,
        after_separator=separated,
    )


def _marc_tokens(raw: str, number: int) -> Iterator[Token]:
    """Yield a MARC line's words; each subfield starts a new cell."""
    for start, piece in without_codes(raw):
        for index, match in enumerate(re.finditer(r"\S+", piece)):
            first = index == 0 and start > 0
            yield _text_token(match[0], start + match.start(), number, 0, first)


def _page_lines(words: list[Word]) -> list[Line]:
    """Group words by baseline: two share a line if half of the lower one overlaps."""
    tokens = sorted(map(_word_token, words), key=lambda t: (t.top + t.bottom, t.x0))
    groups: list[list[Token]] = []
    bands: list[tuple[float, float]] = []
    ends: list[float] = []
    for token in tokens:
        _, left, right, upper, lower, *_ = token
        # Only the last few bands can still overlap: tokens come sorted by centre.
        for index in range(len(groups) - 1, max(-1, len(groups) - 4), -1):
            top, bottom = bands[index]
            overlap = min(bottom, lower) - max(top, upper)
            least = min(bottom - top, lower - upper)
            if (
                least > 0
                and overlap >= 0.5 * least
                and (ends[index] <= left or not _collides(token, groups[index], ends[index]))
            ):
                groups[index].append(token)
                ends[index] = max(ends[index], right)
                # A band is its tallest token: a comma must not narrow it, nor a
                # chain of slightly lower tokens stretch it over two lines.
                if lower - upper > bottom - top:
                    bands[index] = (upper, lower)
                break
        else:
            groups.append([token])
            bands.append((upper, lower))
            ends.append(right)
    order = sorted(range(len(groups)), key=lambda i: bands[i][0])
    usual = _usual_width(tokens) if tokens else 0.0
    lines = []
    for number, index in enumerate(order, start=1):
        group = _without_leaders(sorted(groups[index], key=attrgetter("x0")))
        text = "".join([t.text for t in group])
        # A few narrow or wide letters say little: short lines take the page's width.
        width = _usual_width(group) if len(text) >= SHORT_LINE_CHARS else usual
        rule = len(text) >= 3 and _RULE.fullmatch(text) is not None
        lines.append(Line(number, tuple(group), max(width, 0.1), rule))
    return lines


def _without_leaders(group: list[Token]) -> list[Token]:
    """Drop the dots between a label and its value; what follows starts a new cell."""
    if not any(map(_LEADERS.match, [token.text for token in group])):
        return group
    kept: list[Token] = []
    led = False
    for token in group:
        if kept and len(token.text) > 1 and _SEPARATOR.fullmatch(token.text):
            led = True
            continue
        kept.append(token._replace(after_separator=True) if led else token)
        led = False
    return kept


def _collides(token: Token, group: list[Token], end: float) -> bool:
    """Whether a token would be printed over another of the line: then it is none.

    A large heading reaches down into the line under it. Most tokens start behind the
    line's ``end``, and need not be held against each of the others.
    """
    most = 0.3 * _char_width(token)
    return end - token.x0 > most and any(
        min(token.x1, other.x1) - max(token.x0, other.x0) > most for other in group
    )


def _usual_width(tokens: list[Token]) -> float:
    """Return the usual width of a character."""
    return median([(token.x1 - token.x0) / len(token.text) for token in tokens])


def _char_width(token: Token) -> float:
    return (token.x1 - token.x0) / len(token.text)


def _word_token(word: Word) -> Token:
    box = word.bbox
    return Token(word.text, box.x0, box.x1, box.top, box.bottom, None, box)


def _is_rotated(word: Word) -> bool:
    """Whether a word of three characters or more is higher than it is wide."""
    box = word.bbox
    return len(word.text) >= 3 and (box.bottom - box.top) > 1.5 * (box.x1 - box.x0)
