"""No personal value comes out but where raw values were asked for."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import traceback
from pathlib import Path

import pytest
from canaries import CANARIES, leaks

from piiguard import engine
from piiguard.api import Checker, PolicyViolation, require_pass
from piiguard.api.pipeline import Pipeline
from piiguard.config import Config
from piiguard.detection import Detector
from piiguard.model import Report, Verdict
from piiguard.readers import read
from piiguard.reporters import REPORTERS, render

FILES = ["invoice.txt", "invoice.csv", "invoice.pdf"]


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker("invoice", config=Config())


def test_the_canaries_are_found_at_all(outbox: Path, checker: Checker) -> None:
    for report in checker.check_many([outbox / name for name in FILES]):
        values = " ".join(finding.value or "" for finding in report.findings)
        assert leaks(values) == list(CANARIES), report.path


@pytest.mark.parametrize("format", sorted(REPORTERS))
def test_no_report_holds_them(outbox: Path, checker: Checker, format: str) -> None:
    report = Report(tuple(checker.check_many(sorted(outbox.iterdir()))))

    assert report.verdict is Verdict.FAIL
    assert leaks(render(report, format)) == []
    assert leaks(render(report, format, show_values=True)) == list(CANARIES)


def test_no_repr_holds_them(outbox: Path, checker: Checker) -> None:
    for path in outbox.iterdir():
        document = read(
            path.read_bytes(), path.name if path.name in FILES else "x.txt", Config().limits
        )
        analysis = engine.analyse(document, Detector(Config()), Config())
        report = checker.check(path)
        explanation = checker.explain(path)
        shown = [document.parts, analysis.detections, analysis.attributions, report, explanation]
        assert leaks(repr([shown, analysis.cells])) == []


def test_no_exception_holds_them(outbox: Path) -> None:
    for path in outbox.iterdir():
        with pytest.raises(PolicyViolation) as caught:
            require_pass(path, "invoice", config=Config())
        error = caught.value
        assert leaks("".join(traceback.format_exception(error)).replace(str(path), "")) == []
        assert leaks(repr(error) + str(error)) == []


def test_no_log_holds_them(
    outbox: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        fresh = Checker("invoice", config=Config())
        list(fresh.check_many(sorted(outbox.iterdir())))

    out, err = capfd.readouterr()
    assert leaks(caplog.text + out + err) == []


class _Crashes:
    """A detector with a bug, whose message holds the text as careless ones do."""

    def detect(self, cells: tuple[engine.Cell, ...]) -> tuple[engine.Detection, ...]:
        text = " ".join(cell.text for cell in cells)
        raise ValueError(f"cannot parse {text}")


@pytest.mark.parametrize("format", sorted(REPORTERS))
def test_a_crash_holds_none(
    outbox: Path, format: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Pipeline, "_detector", _Crashes())
    broken = Checker("invoice", config=Config(), isolated=False)

    report = Report(tuple(broken.check_many(sorted(outbox.iterdir()))))

    assert report.verdict is Verdict.INCOMPLETE
    assert all(d.error and d.error.code == "internal-error" for d in report.documents)
    out, err = capfd.readouterr()
    assert leaks(render(report, format) + repr(report) + out + err) == []


def run_program(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    # Python's own dump of a crash and all warnings on, for they must not leak either.
    return subprocess.run(
        [sys.executable, "-X", "dev", "-W", "default", "-m", "piiguard.cli", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env={**os.environ, "COLUMNS": "200"},
    )


@pytest.mark.parametrize("format", sorted(REPORTERS))
def test_the_program_prints_none(outbox: Path, format: str) -> None:
    result = run_program("check", ".", "-p", "invoice", "-f", format, folder=outbox)

    assert result.returncode == 1, result.stderr
    assert leaks(result.stdout + result.stderr) == []
    assert "Traceback" not in result.stderr


def test_explain_prints_none(outbox: Path) -> None:
    for path in outbox.iterdir():
        result = run_program("explain", path.name, folder=outbox)
        assert result.returncode == 0, result.stderr
        assert leaks(result.stdout + result.stderr) == []


def test_several_processes_print_none_and_agree_with_one(outbox: Path) -> None:
    one, two = (
        run_program("check", ".", "-p", "invoice", "-f", "json", "-j", jobs, folder=outbox)
        for jobs in ("1", "2")
    )

    assert one.stdout == two.stdout
    assert leaks(two.stdout + two.stderr) == []
