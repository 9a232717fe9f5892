"""The trained tagger: which words of a cell are a person, a library, a title, a place.

A linear-chain conditional random field over the features of ``features.py``. It knows
no document and no label: whose a person is (a patron's, an author's) is decided later.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple, Protocol, Self

import pycrfsuite  # type: ignore[import-untyped]

from piiguard.detection.names import attributes
from piiguard.detection.names.features import Features, Row
from piiguard.detection.names.gazetteer import Gazetteer, shipped
from piiguard.detection.names.tokens import Token, fold, tokenize

FOLDER: Final = Path(__file__).parent
PERSON: Final = "PERSON"
LABELS: Final = (PERSON, "LIBRARY", "TITLE", "PLACE")
"""What a span may be. ``LIBRARY`` is any organisation, ``PLACE`` a street or a town."""

PERSON_SCORE: Final = 0.3
"""Persons below this calibrated score are left out, unless the caller asks for less.
Chosen on the development split, where a name missed is worse than one too many: it finds
97.3 % of names nobody trained on, and 0.5 finds 95.8 % (docs/name-model.md)."""

_OTHERS: Final = tuple((label, f"B-{label}", f"I-{label}") for label in LABELS[1:])
_CANDIDATE: Final = 0.05
"""A token joins a person span from this posterior on."""


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Where a text names something, and how sure that is: offsets, never text."""

    start: int
    end: int
    label: str
    """One of ``LABELS``."""
    score: float
    """In [0, 1]: how often a span with this score is right (docs/name-model.md)."""


class _Crf(Protocol):
    # Posteriors only: CRFsuite's best path overwrites the sums that they come from.
    def set(self, xseq: list[Row]) -> None: ...
    def marginal(self, y: str, pos: int) -> float: ...


class Calibration:
    """Maps a raw score to how often it is right, by straight lines between knots."""

    def __init__(self, raw: Sequence[float], right: Sequence[float]) -> None:
        self._raw = tuple(raw)
        self._right = tuple(right)

    def __call__(self, score: float) -> float:
        """Return the calibrated score, in [0, 1]."""
        after = bisect_right(self._raw, score)
        if after == 0:
            return self._right[0]
        if after == len(self._raw):
            return self._right[-1]
        x0, x1 = self._raw[after - 1], self._raw[after]
        y0, y1 = self._right[after - 1], self._right[after]
        return y0 + (y1 - y0) * (score - x0) / (x1 - x0)


