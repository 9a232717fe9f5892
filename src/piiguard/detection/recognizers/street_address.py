"""Postal addresses: a street, a box or a rural route, with unit, town and code.

A house number begins a candidate; a street word within a few words, a town line
after it, or the label decides. Where the street word is also an everyday word,
or there is none, ``usaddress`` (a CRF trained on US addresses, MIT) must agree.
Sources: USPS Publication 28, appendices B and C (suffixes, units, states); the
postcode forms of Canada Post and Royal Mail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import usaddress

from piiguard.detection.artifacts import CellArtifacts
from piiguard.detection.hints import hinted
from piiguard.detection.name_words import STATE_NAMES, STATES
from piiguard.detection.recognizer import Hit, Recognizer
from piiguard.detection.recognizers.address_words import (
    HOUSE_NUMBER,
    NO_STREET_WORD,
    POST_BOX,
    PRE_TYPE,
    REVERSED_STREET,
    STRONG_SUFFIXES,
    UNIT,
    WEAK_SUFFIXES,
)
from piiguard.model import Role

_WORD = r"[^\W\d_][\w.'’\-]{0,30}"
_GAP = r"(?:[ ]{0,3}[,;|·•–—]|[ ]{1,3}-)?[ ]{0,3}\n?[ ,]{0,8}"
_STATE = (
    rf"(?:(?-i:{'|'.join(sorted(STATES))})|{STATE_NAMES}|Ill|Wis|Mich|Mass|Penn|Calif|Fla)\b\.?"
)
_CODE = r"(?:\d{5}(?:[-–]\d{4})?|[A-Z]\d[A-Z][ -]?\d[A-Z]\d)(?![\w-])"
TOWN = re.compile(
    rf"(?<![\w])(?P<town>(?-i:[A-ZÀ-Þ])[\w.'’\-]{{0,30}}"
    rf"(?:[ ]{_WORD}){{0,3}}?),?[ ]{{1,3}}{_STATE},?[ ]{{0,3}}(?P<code>{_CODE})?",
    re.IGNORECASE,
)
MAY_BE_CODE = re.compile(r"(?<!\d)\d{5}(?!\d)|[A-Za-z]\d[A-Za-z]")
"""Without one of these no town line has its code; quicker to look for than the line."""
TOWN_ABROAD = re.compile(
    rf"(?:{_WORD}(?:[ ]{_WORD}){{0,2}}[ ,]{{1,2}}\n?[ ]?){{0,3}}"
    rf"(?-i:[A-Z]{{1,2}}\d[A-Z\d]?[ ]\d[A-Z]{{2}})(?!\w)"
    rf"|\d{{4,5}}[ ](?-i:[A-ZÀ-Þ])[\w'’\-]{{1,30}}(?:[ ](?-i:[A-ZÀ-Þ])[\w'’\-]{{1,30}})?",
    re.IGNORECASE,
)
"""A British postcode after up to three places, or a code before a town."""
COUNTRY = re.compile(
    r"[ ,]{0,3}\n?[ ]{0,8}(?:U\.?S\.?A\.?|United States|Canada|United Kingdom|UK)(?!\w)"
)
ONLY_CODE = re.compile(r"[ ,]{1,3}\n?[ ]{0,3}\d{5}(?:-\d{4})?(?![\w-])")
SEPARATOR = re.compile(_GAP)
BOX = hinted(POST_BOX, r"box|p\.? ?o\.? ?b|pmb|apartado|rural route")
REVERSED = hinted(
    REVERSED_STREET,
    r"calle|avenida|av\.|avda|c/|carrera|paseo|camino|strasse|str\.|weg|platz|allee|gasse",
)
MAX_STREET_WORDS = 6
MAX_STREET_CHARS = 120
"""More than twice the longest street line that USPS lets on an envelope (46)."""
NUMBER = re.compile(HOUSE_NUMBER)
TOKEN = re.compile(r"[^\s,;]+")
NO_ADDRESS_LINE = re.compile(r"@|\b(?:tel|phone|fax|cell|e-?mail|dob)\b|https?:", re.IGNORECASE)


DATE_BEFORE = re.compile(r"(?:[A-Z][a-z]{2,8}\.?[ ]|\d{1,2},?[ ])$")
DATE_LINE = re.compile(r"(?:\d{1,2},?[ ])?(?:19|20)\d\d[ ]*\n")

LABELLED = re.compile(r"(?![$€£]|\d+\.\s)(?=[^\n]*\d)(?=[^\n]*[^\W\d_]{2})\S+\s+\S")
"""What stands under an address label and is no street we know: a number and a word."""


class StreetAddress(Recognizer):
    """Finds addresses, over two or three lines as one, without the name above."""

    entities = ("STREET_ADDRESS",)
    needs = re.compile(r"\d")

    def find(self, text: str, context: CellArtifacts) -> Iterator[Hit]:
        """Yield addresses; under an address label the whole value."""
        labelled = context.entity_type == "STREET_ADDRESS"
        if not labelled and not any(map(str.isdigit, text)):
            return
        spans = list(_addresses(text, context.lowered(text)))
        if (running := context.running(text)) != text:
            # "Jan 30, 2026" over a name and an address is no house number.
            over_lines = _addresses(running, context.lowered(running))
            joined = (s for s in over_lines if not _ends_a_date(text, s[0]))
            spans = _longest([*spans, *joined])
        named = context.entity_type == "PERSON" and context.role is not Role.PATRON
        if named or context.entity_type in ("TITLE", "CALL_NUMBER"):
            # A title may read as a street ("84, Charing Cross Road"): there
            # only one with its town counts.
            spans = [s for s in spans if s[2] > 0.9]
        if labelled:
            yield from _under_label(text, spans)
            return
        for start, end, score in spans:
            yield Hit("STREET_ADDRESS", start, end, score, "reads as a postal address")


def _ends_a_date(text: str, start: int) -> bool:
    """Whether a number ends a line of a date: ``Jan 30, 2026``; not ``from 1901``."""
    return (
        DATE_LINE.match(text, start) is not None
        and DATE_BEFORE.search(text, max(0, start - 16), start) is not None
    )


def _longest(spans: list[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    """Return the spans without those that a longer one overlaps."""
    kept: list[tuple[int, int, float]] = []
    for span in sorted(spans, key=lambda s: s[0] - s[1]):
        if all(span[1] <= other[0] or other[1] <= span[0] for other in kept):
            kept.append(span)
    return sorted(kept)


def starts_address(line: str) -> bool:
    """Whether a line begins with a street, a box or a rural route."""
    begin = len(line) - len(line.lstrip())
    if not line or begin == len(line):
        return False
    return POST_BOX.match(line, begin) is not None or _street(line, begin) is not None


def _under_label(text: str, spans: list[tuple[int, int, float]]) -> Iterator[Hit]:
    """Yield the value from where the address begins, without a phone's line."""
    start = len(text) - len(text.lstrip())
    if spans and not any(map(str.isdigit, text[: spans[0][0]])):
        start = spans[0][0]  # A name stands before it; a house number would be its own.
    end = start
    for line in text[start:].splitlines(keepends=True):
        if NO_ADDRESS_LINE.search(line):
            break
        end += len(line)
    end = start + len(text[start:end].rstrip(" \n,;"))
    value = text[start:end]
    if spans or LABELLED.match(value):
        yield Hit("STREET_ADDRESS", start, end, 0.95, "its label names it", labelled=True)


