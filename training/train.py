"""Trains the name model: ``python -m training.train`` (``make model``)."""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import pycrfsuite

from piiguard.detection.names import gazetteer as g
from piiguard.detection.names.features import HIDDEN, extract
from piiguard.detection.names.tagger import FOLDER, Calibration, NameTagger
from piiguard.detection.names.tokens import Token, fold, tokenize
from training.cells import CellMaker, LabelledCell
from training.gazetteer_lists import build

SEED = 20260401
CELLS = 60_000
HIDE_LISTS = 0.35
"""How many cells lose the lists' word on names: names of origins that the lists do not
know must be found by their letters and company."""
HIDE_NAMES = 0.6
HIDE_WORDS = 0.15
"""How many words like names (on a name list or on none) and how many others are hidden,
so that the model learns neither names nor titles by heart."""


def tags(cell: LabelledCell, tokens: list[Token]) -> list[str]:
    """Return the BIO tag of each token."""
    result = []
    for token in tokens:
        tag = "O"
        for start, end, label in cell.spans:
            if start <= token.start < end:
                tag = (
                    "B-"
                    if token.start == start or not result or not result[-1].endswith(label)
                    else "I-"
                ) + label
        result.append(tag)
    return result


def example(
    cell: LabelledCell, lists: g.Gazetteer, rng: random.Random
) -> tuple[list[list[str]], list[str]]:
    """Return the features and tags of a training cell, some names hidden."""
    tokens = tokenize(cell.text)
    target = tags(cell, tokens)
    words = [fold(t.text) if t.kind == "word" else t.text for t in tokens]
    masks = lists.masks(words)
    hide = rng.random() < HIDE_LISTS
    for i, tag in enumerate(target):
        if tokens[i].kind != "word":
            continue
        # By the word, never by its tag: else a missing word would tell the tag.
        like_a_name = masks[i] & g.NAME or not masks[i]
        if rng.random() < (HIDE_NAMES if like_a_name else HIDE_WORDS):
            words[i] = HIDDEN
        if hide or rng.random() < 0.1:
            masks[i] &= ~g.NAME
    return extract(tokens, words, masks), target


def fit(
    cells: Iterable[LabelledCell],
    lists: g.Gazetteer,
    path: Path,
    *,
    iterations: int,
    l1: float,
    l2: float,
) -> None:
    """Train a CRF on cells and write it to ``path``."""
    rng = random.Random(SEED)  # noqa: S311
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {
            "c1": l1,
            "c2": l2,
            "max_iterations": iterations,
            "feature.minfreq": 3,
            "feature.possible_transitions": True,
        }
    )
    for cell in cells:
        features, target = example(cell, lists, rng)
        if features:
            trainer.append(features, target)
    trainer.train(str(path))


def isotonic(pairs: list[tuple[float, bool]], bins: int = 60) -> tuple[list[float], list[float]]:
    """Fit how often a raw score is right: pool adjacent violators over equal bins."""
    pairs = sorted(pairs)
    size = max(25, len(pairs) // bins)
    blocks = [pairs[i : i + size] for i in range(0, len(pairs), size)]
    # (sum of raw, right ones, count); one added right and wrong one keep off 0 and 1.
    pooled: list[list[float]] = []
    for block in blocks:
        pooled.append([sum(r for r, _ in block), sum(ok for _, ok in block), len(block)])
        while len(pooled) > 1 and pooled[-2][1] / pooled[-2][2] >= pooled[-1][1] / pooled[-1][2]:
            last = pooled.pop()
            pooled[-1] = [a + b for a, b in zip(pooled[-1], last, strict=True)]
    raw = [round(r / n, 5) for r, _, n in pooled]
    right = [round((k + 0.5) / (n + 1), 4) for _, k, n in pooled]
    return raw, right


def calibrate(folder: Path, lists: g.Gazetteer, cells: Iterable[LabelledCell]) -> None:
    """Write ``calibration.json`` from the development cells."""
    crf = pycrfsuite.Tagger()
    crf.open(str(folder / "model.crfsuite"))
    tagger = NameTagger(crf, lists, Calibration([0.0], [0.0]))
    pairs = []
    for cell in cells:
        gold = [(s, e) for s, e, label in cell.spans if label == "PERSON"]
        for start, end, raw in tagger.candidates(cell.text):
            shared = max((min(end, e) - max(start, s) for s, e in gold), default=0)
            pairs.append((raw, shared >= (end - start) / 2))
    raw, right = isotonic(pairs)
    (folder / "calibration.json").write_text(
        json.dumps({"raw": raw, "right": right}) + "\n", encoding="utf-8"
    )


def main() -> None:
    """Build the gazetteer, train, calibrate, and write the three files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--cells", type=int, default=CELLS)
    parser.add_argument("--iterations", type=int, default=160)
    parser.add_argument("--l1", type=float, default=0.15)
    parser.add_argument("--l2", type=float, default=0.02)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    started = time.perf_counter()
    lists = build(held_out_names=False)
    fit(
        islice(CellMaker("train", SEED).stream(), args.cells),
        lists,
        args.out / "model.crfsuite",
        iterations=args.iterations,
        l1=args.l1,
        l2=args.l2,
    )
    print(f"trained in {time.perf_counter() - started:.0f} s")
    calibrate(args.out, lists, islice(CellMaker("dev", SEED + 1).stream(), 15_000))
    build(held_out_names=True).save(args.out / "gazetteer.bin")
    for file in ("model.crfsuite", "gazetteer.bin", "calibration.json"):
        print(file, (args.out / file).stat().st_size)


if __name__ == "__main__":
    main()
