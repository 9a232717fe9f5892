"""``piiguard check``: several reports at once, changed files, watching, code pages."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest

from piiguard.cli.reports import Target, plan
from piiguard.cli.terminal import showable
from piiguard.errors import ConfigError
from piiguard.reporters import REPORTERS

LEAK = "Item barcode: 31191000882134\nPatron: OKONKWO, ADAEZE N\n"
CLEAN = "Item barcode: 31191000882134\nDue: 2025-04-01\n"


def piiguard(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "piiguard.cli", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "leak.txt").write_text(LEAK)
    (tmp_path / "clean.txt").write_text(CLEAN)
    return tmp_path


# ------------------------------------------------------------------------ where


@pytest.mark.parametrize(
    ("format", "outputs", "expected"),
    [
        (None, [], [("console", None)]),
        ("json", [], [("json", None)]),
        (None, ["a.sarif", "a.html"], [("sarif", "a.sarif"), ("html", "a.html")]),
        # The one format names the one file: nothing is left for standard output.
        ("sarif", ["a.sarif"], [("sarif", "a.sarif")]),
        ("json", ["report"], [("json", "report")]),
        ("github", ["a.sarif"], [("sarif", "a.sarif"), ("github", None)]),
        (None, ["gitlab:quality.json"], [("gitlab", "quality.json")]),
        (None, ["report"], [("console", "report")]),
    ],
)
def test_reports_go_where_they_are_asked_for(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    format: str | None,
    outputs: list[str],
    expected: list[tuple[str, str | None]],
) -> None:
    monkeypatch.chdir(tmp_path)

    assert plan(format, outputs, REPORTERS) == tuple(
        Target(name, Path(file) if file else None) for name, file in expected
    )


@pytest.mark.parametrize(
    ("format", "outputs", "message"),
    [
        ("jsn", [], "no format 'jsn', did you mean 'json'"),
        (None, ["report.pdf"], r"ending of report.pdf says no format; .* json:report.pdf"),
        (None, ["nowhere/report.html"], "no folder nowhere"),
    ],
)
def test_what_cannot_be_written_is_told_before_the_work(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    format: str | None,
    outputs: list[str],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError, match=message):
        plan(format, outputs, REPORTERS)


def test_one_run_writes_many_reports_and_tells_github(folder: Path) -> None:
    endings = ("sarif", "html", "xml", "csv", "md", "txt", "json")
    outputs = [word for ending in endings for word in ("-o", f"out.{ending}")]

    done = piiguard(
        folder,
        *("check", ".", "-p", "invoice", "-f", "github", "-o", "gitlab:quality.json", *outputs),
        GITHUB_STEP_SUMMARY=str(folder / ".summary"),
    )

    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=leak.txt,line=2,title=piiguard%3A patron-name::")
    assert "❌ fail: leak.txt" in (folder / ".summary").read_text("utf-8")
    assert json.loads((folder / "quality.json").read_text())[0]["check_name"] == "patron-name"
    assert ElementTree.parse(folder / "out.xml").getroot().get("failures") == "1"
    for file in folder.iterdir():
        if file.name not in ("leak.txt", "clean.txt"):
            assert "OKONKWO" not in file.read_text("utf-8"), file.name


# --------------------------------------------------------------------- --changed


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    subprocess.run(
        ["git", *identity, "-c", "commit.gpgsign=false", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
    )


@pytest.fixture
def repository(folder: Path) -> Path:
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "Begin")
    return folder


def checked(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [document["path"] for document in json.loads(done.stdout)["documents"]]


CHANGED = ("check", ".", "-p", "invoice", "-f", "json", "--changed")


def test_nothing_changed_is_a_pass(repository: Path) -> None:
    done = piiguard(repository, *CHANGED)

    assert (done.returncode, done.stdout) == (0, "")
    assert "none differs from HEAD" in done.stderr


def test_only_what_changed_or_is_new_is_checked(repository: Path) -> None:
    (repository / "clean.txt").write_text(CLEAN + "Price: 12.00\n")
    (repository / "néw one.txt").write_text(CLEAN)
    (repository / "ignored.txt").write_text(LEAK)
    (repository / ".gitignore").write_text("ignored.txt\n")

    done = piiguard(repository, *CHANGED)

    assert done.returncode == 0, done.stdout
    assert checked(done) == ["clean.txt", "néw one.txt"]


def test_a_branch_is_compared_with_where_it_began(repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "ours")
    (repository / "ours.txt").write_text(CLEAN)
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "Ours")
    git(repository, "checkout", "-q", "main")
    (repository / "leak.txt").write_text(LEAK + LEAK)
    git(repository, "commit", "-q", "-a", "-m", "Theirs")
    git(repository, "checkout", "-q", "ours")

    done = piiguard(repository, *CHANGED, "--since", "main")

    assert checked(done) == ["ours.txt"]


@pytest.mark.parametrize("since", ["nosuch", "--output=x"])
def test_a_commit_that_is_none_is_wrong_use(repository: Path, since: str) -> None:
    done = piiguard(repository, *CHANGED, f"--since={since}")

    assert done.returncode == 2
    assert not (repository / "x").exists()


def test_outside_of_a_repository_it_is_wrong_use(folder: Path) -> None:
    done = piiguard(folder, *CHANGED, GIT_CEILING_DIRECTORIES=str(folder.parent))

    assert done.returncode == 2
    assert "git repository" in done.stderr


# ----------------------------------------------------------------------- --watch


def test_what_changes_is_checked_again(folder: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "piiguard.cli", "check", ".", "-p", "invoice", "--watch"],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    timer = threading.Timer(60, process.kill)
    timer.start()
    lines: list[str] = []
    assert process.stdout is not None
    try:
        for line in process.stdout:
            lines.append(line)
            if "watching for changes" in line:
                time.sleep(1)
                (folder / "leak.txt").write_text(CLEAN)
            if "leak.txt" in line and line.startswith("PASS"):
                break
        process.send_signal(signal.SIGINT)
        lines += process.stdout.readlines()
        code = process.wait()
    finally:
        timer.cancel()
        process.kill()
        process.wait()
        process.stdout.close()

    assert any(line.startswith("FAIL  leak.txt") for line in lines)
    assert any(line.startswith("PASS  leak.txt") for line in lines)
    # Ctrl-C is how it ends: what was reported stays true.
    assert lines[-1].startswith("piiguard: no longer watching")
    assert code == 130


# -------------------------------------------------------------------- code pages


@pytest.mark.parametrize("encoding", ["cp437", "cp850", "cp1252", "ascii", "utf-8"])
def test_a_mask_can_be_read_in_every_code_page(folder: Path, encoding: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "piiguard.cli", "check", "leak.txt", "-p", "invoice"],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    text = done.stdout.decode(encoding)

    mark = "•" if encoding in ("cp1252", "utf-8") else "*"
    assert f"{mark * 7}, {mark * 6} {mark}" in text
    assert "?" not in text


def test_what_can_be_shown_is_left_alone() -> None:
    assert showable("•••…", "utf-8") == "•••…"
    assert showable("•••…", "cp437") == "***..."
    assert showable("•••…", None) == "•••…"
    assert showable("•••…", "nosuch") == "•••…"


def test_no_color_is_honoured(folder: Path) -> None:
    done = piiguard(folder, "check", "leak.txt", "-p", "invoice", NO_COLOR="1", FORCE_COLOR="1")

    assert "\x1b[3" not in done.stdout


# ------------------------------------------------------------------------- shell


@pytest.mark.parametrize(
    ("words", "number", "expected"),
    [
        ("piiguard po", "1", ["policy"]),
        ("piiguard check -f j", "3", ["json", "jsonl", "junit"]),
        ("piiguard check -p b", "3", ["bill", "board-packet"]),
        ("piiguard policy show inv", "3", ["invoice"]),
        ("piiguard rule patron-em", "2", ["patron-email"]),
    ],
)
def test_a_shell_completes_commands_formats_policies_and_rules(
    folder: Path, words: str, number: str, expected: list[str]
) -> None:
    done = piiguard(folder, _PIIGUARD_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=number)

    assert (done.returncode, done.stdout.split()) == (0, expected)


def test_the_help_has_the_exit_codes_in_a_table(folder: Path) -> None:
    lines = piiguard(folder, "--help", COLUMNS="80").stdout.splitlines()

    assert "    3    incomplete: something could not be read or checked" in lines
    assert max(map(len, lines)) <= 80


def test_reports_in_files_leave_a_line_on_the_terminal(folder: Path) -> None:
    done = piiguard(folder, "check", ".", "--policy", "invoice", "--output", "report.html")

    assert done.stdout == ""
    assert done.stderr.startswith("piiguard: 2 documents: 1 pass, 1 fail")
