"""What every reporter must do alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from piiguard.model import DocumentReport, Problem, Report, Verdict
from piiguard.reporters import REPORTERS, format_of, render

NAME = "Okonkwo"

every_format = pytest.mark.parametrize("format", sorted(REPORTERS))


@every_format
def test_no_value_is_printed_unless_asked_for(report: Report, format: str) -> None:
    text = render(report, format)

    assert NAME.lower() not in text.lower()
    assert "\\u2022" in text or "•" in text


@every_format
def test_values_and_raw_paths_are_printed_where_asked_for(report: Report, format: str) -> None:
    text = render(report, format, show_values=True)

    assert NAME in text
    assert "okonkwo-7.pdf" in text


@every_format
def test_a_file_name_that_is_not_unicode_is_printed(format: str) -> None:
    damaged = Problem("damaged", "The file is damaged.")
    report = Report.of(
        DocumentReport("bad\udce9.pdf", None, None, Verdict.INCOMPLETE, problems=(damaged,))
    )

    assert "bad?.pdf" in render(report, format).replace("%3F", "?")


@every_format
def test_a_report_ends_in_one_line_break(report: Report, format: str) -> None:
    text = render(report, format)

    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("report.sarif", "sarif"),
        ("report.sarif.json", "sarif"),
        ("out/Report.HTML", "html"),
        ("junit.xml", "junit"),
        ("report.json", "json"),
        ("gl-code-quality-report.json", "gitlab"),
        ("report.md", "markdown"),
        ("report.csv", "csv"),
        ("report.txt", "console"),
        ("report", None),
        ("report.doc", None),
    ],
)
def test_a_file_name_says_its_format(name: str, format: str | None) -> None:
    assert format_of(Path(name).name) == format


@every_format
def test_suppressed_findings_stay_in(report: Report, format: str) -> None:
    assert "suppress" in render(report, format).lower()


@every_format
def test_a_report_over_nothing_does_not_look_clean(format: str) -> None:
    if format not in ("csv", "gitlab", "html", "json", "jsonl", "sarif"):
        assert "nothing was checked" in render(Report(()), format)


def test_an_unknown_format_is_an_error(report: Report) -> None:
    with pytest.raises(KeyError):
        render(report, "pigeon")
