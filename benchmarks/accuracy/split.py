"""Which names, titles and libraries belong to training, development and test.

The rule needs no list: a value's own hash decides, so that whoever trains a
model and whoever scores it agree without exchanging files.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from typing import Literal

Split = Literal["train", "dev", "test"]


def split_of(value: str) -> Split:
    """Return the split of a name part, title or library name.

    SHA-1 of the case-folded value, modulo 10: 0–6 train, 7 dev, 8–9 test.
    """
    bucket = int(hashlib.sha1(value.casefold().encode()).hexdigest(), 16) % 10
    return "train" if bucket < 7 else "dev" if bucket == 7 else "test"


def fold(value: str) -> str:
    """Return the value as systems without diacritics print it.

    >>> fold("Đặng Łukasz Muñoz")
    'Dang Lukasz Munoz'
    """
    plain = value.translate(str.maketrans("ĐđŁłØøßıÆæŒœ", "DdLlOosiAaOo"))
    decomposed = unicodedata.normalize("NFD", plain)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def belongs(value: str, split: Split) -> bool:
    """Whether a corpus of this split may print the value, with or without diacritics.

    Test documents hold test values only. Development documents may hold what
    was trained on too, never what is tested.
    """
    splits = {split_of(value), split_of(fold(value))}
    return splits == {"test"} if split == "test" else "test" not in splits


def pool(values: Iterable[str], split: Split) -> tuple[str, ...]:
    """Return the values that a corpus of this split may print, in order."""
    return tuple(value for value in values if belongs(value, split))
