"""What the word lists say of a word: a surname, a given name, a common word.

The lists hold 232,000 words. They ship as two arrays, the sorted CRC-32
of each word and a bit mask of the lists it is on: 6 bytes a word, read in a few
milliseconds. A word on no list shares its checksum with one that is on a list about
once in 18,500 (232,000 / 2**32), which a trained model does not notice.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Final, Self

from piiguard.detection.names.memo import Memo

SURNAME: Final = 1 << 0
GIVEN: Final = 1 << 1
NOUN: Final = 1 << 2
VERB: Final = 1 << 3
ADJECTIVE: Final = 1 << 4
ADVERB: Final = 1 << 5
FUNCTION: Final = 1 << 6
LIBRARY: Final = 1 << 7
STREET: Final = 1 << 8
ITEM: Final = 1 << 9
HONORIFIC: Final = 1 << 10
SUFFIX: Final = 1 << 11
PARTICLE: Final = 1 << 12
CALENDAR: Final = 1 << 13
STATE: Final = 1 << 14

NAME: Final = SURNAME | GIVEN
DICTIONARY: Final = NOUN | VERB | ADJECTIVE | ADVERB

_MAGIC: Final = b"PGZ1"
# Endings of inflected words, and what to put in their place, tried in order.
_INFLECTIONS: Final = (
    ("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"),
    ("ing", ""), ("ing", "e"), ("er", ""), ("est", ""), ("ly", ""),
)  # fmt: skip


class Gazetteer:
    """Word lists as a read-only mapping from a folded word to its bit mask."""

    def __init__(self, keys: array[int], masks: array[int]) -> None:
        """Take the sorted checksums and, parallel to them, the masks."""
        self._keys = keys
        self._masks = masks
        self._known = Memo(self._mask_of)

    def __len__(self) -> int:
        return len(self._keys)

    @classmethod
    def of(cls, words: Mapping[str, int]) -> Self:
        """Build from folded words and their masks."""
        merged: dict[int, int] = {}
        for word, mask in words.items():
            key = zlib.crc32(word.encode())
            merged[key] = merged.get(key, 0) | mask
        keys = sorted(merged)
        return cls(array("I", keys), array("H", [merged[key] for key in keys]))

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the file that ``save`` wrote.

        Raises:
            ValueError: If the file is not a gazetteer or is cut short.
        """
        data = path.read_bytes()
        count = int.from_bytes(data[4:8], "little")
        if data[:4] != _MAGIC or len(data) != 8 + 6 * count:
            raise ValueError(f"{path.name} is damaged: install piiguard again")
        keys, masks = array("I"), array("H")
        keys.frombytes(data[8 : 8 + 4 * count])
        masks.frombytes(data[8 + 4 * count :])
        if sys.byteorder == "big":
            keys.byteswap()
            masks.byteswap()
        return cls(keys, masks)

    def save(self, path: Path) -> None:
        """Write to ``path``, little-endian."""
        keys, masks = array("I", self._keys), array("H", self._masks)
        if sys.byteorder == "big":
            keys.byteswap()
            masks.byteswap()
        count = len(keys).to_bytes(4, "little")
        path.write_bytes(_MAGIC + count + keys.tobytes() + masks.tobytes())

    def mask(self, word: str) -> int:
        """Return the lists that the folded ``word`` is on, 0 for none.

        An inflected form counts as a common word where its base form is one.
        """
        return self._known[word]

    def masks(self, words: Iterable[str]) -> list[int]:
        """Return the mask of each folded word."""
        known = self._known
        return [known[word] for word in words]

    def _mask_of(self, word: str) -> int:
        found = self._find(word)
        return found if found & (DICTIONARY | FUNCTION) else found | self._inflected(word)

    def _find(self, word: str) -> int:
        key = zlib.crc32(word.encode())
        index = bisect_left(self._keys, key)
        if index < len(self._keys) and self._keys[index] == key:
            return self._masks[index]
        return 0

    def _inflected(self, word: str) -> int:
        for ending, base in _INFLECTIONS:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                found = self._find(word[: -len(ending)] + base) & DICTIONARY
                if found:
                    return found
        return 0


@cache
def shipped() -> Gazetteer:
    """Return the shipped lists, read once."""
    return Gazetteer.load(Path(__file__).with_name("gazetteer.bin"))
