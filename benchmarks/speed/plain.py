"""A script that runs plain Presidio over one PDF: ``python -m benchmarks.speed.plain FILE``."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from benchmarks.accuracy.model import Labelled
from benchmarks.accuracy.tools import presidio_tool

if __name__ == "__main__":
    logging.disable(logging.WARNING)
    path = Path(sys.argv[1])
    invoice = Labelled(path.stem, path.name, "", "invoice", "pdf", "dev", 1, (), b"")
    for found in presidio_tool()(path, invoice).found:
        print(found.place, found.entity)
