"""JUnit XML, as CI servers read it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from piiguard.model import Report
from piiguard.reporters import render

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas" / "junit.xsd"))


def suite_of(report: Report, *, show_values: bool = False) -> etree._Element:
    root = etree.fromstring(render(report, "junit", show_values=show_values).encode())
    SCHEMA.assertValid(root)
    (suite,) = root
    return suite


@pytest.mark.parametrize("show_values", [False, True])
def test_a_report_is_valid(report: Report, show_values: bool) -> None:
    assert len(suite_of(report, show_values=show_values)) == 6


def test_the_counts_are_those_of_the_cases(report: Report) -> None:
    suite = suite_of(report)

    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("6", "3", "1")
    assert len(suite.findall("testcase/failure")) == 3
    assert len(suite.findall("testcase/error")) == 1


def test_an_incomplete_document_is_an_error_and_never_skipped(report: Report) -> None:
    (error,) = suite_of(report).findall("testcase/error")

    assert error.get("type") == "no-text"
    assert "encrypted: attachment 1" in (error.text or "")


def test_a_run_over_nothing_is_an_error() -> None:
    suite = suite_of(Report(()))

    assert suite.get("errors") == "1"
    assert suite.find("testcase/error") is not None


def test_what_xml_cannot_hold_is_replaced(report: Report) -> None:
    document = replace(report.documents[2], path="a\x00\x1b]]>&<b.csv")

    (case,) = suite_of(Report.of(document))

    assert case.get("name") == "a��]]>&<b.csv"
