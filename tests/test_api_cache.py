"""Reports of documents that were checked before: the same, and only then."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from piiguard.api import Checker
from piiguard.api.runner import Runner
from piiguard.cache import Cache
from piiguard.config import (
    Barcodes,
    Config,
    Directory,
    Library,
    Limits,
    OcrChoice,
    PolicyMatch,
    load_config,
)
from piiguard.config.cache import CacheSettings
from piiguard.config.exceptions import PolicyException
from piiguard.errors import NoPolicyError
from piiguard.model import DocumentReport, Report, Verdict
from piiguard.policy import RULES, load_policy
from piiguard.reporters import REPORTERS, render

LEAK = b"INTERLIBRARY INVOICE\nItem barcode: 31191000882134\nPatron: Quillondra Vexworthington\n"
CLEAN = b"INTERLIBRARY INVOICE\nItem barcode: 31191000882134\nDue: 2025-04-01\n"
INVOICE = load_policy("invoice", Config())
CONFIG = Config(fingerprint_key=b"key")

Check = Callable[..., tuple[DocumentReport, bool]]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Check with a cache; also say whether the work was done."""
    worked: list[str] = []
    run = Runner.run

    def counted(self: Runner, step: Any, content: Any, pool: Any = None) -> Any:
        worked.append(step)
        return run(self, step, content, pool)

    monkeypatch.setattr(Runner, "run", counted)
    monkeypatch.chdir(tmp_path)

    def check(
        data: bytes = LEAK, name: str = "x.txt", policy: Any = INVOICE, **more: Any
    ) -> tuple[DocumentReport, bool]:
        worked.clear()
        options = {"config": CONFIG, "cache": Cache(tmp_path / "cache"), "isolated": False} | more
        report = Checker(policy, **options).check(data, name=name)
        return report, bool(worked)

    return check


@pytest.mark.parametrize("data", [LEAK, CLEAN], ids=["fail", "pass"])
def test_the_same_again_is_known_and_every_report_of_it_is_the_same(
    check: Check, data: bytes
) -> None:
    plain, _ = check(data, cache=None)
    first, worked_first = check(data)
    second, worked_second = check(data)

    assert (worked_first, worked_second) == (True, False)
    assert first == second
    rules = tuple(RULES.values())
    for format in REPORTERS:
        # A line of JSON Lines says by what the cache knows its document.
        reports = (first, second) if format == "jsonl" else (plain, first, second)
        texts = {render(Report.of(report), format, rules=rules) for report in reports}
        assert len(texts) == 1, format


def test_with_a_cache_findings_have_no_value_known_or_not(check: Check) -> None:
    for report, _ in (check(), check()):
        assert report.findings
        assert {finding.value for finding in report.findings} == {None}


EXCEPTION = PolicyException(
    "patron-name", "*.txt", "agreed", "A. Librarian", date.today() + timedelta(days=9)
)


@pytest.mark.parametrize(
    "changed",
    [
        {"data": LEAK + b"\n"},
        {"name": "y.txt"},
        {"name": "folder/x.txt"},
        {"policy": replace(INVOICE, why="another reason")},
        {"policy": load_policy("bill", Config())},
        {"policy": None},
        {"fail_on": "warning"},
        {"config": Config()},
        {"config": replace(CONFIG, fingerprint_key=b"another")},
        {"config": replace(CONFIG, barcodes=Barcodes(("2119",)))},
        {"config": replace(CONFIG, directory=Directory((Library("Vexworthington Library"),)))},
        {"config": replace(CONFIG, limits=Limits(pages=7))},
        {"config": replace(CONFIG, limits=Limits(ocr=OcrChoice.OFF))},
        {"config": replace(CONFIG, exceptions=(EXCEPTION,))},
    ],
    ids=lambda changed: "-".join(changed),
)
def test_whatever_the_report_follows_from_is_checked_anew_when_it_changes(
    check: Check, changed: dict[str, Any]
) -> None:
    check()
    assert check()[1] is False

    assert check(**changed)[1] is True

    assert check(**changed)[1] is False
    assert check()[1] is False


def test_what_changes_no_report_is_not_checked_anew(check: Check) -> None:
    check()

    assert check(config=replace(CONFIG, cache=CacheSettings(days=3)))[1] is False


