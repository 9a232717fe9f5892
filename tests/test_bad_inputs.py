"""What cannot be read gets a clear message and the right exit code, never a pass."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BAD = ROOT / "examples/bad"


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "piiguard.cli", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stdout + done.stderr
    return done


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("encrypted.pdf", "encrypted", "password"),
        ("truncated.pdf", "damaged", "damaged"),
        ("empty.pdf", "no-text", "blank"),
        ("zero-bytes.pdf", "empty", "empty"),
        ("web-page.pdf", "unsupported", "HTML"),
    ],
)
def test_an_unreadable_document_is_incomplete(name: str, code: str, words: str) -> None:
    done = run("check", BAD / name, "--policy", "invoice", "--format", "json")
    assert done.returncode == 3
    (document,) = json.loads(done.stdout)["documents"]
    assert document["verdict"] == "incomplete"
    assert document["error"]["code"] == code
    assert words in document["error"]["message"]


def test_a_scan_that_nothing_may_recognise_is_incomplete(tmp_path: Path) -> None:
    config = tmp_path / "piiguard.yaml"
    config.write_text("ocr: off\n", encoding="utf-8")
    arguments = ("--policy", "invoice", "--format", "json", "--config", config)
    done = run("check", BAD / "scanned.pdf", *arguments)
    assert done.returncode == 3
    (document,) = json.loads(done.stdout)["documents"]
    assert document["error"]["code"] == "no-text"
    assert "image" in document["error"]["message"]


def test_an_unreadable_document_says_so_on_the_console() -> None:
    done = run("check", BAD / "encrypted.pdf", "--policy", "invoice")
    assert done.returncode == 3
    assert "encrypted.pdf" in done.stdout
    assert "password" in done.stdout


@pytest.mark.parametrize("name", ["latin-1.txt", "utf-16.txt"])
def test_text_in_another_encoding_is_read(name: str) -> None:
    done = run("check", BAD / name, "--policy", "invoice", "--format", "json", "--show-values")
    assert done.returncode == 1
    (document,) = json.loads(done.stdout)["documents"]
    assert document["error"] is None
    assert [f["value"] for f in document["findings"]] == ["Zoë Châtelain"]


def test_a_policy_with_a_typo_names_the_line_and_the_nearest_word() -> None:
    policy = BAD / "policy-with-typo.yaml"
    done = run("check", "examples/documents/invoice-clean-ruled.pdf", "--policy", policy)
    assert done.returncode == 2
    assert "policy-with-typo.yaml:5" in done.stderr
    assert "nmae" in done.stderr
    assert "name" in done.stderr.replace("nmae", "")


def test_a_missing_policy_is_wrong_use() -> None:
    done = run("check", "examples/documents/receipt.txt", "--policy", "recipt")
    assert done.returncode == 2
    assert "receipt" in done.stderr


def test_a_missing_file_is_wrong_use_or_incomplete_but_never_a_pass() -> None:
    done = run("check", "no-such-file.pdf", "--policy", "invoice")
    assert done.returncode in (2, 3)
    assert "no-such-file.pdf" in done.stdout + done.stderr


def test_one_bad_document_does_not_keep_the_others_from_being_checked() -> None:
    good = "examples/documents/invoice-clean-ruled.pdf"
    done = run("check", BAD / "zero-bytes.pdf", good, "--policy", "invoice", "--format", "json")
    assert done.returncode == 3
    verdicts = [d["verdict"] for d in json.loads(done.stdout)["documents"]]
    assert verdicts == ["incomplete", "pass"]
