"""What a PDF was, lost, says otherwise or keeps for programs is read; bombs are not."""

from __future__ import annotations

import io
import re
import zlib

import pikepdf
import pytest
from pdf_making import codes, edit, line, make_pdf, page_text, part, picture, read_pdf
from pikepdf import Array, Dictionary, Name, String

from piiguard.errors import ReadError
from piiguard.model import Document, Text
from piiguard.readers.pdf.revisions import MOST_REVISIONS


def plain(*texts: str) -> bytes:
    """A PDF with a cross-reference table, to which revisions can be appended."""
    options = {"object_stream_mode": pikepdf.ObjectStreamMode.disable}
    return edit(make_pdf(*map(line, texts)), lambda _: None, **options)


def with_revision(data: bytes, objects: dict[int, bytes]) -> bytes:
    """The PDF with objects replaced or added as PDF editors do: by appending them."""
    previous = re.findall(rb"startxref\s+(\d+)", data)[-1]
    (trailer,) = re.findall(rb"trailer\s*<<(.*?)>>\s*startxref", data[: _end(data)], re.S)
    table, raw = b"xref\n", bytearray(data)
    for number, body in objects.items():
        table += b"%d 1\n%010d 00000 n \n" % (number, len(raw))
        raw += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(raw)
    raw += table + b"trailer\n<<" + trailer + b"/Prev " + previous + b">>\n"
    return bytes(raw + b"startxref\n%d\n%%%%EOF\n" % start)


def _end(data: bytes) -> int:
    return data.index(b"%%EOF") + 5


def contents(text: str, font: str = "/F1") -> bytes:
    drawn = f"BT {font} 12 Tf 72 700 Td ({text}) Tj ET".encode()
    return b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn)


def contents_number(data: bytes) -> int:
    with pikepdf.open(_stream(data)) as pdf:
        return int(pdf.pages[0].obj.Contents.objgen[0])


def next_number(data: bytes) -> int:
    with pikepdf.open(_stream(data)) as pdf:
        return len(pdf.objects) + 1


def _stream(data: bytes) -> io.BytesIO:
    return io.BytesIO(data)


def redacted(data: bytes, text: str) -> bytes:
    return with_revision(data, {contents_number(data): contents(text)})


def test_what_the_page_said_before_is_hidden_text() -> None:
    document = read_pdf(redacted(plain("Patron: Adaeze Okonkwo"), "Patron: withheld"))
    assert page_text(document) == "Patron: withheld"
    assert page_text(document, "earlier revision 1: page 1") == "Patron: Adaeze Okonkwo"
    assert not part(document, "earlier revision 1: page 1").visible
    assert codes(document) == []


def test_every_earlier_revision_is_read_and_named_from_the_oldest() -> None:
    data = redacted(redacted(plain("Adaeze Okonkwo"), "Bashir Khalil"), "withheld")
    document = read_pdf(data)
    assert page_text(document, "earlier revision 1: page 1") == "Adaeze Okonkwo"
    assert page_text(document, "earlier revision 2: page 1") == "Bashir Khalil"


def test_what_is_still_there_is_not_told_twice() -> None:
    data = plain("Patron: Adaeze Okonkwo")
    document = read_pdf(with_revision(data, {next_number(data): b"<</Kind /Nothing>>"}))
    assert [p.name for p in document.parts if "earlier" in p.name] == []


def test_more_revisions_than_are_read_are_a_problem() -> None:
    data = plain("text")
    for _ in range(MOST_REVISIONS + 1):
        data = with_revision(data, {next_number(data): b"<</Kind /Nothing>>"})
    assert codes(read_pdf(data)) == ["too-large"]


