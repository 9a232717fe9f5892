"""SARIF 2.1.0."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from piiguard.model import DocumentReport, Report, Verdict
from piiguard.policy import RULES
from piiguard.reporters import render
from piiguard.reporters.sarif import uri

SCHEMA = json.loads(
    (Path(__file__).parent / "schemas" / "sarif-schema-2.1.0.json").read_text("utf-8")
)


def run_of(report: Report, *, show_values: bool = False) -> dict[str, Any]:
    rules = tuple(RULES.values())
    log = json.loads(render(report, "sarif", show_values=show_values, rules=rules))
    Draft7Validator(SCHEMA).validate(log)
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


@pytest.mark.parametrize("show_values", [False, True])
def test_a_log_is_valid(report: Report, show_values: bool) -> None:
    assert len(run_of(report, show_values=show_values)["results"]) == 8


def test_a_log_over_nothing_is_valid_and_no_success() -> None:
    assert run_of(Report(()))["invocations"][0]["executionSuccessful"] is False


def test_success_means_that_all_was_checked(report: Report) -> None:
    invocation = run_of(report)["invocations"][0]
    codes = [n["descriptor"]["id"] for n in invocation["toolExecutionNotifications"]]

    assert invocation["executionSuccessful"] is False
    assert codes == ["no-text", "encrypted"]
    checked = Report(report.documents[:4])
    assert run_of(checked)["invocations"][0]["executionSuccessful"] is True


def test_no_content_of_the_document_is_in_it(report: Report) -> None:
    text = render(report, "sarif")

    assert "snippet" not in text
    assert '"contents"' not in text


def test_every_rule_is_explained(report: Report) -> None:
    rules = run_of(report)["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in rules] == sorted(rule["id"] for rule in rules)
    for rule in rules:
        assert rule["help"]["text"]
        assert rule["shortDescription"]["text"]


def test_viewers_get_help_and_rank(report: Report) -> None:
    for rule in run_of(report)["tool"]["driver"]["rules"]:
        assert "**Instead:**" in rule["help"]["markdown"]
        # GitHub takes a number from 0 to 10, as a string.
        assert 0 < float(rule["properties"]["security-severity"]) < 9
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")


def test_a_message_says_the_place_that_no_viewer_shows(report: Report) -> None:
    messages = [result["message"]["text"] for result in run_of(report)["results"]]

    assert messages[0].endswith("(page 1, line 12)")
    assert not messages[6].endswith(")")


def test_results_point_at_their_rule_and_file(report: Report) -> None:
    run = run_of(report)
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert run["artifacts"][place["index"]]["location"]["uri"] == place["uri"]


def test_only_text_has_a_region(report: Report) -> None:
    results = run_of(report)["results"]
    regions = [r["locations"][0]["physicalLocation"].get("region") for r in results]

    # Five in the PDF, one in the CSV (its column is a field's), one in the text
    # file, and one in that file's name, which has no lines.
    assert regions == [
        *[None] * 5,
        {"startLine": 4},
        {"startLine": 4, "startColumn": 17},
        None,
    ]


def test_a_place_in_a_pdf_is_in_the_properties(report: Report) -> None:
    location = run_of(report)["results"][0]["properties"]["location"]

    assert location["page"] == 1
    assert location["bbox"] == [72, 100.12, 180.5, 112]


def test_fingerprints_are_there_only_where_keyed(report: Report) -> None:
    first, second, *_ = run_of(report)["results"]

    assert first["partialFingerprints"] == {"piiguard/v1": "5f" * 32}
    assert "partialFingerprints" not in second


def test_suppressed_results_stay_in_with_their_reason(report: Report) -> None:
    suppressions = [result["suppressions"] for result in run_of(report)["results"]]

    assert [len(each) for each in suppressions] == [0, 0, 0, 0, 1, 0, 0, 0]
    assert suppressions[4][0]["justification"] == "Reviewed in May."
    assert suppressions[4][0]["kind"] == "external"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a b/ö.pdf", "a%20b/%C3%B6.pdf"),
        ("/srv/out box/a.pdf", "file:///srv/out%20box/a.pdf"),
        ("C:\\Out Box\\a.pdf", "file:///C:/Out%20Box/a.pdf"),
        ("a#b?c:d.pdf", "a%23b%3Fc%3Ad.pdf"),
        ("./a.pdf", "a.pdf"),
        ("•••.pdf", "%E2%80%A2%E2%80%A2%E2%80%A2.pdf"),
    ],
)
def test_a_path_becomes_a_uri(path: str, expected: str) -> None:
    assert uri(path) == expected
    document = DocumentReport(path, None, None, Verdict.PASS)
    assert run_of(Report.of(document))["artifacts"][0]["location"]["uri"] == expected
