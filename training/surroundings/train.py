"""Trains the model: ``python -m training.surroundings.train`` (``make surroundings``).

With ``--score`` nothing is written: each group of documents is scored by a model that saw
none of them, and the table of docs/surroundings-model.md is printed.
"""

from __future__ import annotations

import argparse
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from piiguard.attribution.surroundings.weights import CLASSES, FILE, Weights, shares
from training.surroundings.documents import documents
from training.surroundings.examples import Example, examples

STRENGTH = 0.3
"""Inverse strength of the L2 penalty. Of 0.1, 0.3, 0.6 and 1 it ranked unplaced names of
held-out groups best."""
FEWEST = 2
"""A feature of a single name teaches nothing of the next."""
SCALES = {"head": 0.3, "has": 0.4, "people": 0.5, "up": 0.7, "down": 0.7, "side": 0.7,
          "row": 0.6, "depth": 0.5}  # fmt: skip
"""How much features far from the name count at first, beside 1 for those on its line."""
LEAST = 0.5
"""Features all of whose weights round to less than so many units are left out."""
SHARES = (0.02, 0.05, 0.08, 0.10, 0.15)


def fit(known: Sequence[Example]) -> Weights:
    """Train on examples."""
    counts = Counter(name for example in known for name in example.features)
    names = sorted(name for name, count in counts.items() if count >= FEWEST)
    number = {name: index for index, name in enumerate(names)}
    scales = np.array([SCALES.get(name.replace(":", "=").split("=")[0], 1.0) for name in names])
    rows = [[number[name] for name in each.features if name in number] for each in known]
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.array([column for row in rows for column in sorted(row)])
    matrix = csr_matrix((scales[columns], columns, ends), shape=(len(rows), len(names)))
    labels = [CLASSES.index(each.label) for each in known]
    model = LogisticRegression(C=STRENGTH, max_iter=400).fit(matrix, labels)
    # What a runtime adds up is the weight times the scale.
    coefficients = (model.coef_ * scales).T
    unit = float(np.abs(coefficients).max()) / 127
    kept = np.abs(coefficients).max(axis=1) >= LEAST * unit
    return _packed(
        [name for name, keep in zip(names, kept, strict=True) if keep],
        np.rint(coefficients[kept] / unit).astype(np.int8),
        tuple(map(float, model.intercept_)),
        unit,
    )


def _packed(
    names: Sequence[str], values: np.ndarray, own: tuple[float, ...], unit: float
) -> Weights:
    sums = np.array([zlib.crc32(name.encode()) for name in names], dtype=np.uint32)
    # Of two names with one checksum the first is kept: a runtime cannot tell them apart.
    sums, order = np.unique(sums, return_index=True)
    return Weights(array("I", sums.tolist()), values[order].tobytes(), own, unit)


def score(known: Sequence[Example]) -> str:
    """Score every group's unplaced names by a model of the other groups."""
    groups = sorted({example.group for example in known})
    rated: list[tuple[float, bool]] = []
    for group in groups:
        model = fit([each for each in known if each.group != group])
        names: dict[tuple[int, int], list[Example]] = defaultdict(list)
        for each in known:
            if each.group == group and each.mentions is not None:
                names[each.document, each.mentions].append(each)
        for mentions in names.values():
            logits = np.mean([model.logits(each.features) for each in mentions], axis=0)
            patron, *_ = shares(logits.tolist())
            rated.append((patron, any(each.label == "patron" for each in mentions)))
    patrons = sorted(share for share, is_patron in rated if is_patron)
    others = [share for share, is_patron in rated if not is_patron]
    lines = [f"{len(groups)} groups; unplaced: {len(patrons)} patrons', {len(others)} others'",
             "| limit | patrons' cleared | others' cleared |", "|---|---|---|"]  # fmt: skip
    for limit in SHARES:
        lost = sum(share <= limit for share in patrons) / len(patrons)
        cleared = sum(share <= limit for share in others) / len(others)
        lines.append(f"| {limit:.2f} | {lost:.1%} | {cleared:.1%} |")
    return "\n".join(lines)


def main() -> None:
    """Train, or score, from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--score", action="store_true", help="score held-out groups; write nothing")
    parser.add_argument("--without", default="", help="leave out groups that begin so")
    parser.add_argument("--out", type=Path, default=FILE)
    arguments = parser.parse_args()
    known = list(examples(documents()))
    if arguments.score:
        print(score(known))
        return
    left_out = tuple(filter(None, arguments.without.split(",")))
    weights = fit([each for each in known if not each.group.startswith(left_out or ("\0",))])
    weights.save(arguments.out)
    print(f"{len(known)} names, {len(weights.sums)} features: {arguments.out}")


if __name__ == "__main__":
    main()
