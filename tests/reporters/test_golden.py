"""Every reporter's whole output, held against a committed file.

``PIIGUARD_GOLDEN=write pytest tests/reporters`` writes them anew; read the diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from piiguard import __version__
from piiguard.model import Report
from piiguard.reporters import REPORTERS, render

GOLDEN = Path(__file__).parent.parent / "golden"
SUFFIXES = {
    "console": "txt",
    "csv": "csv",
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "html": "html",
    "json": "json",
    "jsonl": "jsonl",
    "junit": "junit.xml",
    "markdown": "md",
    "sarif": "sarif",
}


@pytest.mark.parametrize("format", sorted(REPORTERS))
def test_the_report_is_the_golden_one(report: Report, format: str) -> None:
    text = render(report, format)
    for told in ('"{}"', "piiguard {}."):
        text = text.replace(told.format(__version__), told.format("VERSION"))
    path = GOLDEN / f"report.{SUFFIXES[format]}"
    if os.environ.get("PIIGUARD_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")

    assert text == path.read_text(encoding="utf-8")
