"""Sound documents, broken as storage, transfer and strangers break them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import PurePath

MAGIC = {
    "pdf": b"%PDF-1.7\n",
    "zip": b"PK\x03\x04",
    "png": b"\x89PNG\r\n\x1a\n",
    "jpeg": b"\xff\xd8\xff\xe0",
    "ole": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "rtf": b"{\\rtf1",
    "gzip": b"\x1f\x8b\x08\x00",
}

TRUNCATIONS = (0.02, 0.3, 0.6, 0.9, 0.99)


def mutations(seeds: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield file names and contents; the same ones each time."""
    names = sorted(seeds)
    for number, name in enumerate(names):
        data = seeds[name]
        path = PurePath(name)
        rng = random.Random(name)
        for part in TRUNCATIONS:
            yield f"cut-{part}-{name}", data[: max(1, int(len(data) * part))]
        for times in (1, 30):
            yield f"flipped-{times}-{name}", _flipped(data, rng, times)
        start = rng.randrange(len(data))
        yield f"hole-{name}", data[:start] + data[start + max(1, len(data) // 10) :]
        yield f"zeroed-{name}", data[:start] + bytes(len(data) - start)
        yield f"twice-{name}", data + data
        other = names[(number + 5) % len(names)]
        yield f"named-otherwise-{path.stem}{path.suffix}{PurePath(other).suffix}", data
        yield f"tail-of-another-{name}", data[: len(data) // 2] + seeds[other][-200:]
    for kind, magic in MAGIC.items():
        yield f"only-magic-{kind}.bin", magic
        yield f"magic-and-noise-{kind}.pdf", magic + random.Random(kind).randbytes(5_000)
        yield f"magic-and-zeros-{kind}.docx", magic + bytes(5_000)


def _flipped(data: bytes, rng: random.Random, times: int) -> bytes:
    out = bytearray(data)
    for _ in range(times):
        out[rng.randrange(len(out))] ^= 1 << rng.randrange(8)
    return bytes(out)
