"""One file a layout: ``dev_*`` to develop with, ``test_*`` that nobody looks at.

A layout module has a ``LAYOUT`` whose name is the module's.
"""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import Path
from typing import Literal

from benchmarks.accuracy.model import Layout

Corpus = Literal["dev", "test"]


@cache
def layouts(corpus: Corpus) -> tuple[Layout, ...]:
    """Return the layouts of a corpus, by name."""
    names = sorted(path.stem for path in Path(__file__).parent.glob(f"{corpus}_*.py"))
    return tuple(importlib.import_module(f"{__name__}.{name}").LAYOUT for name in names)
