"""A baseline: what stood in an old archive when checking began."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from piiguard.errors import ConfigError
from piiguard.model import DocumentReport, Finding, Location, Role, Severity, Verdict
from piiguard.suppression import (
    Baseline,
    Decision,
    Suppressor,
    document_key,
    key_id,
    load_baseline,
    to_json,
)
from piiguard.suppression.baseline import entries_of

KEY = b"a key of these tests"
TODAY = date(2026, 6, 1)
NAME = "Elena Moss"


def finding(fingerprint: str = "5f" * 32, **changes: object) -> Finding:
    fields: dict[str, object] = {
        "rule": "patron-name",
        "entity_type": "PERSON",
        "role": Role.PATRON,
        "subject": 1,
        "severity": Severity.ERROR,
        "score": 0.9,
        "location": Location("page 1"),
        "masked": "•••",
        "message": "",
        "remedy": "",
        "value": NAME,
        "fingerprint": fingerprint,
    }
    return Finding(**(fields | changes))  # type: ignore[arg-type]


def baseline(folder: Path, *findings: Finding) -> Baseline:
    path = str(folder / "moss.pdf")
    report = DocumentReport("••••.pdf", "invoice", None, Verdict.FAIL, findings, source=path)
    return Baseline(key_id(KEY), folder, entries_of(report, KEY, folder))


def counts(known: Baseline, path: Path, *findings: Finding) -> list[bool]:
    result = Suppressor(path.parent, (), known, KEY).suppress(findings, str(path), TODAY)
    return [each.suppressed is None for each in result]


def test_what_was_there_does_not_count(tmp_path: Path) -> None:
    known = baseline(tmp_path, finding())

    assert counts(known, tmp_path / "moss.pdf", finding()) == [False]


def test_a_value_known_in_one_document_counts_in_every_other(tmp_path: Path) -> None:
    known = baseline(tmp_path, finding())

    assert counts(known, tmp_path / "new.pdf", finding()) == [True]


def test_once_more_in_the_same_document_counts(tmp_path: Path) -> None:
    known = baseline(tmp_path, finding(), finding())

    assert counts(known, tmp_path / "moss.pdf", *[finding()] * 3) == [False, False, True]


def test_what_has_no_fingerprint_or_no_path_counts(tmp_path: Path) -> None:
    known = baseline(tmp_path, finding())
    (result,) = Suppressor(tmp_path, (), known, KEY).suppress((finding(),), "", TODAY)

    assert counts(known, tmp_path / "moss.pdf", finding(fingerprint=None)) == [True]  # type: ignore[arg-type]
    assert result.suppressed is None


def test_what_a_person_said_is_to_be_fixed_counts_again(tmp_path: Path) -> None:
    known = baseline(tmp_path, finding())
    refused = replace(
        known, entries=(replace(known.entries[0], decision=Decision.TO_FIX, reason="no"),)
    )

    assert counts(refused, tmp_path / "moss.pdf", finding()) == [True]


def test_suppressed_findings_are_no_part_of_a_new_baseline(tmp_path: Path) -> None:
    known = baseline(tmp_path, finding())
    result = Suppressor(tmp_path, (), known, KEY).suppress(
        (finding(),), str(tmp_path / "moss.pdf"), TODAY
    )

    assert baseline(tmp_path, *result).entries == ()


def test_the_file_can_be_moved_with_its_documents(tmp_path: Path) -> None:
    assert document_key(KEY, str(tmp_path / "a" / "1.pdf"), tmp_path / "a") == document_key(
        KEY, str(tmp_path / "b" / "1.pdf"), tmp_path / "b"
    )


def test_the_file_holds_no_value_and_no_raw_path(tmp_path: Path) -> None:
    text = to_json(baseline(tmp_path, finding()))

    assert NAME not in text
    assert "moss" not in text.lower()


def test_the_file_loads_again(tmp_path: Path) -> None:
    known = baseline(tmp_path, finding(), finding("a0" * 32))
    file = tmp_path / "baseline.json"
    file.write_text(to_json(known), encoding="utf-8")

    loaded = load_baseline(file, KEY)

    assert set(loaded.entries) == set(known.entries)
    assert loaded.folder == tmp_path


def test_no_key_and_another_key_are_errors(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(to_json(baseline(tmp_path)), encoding="utf-8")

    with pytest.raises(ConfigError, match="needs the key"):
        load_baseline(file, None)
    with pytest.raises(ConfigError, match="another PIIGUARD_FINGERPRINT_KEY"):
        load_baseline(file, b"other")


@pytest.mark.parametrize(
    "change",
    [
        {"count": 0},
        {"count": True},
        {"decision": "fine"},
        {"fingerprint": "md5"},
        {"note": ""},
    ],
)
def test_a_damaged_file_is_an_error(tmp_path: Path, change: dict[str, object]) -> None:
    content = json.loads(to_json(baseline(tmp_path, finding())))
    content["entries"][0] |= change
    file = tmp_path / "baseline.json"
    file.write_text(json.dumps(content), encoding="utf-8")

    with pytest.raises(ConfigError, match="damaged"):
        load_baseline(file, KEY)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": "piiguard.baseline/9"}'])
def test_what_is_no_baseline_is_an_error(tmp_path: Path, text: str) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(ConfigError, match="no baseline"):
        load_baseline(file, KEY)
