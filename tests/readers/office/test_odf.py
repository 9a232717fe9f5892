"""ODT and ODS: one invented value planted in each part, found with place and visibility."""

from __future__ import annotations

import pytest
from office_making import (
    ODF_NAMESPACES,
    make_odf,
    make_png,
    part,
    read_office,
    text_in,
    where,
)

from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.model import Document, Grid, PartKind

STYLES = (
    '<style:style style:name="Hid"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Child" style:parent-style-name="Hid"/>'
    '<style:style style:name="White"><style:text-properties fo:color="#ffffff"/></style:style>'
    '<style:style style:name="Tiny"><style:text-properties fo:font-size="1pt"/></style:style>'
    '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
)


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


TEXT = "".join(
    [
        '<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>'
        f"Adaeze Changer</dc:creator></office:change-info>{p('Bela Deleted')}</text:deletion>"
        "</text:changed-region></text:tracked-changes>",
        '<text:user-field-decls><text:user-field-decl text:name="Field" office:string-value="Cleo '
        'Fieldvalue"/></text:user-field-decls>',
        p('Patron:<text:tab/>Dora <text:span>Paragraph</text:span><text:s text:c="3"/>end'),
        "<table:table><table:table-row><table:table-cell>" + p("Name") + "</table:table-cell>"
        "<table:table-cell>" + p("Card") + "</table:table-cell></table:table-row><table:table-row>"
        "<table:table-cell>" + p("Edith Cell")
        + "<table:table><table:table-row><table:table-cell>" + p("Flora Innercell")
        + "</table:table-cell></table:table-row></table:table></table:table-cell><table:table-cell>"
        + p("33191000105864") + "</table:table-cell></table:table-row></table:table>",
        p("<draw:frame><draw:text-box>" + p("Gita Textbox") + "</draw:text-box><svg:title>Hana "
          "Title</svg:title><svg:desc>Ines Alttext</svg:desc></draw:frame>"),
        p("text<office:annotation><dc:creator>Jana Author</dc:creator><dc:date>2026-01-02</dc:date>"
          + p("Kira Comment") + "</office:annotation>"),
        p("note<text:note><text:note-citation>1</text:note-citation><text:note-body>"
          + p("Lena Footnote") + "</text:note-body></text:note>"),
        p("Mona Hidden", "Hid"), p("Nora Inherited", "Child"), p("Olga White", "White"),
        p("Petra Tiny", "Tiny"),
        p('<text:hidden-text text:string-value="Quilla Hiddenfield"/>'),
        p("<text:hidden-paragraph/>Rosa Hiddenparagraph"),
        '<text:section text:display="none">' + p("Sonja Section") + "</text:section>",
        p('<text:a xlink:href="https://ils.example.org/patron/TildaLink">Ulla Linktext</text:a>'),
        p("<text:creator>Vera Authorfield</text:creator>"),
        '<office:forms><form:form><form:text form:current-value="Wanda Formvalue"/></form:form>'
        "</office:forms>",
        "<text:unheard><text:p>Xenia Wrapped</text:p>Yara Stray</text:unheard>",
        "<!-- Zora Xmlcomment -->",
    ]
)  # fmt: skip
META = (
    f"<office:document-meta {ODF_NAMESPACES}><office:meta><dc:creator>Abel Creator</dc:creator>"
    '<meta:user-defined meta:name="patronBarcode">Berta Custom</meta:user-defined></office:meta>'
    "</office:document-meta>"
)
MEMBERS = {
    "styles.xml": (
        f"<office:document-styles {ODF_NAMESPACES}><office:master-styles><style:master-page>"
        f"<style:header>{p('Carla Header')}</style:header><style:footer>{p('Dana Footer')}"
        f"</style:footer><style:header-left style:display='false'>{p('Elsa Otherheader')}"
        "</style:header-left></style:master-page></office:master-styles></office:document-styles>"
    ),
    "meta.xml": META,
    "settings.xml": (
        f"<office:document-settings {ODF_NAMESPACES}><config:config-item config:type='string'>"
        "Frida Setting</config:config-item><config:config-item config:type='boolean'>true"
        "</config:config-item></office:document-settings>"
    ),
    "Basic/Standard/Module1.xml": "<module>print Gerda Macro</module>",
    "Object 1/content.xml": (
        f"<office:document-content {ODF_NAMESPACES}><office:body><office:chart>{p('Hedda Object')}"
        "</office:chart></office:body></office:document-content>"
    ),
    "Pictures/logo.png": make_png(80, 40),
    "notes.txt": "Irma Extrafile, as text",
}


@pytest.fixture(scope="module")
def letter() -> Document:
    return read_office(make_odf("text", TEXT, MEMBERS, styles=STYLES), "letter.odt")


