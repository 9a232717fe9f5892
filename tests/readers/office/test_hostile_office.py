"""Malformed and hostile office documents end in a clear refusal, never in a crash."""

from __future__ import annotations

import io
import struct
import time
import zipfile

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from office_making import (
    make_docx,
    make_odf,
    make_xlsx,
    make_zip,
    paragraph,
    read_office,
    relationships,
    where,
    word_xml,
)

from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.model import Document

DOCX = make_docx(paragraph("Adaeze Okonkwo"))
XLSX = make_xlsx({"One": '<sheetData><row><c t="str"><v>Ada</v></c></row></sheetData>'})
ODT = make_odf("text", "<text:p>Ada</text:p>")
ODS = make_odf("spreadsheet", '<table:table table:name="One"/>')
RTF = rb"{\rtf1\ansi{\info{\author Ada}}{\v hidden}\trowd\cell\row text\u233?\'e9}"
ALL = {"a.docx": DOCX, "a.xlsx": XLSX, "a.odt": ODT, "a.ods": ODS, "a.rtf": RTF}


def failure(data: bytes, name: str = "a.docx", limits: Limits | None = None) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read_office(data, name, limits)
    assert "Ada" not in str(caught.value)
    return caught.value


def attempt(data: bytes, name: str) -> Document | ReadError:
    """Read a document that may be anything; only a ReadError may come out."""
    try:
        return read_office(data, name)
    except ReadError as error:
        return error


@pytest.mark.parametrize("name", [n for n in ALL if n != "a.rtf"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_cut_off_document_is_damaged(name: str, share: float) -> None:
    data = ALL[name]
    assert failure(data[: int(len(data) * share)], name).code == "damaged"


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("a.docx", "word"), ("a.xlsx", "spreadsheetml"), ("a.odt", "text"), ("a.rtf", "rtf")],
)
def test_content_counts_before_the_name(name: str, media_type: str) -> None:
    for other in ("a.pdf", "a.csv", "a.zip", "", *ALL):
        assert media_type in read_office(ALL[name], other).media_type


# A compound file with a stream "EncryptedPackage" in its directory ([MS-OFFCRYPTO]).
ENCRYPTED = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le")
)


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.docm"])
def test_a_document_behind_a_password_says_so(name: str) -> None:
    error = failure(ENCRYPTED, name)
    assert (error.code, "password" in str(error)) == ("encrypted", True)


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.odt"])
def test_an_archive_behind_a_password_says_so(name: str) -> None:
    data = bytearray(ALL[name])
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        position = data.find(mark)
        while position >= 0:
            data[position + offset] |= 1
            position = data.find(mark, position + 4)
    assert failure(bytes(data), name).code == "encrypted"


BOMB_ENTITIES = (
    '<!DOCTYPE w:document [<!ENTITY a "Ada"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>'
    + word_xml("document", "<w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body>")
)
OUTSIDE = '<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + word_xml(
    "document", "<w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body>"
)
FOREIGN_DTD = '<!DOCTYPE w:document SYSTEM "https://example.org/a.dtd">' + word_xml("document", "")


@pytest.mark.parametrize("xml", [BOMB_ENTITIES, OUTSIDE, FOREIGN_DTD])
def test_a_document_type_is_refused(xml: str) -> None:
    error = failure(make_docx("", {"word/document.xml": xml}))
    assert (error.code, "document type" in str(error)) == ("damaged", True)


@pytest.mark.parametrize("member", ["word/header1.xml", "word/settings.xml", "customXml/item1.xml"])
@pytest.mark.parametrize("xml", [BOMB_ENTITIES, "<w:hdr>", "", "\x00\x01", "<a>" * 3000])
def test_a_broken_part_beside_is_a_problem(member: str, xml: str) -> None:
    document = read_office(make_docx(paragraph("Adaeze"), {member: xml}))
    assert where(document, "Adaeze") == [("body", True)]
    assert {problem.code for problem in document.problems} == {"damaged"}
    assert all("Ada" not in problem.message for problem in document.problems)


@pytest.mark.parametrize("depth", [205, 1000, 100_000])
def test_absurd_nesting_is_damage(depth: int) -> None:
    body = "<w:smartTag>" * depth + "</w:smartTag>" * depth
    assert failure(make_docx(body)).code == "damaged"


def test_deep_tables_are_read() -> None:
    inner = paragraph("Ada")
    for _ in range(40):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    assert where(read_office(make_docx(inner)), "Ada") == [("body: table 40", True)]


def test_a_bomb_of_one_member_is_refused() -> None:
    data = make_docx("", {"word/bomb.xml": b"<a>" + b" " * 150_000_000 + b"</a>"})
    assert len(data) < 1_000_000
    error = failure(data)
    assert (error.code, "limits.expansion_ratio" in str(error)) == ("too-large", True)


def test_many_members_that_expand_are_refused() -> None:
    members = {f"word/x{i}.xml": "<a>" + "ab" * 50_000 + "</a>" for i in range(20)}
    error = failure(make_docx("", members), limits=Limits(expanded_bytes=1_000_000))
    assert (error.code, "limits.expanded_bytes" in str(error)) == ("too-large", True)


