"""The report that people read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from piiguard.model import DocumentReport, Location, Report, Verdict
from piiguard.reporters import render
from piiguard.reporters.console import plain


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(report: Report, width: int) -> None:
    assert max(len(line) for line in render(report, "console", width=width).splitlines()) <= width


def test_there_is_no_escape_code_without_colour(report: Report) -> None:
    assert "\x1b" not in render(report, "console")
    assert "\x1b" in render(report, "console", color=True)


def test_the_summary_counts_documents_and_findings(report: Report) -> None:
    assert render(report, "console").splitlines()[-1] == (
        "6 documents: 2 pass, 3 fail, 1 incomplete · 6 errors, 1 warning · 1 suppressed"
    )


def test_no_document_at_all_reads_as_no_check() -> None:
    assert render(Report(()), "console").strip() == "0 documents: nothing was checked"


def test_a_hidden_place_says_so(report: Report) -> None:
    assert "(hidden)" in render(report, "console", width=100)


def test_a_long_place_stands_whole_above_its_value(report: Report) -> None:
    document = report.documents[2]
    place = "body: after table 12"
    finding = replace(document.findings[0], location=Location(place, line=104, column=1))
    changed = replace(document, findings=(finding,))

    lines = render(Report.of(changed), "console").splitlines()

    above = lines.index(f"      {place}, line 104")
    assert lines[above + 1].startswith(f"        {finding.masked}")


def test_two_patrons_are_told_apart(report: Report) -> None:
    text = render(report, "console")

    assert "patron 1" in text
    assert "patron 2" in text


def test_a_document_cannot_steer_the_terminal(report: Report) -> None:
    document = report.documents[2]
    evil = replace(
        document.findings[0], value="\x1b]0;x\x07[bold]", location=Location("sheet \x1b[2J")
    )
    changed = DocumentReport(
        "\x1b[31m.csv", None, None, Verdict.FAIL, (evil,), source="\x1b[31m.csv"
    )

    text = render(Report.of(changed), "console", show_values=True)

    assert "\x1b" not in text
    assert "\x07" not in text
    assert "[bold]" in text


def test_plain_text_stands_on_one_line() -> None:
    assert plain("9 Chandler Court\nPort Aldous\tNY") == "9 Chandler Court Port Aldous NY"
