"""The HTML report."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree, html

from piiguard.model import Report
from piiguard.policy import RULES
from piiguard.reporters import PagePicture, render

PNG = b"\x89PNG\r\n\x1a\n"


def page_of(report: Report, **options: object) -> etree._Element:
    text = render(report, "html", rules=tuple(RULES.values()), **options)  # type: ignore[arg-type]
    return html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))


def test_nothing_is_loaded_and_nothing_runs(report: Report) -> None:
    text = render(report, "html", pictures={1: (PagePicture(1, 612, 792, PNG),)})

    assert not re.search(r"https?://|<script|<link|@import|url\(", text)
    assert re.findall(r'src="(.{15})', text) == ["data:image/png;"]
    assert "default-src 'none'" in text


def test_every_finding_has_a_row(report: Report) -> None:
    assert len(page_of(report).xpath("//tbody/tr")) == 8


def test_a_box_stands_where_the_finding_does_and_leads_to_it(report: Report) -> None:
    page = page_of(report, pictures={1: (PagePicture(1, 612, 792, PNG),)})
    boxes = page.xpath("//a[contains(@class, 'box')]")

    # The suppressed one stands there too.
    assert [box.get("class") for box in boxes] == ["box error", "box suppressed"]
    assert boxes[0].get("style") == "left:11.76%;top:12.64%;width:17.73%;height:1.50%"
    for box in boxes:
        assert page.xpath("//tr[@id=$id]", id=box.get("href")[1:])


def test_a_page_without_a_picture_has_no_boxes(report: Report) -> None:
    assert not page_of(report).xpath("//img | //a[contains(@class, 'box')]")


@pytest.mark.parametrize("field", ["path", "message", "masked"])
def test_no_text_becomes_markup(report: Report, field: str) -> None:
    document = report.documents[2]
    evil = "<b onclick=x>\"'&"
    finding = replace(document.findings[0], value=None)
    if field == "path":
        document = replace(document, path=evil, source="")
    else:
        document = replace(document, findings=(replace(finding, **{field: evil}),))

    page = page_of(Report.of(document))

    assert not page.xpath("//b[@onclick]")
    assert evil in page.text_content()
