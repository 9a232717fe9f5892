"""Whatever a file holds, it ends in pass, fail or incomplete, and harms nothing else."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from fuzz_readers import fuzz
from seeds import seeds

from piiguard.api import Checker
from piiguard.config import Config, Limits
from piiguard.model import Verdict

NAMED = b"Patron: Okonkwo"
TIME_S = 60

HARMLESS = {
    # What can be read of them was read, and it holds nobody's data.
    "far-cell.xlsx",
    "fields.docx",
    "huge-repeat.ods",
    "link.zip",
    "negative-repeat.ods",
    "spaces.odt",
}
PACKED = (".pdf", ".docx", ".xlsx", ".odt", ".ods", ".zip", ".png", ".jpg", ".msg", ".doc", ".bin")


def listing(*folders: Path) -> set[str]:
    return {
        os.path.join(root, name)
        for folder in folders
        for root, _, files in os.walk(folder)
        for name in files
    }


@pytest.fixture(scope="module")
def run(
    bad_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[subprocess.CompletedProcess[str], set[str], dict[str, dict[str, Any]]]:
    """One run of the program over all files: its output, what it left behind, the reports."""
    work, home, temporary = (tmp_path_factory.mktemp(n) for n in ("work", "home", "temporary"))
    (work / "piiguard.yaml").write_text(f"limits: {{time_s: {TIME_S}, memory_bytes: 1000000000}}\n")
    before = listing(bad_folder)
    environment = {**os.environ, "HOME": str(home), "TMPDIR": str(temporary)}
    environment.pop("XDG_CACHE_HOME", None)
    command = ["check", str(bad_folder), "-p", "invoice", "-f", "json", "-j", "2"]
    command += ["--output", str(work / "report.json")]
    done = subprocess.run(
        [sys.executable, "-m", "piiguard.cli", *command],
        capture_output=True,
        text=True,
        check=False,
        cwd=work,
        env=environment,
    )
    left = listing(work, home, temporary, bad_folder) - before
    left -= {str(work / "piiguard.yaml"), str(work / "report.json")}
    reports = json.loads((work / "report.json").read_text())["documents"]
    names = sorted(file.name for file in bad_folder.iterdir())
    assert len(reports) == len(names)
    return done, left, dict(zip(names, reports, strict=True))


def test_the_sound_documents_are_read_or_there_is_nothing_to_break() -> None:
    checker = Checker("invoice", config=Config())
    pictures = {"sound.png", "sound.jpg"}
    for name, data in seeds().items():
        if name not in pictures:
            assert checker.check(data, name=name).verdict is Verdict.FAIL, name


def test_every_file_gets_a_verdict_and_nothing_else_is_printed(run: Any) -> None:
    done, _, reports = run

    assert {r["verdict"] for r in reports.values()} <= {"pass", "fail", "incomplete"}
    assert done.stdout == ""
    assert re.fullmatch(r"piiguard: \d+ documents: [\w, ·]+ errors\n", done.stderr)
    assert done.returncode == 1


def test_nothing_makes_piiguard_itself_fail_or_wait(run: Any) -> None:
    _, _, reports = run
    codes = {name: (r["error"] or {}).get("code") for name, r in reports.items()}

    bad = {"internal-error", "timed-out", "crashed"}

    assert [n for n, code in codes.items() if code in bad] == []


def test_nothing_is_written_anywhere(run: Any) -> None:
    _, left, _ = run

    assert left == set()


def test_nothing_passes_unread(run: Any, made: dict[str, bytes]) -> None:
    _, _, reports = run
    passed = {name for name, r in reports.items() if r["verdict"] == "pass" and name in made}

    assert [name for name in passed if NAMED in made[name]] == []
    assert {name for name in passed if name.endswith(PACKED)} <= HARMLESS


def test_the_files_of_others_are_read_or_refused(run: Any) -> None:
    _, _, reports = run
    others = {name: r for name, r in reports.items() if name.startswith("others-")}
    if not others:
        pytest.skip("no installed package ships documents")

    assert all(r["error"] is None or r["verdict"] != "pass" for r in others.values())


@pytest.mark.parametrize(
    ("name", "limits", "key"),
    [
        ("sound.txt", Limits(size_bytes=20), "size_bytes"),
        ("many-pages.pdf", Limits(), "pages"),
        ("nested.zip", Limits(), "nesting"),
        ("bomb.zip", Limits(expanded_bytes=1_000_000), "expanded_bytes"),
        ("stream-bomb.pdf", Limits(expanded_bytes=1_000_000), "expanded_bytes"),
        ("many-members.zip", Limits(), "members"),
        ("many-short-lines.txt", Limits(time_s=0.05), "time_s"),
    ],
)
def test_every_cap_names_itself_its_value_and_its_key(
    name: str, limits: Limits, key: str, made: dict[str, bytes]
) -> None:
    data = seeds().get(name) or made[name]
    report = Checker("invoice", config=Config(limits=limits)).check(data, name=name)
    messages = [p.message for p in report.problems]

    assert report.verdict is not Verdict.PASS
    wanted = (f"limits.{key} in piiguard.yaml", str(getattr(limits, key)))
    assert any(all(word in message for word in wanted) for message in messages), messages


def test_documents_broken_at_random_end_well() -> None:
    """A little of ``fuzz_readers.py``, which runs as long as one likes."""
    fuzz(60)
