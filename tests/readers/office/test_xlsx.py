"""XLSX: one invented value planted in each part, found with its place and visibility."""

from __future__ import annotations

import time

import pytest
from office_making import (
    S,
    make_xlsx,
    part,
    read_office,
    relationships,
    text_in,
    where,
)

from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.model import Document, Grid, PartKind
from piiguard.readers.office.numbers import Formats


def data(*rows: str) -> str:
    return f"<sheetData>{''.join(rows)}</sheetData>"


def row(*cells: str, number: int | None = None, more: str = "") -> str:
    reference = f' r="{number}"' if number else ""
    return f"<row{reference} {more}>{''.join(cells)}</row>"


def text(value: str, reference: str = "", style: int = 0) -> str:
    place = f' r="{reference}"' if reference else ""
    return f'<c{place} t="str" s="{style}"><v>{value}</v></c>'


def number(value: str, style: int = 0) -> str:
    return f'<c s="{style}"><v>{value}</v></c>'


SHEETS = {
    "Adaeze Sheetname": (
        '<cols><col min="3" max="3" hidden="1"/></cols>'
        + data(
            row(text("Name", "A2"), text("Card", "B2"), text("Notes", "C2"), number=2),
            row(
                '<c r="A4" t="s"><v>0</v></c>',
                '<c r="B4"><v>3.3191000105864E+13</v></c>',
                text("Bela Hiddencolumn", "C4"),
                number=4,
            ),
            row(text("Cleo Hiddenrow", "A5"), number=5, more='hidden="1"'),
            row('<c r="A6" t="inlineStr"><is><r><t>Dora </t></r><r><t>Inline</t></r></is></c>',
                number=6),
            row(
                '<c r="A7" t="str"><f>IF(A1="Edith Literal",1,33191000777777)</f>'
                "<v>Flora Cached</v></c>",
                number=7,
            ),
            row(text("Gita Whiteonwhite", "A8", 5), number=8),
        )
        + '<dataValidations><dataValidation prompt="Hana Prompt" errorTitle="Ines Error">'
        '<formula1>"Jana Choice,Other"</formula1></dataValidation></dataValidations>'
        '<hyperlinks><hyperlink ref="A1" r:id="rId2" display="Kira Display" '
        'tooltip="Lena Tooltip" location="Mona!A1"/></hyperlinks>'
        "<headerFooter><oddHeader>&amp;L&amp;\"Arial,Bold\"&amp;12Nora Header&amp;RPage &amp;P"
        "</oddHeader><oddFooter>&amp;COlga &amp;&amp; Footer</oddFooter></headerFooter>"
        '<autoFilter><filterColumn><filters><filter val="Petra Filter"/></filters></filterColumn>'
        "</autoFilter>"
    ),
    "Hidden": data(row(text("Quilla Hiddensheet"))),
    "Very": data(row(text("Rosa Veryhidden"))),
}  # fmt: skip