def _addresses(text: str, lowered: str | None) -> Iterator[tuple[int, int, float]]:
    """Yield start, end and score of every address, none overlapping."""
    done = 0
    for start, end, score in _streets(text, lowered):
        if start < done:
            continue
        end, score = _with_town(text, end, score)
        if score >= 0.5:
            done = end
            yield start, end, score
    if MAY_BE_CODE.search(text) is None:
        return
    for match in TOWN.finditer(text):
        # A town line by itself: its street stands in another cell.
        if match.start() >= done and match["code"] and _is_line_start(text, match.start()):
            yield match.start(), match.end(), 0.6


def _is_line_start(text: str, position: int) -> bool:
    return not text[text.rfind("\n", 0, position) + 1 : position].strip()


def _streets(text: str, lowered: str | None) -> Iterator[tuple[int, int, float]]:
    """Yield start, end and score of first parts: street, box, rural route."""
    found = [(m.start(), m.end(), 0.85) for m in BOX.finditer(text, lowered)]
    found += [(m.start(), m.end(), 0.7) for m in REVERSED.finditer(text, lowered)]
    for match in NUMBER.finditer(text):
        street = _street(text, match.start())
        if street is not None:
            found.append((match.start(), *street))
    return iter(sorted(found))


def _street(text: str, start: int) -> tuple[int, float] | None:
    """Return end and score of the street that begins with a house number."""
    number = NUMBER.match(text, start)
    if number is None:
        return None
    farthest = min(len(text), number.end() + MAX_STREET_CHARS)
    limit = text.find("\n", number.end(), farthest)
    limit = farthest if limit < 0 else limit
    pre = PRE_TYPE.match(text, number.end(), limit)
    if pre is not None:
        return pre.end(), 0.8
    end, words, best = number.end(), 0, None
    for token in TOKEN.finditer(text, number.end(), limit):
        gap = text[end : token.start()]
        word = token[0].strip(".").lower()
        if (words and gap.strip(" ")) or (not words and gap.strip(" ,")) or len(gap) > 3:
            break
        if words >= MAX_STREET_WORDS or word in NO_STREET_WORD:
            break
        if not token[0][0].isalnum() or (words == 0 and token[0][0].islower()):
            break
        words, end = words + 1, token.end()
        if token[0].islower() and _is_prose(text[number.end() : token.start()]):
            break
        if words > 1 and word in STRONG_SUFFIXES:
            best = (end, 0.85)
        elif words > 1 and word in WEAK_SUFFIXES and _agrees(text[start:end]):
            best = (end, 0.7)
    if best is not None:
        return _with_unit(text, best[0], limit), best[1]
    # No street word: a street only if a town follows ("418 Broadway, Lisle IL 60532").
    return _unnamed_street(text, start, number.end(), limit)


