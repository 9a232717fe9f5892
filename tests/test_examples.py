"""Every example gets the right verdict, for the right reason, and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

import piiguard
from piiguard.config import Config, load_config

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
DOCUMENTS = EXAMPLES / "documents"
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load(
    (EXAMPLES / "expected.yaml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def checker() -> piiguard.Checker:
    return piiguard.Checker(config=load_config(EXAMPLES / "piiguard.yaml", EXAMPLES))


def test_every_document_has_an_expectation() -> None:
    assert {path.name for path in DOCUMENTS.iterdir()} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_example(checker: piiguard.Checker, name: str) -> None:
    expected = EXPECTED[name]
    report = checker.check(DOCUMENTS / name)
    found = Counter(
        (v.rule, v.location.part, v.location.line, v.location.visible) for v in report.violations
    )
    wanted = Counter(
        (v["rule"], v["part"], v.get("line"), v.get("visible", True))
        for v in expected.get("violations", [])
    )
    assert found == wanted
    assert report.policy == expected["policy"]
    assert report.verdict == expected["verdict"]
    assert not report.problems


@pytest.mark.parametrize("name", [name for name in EXPECTED if not name.startswith("board-packet")])
def test_the_verdict_needs_no_configuration(name: str) -> None:
    """A consortium that has configured nothing yet gets the same verdict.

    But for a board packet: who is a trustee, nobody can tell without a directory.
    """
    expected = EXPECTED[name]
    checker = piiguard.Checker(policy=expected["policy"], config=Config())
    assert checker.check(DOCUMENTS / name).verdict == expected["verdict"]


def test_the_folder_fails_on_the_command_line() -> None:
    command = [sys.executable, "-m", "piiguard.cli", "check", "examples/documents"]
    run = subprocess.run(
        [*command, "--config", "examples/piiguard.yaml", "--format", "json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1, run.stderr
    report = json.loads(run.stdout)
    verdicts = {Path(d["path"]).name: d["verdict"] for d in report["documents"]}
    assert verdicts == {name: expected["verdict"] for name, expected in EXPECTED.items()}


def test_the_committed_files_are_what_the_script_makes(tmp_path: Path) -> None:
    script = EXAMPLES / "make_examples.py"
    subprocess.run([sys.executable, script, tmp_path], check=True)
    for folder in ("documents", "bad"):
        made = {path.name: path.read_bytes() for path in (tmp_path / folder).iterdir()}
        committed = {path.name: path.read_bytes() for path in (EXAMPLES / folder).iterdir()}
        assert made == committed
