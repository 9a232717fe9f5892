"""Which decisions are recorded, and the commands that read the record."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pytest

import piiguard
from piiguard import cli
from piiguard.api import Checker, Door
from piiguard.audit import AuditLog
from piiguard.errors import AuditError, ConfigError

KEY = "0123456789abcdef0123456789abcdef"
LEAK = "Item barcode: 31191000882134\nPatron: Quillondra Vexworthington\n"
CLEAN = "Item barcode: 31191000882134\nDue: 2025-04-01\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_process: None) -> Path:
    (tmp_path / "piiguard.yaml").write_text("audit: audit.sqlite\n")
    (tmp_path / "vexworthington.txt").write_text(LEAK)
    (tmp_path / "clean.txt").write_text(CLEAN)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PIIGUARD_AUDIT_KEY", KEY)
    return tmp_path


def entries(home: Path) -> list[tuple[str, str, str]]:
    log = AuditLog(home / "audit.sqlite", KEY.encode())
    found = [(entry.door, entry.policy, entry.verdict) for entry in log.entries()]
    log.close()
    return found


def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["piiguard", *arguments])
    with pytest.raises(SystemExit) as exit_:
        cli.main()
    out, err = capsys.readouterr()
    return int(exit_.value.code or 0), out, err


def test_a_script_that_must_pass_is_recorded(home: Path) -> None:
    piiguard.require_pass("clean.txt", "invoice")
    with pytest.raises(piiguard.PolicyViolation):
        piiguard.require_pass("vexworthington.txt", "invoice")

    assert entries(home) == [("script", "invoice", "pass"), ("script", "invoice", "fail")]


def test_asking_is_no_decision(home: Path) -> None:
    piiguard.check("clean.txt", "invoice")
    Checker("invoice").explain("clean.txt")

    assert not (home / "audit.sqlite").exists()


def test_every_file_of_a_check_is_recorded(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "empty.txt").touch()
    run(
        monkeypatch, capsys,
        "check", "clean.txt", "vexworthington.txt", "empty.txt", "--policy", "invoice",
    )  # fmt: skip

    assert entries(home) == [
        ("check", "invoice", "pass"),
        ("check", "invoice", "fail"),
        ("check", "", "incomplete"),
    ]
    for file in home.glob("audit.sqlite*"):
        assert b"vexworthington" not in file.read_bytes().lower()


def test_the_record_knows_which_text_of_a_policy_judged(home: Path) -> None:
    policy = home / "ours.yaml"
    versions = []
    for sentence in ("no patron PII", "name allowed", "name allowed"):
        policy.write_text(f"ours: {sentence}\n")
        log = AuditLog(home / "audit.sqlite", KEY.encode())
        piiguard.require_pass("clean.txt", str(policy))
        versions.append(list(log.entries())[-1].policy_version)
        log.close()

    assert versions[0] != versions[1] == versions[2] != ""


def test_what_has_no_policy_is_recorded_by_the_gates(home: Path) -> None:
    checker = Checker(door=Door.WATCH)

    report = checker.judge(CLEAN.encode(), "clean.txt")

    assert report.verdict == "incomplete"
    assert entries(home) == [("watch", "", "incomplete")]


def test_without_the_record_nothing_is_decided(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    piiguard.require_pass("clean.txt", "invoice")
    (home / "audit.sqlite").write_bytes(b"not a database" * 1000)
    with pytest.raises(AuditError):
        piiguard.require_pass("clean.txt", "invoice")
    monkeypatch.delenv("PIIGUARD_AUDIT_KEY")
    with pytest.raises(ConfigError, match="PIIGUARD_AUDIT_KEY"):
        piiguard.require_pass("clean.txt", "invoice")


def test_verify_prints_what_to_note_and_holds_the_record_to_it(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piiguard.require_pass("clean.txt", "invoice")
    code, out, _ = run(monkeypatch, capsys, "audit", "verify")
    assert code == 0
    assert out.startswith("1 entries, complete and unchanged\nlast entry: 1:")
    anchor = out.split()[-1]

    assert run(monkeypatch, capsys, "audit", "verify", "--anchor", anchor)[0] == 0
    code, _, err = run(monkeypatch, capsys, "audit", "verify", "--anchor", "1:abc")
    assert code == 1
    assert "entry 1: is not the entry that was noted elsewhere" in err
    assert run(monkeypatch, capsys, "audit", "verify", "--anchor", "abc")[0] == 2
    monkeypatch.setenv("PIIGUARD_AUDIT_KEY", KEY[::-1])
    code, _, err = run(monkeypatch, capsys, "audit", "verify")
    assert code == 1
    assert "another key, or its head was changed" in err


def test_export_writes_a_table_and_a_page(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("matplotlib", reason="the extra 'report' is not installed")
    with pytest.raises(piiguard.PolicyViolation):
        piiguard.require_pass("vexworthington.txt", "invoice")

    code, _, _ = run(
        monkeypatch, capsys, "audit", "export", "--csv", "a.csv", "--summary", "a.html"
    )

    assert code == 0
    with (home / "a.csv").open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["door"], row["verdict"]) == ("script", "fail")
    assert "complete and unchanged" in (home / "a.html").read_text()
    code, out, _ = run(monkeypatch, capsys, "audit", "export", "--csv", "-")
    assert out.splitlines()[0].startswith("number,at,door")


@pytest.mark.parametrize("command", [["verify"], ["export"], ["export", "--csv", "a.csv"]])
def test_there_must_be_a_record_to_read(
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
) -> None:
    assert run(monkeypatch, capsys, "audit", *command)[0] == 2
    (home / "piiguard.yaml").write_text("")
    assert run(monkeypatch, capsys, "audit", *command)[0] == 2
    assert not (home / "audit.sqlite").exists()
