"""GitLab's code quality report."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from piiguard.model import Report
from piiguard.reporters import render

SCHEMA = json.loads(
    (Path(__file__).parent / "schemas" / "gitlab-code-quality.schema.json").read_text("utf-8")
)


def issues_of(report: Report, *, show_values: bool = False) -> list[dict[str, Any]]:
    issues: list[dict[str, Any]] = json.loads(render(report, "gitlab", show_values=show_values))
    Draft202012Validator(SCHEMA).validate(issues)
    return issues


def test_there_is_an_issue_for_each_finding_and_problem(report: Report) -> None:
    assert len(issues_of(report)) == 8 + 2
    assert issues_of(Report(())) == []


def test_fingerprints_are_unique_though_all_else_is_the_same(report: Report) -> None:
    document = report.documents[2]
    twice = replace(document, findings=document.findings * 2)

    first, second = (issue["fingerprint"] for issue in issues_of(Report.of(twice)))

    assert first != second


def test_a_fingerprint_says_nothing_of_the_value(report: Report) -> None:
    document = report.documents[2]
    other = replace(document, findings=(replace(document.findings[0], value="Elena Moss"),))

    assert issues_of(Report.of(document)) == issues_of(Report.of(other))


def test_what_could_not_be_checked_blocks(report: Report) -> None:
    blockers = [i["check_name"] for i in issues_of(report) if i["severity"] == "blocker"]

    assert blockers == ["no-text", "encrypted"]


def test_suppressed_findings_are_information(report: Report) -> None:
    (issue,) = (i for i in issues_of(report) if i["description"].startswith("Suppressed"))

    assert issue["severity"] == "info"