DIRECTION = re.compile(r"[ ](?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)\b\.?")
AFTER_SUFFIX = re.compile(r"[ ](?:branch|library|books?|press|school|elementary)\b", re.IGNORECASE)


def _is_prose(text: str) -> bool:
    """Whether words in lower case follow capitals: ``2026 Rand McNally large scale | road``."""
    words = text.split()
    return len(words) > 2 and words[0][:1].isupper() and all(map(str.islower, words[-2:]))


def _with_unit(text: str, end: int, limit: int) -> int:
    direction = DIRECTION.match(text, end, limit)
    end = direction.end() if direction else end
    unit = UNIT.match(text, end)
    return unit.end() if unit else end


UNNAMED = re.compile(rf"[ ](?:{_WORD}|\d{{1,3}}(?:st|nd|rd|th))(?:[ ]{_WORD}){{0,3}}(?=[ ]?[,\n])")


def _unnamed_street(text: str, start: int, end: int, limit: int) -> tuple[int, float] | None:
    match = UNNAMED.match(text, end, limit + 1)
    if match is None or any(w.lower() in NO_STREET_WORD for w in match[0].split()):
        return None
    stop = _with_unit(text, match.end(), limit)
    separator = SEPARATOR.match(text, stop)
    town = TOWN.match(text, separator.end() if separator else stop)
    if town is None or not town["code"] or not _agrees(text[start:stop]):
        return None
    return stop, 0.5


def _with_town(text: str, end: int, score: float) -> tuple[int, float]:
    """Return end and score with unit, town and country taken in."""
    if AFTER_SUFFIX.match(text, end):
        return end, 0.0
    unit = UNIT.match(text, end)
    end = unit.end() if unit else end
    separator = SEPARATOR.match(text, end)
    begin = separator.end() if separator else end
    if begin > end or begin == len(text):
        for pattern in (TOWN, TOWN_ABROAD):
            town = pattern.match(text, begin)
            if town is not None:
                end, score = town.end(), 0.95
                country = COUNTRY.match(text, end)
                return (country.end() if country else end), score
        code = ONLY_CODE.match(text, end)
        if code:
            return code.end(), 0.9
    return end, score


@lru_cache(maxsize=1024)
def _agrees_cached(street: str) -> bool:
    labels = [label for _, label in usaddress.parse(street)]
    return labels[:1] == ["AddressNumber"] and "StreetName" in labels and "Recipient" not in labels


def _agrees(street: str) -> bool:
    """Whether usaddress reads a house number and a street's name."""
    return _agrees_cached(street)
