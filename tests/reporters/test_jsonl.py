"""JSON Lines, version 1."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from piiguard.model import Report
from piiguard.reporters import format_of, render
from piiguard.reporters.counts import Counts, count

SCHEMA = json.loads(
    files("piiguard.reporters").joinpath("schemas/document-1.schema.json").read_text("utf-8")
)


@pytest.mark.parametrize("show_values", [False, True])
def test_each_line_is_valid_and_says_what_the_json_report_says(
    report: Report, show_values: bool
) -> None:
    report = Report(tuple(replace(each, known_as="ab" * 32) for each in report.documents))
    lines = render(report, "jsonl", show_values=show_values).splitlines()
    whole = json.loads(render(report, "json", show_values=show_values))

    Draft202012Validator.check_schema(SCHEMA)
    assert len(lines) == len(report.documents)
    for text, document in zip(lines, whole["documents"], strict=True):
        content = json.loads(text)
        Draft202012Validator(SCHEMA).validate(content)
        assert {key: content[key] for key in document} == document
        assert content["known_as"] == "ab" * 32


def test_the_schema_refuses_another_version(report: Report) -> None:
    content = json.loads(render(report, "jsonl").splitlines()[0])

    assert not Draft202012Validator(SCHEMA).is_valid({**content, "schema": "piiguard.document/2"})


def test_files_have_its_ending() -> None:
    assert format_of("archive.jsonl") == format_of("archive.ndjson") == "jsonl"


def test_lines_are_counted_as_documents_are(report: Report) -> None:
    counts = Counts()
    for text in render(report, "jsonl").splitlines():
        counts.add_object(json.loads(text))

    assert counts == count(report)
    assert counts.verdict is report.verdict
