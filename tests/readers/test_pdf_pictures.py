"""Scans are recognised, drawn bar codes decoded, and what stays unread is a problem."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

import pikepdf
import pypdfium2 as pdfium
import pytest
from ocr_engines import ANY, ENGINES, needs_ocr
from pdf_making import (
    Draw,
    codes,
    edit,
    line,
    make_pdf,
    page_text,
    part,
    picture,
    read_pdf,
    together,
)
from pikepdf import Name
from reportlab.graphics import renderPDF
from reportlab.graphics.barcode import code39, code128, common, createBarcodeDrawing
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from piiguard.config import OcrChoice
from piiguard.model import BBox, Document, Part, PartKind, Text, Word, Words
from piiguard.readers.ocr import OcrError, OcrWord, choose, recognition
from piiguard.readers.raster import Raster

CARD = "21234000123456"


def text(*lines: str) -> Draw:
    return together(*(line(each, y=700 - 20 * n) for n, each in enumerate(lines)))


def pasted(draw: Draw, x: float = 0, y: float = 0, scale: float = 1, dpi: int = 200) -> Draw:
    """What a page draws, as an image on another page."""
    with pdfium.PdfDocument(make_pdf(draw)) as document:
        image = ImageReader(document[0].render(scale=dpi / 72).to_pil())
    return lambda canvas: canvas.drawImage(image, x, y, 612 * scale, 792 * scale)


NOTICE = text("Overdue notice", "Patron: Okonkwo, Adaeze", f"Card no. {CARD}", "12 Maple Street")


# ------------------------------------------------------------------------------- OCR


@pytest.mark.parametrize("engine", ENGINES)
def test_a_scan_is_read_where_it_stands(engine: OcrChoice) -> None:
    document = read_pdf(make_pdf(pasted(NOTICE)), ocr=engine)
    found = part(document, "page 1: text in images")
    assert (found.kind, found.page, found.visible) == (PartKind.OCR, 1, True)
    assert isinstance(found.content, Words)
    assert (found.content.width, found.content.height) == (612, 792)
    boxes = {word.text: word.bbox for word in found.content.words}
    assert boxes[CARD].top == pytest.approx(792 - 660 - 9, abs=8)
    assert boxes["Overdue"].x0 == pytest.approx(72, abs=3)
    assert {"Okonkwo,", "Adaeze"} <= boxes.keys()
    assert codes(document) == []


@pytest.mark.parametrize("engine", ENGINES)
def test_words_of_a_scan_keep_the_gaps_of_columns(engine: OcrChoice) -> None:
    row = together(line("Title", x=72), line("Barcode", x=300), line("Price", x=480))
    content = part(read_pdf(make_pdf(pasted(row)), ocr=engine), "page 1: text in images").content
    assert isinstance(content, Words)
    starts = {word.text: word.bbox.x0 for word in content.words}
    assert starts["Barcode"] == pytest.approx(300, abs=4)
    assert starts["Price"] == pytest.approx(480, abs=4)


@needs_ocr
def test_only_the_image_beside_text_is_recognised() -> None:
    draw = together(line("Typed text", y=740), pasted(NOTICE, y=-300))
    document = read_pdf(make_pdf(draw), ocr=ANY)
    assert page_text(document) == "Typed text"
    recognised = page_text(document, "page 1: text in images")
    assert CARD in recognised
    assert "Typed" not in recognised
    assert codes(document) == []


@needs_ocr
def test_a_small_image_is_recognised_too() -> None:
    draw = together(line("Invoice", y=740), pasted(line(CARD, y=700), x=200, y=200, scale=0.3))
    document = read_pdf(make_pdf(draw), ocr=ANY)
    assert CARD in page_text(document, "page 1: text in images")


@needs_ocr
def test_a_logo_without_text_is_no_problem() -> None:
    document = read_pdf(make_pdf(together(line("Invoice"), picture(150, 60))), ocr=ANY)
    assert codes(document) == []


@needs_ocr
def test_a_picture_in_which_nothing_is_recognised_is_no_text() -> None:
    (problem,) = read_pdf(make_pdf(picture(612, 792)), ocr=ANY).problems
    assert problem.code in ("no-text", "uncertain-text")
    assert "OCR" in problem.message


@needs_ocr
def test_a_blank_scanned_page_is_blank() -> None:
    document = read_pdf(make_pdf(line("text"), pasted(text(""))), ocr=ANY)
    assert codes(document) == []


@pytest.mark.parametrize("choice", [OcrChoice.AUTO, OcrChoice.TESSERACT, OcrChoice.RAPIDOCR])
def test_without_an_engine_the_problem_says_how_to_install_it(
    choice: OcrChoice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choose.tesseract, "is_available", lambda: False)
    monkeypatch.setattr(choose.rapid, "is_available", lambda: False)
    (problem,) = read_pdf(make_pdf(pasted(NOTICE)), ocr=choice).problems
    assert problem.code == "no-text"
    assert "install" in problem.message


def test_off_is_off_and_says_so() -> None:
    (problem,) = read_pdf(make_pdf(pasted(NOTICE)), ocr=OcrChoice.OFF).problems
    assert problem.code == "no-text"
    assert "ocr: off" in problem.message


class _Engine:
    """Answers with the same word for every picture."""

    name = "test"

    def __init__(self, confidence: float | None) -> None:
        self._confidence = confidence

    def recognise(self, raster: Raster) -> tuple[OcrWord, ...]:
        if self._confidence is None:
            raise OcrError("TimeoutExpired")
        return (OcrWord(Word("Okonkwo", BBox(0, 0, 10, 10)), self._confidence),)


@pytest.mark.parametrize(
    ("confidence", "expected"), [(0.9, []), (0.3, ["uncertain-text"]), (None, ["ocr-failed"])]
)
def test_what_ocr_cannot_vouch_for_is_a_problem(
    confidence: float | None, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("piiguard.readers.pdf.pages.engine_for", lambda _: _Engine(confidence))
    monkeypatch.setattr(recognition, "_KNOWN", OrderedDict())
    assert codes(read_pdf(make_pdf(pasted(NOTICE)))) == expected


# -------------------------------------------------------------------------- bar codes


def bars(symbol: str) -> Draw:
    def draw(canvas: Canvas) -> None:
        match symbol:
            case "Code39":
                drawn = code39.Standard39(CARD, barWidth=0.6, ratio=2.2, checksum=0)
            case "Code128":
                drawn = code128.Code128(CARD, barWidth=0.7)
            case "Codabar":
                drawn = common.Codabar(f"A{CARD}B", barWidth=0.7)
        drawn.drawOn(canvas, 72, 400)

    return draw


def qr(value: str, size: float = 80) -> Draw:
    drawing = createBarcodeDrawing("QR", value=value, width=size, height=size)
    return lambda canvas: renderPDF.draw(drawing, canvas, 72, 400)


def decoded(document: Document) -> list[Part]:
    return [each for each in document.parts if each.kind is PartKind.BARCODE]


@pytest.mark.parametrize("symbol", ["Code39", "Code128", "Codabar"])
@pytest.mark.parametrize("as_image", [False, True], ids=["drawn", "as an image"])
def test_a_bar_code_is_read_where_it_stands(symbol: str, as_image: bool) -> None:
    code = pasted(bars(symbol), dpi=400) if as_image else bars(symbol)
    document = read_pdf(make_pdf(together(line("Invoice"), code)))
    (found,) = decoded(document)
    assert (found.name, found.page) == (f"barcode on page 1 ({symbol})", 1)
    assert found.visible
    assert isinstance(found.content, Words)
    (word,) = found.content.words
    assert word.text == CARD
    assert 72 <= word.bbox.x0 <= 110
    assert word.bbox.bottom == pytest.approx(392, abs=3)


def test_a_short_bar_code_is_read() -> None:
    def short(canvas: Canvas) -> None:
        code128.Code128("4711", barWidth=1).drawOn(canvas, 72, 400)

    (found,) = decoded(read_pdf(make_pdf(together(line("Invoice"), short))))
    assert found.name == "barcode on page 1 (Code128)"


def test_a_document_with_a_bar_code_font_is_looked_at_as_a_whole() -> None:
    """A bar is no letter: what such a font spells is not what a scanner reads."""

    def font(name: str) -> Callable[[pikepdf.Pdf], None]:
        def change(pdf: pikepdf.Pdf) -> None:
            (used,) = pdf.pages[0].obj.Resources.Font.values()
            used.BaseFont = Name(name)

        return change

    def apart(canvas: Canvas) -> None:
        # Bars of unequal length, as a font's letters may be, and so no region.
        for number, (left, width) in enumerate(_bars_of(CARD)):
            canvas.rect(72 + left, 400 - number % 7, width, 30 + number % 7, stroke=0, fill=1)

    plain = make_pdf(together(line("Invoice"), apart))
    assert decoded(read_pdf(edit(plain, font("/Helvetica")))) == []
    (found,) = decoded(read_pdf(edit(plain, font("/IDAutomationC128"))))
    assert found.name == "barcode on page 1 (Code128)"


def _bars_of(value: str) -> list[tuple[float, float]]:
    """Left edges and widths of Code 128's bars, in points."""
    code = code128.Code128(value, barWidth=1)
    drawn: list[tuple[float, float]] = []
    code.rect = lambda x, y, width, height: drawn.append((x, width))
    code.draw()
    return drawn


