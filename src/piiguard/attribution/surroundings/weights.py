"""What training made of the features: a weight for each, and each class of people.

The file holds sorted CRC-32 checksums of the features' names and one byte a class for each:
features whose weights are all next to nothing are left out.
"""

from __future__ import annotations

import math
import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

CLASSES: Final = ("patron", "staff", "author", "other")
"""Whose a name is; ``author`` is all who made a work or are its subject, ``other`` what is
no person at all: libraries, streets, products, words in capitals."""
FILE: Final = Path(__file__).with_name("weights.bin")
_MAGIC: Final = b"PGS1"


@dataclass(frozen=True)
class Weights:
    """A trained linear model of four classes."""

    sums: array[int] = field(repr=False)
    """CRC-32 of each feature's name, in ascending order."""
    values: bytes = field(repr=False)
    """A signed byte for each feature and class."""
    own: tuple[float, ...]
    """The classes' weights with no feature at all."""
    scale: float
    """What one unit of a byte is worth."""

    def logits(self, features: Iterable[str]) -> list[float]:
        """Return how much the features speak for each class."""
        totals = list(self.own)
        for name in set(features):
            checksum = zlib.crc32(name.encode())
            at = bisect_left(self.sums, checksum)
            if at == len(self.sums) or self.sums[at] != checksum:
                continue
            for number in range(len(CLASSES)):
                byte = self.values[at * len(CLASSES) + number]
                totals[number] += self.scale * (byte - 256 if byte > 127 else byte)
        return totals

    def save(self, path: Path) -> None:
        """Write the model, little-endian."""
        sums = array("I", self.sums)
        own = array("d", (self.scale, *self.own))
        if sys.byteorder == "big":
            sums.byteswap()
            own.byteswap()
        count = len(sums).to_bytes(4, "little")
        path.write_bytes(_MAGIC + count + own.tobytes() + sums.tobytes() + self.values)


def shares(logits: list[float]) -> list[float]:
    """Return the probability of each class: in [0, 1], together 1."""
    top = max(logits)
    powers = [math.exp(logit - top) for logit in logits]
    return [power / sum(powers) for power in powers]


@cache
def load(path: Path = FILE) -> Weights:
    """Read a trained model.

    Raises:
        ValueError: If the file is damaged.
    """
    data = path.read_bytes()
    count = int.from_bytes(data[4:8], "little")
    start = 8 + 8 * (1 + len(CLASSES))
    if data[:4] != _MAGIC or len(data) != start + count * (4 + len(CLASSES)):
        raise ValueError(f"{path.name} is damaged: install piiguard again")
    own, sums = array("d"), array("I")
    own.frombytes(data[8:start])
    sums.frombytes(data[start : start + 4 * count])
    if sys.byteorder == "big":
        own.byteswap()
        sums.byteswap()
    return Weights(sums, data[start + 4 * count :], tuple(own[1:]), own[0])
