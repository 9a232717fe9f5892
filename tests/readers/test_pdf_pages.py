"""Words stand where the page shows them, and what cannot be read is a problem."""

from __future__ import annotations

import io
import threading
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import reportlab
from pdf_making import (
    codes,
    edit,
    line,
    make_pdf,
    outcome,
    page_text,
    part,
    picture,
    read_pdf,
    together,
)
from pikepdf import Array, Dictionary, Name, String
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from piiguard.errors import ReadError
from piiguard.model import Document, Word, Words

SCAN = picture(612, 792)


def words(document: Document, name: str = "page 1") -> tuple[Word, ...]:
    content = part(document, name).content
    assert isinstance(content, Words)
    return content.words


def test_words_have_boxes_from_the_top_left() -> None:
    document = read_pdf(make_pdf(line("Okonkwo, Adaeze", x=100, y=692)))
    first, second = words(document)
    assert (first.text, second.text) == ("Okonkwo,", "Adaeze")
    assert first.bbox.x0 == pytest.approx(100, abs=1)
    assert first.bbox.top < 100 < first.bbox.bottom  # the baseline is 792 - 692 from the top
    assert first.bbox.x1 < second.bbox.x0
    assert (first.bbox.top, first.bbox.bottom) == (second.bbox.top, second.bbox.bottom)
    content = part(document, "page 1").content
    assert isinstance(content, Words)
    assert (content.width, content.height) == (612, 792)


@pytest.mark.parametrize(
    ("turn", "size", "centre"),
    [
        (0, (400, 500), (90, 192)),
        (90, (500, 400), (308, 90)),
        (180, (400, 500), (310, 308)),
        (270, (500, 400), (192, 310)),
    ],
)
def test_boxes_follow_crop_box_and_rotation(
    turn: int, size: tuple[float, float], centre: tuple[float, float]
) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        page.CropBox = [100, 200, 500, 700]
        page.Rotate = turn

    # "Word" at 12 points is about 30 wide: its centre is near (190, 508) in user space.
    document = read_pdf(edit(make_pdf(line("Word", x=175, y=504)), change))
    content = part(document, "page 1").content
    assert isinstance(content, Words)
    assert (content.width, content.height) == size
    box = content.words[0].bbox
    assert ((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2) == pytest.approx(centre, abs=3)
    assert box.x0 < box.x1
    assert box.top < box.bottom


@pytest.mark.parametrize("angle", [0, 30, 45, 90, 180, 270])
def test_turned_text_is_read(angle: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(300, 400)
        canvas.rotate(angle)
        canvas.drawString(0, 0, "Adaeze Okonkwo")

    found = words(read_pdf(make_pdf(draw)))
    assert "".join(word.text for word in found) in ("AdaezeOkonkwo", "OkonkwoAdaeze")


def test_a_word_does_not_run_from_one_column_into_the_next() -> None:
    draw = together(line("Okonkwo", x=72), line("33191000105864", x=125), line("below", y=686))
    assert [word.text for word in words(read_pdf(make_pdf(draw)))] == [
        "Okonkwo",
        "33191000105864",
        "below",
    ]


def test_a_word_broken_at_a_line_end_keeps_its_hyphen_and_its_lines() -> None:
    document = read_pdf(make_pdf(together(line("Okon-", y=700), line("kwo", y=686))))
    first, second = words(document)
    assert (first.text, second.text) == ("Okon-", "kwo")
    assert first.bbox.top < second.bbox.top


def test_ligatures_and_odd_spaces_are_folded() -> None:
    vera = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
    pdfmetrics.registerFont(TTFont("Vera", vera))

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Vera", 12)
        canvas.drawString(72, 700, "O’Brien, \ufb01ne\u00a0print")

    assert page_text(read_pdf(make_pdf(draw))) == "O'Brien, fine print"


def test_characters_beyond_the_first_plane_do_not_shift_the_rest() -> None:
    document = read_pdf(_with_to_unicode(line("Axx Okonkwo"), b"<41> <D835DC00>"))
    assert page_text(document) == "Axx Okonkwo"  # 𝐀 (U+1D400) folds to A


def _with_to_unicode(draw: object, mapping: bytes) -> bytes:
    cmap = (
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> "
        b"endcodespacerange 1 beginbfchar " + mapping + b" endbfchar endcmap end"
    )

    def change(pdf: pikepdf.Pdf) -> None:
        for font in pdf.pages[0].obj.Resources.Font.values():
            font.ToUnicode = pdf.make_stream(cmap)

    return edit(make_pdf(draw), change)  # type: ignore[arg-type]


# ---------------------------------------------------------------- what is not read


def test_a_scan_is_no_text() -> None:
    (problem,) = read_pdf(make_pdf(SCAN, SCAN, line("text"), SCAN)).problems
    assert problem.code == "no-text"
    assert problem.message.startswith("pages 1-2, 4: only images")
    assert "OCR" in problem.message


@pytest.mark.parametrize("width", [300, 612])
def test_a_large_image_beside_text_is_a_problem(width: float) -> None:
    document = read_pdf(make_pdf(together(picture(width, 300), line("Page 1 of 1", y=750))))
    assert codes(document) == ["no-text"]
    assert page_text(document) == "Page 1 of 1"


def test_many_strips_of_a_scan_are_a_large_image() -> None:
    strips = [
        (lambda canvas, y=y: (canvas.translate(0, y), picture(300, 50)(canvas)))
        for y in (0, 50, 50, 50, 50)
    ]
    assert codes(read_pdf(make_pdf(together(line("footer", y=750), *strips)))) == ["no-text"]


def test_an_image_inside_a_form_is_measured_where_it_is_shown() -> None:
    def scaled(factor: float) -> bytes:
        def draw(canvas: Canvas) -> None:
            canvas.beginForm("picture")
            picture(612, 792)(canvas)
            canvas.endForm()
            canvas.drawString(72, 700, "text")
            canvas.scale(factor, factor)
            canvas.doForm("picture")

        return make_pdf(draw)

    assert codes(read_pdf(scaled(1))) == ["no-text"]
    assert codes(read_pdf(scaled(0.1))) == []


@pytest.mark.parametrize(
    "image", [picture(150, 60), picture(612, 792, pixels=4)], ids=["logo", "gradient"]
)
def test_a_logo_or_a_gradient_is_no_problem(image: object) -> None:
    document = read_pdf(make_pdf(together(image, line("Invoice"))))  # type: ignore[arg-type]
    assert codes(document) == []


def test_text_drawn_as_outlines_is_no_text() -> None:
    def outline(canvas: Canvas) -> None:
        path = canvas.beginPath()
        path.moveTo(100, 100)
        for step in range(8):
            path.curveTo(100 + step, 110, 120, 120, 130, 100 + step)
        canvas.drawPath(path)

    assert codes(read_pdf(make_pdf(line("text"), outline))) == ["no-text"]


def test_a_blank_page_is_fine_unless_all_are() -> None:
    def blank(canvas: Canvas) -> None:
        canvas.rect(10, 10, 500, 700)

    assert codes(read_pdf(make_pdf(line("text"), blank))) == []
    assert codes(read_pdf(make_pdf(blank, blank))) == ["no-text"]


@pytest.mark.parametrize("mapping", [b"<41> <FFFD>", b"<41> <E041>", b"<41> <0001>"])
def test_a_font_without_meaning_is_unreadable_text(mapping: bytes) -> None:
    document = read_pdf(_with_to_unicode(line("AAAAAA text"), mapping))
    assert codes(document) == ["unreadable-text"]


def test_a_font_without_a_unicode_table_is_unreadable_text() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        name = Name("/ABCDEF+Vera")
        system = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)
        descendant = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=name,
            CIDSystemInfo=system,
            FontDescriptor=Dictionary(Type=Name.FontDescriptor, FontName=name, Flags=4),
            DW=600,
        )
        pdf.pages[0].obj.Resources.Font["/X"] = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
        )
        pdf.pages[0].obj.Contents = pdf.make_stream(
            b"BT /X 12 Tf 72 700 Td <00320033003400350036> Tj ET"
        )

    assert codes(read_pdf(edit(make_pdf(line("x")), change))) == ["unreadable-text"]


