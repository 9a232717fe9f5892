"""Whether what a tool reports is what was planted."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from benchmarks.accuracy.model import SIDE_PLACEMENTS, Labelled, Planted
from benchmarks.accuracy.split import fold
from benchmarks.accuracy.tools import Found, Judgement

SIDE_WORDS = ("file name", "metadata", "information", "xmp", "annotation", "form")
"""What a tool's name for a part holds where the part is not the text of a page."""


def letters(text: str) -> str:
    """Return the letters and digits alone, without case or diacritics."""
    return "".join(c for c in fold(text).casefold() if c.isalnum())


EXACT = frozenset(
    {
        "card number", "phone", "email", "birth date", "patron link", "patron id", "username",
        "government id", "demographics",
    }
)  # fmt: skip
"""Entities of which half is not enough: an invented phone number shares ``555-01``
with the library's, a date its month with the due date, a link its host."""

EXACT_SHARE = 0.9


def covered(value: Planted, found: str) -> set[int]:
    """Return which characters of ``letters(value.value)`` the found text repeats."""
    target, whole = letters(value.value), letters(found)
    if not target or not whole:
        return set()
    words = {letters(word) for word in re.findall(r"\w+", found)}
    if min(len(target), len(whole)) < 4:
        return _words(value.value, target, words)
    match = SequenceMatcher(None, target, whole, autojunk=False).find_longest_match()
    run = set(range(match.a, match.a + match.size))
    if value.entity in EXACT:
        inside = whole in target and 2 * len(whole) >= len(target)
        return run if inside or match.size >= EXACT_SHARE * len(target) else set()
    return (run if match.size >= 4 else set()) | _words(value.value, target, words)


def _words(text: str, target: str, words: set[str]) -> set[int]:
    """Return the characters of the text's words that are among the words, so
    that ``MARIA LOPEZ`` covers ``Lopez, Maria``."""
    positions: set[int] = set()
    at = 0
    for word in re.findall(r"\w+", text):
        plain = letters(word)
        at = target.index(plain, at)
        if plain in words:
            positions |= set(range(at, at + len(plain)))
        at += len(plain)
    return positions


def aside(place: str) -> bool:
    """Whether a tool's words for a part mean something beside the page's text."""
    return any(word in place.casefold() for word in SIDE_WORDS)


def is_found(value: Planted, found: Iterable[Found]) -> bool:
    """Whether findings cover at least half of the value's letters and digits
    (of ``EXACT`` entities nine tenths, or by a finding that is all within it).

    What stands in the file name, in metadata, an annotation or a form field is
    only found there, and what stands in the text only in the text.
    """
    side = value.placement in SIDE_PLACEMENTS
    positions: set[int] = set()
    for one in found:
        if aside(one.place) == side:
            positions |= covered(value, one.value)
    return 2 * len(positions) >= len(letters(value.value))


def is_true(one: Found, values: Iterable[Planted]) -> bool:
    """Whether a finding overlaps a value by half of the finding or of the value."""
    return any(
        2 * len(covered(v, one.value)) >= min(len(letters(v.value)), len(letters(one.value)))
        for v in values
    ) and bool(letters(one.value))


def wilson(hits: int, total: int) -> tuple[float, float]:
    """Return the 95 % interval of a proportion (Wilson 1927, without correction)."""
    if not total:
        return 0.0, 1.0
    z = 1.959964
    p = hits / total
    centre = p + z * z / (2 * total)
    spread = z * math.sqrt(p * (1 - p) / total + z * z / (4 * total * total))
    scale = 1 + z * z / total
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)


@dataclass(slots=True)
class Rate:
    """Hits among a total."""

    hits: int = 0
    total: int = 0

    def add(self, hit: bool) -> None:
        """Count one more."""
        self.hits += hit
        self.total += 1

    @property
    def share(self) -> float:
        """Hits over total; 0 where nothing was counted."""
        return self.hits / self.total if self.total else 0.0


DIMENSIONS = ("entity", "form", "placement", "group", "layout")
"""By what recall of values is broken down."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A value that was missed, or a finding that is false."""

    document: str
    layout: str
    kind: str
    """``miss`` or ``false``."""
    text: str = field(repr=False)
    about: str


@dataclass(slots=True)
class Score:
    """All that is counted for one tool."""

    caught: Rate = field(default_factory=Rate)
    """Leaking documents with the verdict ``fail``."""
    flagged: Rate = field(default_factory=Rate)
    """Clean documents with any verdict but ``pass``."""
    values: Rate = field(default_factory=Rate)
    false_findings: int = 0
    pages: int = 0
    by: dict[str, dict[str, Rate]] = field(
        default_factory=lambda: {d: defaultdict(Rate) for d in DIMENSIONS}
    )
    flagged_by_layout: dict[str, Rate] = field(default_factory=lambda: defaultdict(Rate))
    mistakes: list[Mistake] = field(default_factory=list)

    @property
    def false_per_page(self) -> float:
        """False findings a page."""
        return self.false_findings / self.pages if self.pages else 0.0

    def gap(self, dimension: str) -> float:
        """Return the highest recall less the lowest, over a dimension."""
        shares = [rate.share for rate in self.by[dimension].values() if rate.total]
        return max(shares) - min(shares) if shares else 0.0

    def add(self, document: Labelled, judgement: Judgement) -> None:
        """Count one document."""
        self.pages += document.pages
        violating = document.violating
        if violating:
            self.caught.add(judgement.verdict == "fail")
        else:
            self.flagged.add(judgement.verdict != "pass")
            self.flagged_by_layout[document.layout].add(judgement.verdict != "pass")
        for value in violating:
            hit = is_found(value, judgement.found)
            self.values.add(hit)
            for dimension, key in _keys(value, document):
                self.by[dimension][key].add(hit)
            if not hit:
                about = f"{value.entity}, {value.form}, {value.placement}, {value.group}"
                self._mistake(document, "miss", value.value, about)
        for one in judgement.found:
            if not is_true(one, violating):
                self.false_findings += 1
                self._mistake(document, "false", one.value, _mistaken(one, document))
        if judgement.verdict == "incomplete":
            self._mistake(document, "false", "", "incomplete")

    def _mistake(self, document: Labelled, kind: str, text: str, about: str) -> None:
        self.mistakes.append(Mistake(document.id, document.layout, kind, text, about))


def _keys(value: Planted, document: Labelled) -> Iterator[tuple[str, str]]:
    yield "entity", value.entity
    yield "form", f"{value.entity}: {value.form}"
    yield "placement", value.placement
    yield "layout", document.layout
    if value.group and value.entity in ("name", "guardian"):
        yield "group", value.group


def _mistaken(one: Found, document: Labelled) -> str:
    """Say what a false finding really is, where it is a value that may be printed."""
    for value in document.values:
        overlap = len(covered(value, one.value))
        if 2 * overlap >= max(2, min(len(letters(value.value)), len(letters(one.value)))):
            really = f"{value.role} {value.entity} ({value.placement})"
            return f"{one.entity} in {one.place}: really {really}; {one.why}"
    return f"{one.entity} in {one.place}; {one.why}"
