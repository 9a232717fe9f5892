"""One command, one process: what a person waits for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.speed.corpus import Corpus
from benchmarks.speed.table import Row, share

ROOT = Path(__file__).parents[2]
PIIGUARD = str(Path(sysconfig.get_path("scripts")) / "piiguard")

COMMANDS: dict[str, tuple[float, list[str]]] = {
    "cold `piiguard check invoice.pdf --policy invoice`": (
        0.6,
        # A report that was kept would be given again.
        [PIIGUARD, "check", "invoice.pdf", "--policy", "invoice", "--no-cache"],
    ),
    "the same file again (nothing is cached)": (
        0.1,
        [PIIGUARD, "check", "invoice.pdf", "--policy", "invoice"],
    ),
    "`piiguard --help`": (0.06, [PIIGUARD, "--help"]),
    "`piiguard policy list`": (0.06, [PIIGUARD, "policy", "list"]),
}
"""What to run, and which share of a plain Presidio script's time it may take."""

PRESIDIO = [sys.executable, "-m", "benchmarks.speed.plain", "invoice.pdf"]


def rows(corpus: Corpus, repeats: int) -> Iterator[Row]:
    """Yield the commands beside a plain Presidio script on the same file."""
    took: dict[str, list[float]] = {name: [] for name in [*COMMANDS, "Presidio"]}
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(next(p for p, d in corpus if d.policy == "invoice"), f"{folder}/invoice.pdf")
        for lap in range(repeats + 1):
            commands = {name: command for name, (_, command) in COMMANDS.items()}
            for name, command in {**commands, "Presidio": PRESIDIO}.items():
                seconds = _run(command, folder)
                # The first lap brings the files into the system's memory.
                if lap:
                    took[name].append(seconds)
    beside = median(took["Presidio"])
    for name, (goal, _) in COMMANDS.items():
        yield share(name, median(took[name]), beside, goal)


def _run(command: list[str], folder: str) -> float:
    """Run a command and return its seconds; 1 is the exit code of a document that leaks.

    Raises:
        RuntimeError: It did not do its work.
    """
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    began = time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, capture_output=True, env={**os.environ, "PYTHONPATH": path}
    )
    took = time.perf_counter() - began
    if done.returncode not in (0, 1) or b"Traceback" in done.stderr:
        raise RuntimeError(f"{command[:3]} ended with {done.returncode}: {done.stderr[-300:]!r}")
    return took
