"""What a board and a spreadsheet get to see of the record."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from piiguard.audit import Door, Head, Override
from piiguard.audit.entry import Entry, draft
from piiguard.audit.export import write_csv
from piiguard.audit.months import count
from piiguard.audit.summary import SHOWN_MONTHS, render_summary
from piiguard.model import DocumentReport, Verdict
from piiguard.policy import RULES

HEAD = Head(7, "ab" * 32)


def entry(at: str, verdict: str, rules: str = "{}", who: str = "") -> Entry:
    report = DocumentReport("-", "invoice", None, Verdict.PASS)
    made = draft(Door.WEB, b"x", report, b"k" * 16, Override(who, "asked for") if who else None)
    return replace(made, at=f"{at}T09:00:00.000000+00:00", verdict=verdict, rules=rules)


ENTRIES = [
    entry("2025-11-03", "pass"),
    entry("2025-11-04", "fail", '{"patron-name": 9, "patron-phone": 1}'),
    entry("2026-02-01", "fail", '{"patron-name": 1}'),
    entry("2026-02-01", "fail", '{"patron-name": 1}', who="rosa"),
    entry("2026-02-02", "incomplete"),
]


def test_decisions_are_counted_by_month_without_gaps() -> None:
    totals = count(ENTRIES)

    assert [(m.name, m.checked, m.held, m.overridden) for m in totals.months] == [
        ("2025-11", 2, 1, 0),
        ("2025-12", 0, 0, 0),
        ("2026-01", 0, 0, 0),
        ("2026-02", 2, 2, 1),
    ]
    assert (totals.checked, totals.held, totals.overridden) == (4, 3, 1)


def test_a_rule_counts_once_a_document() -> None:
    assert count(ENTRIES).rules == {"patron-name": 2, "patron-phone": 1, "incomplete": 1}


def test_the_page_has_the_numbers_and_a_drawing_of_each() -> None:
    page = render_summary(count(ENTRIES), HEAD, 0)
    tree = html.fromstring(page)

    assert [value.text for value in tree.iter("dd")] == ["4", "3", "1"]
    assert len(tree.xpath('//*[local-name()="svg"][@role="img"][@aria-label]')) == 2
    assert str(HEAD) in page
    assert "complete and unchanged" in page
    rows = [[cell.text for cell in row] for row in tree.xpath("//tbody/tr")]
    assert ["2026-02", "2", "2", "1"] in rows
    assert ["A patron's name", "2"] in rows
    assert ["Could not be fully checked", "1"] in rows


def test_the_page_needs_nothing_from_elsewhere() -> None:
    tree = html.fromstring(render_summary(count(ENTRIES), HEAD, 0))

    assert not tree.xpath("//script | //link | //img | //iframe")
    links = [value for value in tree.xpath("//@src | //@href") if not value.startswith("#")]
    assert links == []


def test_a_record_with_faults_says_so() -> None:
    assert "has 2 faults" in render_summary(count(ENTRIES), HEAD, 2)


def test_an_empty_record_makes_a_page_too() -> None:
    page = render_summary(count([]), Head(0, ""), 0)

    assert "Nothing was decided yet" in page
    assert "<svg" not in page


def test_a_long_record_draws_what_is_legible() -> None:
    months = [f"{year}-{month:02}-01" for year in (2023, 2024, 2025) for month in range(1, 13)]
    page = render_summary(count(entry(at, "pass") for at in months), HEAD, 0)

    assert f"{36 - SHOWN_MONTHS} earlier months are not drawn" in page
    assert "2023-01 to 2025-12" in page


def test_the_longest_page_is_printed_on_one_sheet(browser: Any, tmp_path: Path) -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")
    months = [f"{year}-{month:02}-01" for year in (2023, 2024, 2025) for month in range(1, 13)]
    entries = [entry(at, "fail", f'{{"{rule}": 1}}') for at in months for rule in [*RULES][:20]]
    path = tmp_path / "board.html"
    path.write_text(render_summary(count(entries), HEAD, 0), encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    for paper in ("Letter", "A4"):
        with pypdfium2.PdfDocument(page.pdf(format=paper)) as printed:
            assert len(printed) == 1
    page.close()


def test_the_table_has_a_row_an_entry_and_no_formulas() -> None:
    out = StringIO(newline="")
    write_csv([replace(ENTRIES[3], override_why='=HYPERLINK("http://example.org")')], out)

    (row,) = csv.DictReader(StringIO(out.getvalue()))
    assert row["override_by"] == "rosa"
    assert row["override_why"].startswith("'=")