def test_a_linearized_file_and_an_embedded_one_are_no_revisions() -> None:
    data = edit(make_pdf(line("one")), lambda _: None, linearize=True)

    def attach(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["inner.pdf"] = pikepdf.AttachedFileSpec(pdf, plain("inner"))

    outer = edit(make_pdf(line("two")), attach, compress_streams=False)
    for each in (data, outer):
        assert [p.name for p in read_pdf(each).parts if "earlier" in p.name] == []


# --------------------------------------------------------- removed, but still there


def test_removed_page_contents_are_read_with_the_fonts_of_a_page() -> None:
    data = plain("Invoice")
    with pikepdf.open(_stream(data)) as pdf:
        (font,) = pdf.pages[0].obj.Resources.Font.keys()
    lost = with_revision(data, {next_number(data): contents("Adaeze Okonkwo", font)})
    document = read_pdf(lost)
    assert page_text(document) == "Invoice"
    assert page_text(document, "removed page 1") == "Adaeze Okonkwo"
    assert not part(document, "removed page 1").visible


def test_a_removed_page_is_read() -> None:
    data = plain("Invoice", "Adaeze Okonkwo")
    with pikepdf.open(_stream(data)) as pdf:
        tree, kept = pdf.Root.Pages.objgen[0], pdf.pages[0].obj.objgen[0]
    one_page = f"<</Type /Pages /Count 1 /Kids [{kept} 0 R]>>".encode()
    # As if written in one go: the earlier revision is overwritten beyond recognition.
    shorter = with_revision(data, {tree: one_page})
    first_end = _end(data) - 5
    shorter = shorter[:first_end] + b"%%%%%" + shorter[first_end + 5 :]
    document = read_pdf(shorter)
    assert page_text(document) == "Invoice"
    assert page_text(document, "removed page 1") == "Adaeze Okonkwo"


@pytest.mark.parametrize(("pixels", "is_problem"), [(300, True), (100, False)])
def test_a_removed_image_is_no_text_unless_it_is_small(pixels: int, is_problem: bool) -> None:
    options = {"object_stream_mode": pikepdf.ObjectStreamMode.disable}
    data = edit(make_pdf(picture(600, 700, pixels)), lambda _: None, **options)
    with pikepdf.open(_stream(data)) as pdf:
        page = pdf.pages[0].obj
        number, parent = page.objgen[0], page.Parent.objgen[0]
    bare = b"<</Type /Page /Parent %d 0 R /MediaBox [0 0 612 792]>>" % parent
    document = read_pdf(with_revision(data, {number: bare}))
    assert any(p.message.startswith("removed") for p in document.problems) is is_problem


# ------------------------------------------------------------------- other strings


def test_strings_that_no_other_source_knows_are_read() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        private = Dictionary(Who=String("Adaeze Okonkwo"), When=String("D:20240101"))
        pdf.pages[0].obj.PieceInfo = Dictionary(App=Dictionary(Private=private))
        pdf.Root.Threads = Array([Dictionary(I=Dictionary(Title=String("Thread Title")))])
        pdf.Root.Colours = String(bytes(range(128, 255)))

    found = part(read_pdf(edit(make_pdf(line("text")), change)), "other strings")
    assert isinstance(found.content, Text)
    assert set(found.content.text.split("\n")) == {"Adaeze Okonkwo", "Thread Title"}
    assert not found.visible


def test_strings_that_are_read_anyway_are_not_repeated(full_pdf: bytes) -> None:
    # A field's own name is told only where it has no description for people.
    assert part(read_pdf(full_pdf), "other strings").content == Text("patron_name")


# ----------------------------------------------------------- said instead of drawn


def _said(entries: str, properties: pikepdf.Object | None = None) -> Document:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        (font,) = page.Resources.Font.keys()
        if properties is not None:
            page.Resources.Properties = Dictionary(P0=properties)
        drawn = f"/Span {entries} BDC BT {font} 12 Tf 72 700 Td (Drawn Words) Tj ET EMC"
        page.Contents = pdf.make_stream(drawn.encode())

    return read_pdf(edit(make_pdf(line("x")), change))


@pytest.mark.parametrize(
    "value", ["(Said Words)", "<FEFF00530061006900640020" + "0057006F007200640073>"]
)
def test_text_given_for_drawn_text_is_hidden_and_the_drawn_text_read(value: str) -> None:
    document = _said(f"<</ActualText {value}>>")
    assert page_text(document) == "Drawn Words"
    said = part(document, "alternative texts")
    assert isinstance(said.content, Text)
    assert said.content.text == "Said Words" or said.content.text.startswith("Said")
    assert not said.visible


def test_text_given_in_a_property_list_is_found_too() -> None:
    document = _said("/P0", Dictionary(ActualText=String("Said Words")))
    assert page_text(document) == "Drawn Words"
    assert part(document, "alternative texts").content == Text("Said Words")


def test_a_description_in_page_contents_is_read() -> None:
    document = _said("<</Alt (Photo of Adaeze \\(patron\\))>>")
    assert part(document, "alternative texts").content == Text("Photo of Adaeze (patron)")


def test_a_ligature_is_read_as_its_letters() -> None:
    assert page_text(_said("<</ActualText (ffi)>>")) == "ffi"


# ------------------------------------------------------------------------- bombs


def _bomb(filters: list[str]) -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        data = b" " * 3_000_000
        for _ in filters:
            data = zlib.compress(data, 9)
        pdf.pages[0].obj.Contents.write(data, filter=Array([Name(f) for f in filters]))

    return edit(make_pdf(line("text")), change)


@pytest.mark.parametrize("filters", [["/FlateDecode"], ["/FlateDecode", "/FlateDecode"]])
def test_a_pdf_that_expands_too_far_names_the_key(filters: list[str]) -> None:
    with pytest.raises(ReadError, match=r"limits\.expanded_bytes") as caught:
        read_pdf(_bomb(filters), expanded_bytes=2_000_000)
    assert caught.value.code == "too-large"


def test_a_pdf_that_expands_within_the_cap_is_read() -> None:
    assert codes(read_pdf(_bomb(["/FlateDecode"]), expanded_bytes=4_000_000)) == ["no-text"]
