"""The trained tagger: which words of a cell are a person, a library, a title, a place.

A linear-chain conditional random field over the features of ``features.py``. It knows
no document and no label: whose a person is (a patron's, an author's) is decided later.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Protocol, Self

import pycrfsuite  # type: ignore[import-untyped]

from piiguard.detection.names.features import extract
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
    def set(self, xseq: list[list[str]]) -> None: ...
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

    def __init__(self, crf: _Crf, gazetteer: Gazetteer, calibration: Calibration) -> None:
        self._crf = crf
        self._gazetteer = gazetteer
        self._calibration = calibration

    @classmethod
    def read(cls, folder: Path, gazetteer: Gazetteer | None = None) -> Self:
        """Read the model of a folder.

        Args:
            folder: Holds ``model.crfsuite``, ``gazetteer.bin`` and ``calibration.json``.
            gazetteer: Used in place of the folder's own, as evaluation does.

        Raises:
            OSError: If a file is missing.
            ValueError: If a file is damaged.
        """
        crf = pycrfsuite.Tagger()
        crf.open(str(folder / "model.crfsuite"))
        knots = json.loads((folder / "calibration.json").read_text(encoding="utf-8"))
        calibration = Calibration(knots["raw"], knots["right"])
        return cls(crf, gazetteer or Gazetteer.load(folder / "gazetteer.bin"), calibration)

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
        persons = [
            NameSpan(tokens[i].start, tokens[j - 1].end, PERSON, self._calibration(raw))
            for i, j, raw in self._persons(tokens)
        ]
        persons = [span for span in persons if span.score >= min_score]
        others = [
            span
            for span in self._others(tokens)
            if not any(p.start < span.end and span.start < p.end for p in persons)
        ]
        return sorted(persons + others, key=lambda span: span.start)

    def candidates(self, text: str) -> list[tuple[int, int, float]]:
        """Return every candidate person as (start, end, score before calibration)."""
        tokens = self._show(text)
        return [(tokens[i].start, tokens[j - 1].end, raw) for i, j, raw in self._persons(tokens)]

    def _show(self, text: str) -> list[Token]:
        """Show a text to the model and return its tokens; none where it has no words."""
        tokens = tokenize(text)
        if not any(token.kind == "word" for token in tokens):
            return []
        words = [fold(token.text) if token.kind == "word" else token.text for token in tokens]
        self._crf.set(extract(tokens, words, self._gazetteer.masks(words)))
        return tokens

    def _persons(self, tokens: Sequence[Token]) -> list[tuple[int, int, float]]:
        """Return candidate persons as token ranges with the mean posterior of their words."""
        begins = [self._crf.marginal("B-PERSON", i) for i in range(len(tokens))]
        inside = [self._crf.marginal("I-PERSON", i) for i in range(len(tokens))]
        found: list[tuple[int, int, float]] = []
        start: int | None = None
        for i in range(len(tokens) + 1):
            ends = i == len(tokens) or begins[i] + inside[i] < _CANDIDATE
            if start is not None and (ends or begins[i] > inside[i]):
                found += self._candidate(tokens, begins, inside, start, i)
                start = None
            if not ends and start is None:
                start = i
        return found

    @staticmethod
    def _candidate(
        tokens: Sequence[Token], begins: list[float], inside: list[float], start: int, end: int
    ) -> list[tuple[int, int, float]]:
        # Weak edges go where a strong core stands: "spoke w/ Adaeze Okonkwo re".
        posterior = [begins[i] + inside[i] for i in range(start, end)]
        bar = max(posterior) / 2
        while end > start and (
            posterior[end - 1 - start] < bar or not _may_end(tokens, start, end)
        ):
            end -= 1
        first = start
        while start < end and (posterior[start - first] < bar or tokens[start].kind != "word"):
            start += 1
        words = [posterior[i - first] for i in range(start, end) if tokens[i].kind == "word"]
        return [(start, end, sum(words) / len(words))] if words else []

    def _others(self, tokens: Sequence[Token]) -> list[NameSpan]:
        """Return the spans of tokens that are most likely a library, a title or a place."""
        spans: list[NameSpan] = []
        open_label, first, total = "", 0, 0.0
        for i in range(len(tokens) + 1):
            label, begins, score = self._likeliest(i) if i < len(tokens) else ("", False, 0.0)
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
        best = ("", False, 0.5)
        for label in LABELS[1:]:
            begins, inside = (self._crf.marginal(f"{tag}-{label}", i) for tag in "BI")
            if begins + inside > best[2]:
                best = (label, begins > inside, min(begins + inside, 1.0))
        return best


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
