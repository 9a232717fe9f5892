"""JSON, version 1."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from piiguard.model import Report
from piiguard.reporters import render

SCHEMA = json.loads(
    files("piiguard.reporters").joinpath("schemas/report-1.schema.json").read_text("utf-8")
)


@pytest.fixture(params=[False, True], ids=["masked", "values"])
def rendered(request: pytest.FixtureRequest, report: Report) -> dict[str, Any]:
    text = render(report, "json", show_values=request.param)
    result: dict[str, Any] = json.loads(text)
    return result


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_a_report_is_valid(rendered: dict[str, Any]) -> None:
    Draft202012Validator(SCHEMA).validate(rendered)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("verdict",), "clean"),
        (("documents", 1, "findings", 0, "score"), 1.5),
        (("documents", 1, "findings", 0, "note"), "new"),
        (("documents", 1, "findings", 0, "fingerprint"), "md5"),
        (("documents", 0, "error"), "none"),
    ],
)
def test_the_schema_refuses_what_is_no_report(
    report: Report, path: tuple[str | int, ...], value: object
) -> None:
    changed = json.loads(render(report, "json"))
    place = changed
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value

    assert not Draft202012Validator(SCHEMA).is_valid(changed)


def test_all_problems_are_in_the_error(report: Report) -> None:
    error = json.loads(render(report, "json"))["documents"][4]["error"]

    assert error == {
        "code": "no-text",
        "message": "Page 1 is an image without text, so it was not checked. "
        "attachment 1: it has a password.",
    }


def test_a_value_is_there_only_where_asked_for(report: Report) -> None:
    masked, shown = (
        json.loads(render(report, "json", show_values=values))["documents"][1]["findings"][0]
        for values in (False, True)
    )

    assert "value" not in masked
    assert shown == masked | {"value": "Okonkwo, Adaeze N"}
