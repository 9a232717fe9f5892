"""Measure piiguard beside plain Presidio, and print one table."""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.speed import bulk, cold, growth
from benchmarks.speed.corpus import one_page_pdfs
from benchmarks.speed.table import Row, markdown


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    """Return the parsed command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--pdfs", type=int, default=200, help="PDFs of one page to check")
    parser.add_argument("--repeats", type=int, default=3, help="the median counts")
    parser.add_argument("--documents", type=int, default=1000, help="many, for peak memory")
    parser.add_argument("--few", type=int, default=100, help="few, for peak memory")
    return parser.parse_args(words)


def measure(options: argparse.Namespace) -> Iterator[Row]:
    """Yield all rows."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = one_page_pdfs(options.pdfs, Path(folder))
        yield from bulk.rows(corpus, options.repeats)
        yield from cold.rows(corpus, options.repeats)
        yield from growth.worker_rows(corpus, options.repeats)
        yield from growth.memory_rows(corpus, options.few, options.documents)
    yield from growth.length_rows(options.repeats)
    yield growth.line_row(options.repeats)


def main() -> int:
    """Run the benchmark; exit code 0 if it ran."""
    logging.disable(logging.WARNING)
    print(markdown(measure(arguments())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