def test_a_bullet_of_a_symbol_font_is_no_problem() -> None:
    assert codes(read_pdf(_with_to_unicode(line("A Okonkwo"), b"<41> <F0B7>"))) == []


@pytest.mark.parametrize(
    "harm",
    [
        lambda raw: raw[: len(raw) // 2],
        lambda raw: raw[:20] + bytes(40) + raw[60:],
        lambda raw: b"no compressed data",
    ],
    ids=["cut off", "overwritten", "replaced"],
)
def test_a_broken_content_stream_is_damaged(harm: Callable[[bytes], bytes]) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        raw = zlib.compress(pdf.pages[0].obj.Contents.read_bytes())
        pdf.pages[0].obj.Contents.write(harm(raw), filter=Name.FlateDecode)

    text = together(*(line(f"Row {i} with {i * i} words", y=700 - i) for i in range(50)))
    document = read_pdf(edit(make_pdf(text), change, compress_streams=False))
    assert "damaged" in codes(document)


def test_a_lost_page_is_damaged_and_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Pages.Kids.append(String("Adaeze Okonkwo"))
        pdf.Root.Pages.Count = 3

    data = edit(make_pdf(line("one"), line("two")), change)
    assert "damaged" in codes(read_pdf(data))
    assert not caplog.records


def test_a_cut_off_pdf_never_reads_as_whole(full_pdf: bytes) -> None:
    for share in range(1, 100):
        data = full_pdf[: len(full_pdf) * share // 100]
        assert "damaged" in outcome(data, "a.pdf")


@pytest.mark.parametrize(
    ("user", "readable"), [("", True), ("secret", False)], ids=["owner password", "user password"]
)
def test_only_a_user_password_hinders_reading(user: str, readable: bool) -> None:
    encryption = pikepdf.Encryption(user=user, owner="owner")
    data = edit(make_pdf(line("Adaeze Okonkwo")), lambda _: None, encryption=encryption)
    if readable:
        assert page_text(read_pdf(data)) == "Adaeze Okonkwo"
        return
    with pytest.raises(ReadError, match="without one") as caught:
        read_pdf(data)
    assert caught.value.code == "encrypted"


def test_a_pdf_without_pages_is_empty() -> None:
    buffer = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.save(buffer)
    with pytest.raises(ReadError) as caught:
        read_pdf(buffer.getvalue())
    assert caught.value.code == "empty"


def test_too_many_pages_name_the_key() -> None:
    with pytest.raises(ReadError, match=r"limits\.pages") as caught:
        read_pdf(make_pdf(line("1"), line("2"), line("3")), pages=2)
    assert caught.value.code == "too-large"


def test_threads_may_read_at_once(full_pdf: bytes) -> None:
    seen: list[str] = []

    def work() -> None:
        seen.extend(page_text(read_pdf(full_pdf)) for _ in range(5))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 20
    assert len(set(seen)) == 1
