"""Dispatch by content, then name; whatever cannot be read says so."""

from __future__ import annotations

import io
import random
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msg_making import STREAM, Node, make_compound
from pdf_making import line, make_pdf, outcome

from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.model import Part, PartKind, Text
from piiguard.readers import Reading, read
from piiguard.readers.built_in import FAMILIES

PDF = make_pdf(line("Adaeze Okonkwo"), line("33191000105864"))
HTML = b"<!DOCTYPE html>\n<html><body><p>Dear Maria</p></body></html>"


def failure(data: bytes, name: str, **limits: int) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read(data, name, Limits(**limits))
    return caught.value


@pytest.mark.parametrize("name", ["a.pdf", "a.txt", "a.csv", "a.html", ""])
def test_a_pdf_is_one_whatever_its_name(name: str) -> None:
    assert read(PDF, name, Limits()).media_type == "application/pdf"


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.csv", b"name;card\nAda;1\n", "text/csv"),
        ("A.TSV", b"name\tcard\nAda\t1\n", "text/csv"),
        ("a.csv", b"Dear Ada,\nyour book\n", "text/csv"),
        ("a.txt", b"Dear Ada,\nyour book\n", "text/plain"),
        ("a", b"Dear Ada,\nyour book\n", "text/plain"),
        ("", b"Dear Ada,\nyour book\n", "text/plain"),
        ("a.txt", b"name;card\nAda;1\n", "text/csv"),
        ("", b"name;card\nAda;1\n", "text/csv"),
    ],
)
def test_text_goes_by_its_name_and_by_its_lines(name: str, data: bytes, media_type: str) -> None:
    assert read(data, name, Limits()).media_type == media_type


@pytest.mark.parametrize(
    ("data", "name", "code", "words"),
    [
        (b"", "a.pdf", "empty", "0 bytes"),
        (b"", "a.txt", "empty", "0 bytes"),
        (b" \r\n\t\f\xc2\xa0", "a.txt", "empty", "white space"),
        ("\u200b\ufeff".encode(), "a.txt", "empty", "invisible"),
        (b"\n\n", "a.csv", "empty", "white space"),
        (HTML, "a.pdf", "unsupported", "this is HTML, not PDF"),
        (b"plain text", "a.pdf", "damaged", "named as a PDF"),
        (b"\x89PNG\r\n\x1a\n\x00", "a.png", "damaged", "image cannot be opened"),
        (b"\x89PNG\r\n\x1a\n\x00", "a.pdf", "damaged", "image cannot be opened"),
        (b"PK\x03\x04....word/document.xml", "a.docx", "damaged", "directory"),
        (b"PK\x03\x04....xl/workbook.xml", "a.pdf", "unsupported", "XLSX, not PDF"),
        (b"PK\x03\x04....", "a.zip", "damaged", "ZIP archive is damaged"),
        (b"{\\rtf1 Maria}", "a.txt", None, ""),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", "unsupported", "Office"),
        (b"00714cam a2200205 a 4500001", "a.mrc", "unsupported", "MARC"),
        (b"Maria\x00\x01\x02 Okonkwo", "a.txt", "unsupported", "binary"),
        (b"Maria \x1b[1mOkonkwo", "a.txt", "unsupported", "control characters"),
        (b"\xff\xfeM\x00a\x00", "a.txt", None, ""),
        (b"\xff\xfeM\x00a\x00", "a.csv", None, ""),
        (b"\xff\xfeM\x00\x00\xd8", "a.txt", "undecodable", "UTF-16"),
        (b"%PDF-1.7\n" + b"x" * 99, "a.pdf", "damaged", "cut off"),
    ],
)
def test_bad_input_says_what_it_is(data: bytes, name: str, code: str | None, words: str) -> None:
    if code is None:
        assert read(data, name, Limits()).parts
        return
    error = failure(data, name)
    assert error.code == code
    assert words in str(error)
    assert "Maria" not in str(error)


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (HTML, "a.txt", "text/html"),
        (HTML, "a.csv", "text/html"),
        (HTML.decode().encode("utf-16"), "a.txt", "text/html"),
        (b"<!-- saved -->\n<div class=x>Maria", "a.txt", "text/html"),
        (b"Dear <b>Ma</b>ria, your book", "a.txt", "text/html"),
        (b"Maria", "a.html", "text/html"),
        (b"<?xml version='1.0'?><a>Maria</a>", "a.txt", "application/xml"),
        (b"<?xml version='1.0'?><html>Maria</html>", "a.txt", "text/html"),
        (b"From: a@example.org\nMIME-Version: 1.0\n\nHi", "a.txt", "message/rfc822"),
        (b"From: a@example.org\n\nHi", "a.eml", "message/rfc822"),
        (b'{"name": "Maria"}', "a.json", "application/json"),
    ],
)
def test_content_decides_before_the_name(data: bytes, name: str, media_type: str) -> None:
    assert read(data, name, Limits()).media_type == media_type


def test_a_memo_is_text() -> None:
    assert read(b"From: the library\nTo: the board\n\nHello", "memo.txt", Limits()).parts


def test_too_many_bytes_name_the_key() -> None:
    with pytest.raises(ReadError, match=r"limits\.size_bytes") as caught:
        read(b"12345", "a.txt", Limits(size_bytes=4))
    assert caught.value.code == "too-large"


