"""DOCX: one invented value planted in each part, found with its place and visibility."""

from __future__ import annotations

import base64

import pytest
from office_making import (
    make_docx,
    make_png,
    make_xlsx,
    make_zip,
    paragraph,
    part,
    read_office,
    relationships,
    text_in,
    where,
    word_xml,
)

from piiguard.model import Document, Grid, PartKind, Text

CHANGE = 'w:id="1" w:author="{}" w:date="2026-01-02T00:00:00Z"'


def cell(inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def text_box(text: str, fallback: str | None = None) -> str:
    content = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    other = f"<w:txbxContent>{paragraph(fallback or text)}</w:txbxContent>"
    return (
        "<w:p><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{other}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


FIELD_DATA = base64.b64encode(b"\x01\x00" + "Odile Fielddata".encode("utf-16-le")).decode()

BODY = "".join(
    [
        paragraph("Adaeze Paragraph"),
        table(
            cell(paragraph("Name")) + cell(paragraph("Card")),
            cell(paragraph("Bela Cell") + table(cell(paragraph("Cleo Innercell"))))
            + cell(paragraph("33191000105864")),
        ),
        text_box("Dora Textbox"),
        text_box("Edith Choice", "Flora Fallback"),
        f"<w:p><w:ins {CHANGE.format('Gita Inserter')}><w:r><w:t>Hana Inserted</w:t></w:r></w:ins>"
        f"<w:del {CHANGE.format('Ines Deleter')}><w:r><w:delText>Jana Deleted</w:delText></w:r>"
        "</w:del></w:p>",
        f"<w:p><w:moveFrom {CHANGE.format('Mover')}><w:r><w:t>Kira Movedaway</w:t></w:r>"
        f"</w:moveFrom></w:p><w:p><w:moveTo {CHANGE.format('Mover')}><w:r><w:t>Lena Movedhere"
        "</w:t></w:r></w:moveTo></w:p>",
        '<w:sdt><w:sdtPr><w:alias w:val="Mona Alias"/><w:tag w:val="Nora Tag"/><w:comboBox>'
        '<w:listItem w:displayText="Olga Listitem" w:value="Petra Listvalue"/></w:comboBox>'
        f"</w:sdtPr><w:sdtContent>{paragraph('Quilla Content')}</w:sdtContent></w:sdt>",
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https:'
        '</w:instrText></w:r><w:r><w:instrText>//ils.example.org/patron/RosaCode"</w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Sonja Result</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
        '<w:p><w:fldSimple w:instr="MERGEFIELD Tilda_Simple"><w:r><w:t>Ulla Merged</w:t></w:r>'
        "</w:fldSimple></w:p>",
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"><w:fldData>{FIELD_DATA}</w:fldData>'
        "</w:fldChar></w:r></w:p>",
        paragraph("Vera Vanished", "<w:vanish/>"),
        paragraph("Wanda White", '<w:color w:val="FFFFFF"/>'),
        paragraph("Xenia Tiny", '<w:sz w:val="2"/>'),
        '<w:p><w:pPr><w:pStyle w:val="Secret"/></w:pPr><w:r><w:t>Yara Style</w:t></w:r></w:p>',
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="Zora Alttext" '
        'title="Abel Title"/></wp:inline></w:drawing></w:r></w:p>',
        '<w:p><w:bookmarkStart w:id="0" w:name="Berta_Bookmark"/></w:p>',
        "<w:unheard><w:p><w:r><w:t>Carla Wrapped</w:t></w:r></w:p></w:unheard>",
        "<w:odd>Dana Stray</w:odd><!-- Elsa Xmlcomment -->",
    ]
)

MEMBERS = {
    "word/styles.xml": word_xml(
        "styles",
        '<w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Secret"><w:basedOn w:val="Base"/></w:style>',
    ),
    "word/header1.xml": word_xml("hdr", paragraph("Frida Header")),
    "word/footer1.xml": word_xml("ftr", paragraph("Gerda Footer")),
    "word/footnotes.xml": word_xml(
        "footnotes", f"<w:footnote>{paragraph('Hedda Footnote')}</w:footnote>"
    ),
    "word/endnotes.xml": word_xml(
        "endnotes", f"<w:endnote>{paragraph('Irma Endnote')}</w:endnote>"
    ),
    "word/comments.xml": word_xml(
        "comments",
        '<w:comment w:author="Jutta Author" w:initials="JuA">'
        f"{paragraph('Katja Comment')}</w:comment>",
    ),
    "word/people.xml": word_xml("people", '<w15:person w15:author="Lotte People"/>'),
    "word/settings.xml": word_xml(
        "settings",
        '<w:mailMerge><w:connectString w:val="Provider=X;User=Mira Connect"/><w:query '
        'w:val="SELECT * FROM [Nadia Query]"/></w:mailMerge>'
        '<w:docVars><w:docVar w:name="card" w:val="Orla Variable"/></w:docVars>',
    ),
    "word/glossary/document.xml": word_xml(
        "glossaryDocument", f"<w:docParts>{paragraph('Pia Glossary')}</w:docParts>"
    ),
    "word/charts/chart1.xml": (
        '<c:chartSpace xmlns:c="urn:c"><c:strCache><c:pt><c:v>Rita Chart</c:v></c:pt></c:strCache>'
        "</c:chartSpace>"
    ),
    "word/diagrams/data1.xml": (
        '<d:dataModel xmlns:d="urn:d" xmlns:a="urn:a"><a:t>Saskia Diagram</a:t></d:dataModel>'
    ),
    "docProps/core.xml": (
        '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc"><dc:creator>Tanja Creator'
        "</dc:creator></cp:coreProperties>"
    ),
    "docProps/app.xml": "<Properties><Pages>3</Pages><Manager>Uta Manager</Manager></Properties>",
    "docProps/custom.xml": (
        '<Properties><property name="patronBarcode"><vt:lpwstr xmlns:vt="urn:vt">Viola Custom'
        "</vt:lpwstr></property></Properties>"
    ),
    "customXml/item1.xml": '<loan who="Wilma Attribute"><b>Xandra Item</b></loan>',
    "word/surprise.xml": '<zz note="Yvonne Unheard">Zelda Surprise</zz>',
    "word/embeddings/Sheet.xlsx": make_xlsx(
        {"One": '<sheetData><row><c t="str"><v>Agnes Embedded</v></c></row></sheetData>'}
    ),
    "word/afchunk.txt": "Britta Chunk, as plain text",
}
RELATIONSHIPS = relationships(
    ("rId1", "styles", "styles.xml"),
    ("rId2", "hyperlink", "https://ils.example.org/patron/CoraLink", "External"),
    ("rId3", "aFChunk", "afchunk.txt"),
)


@pytest.fixture(scope="module")
def document() -> Document:
    return read_office(make_docx(BODY, MEMBERS, rels=RELATIONSHIPS), "letter.docx")


@pytest.mark.parametrize(
    ("value", "name", "visible"),
    [
        ("Adaeze Paragraph", "body", True),
        ("Bela Cell", "body: table 1", True),
        ("Cleo Innercell", "body: table 2", True),
        ("Dora Textbox", "body: text box 1", True),
        ("Edith Choice", "body: text box 2", True),
        ("Flora Fallback", "body: text box 3", False),
        ("Hana Inserted", "body: after table 1", True),
        ("Gita Inserter", "body: attributes and markup", False),
        ("Jana Deleted", "body: hidden text", False),
        ("Ines Deleter", "body: attributes and markup", False),
        ("Kira Movedaway", "body: hidden text", False),
        ("Lena Movedhere", "body: after table 1", True),
        ("Mona Alias", "body: attributes and markup", False),
        ("Nora Tag", "body: attributes and markup", False),
        ("Olga Listitem", "body: attributes and markup", False),
        ("Petra Listvalue", "body: attributes and markup", False),
        ("Quilla Content", "body: after table 1", True),
        ("https://ils.example.org/patron/RosaCode", "body: field codes", False),
        ("Sonja Result", "body: after table 1", True),
        ("Tilda_Simple", "body: field codes", False),
        ("Ulla Merged", "body: after table 1", True),
        ("Odile Fielddata", "body: field data", False),
        ("Vera Vanished", "body: hidden text", False),
        ("Wanda White", "body: hidden text", False),
        ("Xenia Tiny", "body: hidden text", False),
        ("Yara Style", "body: hidden text", False),
        ("Zora Alttext", "body: alternative texts", False),
        ("Abel Title", "body: alternative texts", False),
        ("Berta_Bookmark", "body: attributes and markup", False),
        ("Carla Wrapped", "body: after table 1", True),
        ("Dana Stray", "body: attributes and markup", False),
        ("Elsa Xmlcomment", "body: attributes and markup", False),
        ("Frida Header", "header 1", True),
        ("Gerda Footer", "footer 1", True),
        ("Hedda Footnote", "footnotes", True),
        ("Irma Endnote", "endnotes", True),
        ("Jutta Author", "comment 1: author", False),
        ("JuA", "comment 1: initials", False),
        ("Katja Comment", "comment 1", False),
        ("Lotte People", "people 1", False),
        ("Mira Connect", "settings 1", False),
        ("Nadia Query", "settings 1", False),
        ("Orla Variable", "settings 1", False),
        ("Pia Glossary", "building blocks", False),
        ("Rita Chart", "chart 1", True),
        ("Saskia Diagram", "diagram 1", True),
        ("Tanja Creator", "properties: creator", False),
        ("Uta Manager", "properties: Manager", False),
        ("Viola Custom", "custom property 1", False),
        ("Wilma Attribute", "custom XML 1: entry 1", False),
        ("Xandra Item", "custom XML 1: entry 2", False),
        ("Yvonne Unheard", "member 2", False),
        ("Zelda Surprise", "member 2", False),
        ("Agnes Embedded", "attachment 1: sheet 1", False),
        ("Britta Chunk", "attachment 2: text", True),
        ("CoraLink", "link 2 in document.xml", False),
    ],
)
def test_every_part_is_read(document: Document, value: str, name: str, visible: bool) -> None:
    found = where(document, value)
    assert (name, visible) in found
    assert {seen for _, seen in found} == {visible}
    assert not document.problems


def test_text_is_read_once(document: Document) -> None:
    values = ("Adaeze Paragraph", "Dora Textbox", "Bela Cell", "Jana Deleted", "Katja Comment")
    assert [len(where(document, value)) for value in values] == [1] * 5


def test_a_table_is_a_grid_and_one_in_it_another(document: Document) -> None:
    content = part(document, "body: table 1").content
    assert isinstance(content, Grid)
    assert [row.values for row in content.rows] == [
        ("Name", "Card"),
        ("Bela Cell", "33191000105864"),
    ]
    assert [row.line for row in content.rows] == [1, 2]


def test_a_comment_is_one_and_its_author_is_named(document: Document) -> None:
    assert part(document, "comment 1").kind is PartKind.COMMENT
    assert part(document, "comment 1: author").kind is PartKind.COMMENT


def test_cells_that_span_keep_the_columns_in_line() -> None:
    rows = table(
        cell(paragraph("Both"), '<w:gridSpan w:val="2"/>') + cell(paragraph("Right")),
        cell(paragraph("a")) + cell(paragraph("b")) + cell(paragraph("c")),
    )
    content = part(read_office(make_docx(rows)), "body: table 1").content
    assert isinstance(content, Grid)
    assert [row.values for row in content.rows] == [("Both", "", "Right"), ("a", "b", "c")]


def test_a_number_of_which_digits_were_deleted_is_read_whole() -> None:
    body = (
        "<w:p><w:r><w:t>Card 3319100010</w:t></w:r><w:del><w:r><w:delText>5864</w:delText></w:r>"
        "</w:del><w:ins><w:r><w:t>0000</w:t></w:r></w:ins><w:r><w:t> end</w:t></w:r></w:p>"
    )
    document = read_office(make_docx(body))
    assert text_in(part(document, "body")) == "Card 33191000100000 end"
    assert text_in(part(document, "body: hidden text")) == "33191000105864"


def test_hidden_cells_keep_their_columns_header() -> None:
    rows = table(
        cell(paragraph("Name")) + cell(paragraph("Amount")),
        cell(paragraph("Adaeze Okonkwo", "<w:vanish/>")) + cell(paragraph("5.00")),
    )
    hidden = part(read_office(make_docx(rows)), "body: table 1: hidden text")
    assert not hidden.visible
    assert text_in(hidden) == "Name\tAmount\nAdaeze Okonkwo\t"


def test_white_text_on_a_coloured_cell_is_seen() -> None:
    rows = table(cell(paragraph("Adaeze Okonkwo", '<w:color w:val="FFFFFF"/>')))
    assert where(read_office(make_docx(rows)), "Adaeze") == [("body: table 1", True)]


def test_a_run_may_show_what_its_paragraphs_style_hides() -> None:
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Secret"/></w:pPr><w:r><w:rPr><w:vanish w:val="0"/></w:rPr>'
        "<w:t>Adaeze</w:t></w:r></w:p>"
    )
    document = read_office(make_docx(body, MEMBERS, rels=RELATIONSHIPS))
    assert where(document, "Adaeze") == [("body", True)]


def test_tabs_and_breaks_keep_columns_and_lines() -> None:
    body = "<w:p><w:r><w:t>Patron:</w:t><w:tab/><w:t>Ada</w:t><w:br/><w:t>Next</w:t></w:r></w:p>"
    content = part(read_office(make_docx(body)), "body").content
    assert isinstance(content, Text)
    assert content.text.split("\n") == ["Patron:         Ada", "Next"]


def picture(width_inches: float, height_inches: float) -> str:
    emu = f'cx="{int(width_inches * 914400)}" cy="{int(height_inches * 914400)}"'
    return (
        f"<w:p><w:r><w:drawing><wp:inline><wp:extent {emu}/><pic:pic><pic:blipFill>"
        '<a:blip r:embed="rId9"/></pic:blipFill></pic:pic></wp:inline></w:drawing></w:r></w:p>'
    )


@pytest.mark.parametrize(
    ("shown", "pixels", "counts"),
    [
        ((1.5, 0.7), (600, 280), False),
        ((6.0, 4.0), (600, 400), True),
        ((1.5, 0.7), (1700, 2200), True),
        (None, (200, 100), False),
        (None, (1200, 900), True),
    ],
)
def test_a_logo_may_go_unread_and_a_scan_may_not(
    shown: tuple[float, float] | None, pixels: tuple[int, int], counts: bool
) -> None:
    data = make_docx(
        paragraph("Hello") + (picture(*shown) if shown else ""),
        {"word/media/image1.png": make_png(*pixels)},
        rels=relationships(("rId9", "image", "media/image1.png")),
    )
    assert bool(read_office(data).problems) is counts


def test_what_is_embedded_and_unread_is_a_problem() -> None:
    data = make_docx(
        paragraph("Hello"), {"word/embeddings/oleObject1.bin": b"\x01\x02\x00\x03" * 9}
    )
    (problem,) = read_office(data).problems
    assert problem.code == "unsupported"


def test_an_archive_in_an_embedded_object_is_read() -> None:
    inner = make_docx(paragraph("Inner Okonkwo"))
    data = make_docx(paragraph("Hello"), {"word/embeddings/Inner.docx": inner})
    assert where(read_office(data), "Inner Okonkwo") == [("attachment 1: body", False)]


def test_strict_documents_are_read_too() -> None:
    body = (
        '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r>'
        "<x:t>Ada</x:t></x:r></x:p></x:body></x:document>"
    )
    assert where(read_office(make_docx("", {"word/document.xml": body})), "Ada") == [("body", True)]


def test_names_of_members_and_the_archives_comment_count() -> None:
    data = make_docx(paragraph("Hello"), {"word/Adaeze Okonkwo (patron).xml": "<a/>"})
    assert where(read_office(data), "Adaeze Okonkwo") == [("names of members", False)]
    commented = make_zip({"[Content_Types].xml": ""}, b"x")
    assert commented.endswith(b"x")


def test_a_document_of_a_usual_program_has_no_strange_text() -> None:
    """Names of fonts, styles and themes would trip a name finder."""
    theme = (
        f'<a:theme xmlns:a="{"urn:a"}" name="Office Theme"><a:latin typeface="Times New Roman"/>'
        "</a:theme>"
    )
    styles = word_xml(
        "styles",
        '<w:docDefaults><w:rFonts w:ascii="Lucida Sans" w:hAnsi="Times New Roman"/></w:docDefaults>'
        '<w:latentStyles><w:lsdException w:name="Light Grid Accent"/></w:latentStyles>'
        '<w:style w:styleId="LightGrid"><w:name w:val="Light Grid"/><w:rsid w:val="00A12345"/>'
        "</w:style>",
    )
    document = read_office(
        make_docx(paragraph("Hello"), {"word/theme/theme1.xml": theme, "word/styles.xml": styles})
    )
    assert [p.name for p in document.parts] == ["body"]
