"""GitHub's workflow commands."""

from __future__ import annotations

import re
from dataclasses import replace

from piiguard.model import Report
from piiguard.reporters import render

COMMAND = re.compile(r"::(error|warning|notice) file=([^,]+)(?:,line=(\d+))?,title=([^,:]+)::(.+)")


def test_every_line_but_the_last_is_a_command(report: Report) -> None:
    *commands, last = render(report, "github").splitlines()

    assert all(COMMAND.fullmatch(line.replace("piiguard%3A", "piiguard")) for line in commands)
    assert last.startswith("piiguard: 6 documents: 2 pass, 3 fail, 1 incomplete")


def test_only_text_has_a_line(report: Report) -> None:
    lines = render(report, "github").splitlines()

    assert any(line.startswith("::error file=letter.txt,line=4,") for line in lines)
    assert not any("file=invoices" in line and ",line=" in line for line in lines)


def test_a_document_cannot_give_commands(report: Report) -> None:
    document = report.documents[2]
    evil = replace(document.findings[0], value="x\n::add-mask::y\r%0A", masked="•")
    changed = replace(document, path="a,line=9::b\n::error::.csv", findings=(evil,), source="")

    lines = render(Report.of(changed), "github", show_values=True).splitlines()

    assert len(lines) == 2
    assert lines[0].startswith(
        "::error file=a%2Cline=9%3A%3Ab%0A%3A%3Aerror%3A%3A.csv,line=4,title="
    )
    assert "%250A" in lines[0]
