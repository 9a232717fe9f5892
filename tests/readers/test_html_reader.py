"""HTML as a browser shows it, and each place where it hides a value."""

from __future__ import annotations

import time

import pytest
from planting import codes, open_as, places_of
from test_read import failure

from piiguard.model import Document, Field, Grid, Part, PartKind, Text
from piiguard.readers.html import read_markup

PLANTED = "Adaeze Okonkwo"


def page(body: str, head: str = "") -> Document:
    return open_as(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>", "a.html")


def texts(markup: str, *, visible: bool = True) -> list[str]:
    return [
        part.content.text
        for part in read_markup(markup).parts
        if isinstance(part.content, Text) and part.visible is visible
    ]


def grids(markup: str, *, visible: bool = True) -> list[list[tuple[str, ...]]]:
    return [
        [row.values for row in part.content.rows]
        for part in read_markup(markup).parts
        if isinstance(part.content, Grid) and part.visible is visible
    ]


@pytest.mark.parametrize(
    ("markup", "place"),
    [
        (f"<p>{PLANTED}</p>", "text 1"),
        ("<p>Ada<b>eze</b> Oko<i>nk</i>wo</p>", "text 1"),
        ("<p>Adaeze&#32;Okonkw&#111;</p>", "text 1"),
        (f"<p>{PLANTED}", "text 1"),
        (f"<table><b>{PLANTED}</b><tr><td>a", "text 1"),
        (f"<svg><text>{PLANTED}</text></svg>", "text 1"),
        (f"<details><summary>more</summary>{PLANTED}</details>", "text 1"),
        (f"<iframe srcdoc='&lt;p>{PLANTED}'></iframe>", "text 1"),
        (f"<input name=patron value='{PLANTED}'>", "form field 1"),
        (f"<textarea name=note>{PLANTED}</textarea>", "form field 1"),
        (f"<select name=who><option selected>{PLANTED}</select>", "form field 1"),
        (f"<table border=1><tr><th>Name<th>b<tr><td>{PLANTED}<td>c</table>", "table 1"),
    ],
)
def test_what_is_shown_is_visible(markup: str, place: str) -> None:
    assert places_of(page(markup), PLANTED) == [(place, True)]


@pytest.mark.parametrize(
    ("markup", "place"),
    [
        (f"<!-- {PLANTED} -->", "comment 1"),
        (f"<!--[if mso]><p>{PLANTED}<![endif]-->", "hidden text 1"),
        (f"<!-- <p>{PLANTED}</p> -->", "hidden text 1"),
        (f"<img alt='{PLANTED}'>", "alt attributes"),
        (f"<p title='{PLANTED}'>x", "title attributes"),
        (f"<input placeholder='{PLANTED}'>", "placeholder attributes"),
        (f"<button value='{PLANTED}'>x</button>", "value attributes"),
        (f"<p aria-label='{PLANTED}'>x", "aria-label attributes"),
        (f"<a href='https://ils.example.org/?n={PLANTED}'>x</a>", "href attributes"),
        ("<a href='https://ils.example.org/?n=Adaeze%20Okonkwo'>x</a>", "href attributes"),
        (f"<img src='https://ils.example.org/{PLANTED}'>", "src attributes"),
        (f"<p onclick='x(\"{PLANTED}\")'>x", "onclick attributes"),
        (f"<p okonkwo='{PLANTED}'>x", "other attributes 1"),
        (f"<p data-patron-name='{PLANTED}'>x", "data attribute 1"),
        (f"<p style='--n: \"{PLANTED}\"'>x", "other attributes 1"),
        (f"<input type=hidden name=patron value='{PLANTED}'>", "form field 1"),
        (f"<select name=who><option>{PLANTED}</select>", "form field 1"),
        (f"<template><p>{PLANTED}</template>", "hidden text 1"),
        (f"<noscript><p>{PLANTED}</noscript>", "hidden text 1"),
        (f"<iframe>{PLANTED}</iframe>", "hidden text 1"),
        (f"<p hidden>{PLANTED}", "hidden text 1"),
        (f"<p style='display: none'>{PLANTED}", "hidden text 1"),
        (f"<div style='visibility:hidden'><p>{PLANTED}</div>", "hidden text 1"),
        (f"<p style='font-size:0'>{PLANTED}", "hidden text 1"),
        (f"<p style='opacity:0 !important'>{PLANTED}", "hidden text 1"),
        (f"<p style='position:absolute;left:-9999px'>{PLANTED}", "hidden text 1"),
        (f"<p style='max-height:0;overflow:hidden'>{PLANTED}", "hidden text 1"),
        (f"<p style='color:#FFF'>{PLANTED}", "hidden text 1"),
        (f"<font color=white>{PLANTED}</font>", "hidden text 1"),
        (f"<p style='color:transparent'>{PLANTED}", "hidden text 1"),
        (f"<p bgcolor=#123456 style='color:rgb(18,52,86)'>{PLANTED}", "hidden text 1"),
        (f"<style>.pre td, .pre{{display:none}}</style><p class=pre>{PLANTED}", "hidden text 1"),
        (f"<style>p::after{{content:'{PLANTED}'}}</style>", "style sheet 1"),
        (f"<style>/* {PLANTED} */</style>", "style sheet 1"),
        (f"<script>alert('{PLANTED}')</script>", "script 1"),
        ('<script>alert("Adaeze\\u0020\\x4fkonkwo")</script>', "script 1"),
        (f"<script>var patronName = `{PLANTED}`</script>", "script 1: value 1"),
        (f"<script>// {PLANTED}\n</script>", "script 1"),
        (f"<script>s=/'/; t='{PLANTED}'</script>", "script 1"),
        (f"<script type=text/x-template><p>{PLANTED}</script>", "script 1"),
        (f'<script type=application/ld+json>{{"name":"{PLANTED}"}}</script>', "script 1: value 1"),
        (f"<svg><title>{PLANTED}</title></svg>", "hidden text 1"),
        (f"<object>{PLANTED}</object>", "hidden text 1"),
        (f"<b>x</b title='{PLANTED}'>", "source"),
        (f"<b class=a class='{PLANTED}'>x</b>", "source"),
        (f"<p id='{PLANTED} 123456'>x", "other attributes 1"),
    ],
)
def test_what_is_not_shown_is_hidden(markup: str, place: str) -> None:
    assert places_of(page(f"<p>text</p>{markup}"), PLANTED) == [(place, False)]


@pytest.mark.parametrize(
    ("head", "place"),
    [
        (f"<title>{PLANTED}</title>", "metadata 1"),
        (f"<meta name=author content='{PLANTED}'>", "metadata 1"),
        (f"<meta property=og:title content='{PLANTED}'>", "metadata 1"),
        (f"<base href='https://example.org/{PLANTED}/'>", "href attributes"),
    ],
)
def test_the_head_is_hidden(head: str, place: str) -> None:
    assert (place, False) in places_of(page("<p>text</p>", head), PLANTED)


@pytest.mark.parametrize(
    "style",
    ["color:#fff;background:#003366", "color:black", "opacity:1", "font-size:12px", "height:0"],
)
def test_what_a_style_does_not_hide_is_visible(style: str) -> None:
    assert places_of(page(f"<p style='{style}'>{PLANTED}"), PLANTED) == [("text 1", True)]


def test_white_text_where_a_sheet_sets_backgrounds_counts_as_seen() -> None:
    markup = f"<style>.bar{{background:#036}}</style><p class=bar style='color:#fff'>{PLANTED}"
    assert places_of(page(markup), PLANTED) == [("text 1", True)]


def test_a_rule_for_some_screens_only_hides_nothing() -> None:
    markup = f"<style>@media (max-width:1px){{p{{display:none}}}}</style><p>{PLANTED}"
    assert places_of(page(markup), PLANTED) == [("text 1", True)]


def test_data_addresses_are_files() -> None:
    markup = (
        "<img src='data:text/plain;base64,QWRhZXplIE9rb25rd28='>"
        "<a href='data:text/html,%3Cp%3EAdaeze%20Okonkwo'>x</a>"
    )
    assert places_of(page(markup), PLANTED) == [
        ("embedded data: text", True),
        ("embedded data: text 1", False),
    ]


def test_labels_come_with_the_values_of_forms_and_data_attributes() -> None:
    document = page("<input name=cardnumber value=1><p data-patron-name=Ada>x")
    labels = {p.name: p.content.label for p in document.parts if isinstance(p.content, Field)}
    assert labels["form field 1"] == "cardnumber"
    assert labels["data attribute 1"] == "patron-name"


def test_blocks_are_lines_and_what_is_in_a_line_is_joined() -> None:
    markup = "<h1>Bill</h1>\n<div>Ada <b>O</b>k<br>12 Elm\n St</div><div>Town</div><p>Dear"
    assert texts(markup) == ["Bill\n\nAda Ok\n12 Elm St\nTown\n\nDear"]


def test_no_break_spaces_set_columns_and_pre_keeps_lines() -> None:
    assert texts("<p>Name&nbsp;&nbsp; Card   no") == ["Name   Card no"]
    assert texts("<pre>Name   Card\nAda    1</pre>") == ["Name   Card\nAda    1"]


def test_a_table_of_data_is_a_grid() -> None:
    markup = "<table><tr><td>Title<td>Barcode<tr><td>Emma<td>33191000105864</table>"
    assert grids(markup) == [[("Title", "Barcode"), ("Emma", "33191000105864")]]


def test_spans_keep_columns_in_line() -> None:
    markup = (
        "<table><tr><th>A<th colspan=2>B<th>C"
        "<tr><td rowspan=2>1<td>2<td>3<td>4<tr><td>5<td>6<td>7</table>"
    )
    assert grids(markup) == [[("A", "B", "", "C"), ("1", "2", "3", "4"), ("", "5", "6", "7")]]


def test_headers_are_told_from_rows() -> None:
    (part,) = read_markup("<table><tr><th>A<th>B<tr><td>1<td>2</table>").parts
    assert isinstance(part.content, Grid)
    assert part.content.header


def test_hidden_rows_keep_their_headers() -> None:
    markup = "<table><tr><th>Name<th>Card<tr hidden><td>Ada<td>1<tr><td>x<td>y</table>"
    assert grids(markup, visible=False) == [[("Name", "Card"), ("Ada", "1")]]
    assert grids(markup)[0][-1] == ("x", "y")


@pytest.mark.parametrize(
    "markup",
    [
        "<table role=presentation><tr><td>Bill to:<td>Date:<tr><td>Ada<td>May</table>",
        "<table><tr><td>Bill to:<td>Date:</table>",
        "<table><tr><td>Bill to:<tr><td>Ada</table>",
        "<table><tr><td>Ada<br>12 Elm<td>Lib<br>1 Oak<tr><td>a<br>b<td>c</table>",
        "<table><tr><td><table><tr><th>A<th>B<tr><td>1<td>2</table><td>x</table>",
    ],
)
def test_a_table_that_only_places_things_is_text(markup: str) -> None:
    assert texts(markup)
    assert len(grids(markup)) == markup.count("<th>A")


def test_a_label_stays_on_the_line_of_its_value_in_a_layout_table() -> None:
    assert texts("<table><tr><td>Patron:<td>Ada Ok</table>") == ["Patron:    Ada Ok"]


def test_an_address_in_a_layout_table_stays_together() -> None:
    markup = "<table><tr><td>Ada<br>12 Elm<br>Town<td>Library<br>1 Oak</table>"
    assert texts(markup) == ["Ada\n12 Elm\nTown\n\nLibrary\n1 Oak"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252", "iso-8859-2", "koi8-r"])
def test_a_declared_encoding_is_used(encoding: str) -> None:
    name = {"koi8-r": "Жанна", "iso-8859-2": "Łucja"}.get(encoding, "Zoë")
    data = f"<!DOCTYPE html><meta charset={encoding}><p>{name}".encode(encoding)
    assert places_of(open_as(data, "a.html"), name)


def test_xhtml_elements_that_close_themselves_do_not_swallow_the_page() -> None:
    data = (
        f"<?xml version='1.0'?><html><head><title/><script src='x'/></head><p>{PLANTED}</p></html>"
    )
    assert places_of(open_as(data, "a.xhtml"), PLANTED) == [("text 1", True)]


def test_a_text_with_tags_keeps_its_lines() -> None:
    document = open_as("Dear <b>Ma</b>ria\nyour book\n", "a.txt")
    assert places_of(document, "Dear Maria")
    assert places_of(document, "your book")


def test_what_is_named_a_pdf_is_refused() -> None:
    assert "this is HTML, not PDF" in str(failure(b"<!DOCTYPE html><p>Maria", "a.pdf"))


def test_an_empty_page_is_no_clean_page() -> None:
    assert failure(b"<!DOCTYPE html><html></html>", "a.html").code == "empty"


@pytest.mark.parametrize(
    "bomb",
    [
        "<div>" * 200_000,
        "<b><p>" * 30_000,
        "<a " + " ".join(f"a{n}=1" for n in range(50_000)) + ">",
        "<table><tr><td>" * 3_000,
    ],
)
def test_what_nests_as_no_page_does_ends_in_time(bomb: str) -> None:
    start = time.monotonic()
    try:
        ended = codes(open_as("<!DOCTYPE html><p>Maria" + bomb, "a.html"))
    except Exception as error:
        ended = [getattr(error, "code", "crash")]
    assert set(ended) == {"too-large"}
    assert time.monotonic() - start < 20


def test_many_spans_make_no_endless_grid() -> None:
    row = "<tr>" + "<td colspan=1000 rowspan=1000>x" * 20
    part: Part
    (part,) = read_markup("<table border=1>" + row * 20 + "</table>").parts
    assert isinstance(part.content, Grid)
    assert max(len(r.values) for r in part.content.rows) < 50_000


@pytest.mark.parametrize(
    "source",
    [
        f"<!DOCTYPE html '{PLANTED}'><p>x",
        f"<!DOCTYPE html><p>x<b title='{PLANTED}'",
        f"<!DOCTYPE html><p>x</{PLANTED}",
    ],
)
def test_what_the_parser_drops_is_read_from_the_source(source: str) -> None:
    document = open_as(source, "a.html")
    assert places_of(document, PLANTED) == [("source", False)]
    assert codes(document) == ([] if source.endswith("<p>x") else ["damaged"])


def test_a_usual_page_leaves_nothing_over() -> None:
    source = (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" '
        '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><p class="a" id="b">x</p ><br/>'
    )
    assert [p.name for p in open_as(source, "a.html").parts] == ["file name", "text 1"]


def test_comments_are_of_their_kind() -> None:
    assert [p.kind for p in read_markup("<!-- a -->").parts] == [PartKind.COMMENT]


@pytest.mark.parametrize(
    ("head", "markup"),
    [
        (
            "<style>.k{display:inline-block;width:9em}</style>",
            '<p><span class="k">Issued to</span>Ada</p>',
        ),
        ("", '<p><b style="display: inline-block; margin-right: 1em">Issued to</b>Ada</p>'),
        ("<style>.k{float:left}</style>", '<p><span class="k">Issued to</span>Ada</p>'),
        ("<style>p{display:flex;gap:1em}</style>", "<p><span>Issued to</span><span>Ada</span></p>"),
        (
            "",
            '<p style="display:flex; justify-content: space-between">'
            "<span>Issued to</span><span>Ada</span></p>",
        ),
    ],
)
def test_boxes_within_a_line_stand_apart(head: str, markup: str) -> None:
    assert texts(f"<html><head>{head}</head><body>{markup}</body></html>") == ["Issued to   Ada"]


@pytest.mark.parametrize(
    ("head", "markup"),
    [
        ("<style>i{display:inline-block}</style>", "<p><i>Ada</i><i>eze</i></p>"),
        ("<style>p{display:flex}</style>", "<p><span>Ada</span><span>eze</span></p>"),
        (
            "<style>i{display:inline-block;width:1ch}</style>",
            "<p><i>A</i><i>d</i><i>a</i><i>e</i><i>z</i><i>e</i></p>",
        ),
    ],
)
def test_what_touches_on_the_page_is_one_word(head: str, markup: str) -> None:
    assert texts(f"{head}{markup}") == ["Adaeze"]


def test_a_sheets_blocks_stand_on_lines_of_their_own() -> None:
    sheet = "<style>span{display:block}</style>"
    assert texts(f"{sheet}<span>Issued to</span><span>Ada</span>") == ["Issued to\nAda"]


def test_inline_elements_stay_one_word() -> None:
    assert texts("<p><b>A</b>da <i>Okon</i>kwo</p>") == ["Ada Okonkwo"]
