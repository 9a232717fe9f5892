"""More workers, more documents, longer documents: what they cost."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.speed.cold import ROOT
from benchmarks.speed.corpus import Corpus, text_of
from benchmarks.speed.table import Row, faster, seconds

import piiguard

BASE_CHARS = 20_000
FACTORS = (1, 2, 4, 8)
LINEAR = 1.1
"""Content differs from page to page: so much more than its share is still linear."""

LINE_CHARS = 10_000
LINE_LAPS = 3
"""A difference of two times needs more of them."""


def worker_rows(corpus: Corpus, repeats: int) -> Iterator[Row]:
    """Yield two workers beside one, from the first report to the last."""
    took: dict[int, list[float]] = {1: [], 2: []}
    paths = [path for path, _ in corpus]
    for _ in range(repeats):
        for jobs, times in took.items():
            times.append(_after_first(paths, jobs) / (len(paths) - 1))
    one, two = median(took[1]), median(took[2])
    yield faster("two workers, beside one", two, one, goal=1.8, per="/doc")


_AFTER_FIRST = """
import sys, time
from pathlib import Path
import piiguard

jobs, *paths = sys.argv[1:]
reports = piiguard.Checker("invoice").check_many(map(Path, paths), jobs=int(jobs))
next(reports)
began = time.perf_counter()
for _ in reports:
    pass
print(time.perf_counter() - began)
"""


def _after_first(paths: list[Path], jobs: int) -> float:
    """Time a run in a program of its own: a worker remembers what it has met."""
    command = [sys.executable, "-c", _AFTER_FIRST, str(jobs), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return float(done.stdout)


def memory_rows(corpus: Corpus, few: int, many: int) -> Iterator[Row]:
    """Yield the peak memory of many documents, beside few, with two workers."""
    peaks = {number: _peak(corpus, number) for number in (few, many)}
    for part in ("parent", "worker"):
        less, more = peaks[few][part], peaks[many][part]
        yield Row(
            f"peak memory of the {part}, {many:,} documents beside {few:,}",
            f"{more / 2**20:.0f} MiB",
            f"{less / 2**20:.0f} MiB",
            more / less,
            goal=1.2,
        )


def _peak(corpus: Corpus, number: int) -> dict[str, int]:
    """Return bytes; measured in a process that does nothing else."""
    paths = json.dumps([str(path) for path, _ in corpus])
    command = [sys.executable, "-m", "benchmarks.speed.memory", str(number)]
    done = subprocess.run(command, input=paths, text=True, stdout=subprocess.PIPE, cwd=ROOT)
    peak: dict[str, int] = json.loads(done.stdout)
    return peak


def length_rows(repeats: int) -> Iterator[Row]:
    """Yield texts of growing length, in this process."""
    whole = text_of(BASE_CHARS * FACTORS[-1])
    texts = {str(n): whole[: n * BASE_CHARS] for n in FACTORS}
    took = _in_turns(texts, repeats)
    first = took["1"]
    for n in FACTORS[1:]:
        name = f"a text of {n * BASE_CHARS // 1000} kB, beside {BASE_CHARS // 1000} kB"
        figure = took[str(n)] / first
        yield Row(name, seconds(took[str(n)]), seconds(first), figure, goal=n * LINEAR)


def line_row(repeats: int) -> Row:
    """Return what a text with a line of 10 kB takes beyond one as long with usual lines."""
    whole = text_of(2 * LINE_CHARS)
    base, second = whole[:LINE_CHARS], whole[LINE_CHARS:]
    lines = {
        "prose": second.replace("\n", " "),
        "digits": "0123456789" * (LINE_CHARS // 10),
        "letters": "Abcdefghij" * (LINE_CHARS // 10),
    }
    texts = {kind: f"{base}\n{line}" for kind, line in lines.items()}
    took = _in_turns({"usual": whole, **texts}, LINE_LAPS * repeats)
    worst = max(lines, key=took.__getitem__)
    return Row(
        f"a line of {LINE_CHARS // 1000} kB (worst of 3: {worst}) beyond its share",
        seconds(took[worst]),
        seconds(took["usual"]),
        1000 * (took[worst] - took["usual"]),
        goal=50,
        unit=" ms",
    )


def _in_turns(texts: dict[str, str], repeats: int) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in texts}
    for _ in range(repeats):
        for name, text in texts.items():
            # A new one each time: it remembers what it has read.
            checker = piiguard.Checker("invoice", isolated=False)
            checker.check(text="Load the models.\n")
            # The processor's time: what others do on the machine counts less in it.
            began = time.process_time()
            checker.check(text=text)
            times[name].append(time.process_time() - began)
    return {name: median(found) for name, found in times.items()}