def test_sizes_that_lie_are_counted_while_expanding() -> None:
    data = bytearray(make_docx("", {"word/x.xml": b"<a>" + b" " * 3_000_000 + b"</a>"}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        position = data.find(mark)
        while position >= 0:
            struct.pack_into("<I", data, position + offset, 10)
            position = data.find(mark, position + 4)
    outcome = attempt(bytes(data), "a.docx")
    assert isinstance(outcome, ReadError)
    assert outcome.code in {"damaged", "too-large"}


def cells(*each: str) -> str:
    return f"<sheetData><row>{''.join(each)}</row></sheetData>"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (
            make_xlsx(
                {"One": cells('<c t="s"><v>0</v></c>' * 300)},
                {"xl/sharedStrings.xml": f"<sst><si><t>{'Ada ' * 2_000}</t></si></sst>"},
            ),
            "a.xlsx",
        ),
        (make_xlsx({"One": cells('<c r="A1" t="str"><v>Ada</v></c>' * 2_000)}), "a.xlsx"),
        (
            make_odf(
                "spreadsheet",
                "<table:table>"
                + "<table:table-row><table:table-cell table:number-columns-repeated='64'>"
                f"<text:p>{'Ada ' * 2_000}</text:p></table:table-cell></table:table-row>"
                * 3
                + "</table:table>",
            ),
            "a.ods",
        ),
    ],
    ids=["shared-string", "one-cell", "repeated-cell"],
)
def test_texts_that_cells_repeat_are_counted_as_often_as_shown(data: bytes, name: str) -> None:
    error = failure(data, name, Limits(expanded_bytes=1_000_000))
    assert error.code == "too-large"
    assert "limits.expanded_bytes" in str(error)
    assert read_office(data, name).parts


def test_too_many_members_name_the_key() -> None:
    data = make_docx("", {f"word/x{i}.xml": "<a/>" for i in range(20)})
    error = failure(data, limits=Limits(members=10))
    assert (error.code, "limits.members" in str(error)) == ("too-large", True)


def test_two_members_of_one_name_are_refused() -> None:
    buffer = io.BytesIO(DOCX)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("WORD/document.xml", word_xml("document", paragraph("Other")))
    error = failure(buffer.getvalue())
    assert (error.code, "one name" in str(error)) == ("damaged", True)


@pytest.mark.parametrize(
    "links",
    [
        relationships(("rId1", "officeDocument", "../../../../etc/passwd")),
        relationships(("rId1", "officeDocument", "word/missing.xml")),
        relationships(),
        "<Relationships>",
        "",
    ],
)
def test_a_package_without_its_main_part_is_damaged(links: str) -> None:
    assert failure(make_docx("", {"_rels/.rels": links})).code == "damaged"


def test_relationships_in_a_circle_end() -> None:
    links = relationships(("rId1", "styles", "document.xml"), ("rId2", "image", "document.xml"))
    assert where(read_office(make_docx(paragraph("Ada"), rels=links)), "Ada")


def test_a_document_in_itself_many_times_ends_at_the_cap() -> None:
    data = DOCX
    for _ in range(8):
        data = make_docx(paragraph("Ada"), {"word/embeddings/inner.docx": data})
    (problem,) = read_office(data).problems
    assert (problem.code, "limits.nesting" in problem.message) == ("too-large", True)


@pytest.mark.parametrize(
    "main",
    ["<a/>", "", "not XML", word_xml("hdr", ""), "<w:document>", "\x00" * 100],
)
def test_a_wrong_main_part_is_damage(main: str) -> None:
    assert failure(make_docx("", {"word/document.xml": main})).code == "damaged"


@pytest.mark.parametrize(
    "body",
    [
        "<w:tr/>",
        "<w:tc/>",
        "<w:tbl><w:tc/></w:tbl>",
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr></w:tc></w:tr></w:tbl>',
        '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="-1"/></w:trPr><w:tc/></w:tr></w:tbl>',
        '<w:p><w:r><w:sym w:char="ZZ"/><w:sym w:char="110000"/></w:r></w:p>',
        "<w:p><w:r><w:fldData>!!!</w:fldData></w:r></w:p>",
        '<w:p><w:drawing><wp:extent cx="x" cy="y"/><a:blip r:embed="rId1"/></w:drawing></w:p>',
    ],
)
def test_odd_markup_does_not_crash(body: str) -> None:
    outcome = attempt(make_docx(body + paragraph("Ada")), "a.docx")
    assert isinstance(outcome, Document) or outcome.code == "damaged"
    if isinstance(outcome, Document):
        assert where(outcome, "Ada")