_STYLES = (
    f'<styleSheet xmlns="{S}"><numFmts>'
    '<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
    '<numFmt numFmtId="165" formatCode="000\\-00\\-0000"/>'
    '<numFmt numFmtId="166" formatCode="[&lt;=9999999]###\\-####;\\(###\\)\\ ###\\-####"/>'
    '<numFmt numFmtId="167" formatCode="00000000000000"/>'
    '<numFmt numFmtId="168" formatCode=";;;"/>'
    '<numFmt numFmtId="169" formatCode="&quot;$&quot;#,##0.00"/></numFmts>'
    '<fonts><font><color rgb="FF000000"/></font><font><color theme="0"/></font></fonts>'
    '<fills><fill><patternFill patternType="none"/></fill></fills><cellXfs>'
    '<xf numFmtId="0" fontId="0" fillId="0"/><xf numFmtId="14" fontId="0" fillId="0"/>'
    '<xf numFmtId="164" fontId="0" fillId="0"/><xf numFmtId="165" fontId="0" fillId="0"/>'
    '<xf numFmtId="166" fontId="0" fillId="0"/><xf numFmtId="0" fontId="1" fillId="0"/>'
    '<xf numFmtId="167" fontId="0" fillId="0"/><xf numFmtId="168" fontId="0" fillId="0"/>'
    '<xf numFmtId="169" fontId="0" fillId="0"/></cellXfs></styleSheet>'
)
MEMBERS = {
    "xl/styles.xml": _STYLES,
    "xl/sharedStrings.xml": (
        f'<sst xmlns="{S}"><si><t>Sonja Shared</t><rPh><t>Tilda Phonetic</t></rPh></si>'
        "<si><r><t>Ulla </t></r><r><t>Unused</t></r></si></sst>"
    ),
    "xl/worksheets/_rels/sheet1.xml.rels": relationships(
        ("rId1", "comments", "../comments1.xml"),
        ("rId2", "hyperlink", "https://ils.example.org/patron/VeraLink", "External"),
        ("rId3", "threadedComment", "../threadedComments/threadedComment1.xml"),
        ("rId4", "drawing", "../drawings/drawing1.xml"),
    ),
    "xl/comments1.xml": (
        f'<comments xmlns="{S}"><authors><author>Wanda Author</author></authors><commentList>'
        '<comment ref="B7" authorId="0"><text><r><t>Xenia Comment</t></r></text></comment>'
        "</commentList></comments>"
    ),
    "xl/threadedComments/threadedComment1.xml": (
        '<ThreadedComments xmlns="urn:t"><threadedComment ref="C3"><text>Yara Threaded</text>'
        "</threadedComment></ThreadedComments>"
    ),
    "xl/persons/person.xml": (
        '<personList xmlns="urn:t"><person displayName="Zora Person" userId="zora@example.org"/>'
        "</personList>"
    ),
    "xl/drawings/drawing1.xml": (
        '<xdr:wsDr xmlns:xdr="urn:d" xmlns:a="urn:a"><xdr:cNvPr name="Shape 1" descr="Abel Alttext"'
        "/><a:t>Berta Drawing</a:t></xdr:wsDr>"
    ),
    "xl/tables/table1.xml": (
        f'<table xmlns="{S}" name="Table1" displayName="Carla_Table"><tableColumns><tableColumn '
        'name="Dana Column"/></tableColumns></table>'
    ),
    "xl/pivotCache/pivotCacheDefinition1.xml": (
        f'<pivotCacheDefinition xmlns="{S}" refreshedBy="Elsa Refresher"><cacheFields><cacheField '
        'name="Borrower"><sharedItems><s v="Frida Pivot"/><s v="Gerda Stale"/></sharedItems>'
        '</cacheField><cacheField name="Card"><sharedItems/></cacheField></cacheFields>'
        "</pivotCacheDefinition>"
    ),
    "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels": relationships(
        ("rId1", "pivotCacheRecords", "pivotCacheRecords1.xml")
    ),
    "xl/pivotCache/pivotCacheRecords1.xml": (
        f'<pivotCacheRecords xmlns="{S}"><r><x v="0"/><s v="Hedda Record"/></r></pivotCacheRecords>'
    ),
    "xl/externalLinks/externalLink1.xml": (
        f'<externalLink xmlns="{S}"><externalBook><sheetNames><sheetName val="Irma Extsheet"/>'
        '</sheetNames><sheetDataSet><sheetData><row><cell t="str"><v>Jutta External</v></cell>'
        "</row></sheetData></sheetDataSet></externalBook></externalLink>"
    ),
    "xl/externalLinks/_rels/externalLink1.xml.rels": relationships(
        ("rId1", "externalLinkPath", "file:///C:/Users/KatjaPath/patrons.xlsx", "External")
    ),
    "xl/connections.xml": (
        f'<connections xmlns="{S}"><connection><dbPr connection="User=Lotte Connection" '
        'command="SELECT Mira Command"/></connection></connections>'
    ),
    "xl/charts/chart1.xml": (
        '<c:chartSpace xmlns:c="urn:c" xmlns:a="urn:a"><a:t>Nadia Charttitle</a:t><c:strCache>'
        "<c:v>Orla Category</c:v></c:strCache></c:chartSpace>"
    ),
    "xl/revisions/userNames.xml": f'<users xmlns="{S}"><userInfo name="Pia User"/></users>',
    "docProps/core.xml": (
        '<cp:coreProperties xmlns:cp="urn:cp"><cp:lastModifiedBy>Rita Modifier</cp:lastModifiedBy>'
        "</cp:coreProperties>"
    ),
    "customXml/item1.xml": "<data>Saskia Customxml</data>",
    "xl/worksheets/sheet9.xml": (
        f'<worksheet xmlns="{S}"><sheetData><row><c t="inlineStr"><is><t>Tanja Orphan</t></is></c>'
        "</row></sheetData></worksheet>"
    ),
}
WORKBOOK = (
    '<definedNames><definedName name="Uta_Name">"Viola Constant"</definedName>'
    '<definedName name="_xlnm.Print_Titles">Sheet!$1:$1</definedName></definedNames>'
)


