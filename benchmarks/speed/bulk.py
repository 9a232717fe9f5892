"""Many documents, models warm: each tool in a process of its own, in turns."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from multiprocessing import get_context
from pathlib import Path
from statistics import fmean, median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.accuracy.generate import SEED
from benchmarks.accuracy.model import Labelled
from benchmarks.accuracy.tools import presidio_tool
from benchmarks.speed.corpus import Corpus, one_page_pdfs
from benchmarks.speed.table import Row, faster

import piiguard

TOOLS = ("in this process", "isolated", "Presidio")
WARM_UP = 10
"""Documents that load the models, of another seed than those that are timed."""

_judge: Callable[[Path, Labelled], Any]


def rows(corpus: Corpus, repeats: int) -> Iterator[Row]:
    """Yield piiguard without and with its worker process, beside plain Presidio."""
    with one_core():
        took = _seconds_per_document(corpus, repeats)
    for tool in TOOLS[:-1]:
        name = f"bulk on one core, warm, {tool}"
        yield faster(name, took[tool], took["Presidio"], goal=8, per="/doc")


@contextmanager
def one_core() -> Iterator[None]:
    """Let this process, and what it starts, run on one core, where the system can."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def _seconds_per_document(corpus: Corpus, repeats: int) -> dict[str, float]:
    """Return the mean over the documents of each one's median time.

    Each lap has new processes, warmed up by other documents: piiguard remembers what
    cells hold, and must meet none again but those that the documents themselves repeat.
    """
    times: dict[str, list[list[float]]] = {tool: [[] for _ in corpus] for tool in TOOLS}
    with TemporaryDirectory() as folder:
        others = one_page_pdfs(WARM_UP, Path(folder), seed=SEED + 1)
        for _ in range(repeats):
            _lap(others, corpus, times)
    return {tool: fmean(map(median, found)) for tool, found in times.items()}


def _lap(others: Corpus, corpus: Corpus, times: dict[str, list[list[float]]]) -> None:
    with ExitStack() as stack:
        processes = {
            tool: stack.enter_context(
                ProcessPoolExecutor(1, get_context("spawn"), _load, initargs=(tool,))
            )
            for tool in TOOLS
        }
        for path, document in others:
            for process in processes.values():
                process.submit(_time, path, document).result()
        for index, (path, document) in enumerate(corpus):
            for tool, process in processes.items():
                times[tool][index].append(process.submit(_time, path, document).result())


def _load(tool: str) -> None:
    global _judge
    logging.disable(logging.WARNING)
    _judge = presidio_tool() if tool == "Presidio" else _piiguard(tool == "isolated")


def _piiguard(isolated: bool) -> Callable[[Path, Labelled], Any]:
    checkers = {p: piiguard.Checker(p, isolated=isolated) for p in ("invoice", "bill")}
    return lambda path, document: checkers[document.policy].check(path)


def _time(path: Path, document: Labelled) -> float:
    began = time.perf_counter()
    _judge(path, document)
    return time.perf_counter() - began
