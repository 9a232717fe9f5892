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
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from benchmarks.speed.corpus import Corpus
from benchmarks.speed.table import Row, share

ROOT = Path(__file__).parents[2]
PIIGUARD = str(Path(sysconfig.get_path("scripts")) / "piiguard")

CHECK = ["check", "invoice.pdf", "--policy", "invoice"]

COMMANDS: dict[str, tuple[float, list[str]]] = {
    "cold `piiguard check invoice.pdf --policy invoice`": (
        0.6,
        # A report that was kept would be given again.
        [PIIGUARD, "check", "invoice.pdf", "--policy", "invoice", "--no-cache"],
    ),
    "the same file again, known to the cache": (
        0.1,
        [PIIGUARD, "check", "invoice.pdf", "--policy", "invoice"],
    ),
    "`piiguard --help`": (0.06, [PIIGUARD, "--help"]),
    "`piiguard policy list`": (0.06, [PIIGUARD, "policy", "list"]),
    "`piiguard policy show bill`": (0.06, [PIIGUARD, "policy", "show", "bill"]),
}
"""What to run, and which share of a plain Presidio script's time it may take."""

WARM: dict[str, tuple[float, list[str]]] = {
    "a new file through `piiguard warm`": (
        0.05,
        [sys.executable, "-m", "piiguard", *CHECK, "--no-cache"],
    ),
    "the same file again through `piiguard warm`": (
        0.05,
        [sys.executable, "-m", "piiguard", *CHECK],
    ),
}
"""The same, while a process is warm."""

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
        if hasattr(os, "fork"):
            with _warm(folder):
                for name, (_, command) in WARM.items():
                    _run(command, folder)
                    took[name] = [_run(command, folder) for _ in range(repeats)]
    beside = median(took["Presidio"])
    for name, (goal, _) in {**COMMANDS, **WARM}.items():
        if not took.get(name):
            continue
        yield share(name, median(took[name]), beside, goal)


@contextmanager
def _warm(folder: str) -> Iterator[None]:
    """Keep a process warm, for the commands of this folder."""
    with subprocess.Popen(
        [sys.executable, "-m", "piiguard", "warm"],
        cwd=folder,
        env=_environment(folder),
        stderr=subprocess.PIPE,
    ) as process:
        try:
            if process.stderr is not None:
                process.stderr.readline()
            yield
        finally:
            process.terminate()


def _environment(folder: str) -> dict[str, str]:
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    own = {"PYTHONPATH": path, "XDG_RUNTIME_DIR": folder, "PIIGUARD_CACHE_DIR": f"{folder}/cache"}
    # pip writes bytecode when it installs; the first lap does for a working copy.
    inherited = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**inherited, **own}


def _run(command: list[str], folder: str) -> float:
    """Run a command and return its seconds; 1 is the exit code of a document that leaks.

    Raises:
        RuntimeError: It did not do its work.
    """
    began = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, env=_environment(folder))
    took = time.perf_counter() - began
    if done.returncode not in (0, 1) or b"Traceback" in done.stderr:
        raise RuntimeError(f"{command[:3]} ended with {done.returncode}: {done.stderr[-300:]!r}")
    return took