@pytest.mark.parametrize("name", ["/a/b/Okonkwo.txt", "c:\\a\\Okonkwo.txt", "Okonkwo.txt"])
def test_the_file_name_is_the_first_part(name: str) -> None:
    document = read(b"text", name, Limits())
    assert document.path == name
    assert document.parts[0].content.value == "Okonkwo.txt"  # type: ignore[union-attr]


def test_no_name_no_part() -> None:
    assert [p.kind for p in read(b"text", "", Limits()).parts] == [PartKind.BODY]


READ_CODES = {"empty", "unsupported", "undecodable", "damaged", "encrypted", "too-large"}
CODES = READ_CODES | {"no-text", "unreadable-text"}


class MarcReader:
    name = "marc"
    media_type = "application/marc"

    def matches(self, data: bytes, name: str) -> bool:
        return name.endswith(".mrc")

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        if data == b"bad":
            raise ValueError("Maria Okonkwo")
        return Reading((Part(PartKind.BODY, "record", Text("x")),))


def test_a_third_partys_reader_takes_what_no_other_does() -> None:
    assert read(b"x", "a.mrc", Limits(), readers=[MarcReader()]).media_type == "application/marc"
    assert failure(b"x\x00", "a.mrc").code == "unsupported"


def test_an_unexpected_exception_names_only_its_type() -> None:
    with pytest.raises(ReadError, match="ValueError") as caught:
        read(b"bad", "a.mrc", Limits(), readers=[MarcReader()])
    assert caught.value.code == "damaged"
    assert "Okonkwo" not in str(caught.value)
    assert caught.value.__suppress_context__


def test_readers_have_distinct_names() -> None:
    names = [reader.name for family in FAMILIES for reader in family.load()]
    assert sorted(set(names)) == sorted(names)


CLAIMS = [
    *(b"%PDF-1.7", b"PK\x03\x04", b"{\\rtf1", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"Received: x"),
    *(b"<html>", b"</b>", b"<?xml", b"[%", b'{"a": 1}', b"[[1]]", b"a,b\n1,2\n", b""),
    *(b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"II*\0", b"MM\0+"),
    *(b"BM\0\0\0\0\0\0\0\0", b"RIFF....WEBP"),
]
ENDINGS = (
    " .pdf .txt .csv .xml .svg .html .xhtml .json .ipynb .eml .mbox .msg .docx .xlsm .odt .rtf "
    ".tt2 .xsl .png .zip .doc .dat"
)


@given(
    st.sampled_from([b"", b"\xef\xbb\xbf", b" \n", b"\xff\xfe"]),
    st.sampled_from(CLAIMS),
    st.binary(max_size=80),
    st.sampled_from(ENDINGS.split(" ")),
    st.booleans(),
)
def test_a_reader_that_is_not_loaded_would_not_have_taken_the_file(
    before: bytes, claim: bytes, rest: bytes, ending: str, wide: bool
) -> None:
    data = before + (claim + rest if not wide else claim.decode("latin-1").encode("utf-16-le"))
    for family in FAMILIES:
        if not family.may_read(data, f"a{ending}"):
            assert not [r.name for r in family.load() if r.matches(data, f"a{ending}")]


@given(st.binary(max_size=300), st.sampled_from(["a.pdf", "a.csv", "a.txt", ""]))
def test_random_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    _read_or_refuse(data, name)


@given(st.binary(max_size=200))
def test_random_bytes_behind_a_pdf_header_are_read_or_refused(data: bytes) -> None:
    _read_or_refuse(b"%PDF-1.7\n" + data, "a.pdf")


@given(st.integers(0), st.integers(1, 40))
def test_a_mutated_pdf_is_read_or_refused(seed: int, changes: int) -> None:
    rng = random.Random(seed)
    data = bytearray(PDF)
    for _ in range(changes):
        where = rng.randrange(len(data))
        match rng.randrange(3):
            case 0:
                data[where] = rng.randrange(256)
            case 1:
                del data[where : where + rng.randrange(1, 30)]
            case _:
                data[where:where] = data[: rng.randrange(1, 30)]
    _read_or_refuse(bytes(data), "a.pdf")


def _read_or_refuse(data: bytes, name: str) -> None:
    assert set(outcome(data, name)) <= CODES
    try:
        document = read(data, name, Limits())
    except ReadError:
        return
    assert document.problems or any(p.kind is not PartKind.FILE_NAME for p in document.parts)


@pytest.mark.parametrize(
    ("streams", "said"),
    [
        (["WordDocument", "_VBA_PROJECT"], "save it as DOCX"),
        (["Workbook"], "save it as XLSX"),
        (["PowerPoint Document"], "save it as PPTX"),
        (["ThisWorkbook", "_VBA_PROJECT"], "save the document without macros"),
        (["\x01Ole"], "take it out of the document"),
        (["Other"], "export the document"),
    ],
)
def test_an_old_document_is_named_and_how_to_save_it_told(streams: list[str], said: str) -> None:
    data = make_compound([Node(name, STREAM, b"x" * 10) for name in streams])
    error = failure(data, "a.bin")
    assert error.code == "unsupported"
    assert said in str(error)


def test_a_binary_workbook_is_named_as_one() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.bin", b"\x00")
    assert "save it as XLSX" in str(failure(buffer.getvalue(), "a.xlsb"))