@pytest.fixture(scope="module")
def document() -> Document:
    book = make_xlsx(
        SHEETS, MEMBERS, states={"Hidden": "hidden", "Very": "veryHidden"}, workbook=WORKBOOK
    )
    return read_office(book, "list.xlsx")


@pytest.mark.parametrize(
    ("value", "name", "visible"),
    [
        ("Adaeze Sheetname", "sheet 1: name", True),
        ("33191000105864", "sheet 1", True),
        ("Bela Hiddencolumn", "sheet 1: hidden cells", False),
        ("Cleo Hiddenrow", "sheet 1: hidden cells", False),
        ("Dora Inline", "sheet 1", True),
        ("Edith Literal", "sheet 1: formulas", False),
        ("33191000777777", "sheet 1: formulas", False),
        ("Flora Cached", "sheet 1", True),
        ("Gita Whiteonwhite", "sheet 1: hidden cells", False),
        ("Hana Prompt", "sheet 1: other text", False),
        ("Ines Error", "sheet 1: other text", False),
        ("Jana Choice", "sheet 1: other text", False),
        ("Kira Display", "sheet 1: other text", False),
        ("Lena Tooltip", "sheet 1: other text", False),
        ("Mona!A1", "sheet 1: other text", False),
        ("Nora Header", "sheet 1: header and footer", True),
        ("Olga & Footer", "sheet 1: header and footer", True),
        ("Petra Filter", "sheet 1: other text", False),
        ("Quilla Hiddensheet", "sheet 2", False),
        ("Rosa Veryhidden", "sheet 3", False),
        ("Sonja Shared", "sheet 1", True),
        ("Tilda Phonetic", "texts no cell shows", False),
        ("Ulla Unused", "texts no cell shows", False),
        ("VeraLink", "link 2 in sheet1.xml", False),
        ("Wanda Author", "sheet 1: comment at B7: author", False),
        ("Xenia Comment", "sheet 1: comment at B7", False),
        ("Yara Threaded", "sheet 1: comment at C3", False),
        ("Zora Person", "people 1", False),
        ("zora@example.org", "people 1", False),
        ("Abel Alttext", "drawing 1: other text", False),
        ("Berta Drawing", "drawing 1", True),
        ("Carla_Table", "table definition 1", False),
        ("Dana Column", "table definition 1", False),
        ("Elsa Refresher", "pivot cache 1: other text", False),
        ("Frida Pivot", "pivot cache 1: records", False),
        ("Gerda Stale", "pivot cache 1: values", False),
        ("Hedda Record", "pivot cache 1: records", False),
        ("Irma Extsheet", "external link 1", False),
        ("Jutta External", "external link 1", False),
        ("KatjaPath", "link 1 in externalLink1.xml", False),
        ("Lotte Connection", "connections 1", False),
        ("Mira Command", "connections 1", False),
        ("Nadia Charttitle", "chart 1", True),
        ("Orla Category", "chart 1", True),
        ("Pia User", "revision log 1", False),
        ("Rita Modifier", "properties: lastModifiedBy", False),
        ("Saskia Customxml", "custom XML 1: entry 1", False),
        ("Tanja Orphan", "unlisted sheet 1", False),
        ("Uta_Name", "defined names", False),
        ("Viola Constant", "defined names", False),
    ],
)
def test_every_part_is_read(document: Document, value: str, name: str, visible: bool) -> None:
    found = where(document, value)
    assert (name, visible) in found
    assert {seen for _, seen in found} == {visible}
    assert not document.problems


def test_rows_keep_the_sheets_own_numbers_and_columns(document: Document) -> None:
    content = part(document, "sheet 1").content
    assert isinstance(content, Grid)
    assert [row.line for row in content.rows] == [2, 4, 6, 7]
    assert content.rows[1].values == ("Sonja Shared", "33191000105864")


def test_hidden_columns_keep_their_header_and_their_column(document: Document) -> None:
    content = part(document, "sheet 1: hidden cells").content
    assert isinstance(content, Grid)
    assert content.rows[1].values == ("", "", "Bela Hiddencolumn") or any(
        row.values[2:] == ("Bela Hiddencolumn",) for row in content.rows
    )
    assert any("Notes" in row.values for row in content.rows)


