"""RTF: one invented value planted in each part, found with its place and visibility."""

from __future__ import annotations

import struct
import time

import pytest
from office_making import make_docx, make_png, paragraph, part, read_office, text_in, where

from piiguard.errors import ReadError
from piiguard.model import Document, Grid, PartKind


def ole1(class_name: bytes, native: bytes) -> str:
    """Return an embedded object's data in hexadecimal ([MS-OLEDS], 2.2.5)."""

    def string(value: bytes) -> bytes:
        return struct.pack("<I", len(value) + 1) + value + b"\x00"

    data = struct.pack("<II", 0x501, 2) + string(class_name) + string(b"") + string(b"")
    return (data + struct.pack("<I", len(native)) + native).hex()


def packaged(name: bytes, content: bytes) -> bytes:
    path = b"C:\\" + name + b"\x00"
    return (
        b"\x02\x00" + name + b"\x00" + path + b"\x00\x00\x03\x00"
        + struct.pack("<I", len(path)) + path + struct.pack("<I", len(content)) + content
    )  # fmt: skip


EVERYTHING = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Times New Roman;}"
    r"{\f1\fcharset238 Lucida Sans;}{\f2\fcharset2 Wingdings;}}"
    r"{\stylesheet{\s1 Light Grid;}}{\*\generator Msftedit Writer 5;}"
    r"{\info{\author Adaeze Author}{\operator Bela Operator}{\doccomm Cleo Comment}"
    r"{\creatim\yr2026\mo1\dy2}}"
    r"{\*\userprops{\propname Dora Property}\proptype30{\staticval Edith Propertyvalue}}"
    r"{\*\docvar {card}{Flora Variable}}{\*\revtbl {Unknown;}{Gita Reviser;}}"
    r"{\header Hana Header\par}{\footerf Ines Footer\par}"
    r"Jana Body\par {\v Kira Hidden}\par {\deleted Lena Deleted}{\revised Mona Inserted}\par "
    r"{\fs2 Nora Tiny}\par Caf\'e9 Olga \u8364? Ren\u233\'e9e \f1 \'b3ukasz\f0\par "
    r"\trowd\cellx100\cellx200\intbl Name\cell Card\cell\row\intbl Petra Cell\cell 33191000105864"
    r"\cell\row\pard After\par "
    r"text{\footnote Quilla Footnote}{\*\atnid RoI}{\*\atnauthor Rosa Commenter}\chatn"
    r"{\*\annotation Sonja Annotation}\par "
    r'{\field{\*\fldinst{HYPERLINK "https://ils.example.org/patron/TildaLink"}}{\fldrslt Ulla '
    r"Result}}\par {\field{\*\fldinst FORMTEXT {\*\formfield{\*\ffdeftext Vera Default}"
    r"{\*\ffhelptext Wanda Help}}}}"
    r"{\shp{\*\shpinst{\sp{\sn wzDescription}{\sv Xenia Alttext}}{\sp{\sn lineWidth}{\sv 9525}}"
    r"{\shptxt Yara Textbox\par}}}{\*\bkmkstart Zora_Bookmark}{\*\bkmkend Zora_Bookmark}"
    r"{\*\unheard Abel Unheard}"
    r"{\object\objemb{\*\objclass Package}{\*\objdata "
    + ole1(b"Package", packaged(b"Berta Filename.txt", b"Carla Packaged, as text"))
    + r"}{\result Dana Objectresult}}"
    r"{\object\objemb{\*\objdata "
    + ole1(b"Word.Document.12", make_docx(paragraph("Elsa Embedded")))
    + r"}}{\pict\pngblip\picwgoal1440\pichgoal720 "
    + make_png(200, 100).hex()
    + r"}}"
    "\r\nFrida Trailing"
)


@pytest.fixture(scope="module")
def document() -> Document:
    return read_office(EVERYTHING.encode("latin-1"), "letter.rtf")


@pytest.mark.parametrize(
    ("value", "name", "visible"),
    [
        ("Adaeze Author", "properties: author", False),
        ("Bela Operator", "properties: operator", False),
        ("Cleo Comment", "properties: doccomm", False),
        ("Dora Property", "custom property 1: name", False),
        ("Edith Propertyvalue", "custom property 1", False),
        ("Flora Variable", "document variable 1", False),
        ("Gita Reviser", "authors of changes", False),
        ("Hana Header", "header 1", True),
        ("Ines Footer", "footer 1", True),
        ("Jana Body", "body", True),
        ("Kira Hidden", "body: hidden text", False),
        ("Lena Deleted", "body: hidden text", False),
        ("Mona Inserted", "body", True),
        ("Nora Tiny", "body: hidden text", False),
        ("Café Olga € Renée łukasz", "body", True),
        ("Petra Cell", "body: table 1", True),
        ("After", "body: after table 1", True),
        ("Quilla Footnote", "footnote 1", True),
        ("RoI", "comment 1: initials", False),
        ("Rosa Commenter", "comment 1: author", False),
        ("Sonja Annotation", "comment 1", False),
        ("TildaLink", "field codes", False),
        ("Ulla Result", "body: after table 1", True),
        ("Vera Default", "form fields", False),
        ("Wanda Help", "form fields", False),
        ("Xenia Alttext", "shape properties", False),
        ("Yara Textbox", "text box 1", True),
        ("Zora_Bookmark", "bookmarks", False),
        ("Abel Unheard", "other destinations", False),
        ("Berta Filename", "attachment 1: file name", False),
        ("Carla Packaged", "attachment 1: text", False),
        ("Dana Objectresult", "body: after table 1", True),
        ("Elsa Embedded", "attachment 2: body", False),
        ("Frida Trailing", "after the document's end", False),
    ],
)
def test_every_part_is_read(document: Document, value: str, name: str, visible: bool) -> None:
    found = where(document, value)
    assert (name, visible) in found
    assert {seen for _, seen in found} == {visible}
    assert not document.problems