@pytest.mark.parametrize(
    ("value", "name", "visible"),
    [
        ("Adaeze Changer", "body: authors of comments and changes", False),
        ("Bela Deleted", "body: deleted text 1", False),
        ("Cleo Fieldvalue", "body: attributes and markup", False),
        ("Dora Paragraph   end", "body", True),
        ("Edith Cell", "body: table 1", True),
        ("Flora Innercell", "body: table 2", True),
        ("Gita Textbox", "body: text box 1", True),
        ("Hana Title", "body: alternative texts", False),
        ("Ines Alttext", "body: alternative texts", False),
        ("Jana Author", "body: authors of comments and changes", False),
        ("Kira Comment", "body: comment 1", False),
        ("Lena Footnote", "body: note 1", True),
        ("Mona Hidden", "body: hidden text", False),
        ("Nora Inherited", "body: hidden text", False),
        ("Olga White", "body: hidden text", False),
        ("Petra Tiny", "body: hidden text", False),
        ("Quilla Hiddenfield", "body: hidden text", False),
        ("Rosa Hiddenparagraph", "body: hidden text", False),
        ("Sonja Section", "body: hidden text", False),
        ("TildaLink", "body: attributes and markup", False),
        ("Ulla Linktext", "body: after table 1", True),
        ("Vera Authorfield", "body: after table 1", True),
        ("Wanda Formvalue", "body: attributes and markup", False),
        ("Xenia Wrapped", "body: after table 1", True),
        ("Yara Stray", "body: attributes and markup", False),
        ("Zora Xmlcomment", "body: attributes and markup", False),
        ("Abel Creator", "properties: creator", False),
        ("Berta Custom", "custom property 1", False),
        ("Carla Header", "header 1", True),
        ("Dana Footer", "footer 1", True),
        ("Elsa Otherheader", "header 2", False),
        ("Frida Setting", "settings", False),
        ("Gerda Macro", "member 6", False),
        ("Hedda Object", "object 1: body", True),
        ("Irma Extrafile", "attachment 2: text", False),
    ],
)
def test_every_part_of_a_text_is_read(
    letter: Document, value: str, name: str, visible: bool
) -> None:
    found = where(letter, value)
    assert (name, visible) in found
    assert {seen for _, seen in found} == {visible}
    assert not letter.problems


def test_text_is_read_once(letter: Document) -> None:
    values = ("Paragraph", "Gita Textbox", "Edith Cell", "Bela Deleted", "Kira Comment")
    assert [len(where(letter, value)) for value in values] == [1] * 5


def test_a_table_is_a_grid(letter: Document) -> None:
    content = part(letter, "body: table 1").content
    assert isinstance(content, Grid)
    assert [r.values for r in content.rows] == [("Name", "Card"), ("Edith Cell", "33191000105864")]


def test_a_comment_is_one(letter: Document) -> None:
    assert part(letter, "body: comment 1").kind is PartKind.COMMENT


def cell(text: str, more: str = "") -> str:
    return f"<table:table-cell {more}>{p(text) if text else ''}</table:table-cell>"


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


SHEET = (
    '<table:table table:name="Adaeze Sheetname"><table:table-column '
    'table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
    + row(cell("Name"), cell("Card"), cell("Notes"))
    + row(more='table:number-rows-repeated="3"')
    + row(
        cell("Bela Value"),
        cell("3.3191E+13", 'office:value-type="float" office:value="33191000105864"'),
        cell("Cleo Hiddencolumn"),
    )
    + row(cell("Dora Hiddenrow"), more='table:visibility="collapse"')
    + '<table:table-row-group table:display="false">' + row(cell("Edith Hiddengroup"))
    + "</table:table-row-group>"
    + row(cell("", 'table:number-columns-repeated="2"'), cell("", "office:value='33191000222222'"))
    + row(
        cell("03/14/87", 'office:value-type="date" office:date-value="1987-03-14"'),
        cell("x", "table:formula='of:=IF(1;&quot;Flora Literal&quot;;2)'"),
    )
    + row(
        "<table:table-cell><office:annotation><dc:creator>Gita Author</dc:creator>"
        + p("Hana Comment") + "</office:annotation>" + p("seen") + "</table:table-cell>",
        cell("Ines Repeated", 'table:number-columns-repeated="16000"'),
    )
    + "<table:shapes><draw:frame><draw:text-box>" + p("Jana Drawing")
    + "</draw:text-box></draw:frame></table:shapes></table:table>"
    '<table:table table:name="Two" table:style-name="ta2">' + row(cell("Kira Hiddensheet"))
    + "</table:table>"
    '<table:content-validations><table:content-validation><table:help-message>' + p("Lena Help")
    + "</table:help-message></table:content-validation></table:content-validations>"
    '<table:named-expressions><table:named-range table:name="Mona_Range"/>'
    "</table:named-expressions>"
)  # fmt: skip


@pytest.fixture(scope="module")
def sheet() -> Document:
    return read_office(make_odf("spreadsheet", SHEET, {"meta.xml": META}, styles=STYLES))


