"""Everything that is found, to compare before and after a change.

``python -m benchmarks.speed.findings FILE…`` writes to standard output a line a
document: those of the accuracy benchmark's development split, and files that are
named. Two runs of the same findings are the same bytes.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

from benchmarks.accuracy.generate import SEED, generate
from benchmarks.speed.corpus import ENDLESS

from piiguard import engine
from piiguard.config import Config
from piiguard.detection import Detector
from piiguard.errors import ReadError
from piiguard.layout import lay_out
from piiguard.policy import load_policy
from piiguard.readers import read


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    """Return the parsed command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.findings")
    parser.add_argument("files", nargs="*", type=Path, help="documents beside the benchmark's")
    parser.add_argument("--documents", type=int, default=300, help="the benchmark's, of any kind")
    parser.add_argument("--pdfs", type=int, default=200, help="the benchmark's PDFs of one page")
    parser.add_argument("--seed", type=int, default=SEED)
    return parser.parse_args(words)


def documents(options: argparse.Namespace) -> Iterator[tuple[str, str, str, bytes]]:
    """Yield identifier, file name, policy and bytes."""
    made = generate("dev", options.documents, options.seed)
    short = (d for d in generate("dev", ENDLESS, options.seed) if d.media == "pdf" and d.pages == 1)
    pdfs = (document for _, document in zip(range(options.pdfs), short, strict=False))
    for document in chain(made, pdfs):
        yield document.id, document.file_name, document.policy, document.content
    for path in options.files:
        for policy in ("invoice", "bill"):
            yield f"{path} {policy}", path.name, policy, path.read_bytes()


def found(name: str, policy: str, content: bytes, detector: Detector) -> dict[str, Any]:
    """Return what each stage says of a document."""
    config = Config()
    try:
        document = read(content, name, config.limits)
    except ReadError as error:
        return {"error": str(error)}
    seen = engine.explain_document(document, detector, config)
    report = engine.check_document(document, load_policy(policy, config), detector, config)
    return {
        "parts": _digest(document.parts),
        "cells": _digest(lay_out(document)),
        "seen": _plain(seen.seen),
        "report": _plain(report),
    }


def _digest(value: Any) -> str:
    """Return a checksum of what ``repr`` hides, too: enough to tell which stage differs."""
    return sha256(json.dumps(_plain(value), default=repr).encode()).hexdigest()[:12]


def _plain(value: Any) -> Any:
    """Return values by their fields' names, whatever sort of class has them."""
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if hasattr(value, "_asdict"):
        return {name: _plain(each) for name, each in value._asdict().items()}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def main() -> int:
    """Write the lines; exit code 0 if it ran."""
    logging.disable(logging.WARNING)
    detector = Detector(Config())
    for identifier, name, policy, content in documents(arguments()):
        line = {"id": identifier, **found(name, policy, content, detector)}
        sys.stdout.write(json.dumps(line, default=repr, sort_keys=True) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