def test_a_pivots_records_stand_under_its_fields(document: Document) -> None:
    assert text_in(part(document, "pivot cache 1: records")) == (
        "Borrower\tCard\nFrida Pivot\tHedda Record"
    )


def test_a_sheet_is_a_sheet_and_a_comment_a_comment(document: Document) -> None:
    assert part(document, "sheet 1").kind is PartKind.SHEET
    assert part(document, "sheet 1: comment at B7").kind is PartKind.COMMENT


@pytest.mark.parametrize(
    ("value", "style", "shown"),
    [
        ("3.3191000105864E13", 0, "33191000105864"),
        ("33191000105864", 0, "33191000105864"),
        ("39002043930396", 0, "39002043930396"),
        ("12.5", 0, "12.5"),
        ("0.1", 0, "0.1"),
        ("-3", 0, "-3"),
        ("1E-7", 0, "0.0000001"),
        ("31850", 1, "1987-03-14"),
        ("31850.5", 2, "1987-03-14 12:00:00"),
        ("1", 1, "1900-01-01"),
        ("59", 1, "1900-02-28"),
        ("61", 1, "1900-03-01"),
        ("-5", 1, "-5"),
        ("99999999999", 1, "99999999999"),
        ("78051120", 3, "078-05-1120"),
        ("5855550142", 4, "(585) 555-0142"),
        ("5550142", 4, "555-0142"),
        ("33191000105", 6, "00033191000105"),
        ("1234.5", 8, "1234.5"),
        ("NaN", 0, "NaN"),
        ("x" * 1000, 0, "x" * 1000),
    ],
)
def test_numbers_come_out_as_the_sheet_shows_them(value: str, style: int, shown: str) -> None:
    book = make_xlsx({"One": data(row(number(value, style)))}, MEMBERS)
    assert text_in(part(read_office(book), "sheet 1")) == shown


def test_workbooks_may_count_from_1904() -> None:
    assert Formats((None,), from_1904=True).show("30388", 0) == "1987-03-14"


def test_a_format_that_shows_nothing_hides_the_cell() -> None:
    book = make_xlsx({"One": data(row(number("33191000105864", 7)))}, MEMBERS)
    assert where(read_office(book), "33191000105864") == [("sheet 1: hidden cells", False)]


def test_a_far_cell_does_not_cost_all_that_lies_before_it() -> None:
    rows = [row(text(f"Ada {i}", f"XFD{i}"), number=i) for i in range(1, 2001)]
    document = read_office(make_xlsx({"One": data(*rows)}))
    content = part(document, "sheet 1").content
    assert isinstance(content, Grid)
    assert len(content.rows) == 2000
    assert sum(len(r.values) for r in content.rows) < 100_000


def test_absurd_references_stay_within_a_sheet() -> None:
    cells = row(text("Ada", "ZZZ9999999"), '<c r="bad"><v>7</v></c>', more='r="99999999999999"')
    assert where(read_office(make_xlsx({"One": data(cells)})), "Ada")


def test_a_missing_text_is_a_problem() -> None:
    book = make_xlsx({"One": data(row('<c t="s"><v>7</v></c>'))})
    (problem,) = read_office(book).problems
    assert (problem.code, "sheet 1" in problem.message) == ("damaged", True)


def test_a_missing_sheet_is_a_problem() -> None:
    book = make_xlsx({"One": data()}, workbook=f'<sheets xmlns="{S}"><sheet name="Ada"/></sheets>')
    (problem,) = read_office(book).problems
    assert problem.code == "damaged"


def test_too_many_sheets_name_the_key() -> None:
    book = make_xlsx({"One": data(), "Two": data()})
    with pytest.raises(ReadError, match=r"limits\.pages") as caught:
        read_office(book, limits=Limits(pages=1))
    assert caught.value.code == "too-large"


def test_ten_thousand_rows_are_read_in_seconds() -> None:
    rows = [
        row(text(f"Ada {i}"), number(str(33191000100000 + i)), *[text("x")] * 8)
        for i in range(10_000)
    ]
    book = make_xlsx({"One": data(*rows)})
    start = time.perf_counter()
    document = read_office(book)
    assert time.perf_counter() - start < 10  # under 3 on a machine of its own
    content = part(document, "sheet 1").content
    assert isinstance(content, Grid)
    assert len(content.rows) == 10_000
