"""Trains the name model: ``python -m training.train`` (``make model``)."""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import tempfile
import time
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import pycrfsuite

from piiguard.detection.names import attributes
from piiguard.detection.names import gazetteer as g
from piiguard.detection.names.features import HIDDEN, Features, Row
from piiguard.detection.names.tagger import Calibration, NameTagger
from piiguard.detection.names.tokens import Token, fold, tokenize
from training.cells import CellMaker, LabelledCell
from training.gazetteer_lists import build

HELD_OUT = Path("training/build/held-out")
"""Where the model goes that scores are measured with: lines of the test are new to it."""
MODEL, CALIBRATION = "model.crfsuite", "calibration.json"
SEED = 20260401
CELLS = 80_000
PARAMETERS = {
    "c1": 0.1,
    "c2": 0.02,
    "max_iterations": 130,
    "feature.minfreq": 3,
    "feature.possible_transitions": True,
}
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
                goes_on = token.start > start and result and result[-1].endswith(label)
                tag = f"{'I' if goes_on else 'B'}-{label}"
        result.append(tag)
    return result


def example(
    cell: LabelledCell, lists: g.Gazetteer, features: Features, rng: random.Random
) -> tuple[list[Row], list[str]]:
    """Return the features and tags of a training cell, some names hidden."""
    tokens = tokenize(cell.text)
    target = tags(cell, tokens)
    words = [fold(t.text) if t.kind == "word" else t.text for t in tokens]
    masks = lists.masks(words)
    hide = rng.random() < HIDE_LISTS
    for i, token in enumerate(tokens):
        if token.kind != "word":
            continue
        # By the word, never by its tag: else a missing word would tell the tag.
        like_a_name = masks[i] & g.NAME or not masks[i]
        if rng.random() < (HIDE_NAMES if like_a_name else HIDE_WORDS):
            words[i] = HIDDEN
        if hide or rng.random() < 0.1:
            masks[i] &= ~g.NAME
    return features.extract(tokens, words, masks), target


def fit(cells: Iterable[LabelledCell], lists: g.Gazetteer, path: Path) -> None:
    """Train a CRF on cells and write it to ``path``."""
    rng = random.Random(SEED)  # noqa: S311
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(PARAMETERS)
    features = Features()
    for cell in cells:
        rows, target = example(cell, lists, features, rng)
        if rows:
            trainer.append(rows, target)
    trainer.train(str(path))


def known_attributes(path: Path) -> set[bytes]:
    """Return the attributes that a model has a weight for; most are pruned to none."""
    crf = pycrfsuite.Tagger()
    crf.open(str(path))
    with tempfile.NamedTemporaryFile() as dump:
        crf.dump(dump.name)
        weights = Path(dump.name).read_bytes().partition(b"\nSTATE_FEATURES")[2]
    return set(re.findall(rb"^  \(0\) (.+?) --> \S+: \S+$", weights, re.M | re.S))


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
    crf.open(str(folder / MODEL))
    tagger = NameTagger(crf, lists, Calibration([0.0], [0.0]))
    pairs = []
    for cell in cells:
        gold = [(s, e) for s, e, label in cell.spans if label == "PERSON"]
        for start, end, raw in tagger.candidates(cell.text):
            shared = max((min(end, e) - max(start, s) for s, e in gold), default=0)
            pairs.append((raw, shared >= (end - start) / 2))
    raw, right = isotonic(pairs)
    (folder / CALIBRATION).write_text(
        json.dumps({"raw": raw, "right": right}) + "\n", encoding="utf-8"
    )


def main() -> None:
    """Build the gazetteer, train, calibrate, and write the three files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=HELD_OUT)
    parser.add_argument(
        "--every-line",
        action="store_true",
        help=f"train on the field's whole vocabulary; calibrated as the model in {HELD_OUT}",
    )
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    started = time.perf_counter()
    lists = build(held_out_names=False)
    cells = islice(CellMaker("train", SEED, every_line=args.every_line).stream(), CELLS)
    fit(cells, lists, args.out / MODEL)
    attributes.save(
        known_attributes(args.out / MODEL), args.out / "attributes.bin", args.out / MODEL
    )
    build(held_out_names=True).save(args.out / "gazetteer.bin")
    if args.every_line:
        shutil.copy(HELD_OUT / CALIBRATION, args.out / CALIBRATION)
    else:
        calibrate(args.out, lists, islice(CellMaker("dev", SEED + 1).stream(), 15_000))
    print(f"trained {args.out} in {time.perf_counter() - started:.0f} s")  # noqa: T201


if __name__ == "__main__":
    main()