def test_fonts_styles_and_programs_are_no_text(document: Document) -> None:
    for word in ("Times New Roman", "Light Grid", "Msftedit", "9525"):
        assert not where(document, word)


def test_a_table_is_a_grid(document: Document) -> None:
    content = part(document, "body: table 1").content
    assert isinstance(content, Grid)
    assert [r.values for r in content.rows] == [("Name", "Card"), ("Petra Cell", "33191000105864")]
    assert part(document, "comment 1").kind is PartKind.COMMENT


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"\'c4\u196Ada", "ÄÄda"),
        (r"\uc0\u196Ada", "ÄAda"),
        (r"\uc2\u196\'3f\'3fAda", "ÄAda"),
        (r"{\uc0 x}\u196?Ada", "xÄAda"),
        (r"\u-10179?\u-8704?x", "\U0001f600x"),
        (r"a\~b\_c\-d", "a b-cd"),
        (r"a\{b\}c\\d", r"a{b}c\d"),
        ("Ada\r\nOko\nnkwo", "AdaOkonkwo"),
        (r"Ada\line Okonkwo", "Ada\nOkonkwo"),
        (r"{\b Ada}{\i  Okonkwo}", "Ada Okonkwo"),
        (r"\lquote Ada\rquote\tab x", "'Ada'   x"),
        (r"{\f9 A}", "A"),
        (r"{\pntext\'B7\tab}Ada", "·       Ada"),
    ],
)
def test_text_comes_out_as_it_reads(body: str, text: str) -> None:
    document = read_office(rf"{{\rtf1\ansi {body}}}".encode("latin-1"))
    assert text_in(part(document, "body")) == text


@pytest.mark.parametrize(
    ("head", "data", "text"),
    [
        (rb"\ansicpg1251", b"\\'cc\\'e0\\'f0\\'e8\\'ff", "Мария"),
        (rb"\ansicpg1251", "Мария".encode("cp1251"), "Мария"),
        (rb"\mac", b"Ren\\'8e", "René"),
        (rb"\ansicpg932", b"\\'93\\'fa\\'96{", "日本"),
        (rb"\ansicpg99999", b"Ren\\'e9", "René"),
    ],
)
def test_code_pages(head: bytes, data: bytes, text: str) -> None:
    closing = b"}}" if data.endswith(b"{") else b"}"
    document = read_office(rb"{\rtf1\ansi" + head + b" " + data + closing)
    shown = text_in(part(document, "body"))
    assert shown == text or (data.endswith(b"{") and shown.startswith("日"))


def test_binary_data_is_no_markup() -> None:
    image = make_png(200, 100) + b"}}{\\v"
    rtf = rb"{\rtf1 a{\pict\pngblip\bin" + str(len(image)).encode() + b" " + image + b"}b}"
    document = read_office(rtf)
    assert text_in(part(document, "body")) == "ab"
    assert not document.problems


def test_a_large_picture_makes_the_document_incomplete() -> None:
    picture = make_png(900, 900).hex()
    rtf = rf"{{\rtf1 a{{\pict\pngblip\picwgoal9000\pichgoal9000 {picture}}}}}"
    assert read_office(rtf.encode()).problems


def test_a_cut_off_document_is_damaged_though_its_text_is_read() -> None:
    document = read_office(rb"{\rtf1\ansi {\b Ada Okonkwo")
    assert where(document, "Ada Okonkwo") == [("body", True)]
    assert [problem.code for problem in document.problems] == ["damaged"]


@pytest.mark.parametrize(
    "data",
    [
        b"{\\rtf1 " + b"{" * 100_000,
        b"{\\rtf1 " + b"{\\b x}" * 100_000 + b"}",
        b"{\\rtf1 " + b"\\'e9" * 300_000 + b"}",
        b"{\\rtf1 " + b"\\u233?" * 200_000 + b"}",
        b"{\\rtf1 " + b"\\v a\\v0 b" * 60_000 + b"}",
        b"{\\rtf1 " + b"\\cell" * 100_000 + b"}",
        b"{\\rtf1 " + b"\\trowd\\intbl a\\cell\\row" * 30_000 + b"}",
        b"{\\rtf1 \\bin99999999999 x}",
        b"{\\rtf1 \\u99999999999999999999? x}",
        b"{\\rtf1}}}}}}",
        b"{\\rtf1 " + b"\\" * 100_001,
    ],
    ids=lambda data: repr(data[7:25]),
)  # fmt: skip
def test_hostile_input_ends_in_linear_time(data: bytes) -> None:
    start = time.perf_counter()
    try:
        read_office(data)
    except ReadError as error:
        assert error.code in {"damaged", "empty"}  # noqa: PT017
    assert time.perf_counter() - start < 10
