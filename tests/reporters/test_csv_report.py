"""CSV, as spreadsheets read it."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest

from piiguard.model import Report
from piiguard.reporters import render
from piiguard.reporters.csv import COLUMNS


def rows_of(report: Report, *, show_values: bool = False) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(render(report, "csv", show_values=show_values))))


def test_there_is_a_row_for_each_finding_problem_and_clean_document(report: Report) -> None:
    rows = rows_of(report)

    assert len(rows) == 8 + 2 + 2
    assert tuple(rows[0]) == COLUMNS
    assert rows[0]["verdict"] == "pass"
    assert rows[0]["rule"] == ""


def test_the_value_is_a_column_only_where_asked_for(report: Report) -> None:
    assert "value" not in rows_of(report)[0]
    assert rows_of(report, show_values=True)[1]["value"] == "Okonkwo, Adaeze N"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_no_cell_is_a_formula(report: Report, start: str) -> None:
    document = replace(report.documents[2], path=f"{start}HYPERLINK(1).csv", source="")

    assert rows_of(Report.of(document))[0]["path"].startswith("'")
