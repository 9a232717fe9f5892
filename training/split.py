"""Which values may be trained on: one rule for names, titles, libraries and templates."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

Split = Literal["train", "dev", "test"]
DATA = Path(__file__).parent / "data"


def split_of(value: str) -> Split:
    """Return the split of a name part, a full title, a library name or a template.

    The accuracy benchmark uses the same rule, so nothing it scores was trained on.
    """
    bucket = int(hashlib.sha1(value.casefold().encode()).hexdigest(), 16) % 10  # noqa: S324
    return "train" if bucket <= 6 else "dev" if bucket == 7 else "test"


def line_split_of(line: str) -> Split:
    """Return the split of a heading, an item word, a sentence or a template.

    These are the field's own small vocabulary, so less of it is held out: a tenth each
    for development and test.
    """
    bucket = int(hashlib.sha1(line.casefold().encode()).hexdigest(), 16) % 10  # noqa: S324
    return "train" if bucket <= 7 else "dev" if bucket == 8 else "test"


def of_split(values: Iterable[str], split: Split) -> list[str]:
    """Return the values of one split, sorted, each once."""
    return sorted({value for value in values if split_of(value) == split})


def lines(name: str) -> list[str]:
    """Return the lines of a data file without comments and blank lines."""
    text = (DATA / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
