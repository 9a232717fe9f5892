# ruff: noqa: T201
"""Prints what the model gets wrong on development cells: ``python -m training.inspect_errors``."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from piiguard.detection.names.tagger import FOLDER, PERSON_SCORE, NameTagger
from training.evaluate import covered, measure, standard_test
from training.gazetteer_lists import build


def main() -> None:
    """Print scores, misses and false hits. Never use on the test split."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=FOLDER)
    parser.add_argument("--show", type=int, default=60)
    parser.add_argument("--min-score", type=float, default=PERSON_SCORE)
    parser.add_argument("--all-lists", action="store_true")
    args = parser.parse_args()
    tagger = NameTagger.read(args.model, build(held_out_names=args.all_lists))
    cells = standard_test("dev")

    def system(texts: list[str]) -> list[list[tuple[int, int]]]:
        return [
            [(s.start, s.end) for s in spans if s.label == "PERSON"]
            for spans in tagger.tag(texts, min_score=args.min_score)
        ]

    scores = measure(system, cells).as_dict()
    for key, value in scores.items():
        if key == "recall":
            for by, rows in value.items():
                print(
                    by,
                    "  ".join(
                        f"{k} {v[0]}({v[1]})"
                        for k, v in sorted(rows.items(), key=lambda r: r[1][0])
                    ),
                )
        else:
            print(key, value)
    missed = wrong = 0
    seen: Counter[str] = Counter()
    for cell, found in zip(cells, system([c.text for c in cells]), strict=True):
        gold = [(s, e) for s, e, label in cell.spans if label == "PERSON"]
        for span in gold:
            if not covered(span, found) and missed < args.show and cell.kind != "lone word":
                missed += 1
                print(
                    "MISS",
                    cell.kind,
                    cell.form,
                    cell.origin,
                    repr(cell.text),
                    "->",
                    repr(cell.text[slice(*span)]),
                )
        for s, e in found:
            if not any(s < e2 and s2 < e for s2, e2 in gold) and wrong < args.show:
                seen[cell.kind] += 1
                if seen[cell.kind] < args.show / 4:
                    wrong += 1
                    print("FALSE", cell.kind, repr(cell.text), "->", repr(cell.text[s:e]))


if __name__ == "__main__":
    main()