@pytest.mark.parametrize(
    ("value", "name", "visible"),
    [
        ("Adaeze Sheetname", "sheet 1: name", True),
        ("Bela Value", "sheet 1", True),
        ("33191000105864", "sheet 1", True),
        ("Cleo Hiddencolumn", "sheet 1: hidden cells", False),
        ("Dora Hiddenrow", "sheet 1: hidden cells", False),
        ("Edith Hiddengroup", "sheet 1: hidden cells", False),
        ("33191000222222", "sheet 1: hidden cells", False),
        ("1987-03-14", "sheet 1", True),
        ("Flora Literal", "sheet 1: formulas", False),
        ("Gita Author", "sheet 1: comment at row 10, column 1: author", False),
        ("Hana Comment", "sheet 1: comment at row 10, column 1", False),
        ("Ines Repeated", "sheet 1", True),
        ("Jana Drawing", "sheet 1: drawing 1: text box 1", True),
        ("Kira Hiddensheet", "sheet 2", False),
        ("Lena Help", "body: attributes and markup", False),
        ("Mona_Range", "body: attributes and markup", False),
        ("Abel Creator", "properties: creator", False),
    ],
)
def test_every_part_of_a_spreadsheet_is_read(
    sheet: Document, value: str, name: str, visible: bool
) -> None:
    # A column that is hidden hides its part of repeated cells too.
    found = [place for place in where(sheet, value) if value != "Ines Repeated" or place[1]]
    assert (name, visible) in found
    assert {seen for _, seen in found} == {visible}
    assert not sheet.problems


def test_repeated_rows_count_and_repeated_cells_are_capped(sheet: Document) -> None:
    content = part(sheet, "sheet 1").content
    assert isinstance(content, Grid)
    assert [r.line for r in content.rows] == [1, 5, 9, 10]
    assert max(len(r.values) for r in content.rows) < 100


def test_a_document_behind_a_password_says_so() -> None:
    manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    with pytest.raises(ReadError) as caught:
        read_office(make_odf("text", p("x"), {"META-INF/manifest.xml": manifest}))
    assert caught.value.code == "encrypted"


def test_templates_are_read_by_what_they_say_they_are() -> None:
    document = read_office(make_odf("text", p("Ada"), {"mimetype": "application/vnd.oasis."
                           "opendocument.text-template"}), "letter.zip")  # fmt: skip
    assert document.media_type == "application/vnd.oasis.opendocument.text"
    assert text_in(part(document, "body")) == "Ada"


@pytest.mark.parametrize(("size", "counts"), [("1.5in", False), ("20cm", True)])
def test_a_logo_may_go_unread_and_a_scan_may_not(size: str, counts: bool) -> None:
    frame = (
        f'<draw:frame svg:width="{size}" svg:height="{size}"><draw:image '
        'xlink:href="Pictures/a.png"/></draw:frame>'
    )
    data = make_odf("text", p("Hello") + p(frame), {"Pictures/a.png": make_png(600, 600)})
    assert bool(read_office(data).problems) is counts


SLIDES = (
    '<draw:page draw:name="page1">'
    "<draw:frame><draw:text-box>" + p("Abel Slide") + "</draw:text-box></draw:frame>"
    '<draw:custom-shape draw:display="none">' + p("Berta Switched") + "</draw:custom-shape>"
    '<draw:custom-shape draw:name="Carla Shapename"/>'
    "<presentation:notes><draw:frame><draw:text-box>"
    + p("Dana Notes")
    + "</draw:text-box></draw:frame></presentation:notes></draw:page>"
    '<draw:page draw:style-name="dp2">' + p("Elsa Hiddenslide") + "</draw:page>"
)
SLIDE_STYLES = (
    '<style:style style:name="dp2">'
    '<style:drawing-page-properties presentation:visibility="hidden"/></style:style>'
)


@pytest.mark.parametrize(
    ("value", "place", "visible"),
    [
        ("Abel Slide", "slide 1: text box 1", True),
        ("Berta Switched", "slide 1: text box 2", False),
        ("Carla Shapename", "body: attributes and markup", False),
        ("Dana Notes", "slide 1: notes: text box 1", False),
        ("Elsa Hiddenslide", "slide 2", False),
    ],
)
def test_each_part_of_a_presentation_is_read(value: str, place: str, visible: bool) -> None:
    preview = {"Pictures/TablePreview1.svm": b"VCLMTF\x01\x00"}
    data = make_odf("presentation", SLIDES, preview, styles=SLIDE_STYLES)
    document = read_office(data, "a.odp")
    assert document.problems == ()
    assert where(document, value) == [(place, visible)]


def test_too_many_slides_name_the_key() -> None:
    with pytest.raises(ReadError, match=r"limits\.pages"):
        read_office(make_odf("presentation", SLIDES), "a.odp", Limits(pages=1))
