"""Which attributes a trained model has weights for: most that training saw have none.

They ship as sorted CRC-32 checksums. Those of one model are no use with another, so the file
says whose they are, and a mismatch is an error rather than worse names.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import Final

_MAGIC: Final = b"PGA1"


def save(attributes: Iterable[bytes], path: Path, model: Path) -> None:
    """Write the attributes of a model to ``path``, little-endian."""
    sums = array("I", sorted({zlib.crc32(attribute) for attribute in attributes}))
    if sys.byteorder == "big":
        sums.byteswap()
    owner = zlib.crc32(model.read_bytes()).to_bytes(4, "little")
    path.write_bytes(_MAGIC + owner + sums.tobytes())


def load(path: Path, model: Path) -> frozenset[int]:
    """Read the checksums of the attributes that ``model`` knows.

    Raises:
        ValueError: If the file is damaged or another model's.
    """
    data = path.read_bytes()
    owner = zlib.crc32(model.read_bytes())
    if data[:4] != _MAGIC or int.from_bytes(data[4:8], "little") != owner or len(data) % 4:
        raise ValueError(f"{path.name} is damaged: install piiguard again")
    sums = array("I")
    sums.frombytes(data[8:])
    if sys.byteorder == "big":
        sums.byteswap()
    return frozenset(sums)
