"""Which values may be trained on: one rule for names, titles, libraries and templates."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Literal

Split = Literal["train", "dev", "test"]


def split_of(value: str) -> Split:
    """Return the split of a name part, a full title, a library name or a template.

    The accuracy benchmark uses the same rule, so nothing it scores was trained on.
    """
    bucket = int(hashlib.sha1(value.casefold().encode()).hexdigest(), 16) % 10  # noqa: S324
    return "train" if bucket <= 6 else "dev" if bucket == 7 else "test"


def lines_of_split(lines: Iterable[str], split: Split, *, every: bool = False) -> list[str]:
    """Return the headings, item words, vendors, sentences or templates a split may use.

    These are the field's own small vocabulary, so less of it is held out, a tenth each
    for development and test, and the shipped model has seen it all.

    Args:
        lines: What to choose from.
        split: Whose.
        every: Whether to return every line, whatever its split.
    """
    return sorted({line for line in lines if every or _line_split(line) == split})


def _line_split(line: str) -> Split:
    bucket = int(hashlib.sha1(line.casefold().encode()).hexdigest(), 16) % 10  # noqa: S324
    return "train" if bucket <= 7 else "dev" if bucket == 8 else "test"


def of_split(values: Iterable[str], split: Split) -> list[str]:
    """Return the values of one split, sorted, each once."""
    return sorted({value for value in values if split_of(value) == split})
