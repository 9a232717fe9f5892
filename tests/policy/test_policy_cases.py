"""``policy test``: cases, and what they expect."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from piiguard.errors import PolicyError
from piiguard.model import Verdict
from piiguard.policy import load_cases

CASES = """policy: invoice
cases:
  - document: clean.txt
    verdict: pass
  - name: a name in capitals
    text: "Patron: OKONKWO, ADAEZE N"
    verdict: fail
    rules: [patron-name]
  - name: a letter of ours
    text: "Patron: OKONKWO, ADAEZE N"
    policy: ours.yaml
    verdict: pass
"""


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    (tmp_path / "clean.txt").write_text("Item barcode: 31191000882134\n")
    (tmp_path / "ours.yaml").write_text("allow: {patron: [name]}\n")
    file = tmp_path / "cases.yaml"
    file.write_text(CASES)
    return file


def run(file: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "piiguard.cli", "policy", "test", str(file)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_case_says_what_is_expected_of_a_document(cases: Path) -> None:
    clean, name, letter = load_cases(cases)

    assert (clean.name, clean.policy, clean.verdict) == ("clean.txt", "invoice", Verdict.PASS)
    assert clean.rules == frozenset()
    assert name.rules == {"patron-name"}
    assert letter.policy == str(cases.parent / "ours.yaml")
    assert "OKONKWO" not in repr(name)


def test_all_as_expected_is_0(cases: Path) -> None:
    done = run(cases)

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("3 cases: 3 as expected, 0 not\n")


def test_a_surprise_is_1_and_told_without_values(cases: Path) -> None:
    cases.write_text(CASES.replace("rules: [patron-name]", "rules: [patron-phone]"))

    done = run(cases)

    assert done.returncode == 1
    assert "WRONG  a name in capitals" in done.stdout
    assert "cases.yaml:5: missed patron-phone; did not expect patron-name" in done.stdout
    assert "OKONKWO" not in done.stdout


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("verdict: pass", "verdict: green", r"cases.yaml:4: unknown verdict 'green'"),
        ("clean.txt", "gone.txt", r"cases.yaml:3: there is no such file"),
        ("[patron-name]", "[patron-nam]", r"cases.yaml:8: .*did you mean 'patron-name'"),
        ("policy: invoice\n", "", r"cases.yaml:2: which 'policy'"),
        ("    verdict: fail\n", "", r"cases.yaml:5: which 'verdict'"),
        ("document: clean.txt", "name: x", r"cases.yaml:3: a case has either"),
        (CASES, "policy: invoice\n", r"cases.yaml:1: there is no case"),
        (CASES, "", r"cases.yaml:1: there is no case"),
    ],
)
def test_a_mistake_is_told_with_its_line(cases: Path, old: str, new: str, message: str) -> None:
    cases.write_text(CASES.replace(old, new, 1))

    with pytest.raises(PolicyError, match=message):
        load_cases(cases)


def test_policies_are_compared_in_words(cases: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "piiguard.cli",
            "policy",
            "diff",
            "bill",
            str(cases.parent / "ours.yaml"),
        ],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0
    assert "stricter  a patron's address is now forbidden" in done.stdout


def test_a_file_of_cases_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    binary = tmp_path / "cases.yaml"
    binary.write_bytes(b"\xff\xfe\xff")
    with pytest.raises(PolicyError, match=r"cases.yaml: the policy case is not UTF-8 text"):
        load_cases(binary)
    with pytest.raises(PolicyError, match=r"gone.yaml: there is no such policy case file"):
        load_cases(tmp_path / "gone.yaml")
