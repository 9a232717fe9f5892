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
from typing import Any

from benchmarks.accuracy.model import Labelled
from benchmarks.accuracy.tools import presidio_tool
from benchmarks.speed.corpus import Corpus
from benchmarks.speed.table import Row, faster

import piiguard

TOOLS = ("in this process", "isolated", "Presidio")

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
    """Return the mean over the documents of each one's median time."""
    times: dict[str, list[list[float]]] = {tool: [[] for _ in corpus] for tool in TOOLS}
    with ExitStack() as stack:
        processes = {
            tool: stack.enter_context(
                ProcessPoolExecutor(1, get_context("spawn"), _load, initargs=(tool,))
            )
            for tool in TOOLS
        }
        for lap in range(repeats + 1):
            # The first lap, of a few documents, warms up.
            for index, (path, document) in enumerate(corpus if lap else corpus[:10]):
                for tool, process in processes.items():
                    took = process.submit(_time, path, document).result()
                    if lap:
                        times[tool][index].append(took)
    return {tool: fmean(map(median, found)) for tool, found in times.items()}


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
