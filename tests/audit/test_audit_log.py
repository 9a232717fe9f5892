"""The record: only added to, and whatever is done to it is found."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import astuple
from pathlib import Path

import pytest

from piiguard.audit import AuditLog, Door, Entry, Fault, Head, Override, open_log, verify
from piiguard.config.gate import AuditSettings
from piiguard.errors import AuditError, ConfigError
from piiguard.model import DocumentReport, Finding, Location, Problem, Role, Severity, Verdict

KEY = b"0123456789abcdef0123456789abcdef"
NAME = "OKONKWO, ADAEZE"


def report(verdict: Verdict = Verdict.FAIL) -> DocumentReport:
    finding = Finding(
        rule="patron-name",
        entity_type="PERSON",
        role=Role.PATRON,
        subject=1,
        severity=Severity.ERROR,
        score=0.9,
        location=Location("page 1"),
        masked="•••••••, ••••••",
        message="A patron's name stands here.",
        remedy="Leave it out.",
        value=NAME,
    )
    findings = (finding, finding) if verdict is Verdict.FAIL else ()
    problems = (Problem("encrypted", "it is encrypted"),) if verdict is Verdict.INCOMPLETE else ()
    return DocumentReport(
        "•••.txt", "invoice", "text/plain", verdict, findings, problems, f"{NAME}.txt", "ab12"
    )


@pytest.fixture
def log(tmp_path: Path) -> Iterator[AuditLog]:
    log = AuditLog(tmp_path / "audit.sqlite", KEY)
    yield log
    log.close()


@pytest.fixture
def filled(log: AuditLog) -> AuditLog:
    for number in range(5):
        log.record(Door.SMTP, f"{NAME} {number}".encode(), report())
    return log


def faults(log: AuditLog, anchor: Head | None = None) -> list[Fault]:
    return list(verify(log, anchor))


# --------------------------------------------------------------------- writing


def test_an_entry_says_when_where_by_what_and_how_it_was_decided(log: AuditLog) -> None:
    entry = log.record(Door.WATCH, b"document", report())

    assert list(log.entries()) == [entry]
    assert (entry.number, entry.door, entry.verdict) == (1, "watch", "fail")
    assert entry.at.endswith("+00:00")
    assert (entry.policy, entry.policy_version) == ("invoice", "ab12")
    assert entry.rule_counts() == {"patron-name": 2}
    assert not entry.is_override


def test_what_could_not_be_checked_is_held_and_says_why(log: AuditLog) -> None:
    entry = log.record(Door.CHECK, None, report(Verdict.INCOMPLETE))

    assert entry.is_held
    assert entry.problems == '{"encrypted": 1}'
    assert entry.document == ""


def test_an_override_names_who_and_why(log: AuditLog) -> None:
    override = Override("rosa", "The patron asked for it at the desk.")

    entry = log.record(Door.WEB, b"document", report(), override)

    assert entry.is_override
    assert not entry.is_held
    assert (entry.override_by, entry.override_why) == (override.who, override.why)


def test_nothing_of_a_document_is_in_the_file(filled: AuditLog) -> None:
    filled.close()
    for file in filled.path.parent.iterdir():
        assert b"OKONKWO" not in file.read_bytes().upper(), file.name


def test_a_code_that_is_no_code_is_not_written(log: AuditLog) -> None:
    plug_in = DocumentReport("-", None, None, Verdict.INCOMPLETE, (), (Problem(NAME, "x"),))

    assert log.record(Door.CHECK, b"", plug_in).problems == '{"other": 1}'


def test_the_digest_of_a_document_depends_on_it_and_on_the_key(tmp_path: Path) -> None:
    ours, theirs = (AuditLog(tmp_path / str(i), bytes([i]) * 16) for i in (1, 2))
    first, same, other = (
        ours.record(Door.CHECK, content, report()).document for content in (b"a", b"a", b"b")
    )

    assert first == same != other
    assert theirs.record(Door.CHECK, b"a", report()).document != first
    ours.close()
    theirs.close()


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")
def test_only_its_user_reads_the_file(filled: AuditLog) -> None:
    for file in filled.path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name


def test_many_writers_make_one_chain(tmp_path: Path) -> None:
    path = tmp_path / "audit.sqlite"
    logs = [AuditLog(path, KEY) for _ in range(4)]
    with ThreadPoolExecutor(8) as executor:
        list(executor.map(lambda i: logs[i % 4].record(Door.CHECK, b"x", report()), range(80)))

    assert [entry.number for entry in logs[0].entries()] == list(range(1, 81))
    assert faults(logs[0]) == []
    for log in logs:
        log.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_forked_process_adds_to_the_same_record(filled: AuditLog) -> None:
    child = os.fork()
    if child == 0:
        try:
            filled.record(Door.SCRIPT, b"x", report())
        except BaseException:
            os._exit(1)
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0

    filled.record(Door.SMTP, b"y", report())

    assert [entry.door for entry in filled.entries()][-2:] == ["script", "smtp"]
    assert faults(filled) == []


# --------------------------------------------------------------- what is found


def edit(log: AuditLog, *statements: str) -> None:
    """Change the file as someone would who can write it but has no key."""
    log.close()
    with closing(sqlite3.connect(log.path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


UNPROTECT = (
    "DROP TRIGGER entry_stays",
    "DROP TRIGGER entry_remains",
    "DROP TRIGGER head_remains",
    "DROP TRIGGER head_grows",
)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET verdict = 'pass' WHERE number = 3",
        "DELETE FROM entry WHERE number = 3",
        "DELETE FROM head",
        "UPDATE head SET count = 2",
    ],
)
def test_the_file_itself_refuses_changes(filled: AuditLog, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        edit(filled, statement)

    assert faults(filled) == []


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        (["UPDATE entry SET verdict = 'pass' WHERE number = 3"], [(3, "changed")]),
        (["UPDATE entry SET rules = '{}' WHERE number = 1"], [(1, "changed")]),
        (["UPDATE entry SET at = '2020' WHERE number = 5"], [(5, "changed")]),
        (["DELETE FROM entry WHERE number = 3"], [(3, "missing")]),
        (["DELETE FROM entry WHERE number = 1"], [(1, "missing")]),
        (["DELETE FROM entry WHERE number >= 4"], [(4, "missing")]),
        (["DELETE FROM entry"], [(1, "missing")]),
        (
            [
                "UPDATE entry SET number = 99 WHERE number = 2",
                "UPDATE entry SET number = 2 WHERE number = 4",
                "UPDATE entry SET number = 4 WHERE number = 99",
            ],
            [(2, "changed"), (3, "does not follow"), (4, "changed"), (5, "does not follow")],
        ),
        (
            [
                "DELETE FROM entry WHERE number = 3",
                "UPDATE entry SET number = number - 1 WHERE number > 3",
            ],
            [(3, "changed"), (4, "changed"), (5, "missing")],
        ),
    ],
)
def test_what_was_done_to_entries_is_found(
    filled: AuditLog, statements: list[str], expected: list[tuple[int, str]]
) -> None:
    edit(filled, *UNPROTECT, *statements)

    found = faults(filled)

    assert [fault.number for fault in found] == [*(number for number, _ in expected), None]
    for fault, (_, what) in zip(found, expected, strict=False):
        assert what in fault.what
    assert "was removed" in found[-1].what


def test_an_entry_that_was_added_without_the_key_is_found(filled: AuditLog) -> None:
    row = list(filled.entries())[-1]
    forged = (6, *astuple(row)[1:])
    edit(filled, f"INSERT INTO entry VALUES {forged}")

    assert [fault.what for fault in faults(filled)] == [
        "changed since it was written",
        "stands past the end of the record",
    ]


@pytest.mark.parametrize("change", ["count = 4", "digest = 'x'", "signature = 'x'"])
def test_a_changed_head_stops_all(filled: AuditLog, change: str) -> None:
    edit(filled, *UNPROTECT, f"UPDATE head SET {change}")

    with pytest.raises(AuditError, match="head was changed"):
        faults(filled)
    with pytest.raises(AuditError, match="head was changed"):
        filled.record(Door.SMTP, b"x", report())


def test_a_record_put_back_to_an_earlier_state_is_found_by_a_noted_head(filled: AuditLog) -> None:
    filled.close()
    earlier = filled.path.read_bytes()
    filled.record(Door.SMTP, b"x", report())
    noted = filled.head()
    assert faults(filled, noted) == []
    filled.close()
    filled.path.write_bytes(earlier)

    assert faults(filled) == []  # it looks right by itself
    assert [fault.number for fault in faults(filled, noted)] == [6]


def test_a_head_noted_earlier_still_holds_when_the_record_has_grown(filled: AuditLog) -> None:
    noted = filled.head()
    filled.record(Door.SMTP, b"x", report())

    assert faults(filled, noted) == []
    assert faults(filled, Head(noted.count, "0" * 64)) != []


def test_a_long_record_is_read_in_pieces(log: AuditLog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("piiguard.audit.log.BATCH", 3)
    monkeypatch.setattr(
        "piiguard.audit.log._SELECT",
        "SELECT * FROM entry WHERE number > ? ORDER BY number LIMIT 3",
    )
    entries: list[Entry] = [log.record(Door.CHECK, b"x", report()) for _ in range(6)]

    assert list(log.entries()) == entries


# --------------------------------------------------------------------- failing


def test_another_key_opens_nothing(filled: AuditLog) -> None:
    with pytest.raises(AuditError, match="another key"):
        AuditLog(filled.path, b"x" * 32)


def test_a_record_that_vanished_is_not_begun_anew(filled: AuditLog) -> None:
    filled.path.unlink()

    with pytest.raises(AuditError, match="could not be recorded"):
        filled.record(Door.SMTP, b"x", report())


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.write_text("not a database" * 99)])
def test_what_is_no_record_is_refused(tmp_path: Path, make: Callable[[Path], object]) -> None:
    make(tmp_path / "audit.sqlite")

    with pytest.raises(AuditError):
        AuditLog(tmp_path / "audit.sqlite", KEY)


def test_the_folder_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(AuditError, match="cannot be begun"):
        AuditLog(tmp_path / "nowhere" / "audit.sqlite", KEY)


def test_the_key_comes_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = AuditSettings(tmp_path / "audit.sqlite", "OUR_KEY")
    monkeypatch.setenv("OUR_KEY", "short")
    with pytest.raises(ConfigError, match="OUR_KEY"):
        open_log(settings)

    monkeypatch.setenv("OUR_KEY", KEY.decode())
    open_log(settings).close()
    AuditLog(settings.path, KEY).close()