@pytest.mark.parametrize(
    "sheet",
    [
        '<sheetData><row r="-1"><c r="A0" t="s"><v>-1</v></c></row></sheetData>',
        '<sheetData><row><c s="99999999999"><v>1e999999999</v></c></row></sheetData>',
        '<cols><col min="1" max="99999999999" hidden="1"/></cols><sheetData/>',
        "<sheetData><row><c><v/><f/><is/></c></row></sheetData>",
        "<sheetData>text<row>text<c>text</c></row></sheetData>",
        '<sheetData><row><c t="d"><v>\u0661\u0662</v></c></row></sheetData>',
        '<sheetData><row r="\u00b2"><c r="A\u00b2" s="\u00b2"><v>\u00b2</v></c></row></sheetData>',
    ],
)
def test_odd_sheets_do_not_crash(sheet: str) -> None:
    outcome = attempt(make_xlsx({"One": sheet}), "a.xlsx")
    assert isinstance(outcome, Document)


@pytest.mark.parametrize("name", list(ALL))
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(position=st.floats(0, 1), junk=st.binary(min_size=1, max_size=8), cut=st.booleans())
@example(position=0.0, junk=b"\x00", cut=True)
def test_no_mutation_of_the_file_crashes(
    name: str, position: float, junk: bytes, cut: bool
) -> None:
    data = ALL[name]
    at = int(position * len(data))
    mutated = data[:at] + junk + data[at + (0 if cut else len(junk)) :]
    outcome = attempt(mutated, name)
    assert isinstance(outcome, Document) or outcome.code


MEMBERS = [
    (name, member)
    for name, members in {
        "a.docx": ["[Content_Types].xml", "_rels/.rels", "word/document.xml"],
        "a.xlsx": ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"],
        "a.odt": ["mimetype", "content.xml"],
        "a.ods": ["content.xml"],
    }.items()
    for member in members
]


@pytest.mark.parametrize(("name", "member"), MEMBERS)
@settings(max_examples=30, deadline=None)
@given(position=st.floats(0, 1), junk=st.binary(max_size=4), removed=st.integers(0, 30))
def test_no_mutation_of_a_member_crashes(
    name: str, member: str, position: float, junk: bytes, removed: int
) -> None:
    with zipfile.ZipFile(io.BytesIO(ALL[name])) as archive:
        members = {entry: archive.read(entry) for entry in archive.namelist()}
    at = int(position * len(members[member]))
    members[member] = members[member][:at] + junk + members[member][at + removed :]
    outcome = attempt(make_zip(members), name)
    assert isinstance(outcome, Document) or outcome.code


_WORDS = st.sampled_from(
    ["p", "r", "t", "tbl", "tr", "tc", "del", "ins", "txbxContent", "sdt", "br", "instrText"]
)
_TREES = st.recursive(
    st.builds(lambda tag: f"<w:{tag}>x</w:{tag}>", _WORDS),
    lambda inner: st.builds(
        lambda tag, parts: f"<w:{tag}>{''.join(parts)}</w:{tag}>", _WORDS, st.lists(inner)
    ),
    max_leaves=20,
)


@settings(max_examples=80, deadline=None)
@given(_TREES)
def test_text_is_read_or_the_document_refused_however_elements_nest(tree: str) -> None:
    outcome = attempt(make_docx(f"{tree}<w:odd>Adaeze</w:odd>"), "a.docx")
    if isinstance(outcome, Document):
        assert where(outcome, "Adaeze")
    else:
        assert outcome.code == "damaged"


_RTF_TOKENS = (
    *("{", "}", "\\v ", "\\cell", "\\row", "\\intbl", "\\trowd", "\\pard", "x", "\\u233?", "\\'e9"),
    *("{\\*\\objdata 0105}", "{\\pict ff}", "{\\footnote ", "{\\*\\zz ", "\\bin3 "),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_RTF_TOKENS), max_size=40))
def test_any_rtf_ends(tokens: list[str]) -> None:
    outcome = attempt(("{\\rtf1 " + "".join(tokens) + "}").encode(), "a.rtf")
    assert isinstance(outcome, Document) or outcome.code in {"damaged", "empty"}


@pytest.mark.parametrize(
    "text", ["a" * 200_000, "1" * 200_000, "1." * 100_000, "ab " * 60_000, "A1" * 100_000]
)
def test_long_runs_take_linear_time(text: str) -> None:
    """Patterns see values as long as a document is: none may backtrack."""
    start = time.perf_counter()
    read_office(make_docx(f'<w:odd odd="{text}">{text}</w:odd>{paragraph(text, "<w:vanish/>")}'))
    cells = f'<sheetData><row><c t="str"><f>{text}</f><v>{text}</v></c></row></sheetData>'
    names = f'<definedNames><definedName name="x">{text}</definedName></definedNames>'
    header = f"<headerFooter><oddHeader>{text}</oddHeader></headerFooter>"
    read_office(make_xlsx({"One": cells + header}, workbook=names))
    read_office(make_odf("text", f'<text:p text:style-name="{text}">{text}</text:p>'))
    read_office(f"{{\\rtf1 {text}{{\\*\\zz {text}}}}}".encode())
    assert time.perf_counter() - start < 10


def test_an_empty_archive_is_no_document() -> None:
    assert failure(make_zip({}), "a.docx").code in {"damaged", "empty"}
    assert failure(make_zip({"readme.txt": "hello"}), "a.odt").code == "damaged"
