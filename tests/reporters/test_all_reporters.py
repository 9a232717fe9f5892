"""What every reporter must do alike."""

from __future__ import annotations

import pytest

from piiguard.model import DocumentReport, Report, Verdict
from piiguard.reporters import REPORTERS, render

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
    report = Report.of(DocumentReport("bad\udce9.pdf", None, None, Verdict.PASS, source=""))

    assert "bad?.pdf" in render(report, format).replace("%3F", "?")


@every_format
def test_a_report_ends_in_one_line_break(report: Report, format: str) -> None:
    text = render(report, format)

    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_an_unknown_format_is_an_error(report: Report) -> None:
    with pytest.raises(KeyError):
        render(report, "pigeon")
