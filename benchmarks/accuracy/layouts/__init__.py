"""One file a layout: ``dev_*`` and ``dev2_*`` to ``dev6_*`` to develop with,
``test_*`` that nobody looks at. Those with a number were held out once.

A layout module has a ``LAYOUT`` whose name is the module's.
"""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import Path
from typing import Literal

from benchmarks.accuracy.model import Layout

Corpus = Literal["dev", "test"]

FILES = {
    "dev": ("dev_*.py", "dev2_*.py", "dev3_*.py", "dev4_*.py", "dev5_*.py", "dev6_*.py"),
    "test": ("test_*.py",),
}


@cache
def layouts(corpus: Corpus) -> tuple[Layout, ...]:
    """Return the layouts of a corpus, by name."""
    folder = Path(__file__).parent
    names = sorted(path.stem for pattern in FILES[corpus] for path in folder.glob(pattern))
    return tuple(importlib.import_module(f"{__name__}.{name}").LAYOUT for name in names)
