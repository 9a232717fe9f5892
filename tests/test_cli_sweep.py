"""An archive: a line for each document as it is known, and no document twice."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

CLEAN = "Item barcode: 31191000882134\nDue: 2025-04-01\n"
LEAK = f"{CLEAN}Patron: Quillondra Vexworthington\n"
NUMBER = 60

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


class Archive:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.report = folder / "report.jsonl"
        for number in range(NUMBER):
            self.path(number).parent.mkdir(parents=True, exist_ok=True)
            self.path(number).write_text(LEAK if number % 3 == 0 else CLEAN)

    def path(self, number: int) -> Path:
        return self.folder / "archive" / f"{number % 4}" / f"{number:03}.txt"

    def start(self, *more: str, **options: Any) -> subprocess.Popen[str]:
        # Options before the paths, so that a test may add one.
        command = ["check", *more, "--policy", "invoice", "--output", "report.jsonl", "archive"]
        # A shell's background job ignores Ctrl-C, and its children inherit that.
        settings = {
            "stdout": subprocess.PIPE,
            "stderr": subprocess.PIPE,
            "preexec_fn": lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        }
        return subprocess.Popen(
            [sys.executable, "-m", "piiguard.cli", *command],
            cwd=self.folder,
            env={**os.environ, "PIIGUARD_CACHE_DIR": str(self.folder / "cache")},
            text=True,
            **(settings | options),
        )

    def run(self, *more: str) -> tuple[int, str, str]:
        process = self.start(*more)
        out, err = process.communicate(timeout=300)
        assert "Traceback" not in err
        return process.returncode, out, err

    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(text) for text in self.report.read_text().splitlines()]

    def wait_for(self, is_there: Callable[[], Any]) -> Any:
        end = time.monotonic() + 120
        while time.monotonic() < end:
            found = is_there()
            if found:
                return found
            time.sleep(0.005)
        raise AssertionError("it never came")

    def written(self) -> int:
        return self.report.read_bytes().count(b"\n") if self.report.exists() else 0


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


def assert_whole(archive: Archive) -> None:
    assert Counter(Path(line["path"]).name for line in archive.lines()) == Counter(
        archive.path(number).name for number in range(NUMBER)
    )
    assert Counter(line["verdict"] for line in archive.lines()) == {"fail": 20, "pass": 40}


def workers(pid: int) -> list[int]:
    return [
        int(c) for p in Path(f"/proc/{pid}/task").glob("*/children") for c in p.read_text().split()
    ]


def ticks(pid: int) -> int:
    """Return the processor's time that a process has used, in hundredths of a second."""
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11])


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_every_document_has_a_line_and_the_counts_are_told(archive: Archive, jobs: str) -> None:
    code, out, err = archive.run("--jobs", jobs)

    assert (code, out) == (1, "")
    assert "60 documents: 40 pass, 20 fail" in err
    assert_whole(archive)
    assert "Quillondra" not in archive.report.read_text()


def test_who_interrupts_it_goes_on_where_it_was(archive: Archive) -> None:
    process = archive.start("--jobs", "2", "--resume")
    archive.wait_for(lambda: archive.written() >= 5)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    before = archive.report.read_text()

    assert process.returncode == 130
    assert "--resume checks the others" in err
    assert "Traceback" not in err
    assert 5 <= len(archive.lines()) < NUMBER

    code, _, err = archive.run("--jobs", "2", "--resume")

    assert code == 1
    assert f"{len(before.splitlines())} of the documents were in report.jsonl already" in err
    assert "60 documents: 40 pass, 20 fail" in err
    assert archive.report.read_text().startswith(before)
    assert_whole(archive)


def test_a_killed_run_goes_on_after_half_a_line(archive: Archive) -> None:
    process = archive.start()
    archive.wait_for(lambda: archive.written() >= 3)
    process.kill()
    process.communicate(timeout=60)
    with archive.report.open("a") as file:
        file.write('{"schema":"piiguard.docu')

    assert archive.run("--resume")[0] == 1

    assert_whole(archive)


def test_a_killed_worker_costs_one_document_which_is_tried_again(archive: Archive) -> None:
    # Long enough to be killed at work.
    archive.path(1).write_text(CLEAN * 8000)
    process = archive.start("--jobs", "1")
    (worker,) = archive.wait_for(lambda: workers(process.pid))
    archive.wait_for(lambda: archive.written() >= 15)
    before = ticks(worker)
    archive.wait_for(lambda: ticks(worker) > before + 10)  # It is at the long one.
    os.kill(worker, signal.SIGKILL)
    process.communicate(timeout=300)

    verdicts = Counter(line["verdict"] for line in archive.lines())
    assert verdicts["incomplete"] == 1
    assert verdicts.total() == NUMBER
    (broken,) = (line for line in archive.lines() if line["verdict"] == "incomplete")
    assert broken["error"]["code"] == "crashed"

    _, _, err = archive.run("--resume")

    assert "59 of the documents were in report.jsonl already" in err
    assert_whole(archive)


def test_what_changed_or_is_gone_has_no_old_line(archive: Archive) -> None:
    archive.run()
    archive.path(1).write_text(LEAK)
    archive.path(2).unlink()

    _, _, err = archive.run("--resume")

    assert "58 of the documents were" in err
    assert "59 documents: 38 pass, 21 fail" in err
    found = {Path(line["path"]).name: line["verdict"] for line in archive.lines()}
    assert len(found) == len(archive.lines()) == NUMBER - 1
    assert found[archive.path(1).name] == "fail"
    assert [path.name for path in archive.folder.iterdir() if "half" in path.name] == []


def test_under_another_policy_all_is_checked_again(archive: Archive) -> None:
    archive.run()

    _, _, err = archive.run("--resume", "--fail-on", "warning")

    assert "already" not in err
    assert_whole(archive)


def test_without_resume_the_report_begins_anew(archive: Archive) -> None:
    archive.run()
    archive.run()

    assert_whole(archive)


@pytest.mark.parametrize(
    ("more", "content"),
    [
        (("--resume", "--no-cache"), None),
        (("--resume", "--show-values"), None),
        (("--resume", "--output", "report.html"), None),
        (("--resume",), "Dear all,\n"),
        (("--resume",), '{"schema": "another/1"}\n'),
    ],
    ids=["no cache", "values", "two reports", "no report", "another format"],
)
def test_what_cannot_be_gone_on_with_is_said_and_left(
    archive: Archive, more: tuple[str, ...], content: str | None
) -> None:
    if content is not None:
        archive.report.write_text(content)

    code, _, err = archive.run(*more)

    assert code == 2
    assert "--resume" in err
    assert archive.report.exists() is (content is not None)
    assert content is None or archive.report.read_text() == content


def test_lines_go_to_standard_output_too(archive: Archive) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "piiguard.cli", "check", "archive", "-p", "invoice", "-f", "jsonl"],
        cwd=archive.folder,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert [json.loads(text)["known_as"] for text in done.stdout.splitlines()] == [None] * NUMBER


def test_on_a_terminal_a_bar_says_how_long_it_takes(archive: Archive) -> None:
    ours, theirs = pty.openpty()
    process = archive.start(stderr=theirs)
    os.close(theirs)
    shown = b""
    try:
        while block := os.read(ours, 65536):
            shown += block
    except OSError:
        pass  # Linux says so when the other end is closed.
    process.communicate(timeout=60)
    os.close(ours)

    assert b"time left" in shown
    assert b"/60" in shown
    assert b"60 documents: 40 pass, 20 fail" in shown
