"""Marks in a document's text where its findings are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from piiguard.gate.web.views import Excerpt, Line
from piiguard.model import Finding
from piiguard.policy import mask

SHORTEST_REPEAT = 4
"""Shorter values are not looked for elsewhere: ``Li`` stands in many words."""

REACH = 8
"""How many lines down a value of several lines may go on, blank ones included."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, marked with the number of its finding or not at all."""

    text: str = field(repr=False)
    finding: int | None = None


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line as it is shown; its values are a table's fields, or one text."""

    number: int
    """0 stands for lines left out."""
    values: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    finding: int


_Places = dict[tuple[int, int], list[_Span]]
"""Spans by the index of the line and of the value in it."""


def marked(
    excerpt: Excerpt, findings: Iterable[tuple[int, Finding]], *, shown: bool
) -> tuple[MarkedLine, ...]:
    """Return an excerpt's lines with the findings marked.

    Args:
        excerpt: The lines.
        findings: The findings in its part, each with its number.
        shown: Whether values are shown. Otherwise they are masked, also where they
            stand unmarked, and a line in which a value is not found again is
            masked whole.
    """
    places: _Places = defaultdict(list)
    values: set[str] = set()
    for number, finding in findings:
        _place(excerpt, number, finding, places)
        values.update(piece for piece in _pieces(finding) if len(piece) >= SHORTEST_REPEAT)
    secret = _any_of(values) if values and not shown else None
    return tuple(
        MarkedLine(
            line.number,
            tuple(
                _cut(value, places.get((index, column), []), secret, shown)
                for column, value in enumerate(line.values)
            ),
        )
        for index, line in enumerate(excerpt.lines)
    )


def _pieces(finding: Finding) -> list[str]:
    return [piece.strip() for piece in (finding.value or "").split("\n") if piece.strip()]


def _place(excerpt: Excerpt, number: int, finding: Finding, places: _Places) -> None:
    where = finding.location
    first = next((i for i, line in enumerate(excerpt.lines) if line.number == where.line), None)
    if first is None:
        return
    if excerpt.is_table:
        column = (where.column or 1) - 1
        values = excerpt.lines[first].values
        found = range(len(values)) if not 0 <= column < len(values) else (column,)
        for each in found:
            places[first, each].append(_in_field(values[each], number, finding))
        return
    index, start = first, max(0, (where.column or 1) - 1)
    for order, piece in enumerate(_pieces(finding) or [""]):
        span = None
        for candidate in range(index, min(index + REACH, len(excerpt.lines))):
            span = _search(excerpt.lines[candidate], piece, start if order == 0 else 0, number)
            if span is not None or order == 0:
                break
        if span is None:
            # Where exactly is not known, so the whole line is.
            text = excerpt.lines[first].values[0] if excerpt.lines[first].values else ""
            places[first, 0].append(_Span(0, len(text), number))
            continue
        places[candidate, 0].append(span)
        index = candidate + 1


def _search(line: Line, piece: str, start: int, number: int) -> _Span | None:
    if not piece or not line.values:
        return None
    match = _any_of([piece]).search(line.values[0], start)
    return _Span(*match.span(), number) if match else None


def _in_field(text: str, number: int, finding: Finding) -> _Span:
    match = _any_of([finding.value]).search(text) if finding.value else None
    return _Span(*match.span(), number) if match else _Span(0, len(text), number)


def _any_of(values: Iterable[str]) -> re.Pattern[str]:
    """Return what finds the values, however much white space is in them."""
    longest_first = sorted(values, key=len, reverse=True)
    return re.compile("|".join(r"\s+".join(map(re.escape, v.split())) for v in longest_first))


def _cut(
    text: str, spans: list[_Span], secret: re.Pattern[str] | None, shown: bool
) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    end = 0
    for span in sorted(spans, key=lambda each: (each.start, -each.end)):
        start = max(end, span.start)
        if span.end <= start:
            continue
        if start > end:
            pieces.append(Piece(_safe(text[end:start], secret)))
        value = text[start : span.end]
        pieces.append(Piece(value if shown else mask(value), span.finding))
        end = span.end
    if end < len(text):
        pieces.append(Piece(_safe(text[end:], secret)))
    return tuple(pieces)


def _safe(text: str, secret: re.Pattern[str] | None) -> str:
    return secret.sub(lambda match: mask(match.group()), text) if secret else text
