"""Markdown, as a job's summary shows it."""

from __future__ import annotations

from dataclasses import replace

from piiguard.model import Report
from piiguard.reporters import render


def test_the_first_thing_said_is_the_whole(report: Report) -> None:
    assert "**6 documents: 2 pass, 3 fail, 1 incomplete" in render(report, "markdown")


def test_every_row_has_as_many_cells_as_the_header(report: Report) -> None:
    document = report.documents[2]
    evil = replace(document.findings[0], value="a|b\n<img src=https://x.example/>@team `c`")

    text = render(Report.of(replace(document, findings=(evil,))), "markdown", show_values=True)
    (row,) = (line for line in text.splitlines() if line.startswith("| error"))

    assert row.replace("\\|", "").count("|") == 7
    assert "<img" not in text
    assert "https://" not in text
    assert "@team" not in text