def test_an_exception_is_looked_at_anew_each_day(
    check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = replace(CONFIG, exceptions=(EXCEPTION,))
    check(config=config)
    assert check(config=config)[1] is False

    class Tomorrow(date):
        @classmethod
        def today(cls) -> date:
            return date.today() + timedelta(days=1)

    monkeypatch.setattr("piiguard.api.caching.date", Tomorrow)

    assert check(config=config)[1] is True


def test_a_policy_that_the_configuration_chooses_counts_by_its_content(
    check: Check, tmp_path: Path
) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("invoice: no patron PII\n")
    config = replace(CONFIG, policies=(PolicyMatch("*.txt", str(own)),))
    assert check(policy=None, config=config)[0].verdict is Verdict.FAIL
    assert check(policy=None, config=config)[1] is False

    own.write_text("invoice: name, item allowed\n")

    report, worked = check(policy=None, config=config)
    assert worked
    assert report.verdict is Verdict.PASS


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_document_that_lies_elsewhere_under_the_same_name_is_another(
    check: Check, tmp_path: Path
) -> None:
    config = replace(
        CONFIG,
        policies=(PolicyMatch("bills/*", "bill"), PolicyMatch("*.txt", "invoice")),
        source=tmp_path / "piiguard.yaml",
    )
    (tmp_path / "outbox").symlink_to(tmp_path / "invoices")
    assert check(name="outbox/x.txt", policy=None, config=config)[0].policy == "invoice"
    (tmp_path / "outbox").unlink()
    (tmp_path / "outbox").symlink_to(tmp_path / "bills")

    report, worked = check(name="outbox/x.txt", policy=None, config=config)

    assert worked
    assert report.policy == "bill"


def test_a_recognizer_file_and_the_program_itself_count_by_their_content(
    check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "piiguard.yaml").write_text("recognizers: [own.yaml]\n")
    recognizer = tmp_path / "own.yaml"
    recognizer.write_text(
        "recognizers:\n- name: own\n  supported_entity: OWN_ID\n  supported_language: en\n"
        "  patterns: [{name: own, regex: 'OWN-\\d{5}', score: 0.9}]\n"
    )
    config = load_config(tmp_path / "piiguard.yaml", tmp_path)
    check(config=config)
    assert check(config=config)[1] is False

    before = recognizer.stat()
    recognizer.write_text(recognizer.read_text().replace("5", "6"))
    os.utime(recognizer, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert check(config=config)[1] is True

    package = tmp_path / "package"
    package.mkdir()
    (package / "rules.py").write_text("1")
    monkeypatch.setattr("piiguard.cache.installation.PACKAGE", package)
    check(config=config)
    assert check(config=config)[1] is False
    (package / "rules.py").write_text("22")
    assert check(config=config)[1] is True


def test_what_is_installed_counts(
    check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path / "site")
    (tmp_path / "site").mkdir()
    check()
    assert check()[1] is False

    (tmp_path / "site" / "rapidocr-3.4.0.dist-info").mkdir()
    assert check()[1] is True

    program = tmp_path / "bin" / "tesseract"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    assert check()[1] is True


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 broken"], ids=["nothing in it", "damaged"])
def test_what_is_incomplete_is_checked_again(check: Check, data: bytes) -> None:
    for _ in range(2):
        report, worked = check(data, name="x.pdf" if data else "x.txt")
        assert worked
        assert report.verdict is Verdict.INCOMPLETE


def test_nothing_is_kept_where_no_policy_applies(check: Check, tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(NoPolicyError):
            check(b"Nothing says what this is.", policy=None)


def test_no_value_is_in_any_byte_of_the_folder(check: Check, tmp_path: Path) -> None:
    check(LEAK, name="Quillondra Vexworthington.txt")
    assert check(LEAK, name="Quillondra Vexworthington.txt")[1] is False

    kept = [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    held = b" ".join([*(p.read_bytes() for p in kept), *(os.fsencode(p.name) for p in kept)])
    assert b"patron-name" in held
    for canary in (b"quillondra", b"vexworthington"):
        assert canary not in held.lower()


def test_many_documents_are_known_too(check: Check, tmp_path: Path) -> None:
    checker = Checker(INVOICE, config=CONFIG, cache=Cache(tmp_path / "cache"), isolated=False)
    first = list(checker.check_many([LEAK, CLEAN]))

    assert list(checker.check_many([LEAK, CLEAN])) == first
    assert check(CLEAN, name="")[1] is False
