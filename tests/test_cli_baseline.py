"""``piiguard baseline``, from an old archive to one that only new findings fail."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KEY = "a key of these tests"
LEAK = "Item barcode: 31191000882134\nPatron: OKONKWO, ADAEZE N\n"
CLEAN = "Item barcode: 31191000882134\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "1.txt").write_text(LEAK)
    (tmp_path / "archive" / "2.txt").write_text(LEAK + LEAK)
    (tmp_path / "piiguard.yaml").write_text(
        "baseline: known.json\npolicies: {'archive/**': invoice}\n"
    )
    return tmp_path


def run(
    folder: Path, *arguments: str, key: str = KEY, answers: str = ""
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "piiguard.cli", *arguments],
        cwd=folder,
        env={**os.environ, "PIIGUARD_FINGERPRINT_KEY": key, "PYTHONIOENCODING": "utf-8"},
        input=answers,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def begun(archive: Path) -> Path:
    done = run(archive, "baseline", "create", "archive")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "known.json: 3 findings in 2 documents\n"
    return archive


def test_only_new_findings_count(begun: Path) -> None:
    assert run(begun, "check", "archive").returncode == 0

    (begun / "archive" / "3.txt").write_text(LEAK)
    done = run(begun, "check", "archive", "-f", "json")

    assert done.returncode == 1
    documents = json.loads(done.stdout)["documents"]
    assert [d["verdict"] for d in documents] == ["pass", "pass", "fail"]
    assert documents[0]["findings"][0]["suppressed"]["kind"] == "baseline"


def test_suppressed_findings_are_counted(begun: Path) -> None:
    assert "3 suppressed" in run(begun, "check", "archive").stdout


def test_nothing_in_the_file_can_be_read(begun: Path) -> None:
    text = (begun / "known.json").read_text("utf-8")

    assert "OKONKWO" not in text


def test_without_the_key_nothing_is_checked(begun: Path) -> None:
    for key in ("", "another"):
        done = run(begun, "check", "archive", key=key)
        assert done.returncode == 2
        assert "PIIGUARD_FINGERPRINT_KEY" in done.stderr


def test_a_baseline_is_not_replaced_by_accident(begun: Path) -> None:
    assert run(begun, "baseline", "create", "archive").returncode == 2
    assert run(begun, "baseline", "create", "archive", "--force").returncode == 0


def test_what_is_mended_is_pruned_and_counts_if_it_comes_back(begun: Path) -> None:
    (begun / "archive" / "2.txt").write_text(CLEAN)

    done = run(begun, "baseline", "prune", "archive")

    assert (done.returncode, done.stdout) == (0, "known.json: 2 findings dropped, 1 kept\n")
    (begun / "archive" / "2.txt").write_text(LEAK)
    assert run(begun, "check", "archive").returncode == 1


def test_what_was_not_looked_at_again_is_not_pruned(begun: Path) -> None:
    done = run(begun, "baseline", "prune", "archive/1.txt")

    assert done.stdout == "known.json: 0 findings dropped, 3 kept\n"


def test_what_is_gone_is_pruned_where_that_is_said(begun: Path) -> None:
    (begun / "archive" / "2.txt").unlink()

    assert "0 findings dropped" in run(begun, "baseline", "prune", "archive").stdout
    assert "2 findings dropped" in run(begun, "baseline", "prune", "archive", "--gone").stdout


def test_an_audit_lists_what_nobody_has_looked_at(begun: Path) -> None:
    done = run(begun, "baseline", "audit")

    assert done.returncode == 1
    assert "unreviewed  archive/2.txt  patron-name x2" in done.stdout
    assert done.stdout.endswith("2 unreviewed, 0 accepted, 0 to-fix\n")


def test_an_audit_asks_and_keeps_the_answers(begun: Path) -> None:
    answers = "a\nClosed case of 2019.\nf\nRedact it.\n"
    done = run(begun, "baseline", "audit", "-i", answers=answers)

    assert done.returncode == 1
    assert done.stdout.endswith("0 unreviewed, 1 accepted, 1 to-fix\n")
    report = json.loads(run(begun, "check", "archive", "-f", "json").stdout)
    assert [d["verdict"] for d in report["documents"]] == ["pass", "fail"]
    justification = report["documents"][0]["findings"][0]["suppressed"]["justification"]
    assert justification == "Closed case of 2019."


def test_nothing_is_accepted_without_a_reason(begun: Path) -> None:
    done = run(begun, "baseline", "audit", "-i", answers="a\n\na\n\n")

    assert done.stdout.endswith("2 unreviewed, 0 accepted, 0 to-fix\n")


def test_what_cannot_be_checked_is_no_finding(archive: Path) -> None:
    (archive / "archive" / "3.pdf").write_bytes(b"%PDF-1.7\n")

    done = run(archive, "baseline", "create", "archive")

    assert done.returncode == 3
    assert "archive/3.pdf: not fully checked" in done.stderr
    assert run(archive, "check", "archive").returncode == 3