def test_a_turned_bar_code_is_read() -> None:
    def turned(canvas: Canvas) -> None:
        canvas.translate(500, 100)
        canvas.rotate(90)
        bars("Code128")(canvas)

    (found,) = decoded(read_pdf(make_pdf(together(line("Invoice"), turned))))
    assert isinstance(found.content, Words)
    assert found.content.words[0].text == CARD


def test_a_link_in_a_qr_code_is_one_word() -> None:
    link = "https://ils.example.org/eg2/staff/circ/patron/4711/checkout"
    (found,) = decoded(read_pdf(make_pdf(together(line("Invoice"), qr(link)))))
    assert isinstance(found.content, Words)
    assert [word.text for word in found.content.words] == [link]


def test_a_text_in_a_qr_code_keeps_its_lines() -> None:
    card = "BEGIN:VCARD\nFN:Adaeze Okonkwo\nEND:VCARD"
    (found,) = decoded(read_pdf(make_pdf(together(line("Invoice"), qr(card, 150)))))
    assert found.content == Text(card)


def test_bars_that_cannot_be_decoded_are_a_problem() -> None:
    def comb(canvas: Canvas) -> None:
        for number in range(30):
            canvas.rect(72 + 3 * number, 400, 1, 30, stroke=0, fill=1)

    document = read_pdf(make_pdf(together(line("Invoice"), comb)))
    assert codes(document) == ["barcode-unread"]


def test_a_ruled_table_is_no_bar_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def table(canvas: Canvas) -> None:
        canvas.grid([72, 200, 300, 400, 500], [100 + 15 * n for n in range(40)])
        for number in range(40):
            canvas.rect(72, 100 + 15 * number, 428, 0.5, stroke=0, fill=1)
            canvas.setFillGray(0.9 if number % 2 else 0.95)
            canvas.rect(72, 100 + 15 * number, 428, 15, stroke=0, fill=1)

    def no_decoding(_: Raster) -> None:
        raise AssertionError("a third of a second for every page with a table")

    monkeypatch.setattr("piiguard.readers.pdf.pictures.decode", no_decoding)
    assert codes(read_pdf(make_pdf(together(line("Invoice"), table)))) == []
