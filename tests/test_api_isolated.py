"""Documents checked in worker processes: one that goes wrong costs no other."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import piiguard
from piiguard.api import Checker, check
from piiguard.api.in_order import AHEAD, map_in_order
from piiguard.config import Config, Limits
from piiguard.errors import ConfigError, ReadError
from piiguard.model import Verdict

CLEAN = "Item barcode: 31191000882134\nDue: 2025-04-01\n"
LEAK = f"{CLEAN}Patron: Okonkwo, Adaeze\n"
HUGE = LEAK * 40_000

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux enforces it")


def children() -> set[int]:
    """Return this process's own child processes, zombies too."""
    lists = [path.read_text() for path in Path("/proc/self/task").glob("*/children")]
    return set(map(int, " ".join(lists).split()))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("documents")
    paths = []
    for number in range(12):
        path = folder / f"{number}.txt"
        path.write_text(LEAK if number % 3 == 0 else CLEAN)
        paths.append(path)
    return paths


def test_the_report_is_the_same_as_in_the_same_process(files: list[Path]) -> None:
    isolated, same = (
        list(Checker("invoice", config=Config(), isolated=flag).check_many(files))
        for flag in (True, False)
    )

    assert isolated == same
    assert {r.verdict for r in same} == {Verdict.PASS, Verdict.FAIL}


@pytest.mark.parametrize("jobs", [1, 3])
def test_reports_come_in_the_order_of_the_documents(files: list[Path], jobs: int) -> None:
    reports = Checker("invoice", config=Config()).check_many(files, jobs=jobs)

    assert [r.source for r in reports] == list(map(str, files))


def limited(**limits: float) -> Checker:
    return Checker("invoice", config=Config(limits=Limits(**limits)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("checker", "code", "key"),
    [
        (limited(time_s=0.5), "timed-out", "limits.time_s"),
        pytest.param(
            limited(memory_bytes=120_000_000),
            "out-of-memory",
            "limits.memory_bytes",
            marks=on_linux,
        ),
    ],
    ids=["time", "memory"],
)
def test_a_document_over_a_cap_is_incomplete_and_the_others_are_checked(
    checker: Checker, code: str, key: str, files: list[Path], tmp_path: Path
) -> None:
    huge = tmp_path / "okonkwo-adaeze-bill.txt"
    huge.write_text(HUGE)

    first, second, third = checker.check_many([files[0], huge, files[1]], jobs=1)

    assert (first.verdict, third.verdict) == (Verdict.FAIL, Verdict.PASS)
    assert second.verdict is Verdict.INCOMPLETE
    assert second.error is not None
    assert second.error.code == code
    assert key in second.error.message
    # The name was checked by the worker that came after: it is masked, its folder is not.
    assert second.path.startswith(str(tmp_path))
    assert "okonkwo" not in second.path


def test_memory_that_runs_out_in_the_callers_process_is_incomplete_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("piiguard.api.pipeline.read", fail)

    report = check(text=CLEAN, policy="invoice", config=Config(), isolated=False)

    assert report.error is not None
    assert report.error.code == "out-of-memory"


@on_linux
def test_an_error_of_any_sort_near_the_memory_cap_is_told_as_such(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise SystemError

    monkeypatch.setattr("piiguard.api.pipeline.read", fail)
    monkeypatch.setattr("piiguard.api.pipeline.at_memory_cap", lambda: True)

    report = check(text=CLEAN, policy="invoice", config=Config(), isolated=False)

    assert report.error is not None
    assert report.error.code == "out-of-memory"


@on_linux
def test_a_killed_worker_costs_its_document_only(files: list[Path]) -> None:
    checker = Checker("invoice", config=Config())
    before = children()
    reports = checker.check_many((p for p in files * 40), jobs=2)
    first = next(reports)
    for process in children() - before:
        os.kill(process, signal.SIGKILL)

    verdicts = [first.verdict, *(report.verdict for report in reports)]

    assert len(verdicts) == len(files) * 40
    assert verdicts.count(Verdict.INCOMPLETE) <= 2
    assert children() - before == set()


@on_linux
def test_closing_the_iterator_ends_the_workers(files: list[Path]) -> None:
    before = children()
    reports = Checker("invoice", config=Config()).check_many(files * 50, jobs=2)
    next(reports)
    assert len(children() - before) == 2

    reports.close()  # type: ignore[attr-defined]

    assert children() - before == set()


def test_a_wrong_configuration_ends_the_run(files: list[Path]) -> None:
    checker = Checker("invoice", config=Config(model="no_such_model"))
    for jobs in (1, 2):
        with pytest.raises(ConfigError, match="no_such_model"):
            list(checker.check_many(files, jobs=jobs))


def test_a_script_needs_no_main_guard_and_no_models_of_its_own(
    files: list[Path], tmp_path: Path
) -> None:
    script = tmp_path / "send.py"
    script.write_text(
        "import sys, piiguard\n"
        "from piiguard.config import Config\n"
        f"print(piiguard.check({str(files[0])!r}, 'invoice', config=Config()).verdict.value)\n"
        "print('presidio_analyzer' in sys.modules)\n"
    )

    done = subprocess.run(
        [sys.executable, "-X", "dev", str(script)], capture_output=True, text=True, check=False
    )

    assert (done.stdout.split(), done.stderr) == (["fail", "False"], "")


@pytest.mark.skipif(os.name != "posix", reason="sends a signal to a group")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_on_the_terminal_ends_everything_in_one_line(
    files: list[Path], jobs: str, tmp_path: Path
) -> None:
    for number in range(200):
        (tmp_path / f"{number}.txt").write_text(LEAK * 400)
    with subprocess.Popen(
        [sys.executable, "-m", "piiguard.cli", "check", ".", "-p", "invoice", "-j", jobs],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        start_new_session=True,
    ) as running:
        time.sleep(2)
        os.killpg(running.pid, signal.SIGINT)
        out, err = running.communicate(timeout=20)

    assert running.returncode == 130
    assert out == ""
    assert err == "piiguard: interrupted; nothing is to be taken as checked\n"
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)


# ------------------------------------------------------------------------ order


def test_items_are_taken_only_as_results_are_fetched() -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        while True:
            taken += 1
            yield taken

    results = map_in_order(lambda n: n * n, items(), 2, stop=lambda: None)

    assert [next(results) for _ in range(5)] == [1, 4, 9, 16, 25]
    assert taken <= 2 * AHEAD + 5
    results.close()  # type: ignore[attr-defined]


def test_an_error_comes_in_its_turn_and_stops_the_work() -> None:
    stopped: list[bool] = []

    def work(number: int) -> int:
        if number == 3:
            raise ValueError("three")
        return number

    results = map_in_order(work, range(100), 2, stop=lambda: stopped.append(True))

    assert [next(results) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(ValueError, match="three"):
        next(results)
    assert stopped == [True]


def test_a_missing_file_is_still_the_callers_mistake(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        piiguard.check(tmp_path / "gone.pdf", "invoice", config=Config())
