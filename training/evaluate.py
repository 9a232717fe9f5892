"""Measures a tagger on held-out cells: recall by form, place and origin; false hits by kind."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from training.cells import CellMaker, LabelledCell
from training.origins import origins
from training.split import Split

System = Callable[[Sequence[str]], list[list[tuple[int, int]]]]
"""Takes texts, returns the persons of each as (start, end)."""


@dataclass
class Count:
    """Right ones of all."""

    right: int = 0
    total: int = 0

    def add(self, right: bool) -> None:
        """Count one."""
        self.right += right
        self.total += 1

    @property
    def rate(self) -> float:
        """Right ones, as a share."""
        return self.right / self.total if self.total else 0.0


@dataclass
class Scores:
    """All counts of one system."""

    recall: dict[str, dict[str, Count]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Count))
    )
    false_hits: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    stray: Count = field(default_factory=Count)
    """Cells with persons in which something else is called a person too."""
    whole: Count = field(default_factory=Count)
    """Persons found with exactly the printed words."""
    microseconds: float = 0.0

    def as_dict(self) -> dict[str, Any]:
        """Return rates in percent, with how many they are of."""

        def cell(count: Count) -> list[float]:
            return [round(100 * count.rate, 2), count.total]

        return {
            "recall": {
                by: {key: cell(c) for key, c in sorted(rows.items())}
                for by, rows in self.recall.items()
            },
            "false_hits": {key: cell(c) for key, c in sorted(self.false_hits.items())},
            "stray": cell(self.stray),
            "whole": cell(self.whole),
            "microseconds_per_cell": round(self.microseconds),
        }


def held_out(
    split: Split, seed: int, *, persons: int, negatives: int, per_origin: int
) -> list[LabelledCell]:
    """Return cells of a split: persons at large, persons of each origin, no persons."""
    maker = CellMaker(split, seed)
    cells = [maker.person_cell() for _ in range(persons)]
    for origin in origins(split):
        if len(origin.given) > 1 and len(origin.surnames) > 1:
            cells += [maker.person_cell(origin) for _ in range(per_origin)]
    cells += [maker.lone_word_cell() for _ in range(persons // 20)]
    cells += [maker.named_title_cell() for _ in range(persons // 20)]
    cells += [maker.negative_cell() for _ in range(negatives)]
    random.Random(seed).shuffle(cells)  # noqa: S311
    return cells


def measure(system: System, cells: Sequence[LabelledCell]) -> Scores:
    """Return the scores of a system on cells."""
    scores = Scores()
    texts = [cell.text for cell in cells]
    started = time.process_time()  # The processor's time, as others may be at work.
    answers = system(texts)
    scores.microseconds = 1e6 * (time.process_time() - started) / len(cells)
    for cell, found in zip(cells, answers, strict=True):
        gold = [(start, end) for start, end, label in cell.spans if label == "PERSON"]
        if not gold:
            scores.false_hits[cell.kind].add(bool(found))
            scores.false_hits["all"].add(bool(found))
            continue
        if cell.kind == "lone word":
            scores.recall["place"]["lone word"].add(covered(gold[0], found))
            continue
        scores.stray.add(any(not any(s < e2 and s2 < e for s2, e2 in gold) for s, e in found))
        for number, span in enumerate(gold):
            right = covered(span, found)
            scores.recall["all"]["all"].add(right)
            scores.recall["place"][cell.kind].add(right)
            scores.whole.add(span in found)
            if number == 0 and cell.form:
                scores.recall["form"][cell.form].add(right)
                if cell.origin:
                    scores.recall["origin"][cell.origin].add(right)
    return scores


def covered(span: tuple[int, int], found: Sequence[tuple[int, int]]) -> bool:
    """Whether most of a name is inside what was found."""
    shared = sum(max(0, min(span[1], end) - max(span[0], start)) for start, end in found)
    return shared > (span[1] - span[0]) / 2


def reliability(
    scored: Sequence[tuple[float, bool]], bins: int = 10
) -> tuple[float, list[list[float]]]:
    """Return the expected calibration error and the rows (mean score, share right, count)."""
    table: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for score, right in scored:
        table[min(int(score * bins), bins - 1)].append((score, right))
    rows, error = [], 0.0
    for _, pairs in sorted(table.items()):
        mean = sum(s for s, _ in pairs) / len(pairs)
        share = sum(r for _, r in pairs) / len(pairs)
        error += abs(mean - share) * len(pairs) / len(scored)
        rows.append([round(mean, 3), round(share, 3), len(pairs)])
    return error, rows


def standard_test(split: Split) -> list[LabelledCell]:
    """Return the cells that the published scores are measured on."""
    seed = {"train": 7, "dev": 8, "test": 9}[split]
    return held_out(split, seed, persons=4000, negatives=6000, per_origin=250)