class NameTagger:
    """Finds names in the texts of cells."""

    def __init__(
        self,
        crf: _Crf,
        gazetteer: Gazetteer,
        calibration: Calibration,
        known: Container[int] | None = None,
    ) -> None:
        self._crf = crf
        self._features = Features(known)
        self._gazetteer = gazetteer
        self._calibration = calibration

    @classmethod
    def read(cls, folder: Path, gazetteer: Gazetteer | None = None) -> Self:
        """Read the model of a folder.

        Args:
            folder: Holds ``model.crfsuite``, ``attributes.bin``, ``gazetteer.bin`` and
                ``calibration.json``.
            gazetteer: Used in place of the folder's own, as evaluation does.

        Raises:
            OSError: If a file is missing.
            ValueError: If a file is damaged.
        """
        crf = pycrfsuite.Tagger()
        model = folder / "model.crfsuite"
        crf.open(str(model))
        known = attributes.load(folder / "attributes.bin", model)
        knots = json.loads((folder / "calibration.json").read_text(encoding="utf-8"))
        calibration = Calibration(knots["raw"], knots["right"])
        lists = gazetteer or Gazetteer.load(folder / "gazetteer.bin")
        return cls(crf, lists, calibration, known)

    def tag(self, texts: Sequence[str], *, min_score: float = PERSON_SCORE) -> list[list[NameSpan]]:
        """Return the spans of each text, in order and not overlapping.

        Args:
            texts: Cell values, address-block lines, lines of letters. Text that flows
                over lines is one text, newlines included.
            min_score: The calibrated score from which a person is reported.
        """
        return [self._tag(text, min_score) for text in texts]

    def _tag(self, text: str, min_score: float) -> list[NameSpan]:
        tokens = self._show(text)
        posteriors = self._posteriors(len(tokens))
        persons = [
            NameSpan(tokens[i].start, tokens[j - 1].end, PERSON, self._calibration(raw))
            for i, j, raw in _persons(tokens, posteriors)
        ]
        persons = [span for span in persons if span.score >= min_score]
        others = [
            span
            for span in self._others(tokens, posteriors)
            if not any(p.start < span.end and span.start < p.end for p in persons)
        ]
        return sorted(persons + others, key=lambda span: span.start)

    def candidates(self, text: str) -> list[tuple[int, int, float]]:
        """Return every candidate person as (start, end, score before calibration)."""
        tokens = self._show(text)
        found = _persons(tokens, self._posteriors(len(tokens)))
        return [(tokens[i].start, tokens[j - 1].end, raw) for i, j, raw in found]

    def _show(self, text: str) -> list[Token]:
        """Show a text to the model and return its tokens; none where it has no words."""
        tokens = tokenize(text)
        if not any(token.kind == "word" for token in tokens):
            return []
        words = [fold(token.text) if token.kind == "word" else token.text for token in tokens]
        self._crf.set(self._features.extract(tokens, words, self._gazetteer.masks(words)))
        return tokens

    def _posteriors(self, count: int) -> list[_Posterior]:
        """Return what the model thinks of each token it was shown."""
        marginal = self._crf.marginal
        found = []
        for i in range(count):
            outside = marginal("O", i)
            # Asking costs as much as the model itself, and most tokens name nothing.
            if outside > 1 - _CANDIDATE:
                found.append(_NOTHING)
            else:
                found.append(_Posterior(outside, marginal("B-PERSON", i), marginal("I-PERSON", i)))
        return found

    def _others(self, tokens: Sequence[Token], posteriors: Sequence[_Posterior]) -> list[NameSpan]:
        """Return the spans of tokens that are most likely a library, a title or a place."""
        spans: list[NameSpan] = []
        open_label, first, total = "", 0, 0.0
        for i in range(len(tokens) + 1):
            label, begins, score = "", False, 0.0
            if i < len(tokens):
                outside, begin, inside = posteriors[i]
                if outside + begin + inside < 0.5:
                    label, begins, score = self._likeliest(i)
            if open_label and (label != open_label or begins):
                start, end = tokens[first].start, tokens[i - 1].end
                spans.append(NameSpan(start, end, open_label, total / (i - first)))
                open_label = ""
            if label and not open_label:
                open_label, first, total = label, i, 0.0
            total += score
        return spans

    def _likeliest(self, i: int) -> tuple[str, bool, float]:
        """Return a token's likeliest label but PERSON, if it begins one, and its posterior."""
        marginal = self._crf.marginal
        for label, begin, go_on in _OTHERS:
            begins, inside = marginal(begin, i), marginal(go_on, i)
            if begins + inside > 0.5:  # No other label can be likelier.
                return (label, begins > inside, min(begins + inside, 1.0))
        return ("", False, 0.5)


class _Posterior(NamedTuple):
    """How likely a token names nothing, begins a person, goes on with one."""

    outside: float
    begins: float
    inside: float


_NOTHING: Final = _Posterior(1.0, 0.0, 0.0)


def _persons(
    tokens: Sequence[Token], posteriors: Sequence[_Posterior]
) -> list[tuple[int, int, float]]:
    """Return candidate persons as token ranges with the mean posterior of their words."""
    found: list[tuple[int, int, float]] = []
    start: int | None = None
    for i in range(len(tokens) + 1):
        _, begins, inside = posteriors[i] if i < len(tokens) else _NOTHING
        ends = begins + inside < _CANDIDATE
        if start is not None and (ends or begins > inside):
            found += _candidate(tokens, posteriors, start, i)
            start = None
        if not ends and start is None:
            start = i
    return found


def _candidate(
    tokens: Sequence[Token], posteriors: Sequence[_Posterior], start: int, end: int
) -> list[tuple[int, int, float]]:
    # Weak edges go where a strong core stands: "spoke w/ Adaeze Okonkwo re".
    person = [p.begins + p.inside for p in posteriors[start:end]]
    bar = max(person) / 2
    while end > start and (person[end - 1 - start] < bar or not _may_end(tokens, start, end)):
        end -= 1
    first = start
    while start < end and (person[start - first] < bar or tokens[start].kind != "word"):
        start += 1
    words = [person[i - first] for i in range(start, end) if tokens[i].kind == "word"]
    return [(start, end, sum(words) / len(words))] if words else []


def _may_end(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a name may end with this token: a word, an initial's dot, a closing mark."""
    last = tokens[end - 1]
    if last.kind == "word":
        return True
    if last.text == ".":
        return end - start >= 2 and len(tokens[end - 2].text) <= 3
    return last.text in {")", '"', "”", "'"} and end - start >= 3


@cache
def load() -> NameTagger:
    """Return the shipped tagger, read once."""
    return NameTagger.read(FOLDER, shipped())
