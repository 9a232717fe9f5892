"""Text that nobody sees is read, told apart, and leaves the visible text as it was."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
import pypdfium2 as pdfium
import pytest
from pdf_making import Draw, codes, edit, line, make_pdf, page_text, part, read_pdf, together
from pikepdf import Array, Dictionary, Name, String
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from piiguard.model import Document, PartKind

HIDDEN = "page 1: hidden text"
LETTER = 612, 792


def grey(shade: float, text: str, y: float = 680) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(shade)
        canvas.drawString(72, y, text)
        canvas.setFillGray(0)

    return draw


def transparent(text: str) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFillAlpha(0)
        canvas.drawString(72, 680, text)
        canvas.setFillAlpha(1)

    return draw


def unpainted(text: str, y: float = 680) -> Draw:
    """Render mode 3, as OCR programs write over scans."""

    def draw(canvas: Canvas) -> None:
        written = canvas.beginText(72, y)
        written.setTextRenderMode(3)
        written.textOut(text)
        written.setTextRenderMode(0)
        canvas.drawText(written)

    return draw


def sized(size: float, text: str) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", size)
        canvas.drawString(72, 680, text)
        canvas.setFont("Helvetica", 12)

    return draw


def box(shade: float, y: float = 675) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(shade)
        canvas.rect(60, y, 300, 20, stroke=0, fill=1)
        canvas.setFillGray(0)

    return draw


def clipped(text: str, width: float) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(60, 670, width, 30)
        canvas.clipPath(path, stroke=0)
        canvas.drawString(72, 680, text)
        canvas.restoreState()

    return draw


def image(shade: int, x: float, y: float, width: float, height: float) -> Draw:
    picture = ImageReader(Image.new("L", (50, 50), shade))
    return lambda canvas: canvas.drawImage(picture, x, y, width, height)


SECRET = "Adaeze Okonkwo"


@pytest.mark.parametrize(
    "draw",
    [
        grey(1, SECRET),
        grey(0.97, SECRET),
        transparent(SECRET),
        unpainted(SECRET),
        sized(1, SECRET),
        together(line(SECRET, y=680), box(0)),
        together(line(SECRET, y=680), box(1)),
        together(box(0), line(SECRET, y=680)),
        together(box(0.5), grey(0.5, SECRET)),
        together(line(SECRET, y=680), image(0, 60, 670, 200, 30)),
        line(SECRET, x=700),
        line(SECRET, y=-30),
        clipped(SECRET, width=3),
    ],
    ids=[
        "white",
        "nearly white",
        "transparent",
        "never drawn",
        "tiny",
        "under a black box",
        "under a white box",
        "black on black",
        "grey on the same grey",
        "under an image",
        "right of the page",
        "below the page",
        "clipped away",
    ],
)
def test_text_that_cannot_be_seen_is_a_hidden_part(draw: Draw) -> None:
    document = read_pdf(make_pdf(together(line("Invoice from the library"), draw)))
    hidden = part(document, HIDDEN)
    assert (hidden.kind, hidden.page, hidden.visible) == (PartKind.PAGE, 1, False)
    assert page_text(document, HIDDEN) == SECRET
    assert page_text(document) == "Invoice from the library"
    assert part(document, "page 1").visible


@pytest.mark.parametrize(
    "draw",
    [
        grey(0.7, SECRET),
        sized(5, SECRET),
        together(box(0.9), line(SECRET, y=680)),
        together(box(0), grey(1, SECRET)),
        together(image(230, 60, 670, 300, 30), line(SECRET, y=680)),
        clipped(SECRET, width=300),
        together(line(SECRET, y=680), box(1, y=600)),
        sized(300, "I"),
    ],
    ids=[
        "pale",
        "small print",
        "on a light fill",
        "white on black",
        "on an image",
        "within a clipping path",
        "beside a white box",
        "huge",
    ],
)
def test_text_that_can_be_seen_is_visible(draw: Draw) -> None:
    document = read_pdf(make_pdf(draw))
    assert [p.name for p in document.parts if p.kind is PartKind.PAGE] == ["page 1"]


def _layered(state: Callable[[pikepdf.Pdf, pikepdf.Object], pikepdf.Dictionary]) -> Document:
    def change(pdf: pikepdf.Pdf) -> None:
        group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Draft")))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=state(pdf, group))
        page = pdf.pages[0].obj
        page.Resources.Properties = Dictionary(L0=group)
        (font,) = page.Resources.Font.keys()
        layer = f"/OC /L0 BDC BT {font} 12 Tf 72 680 Td ({SECRET}) Tj ET EMC"
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\n" + layer.encode())

    return read_pdf(edit(make_pdf(line("Invoice")), change))


def test_a_layer_that_is_off_is_hidden() -> None:
    document = _layered(lambda _, group: Dictionary(OFF=Array([group])))
    assert page_text(document) == "Invoice"
    assert page_text(document, HIDDEN) == SECRET


def test_a_layer_that_is_on_is_visible() -> None:
    document = _layered(lambda _, group: Dictionary(ON=Array([group])))
    assert page_text(document) == f"Invoice {SECRET}"


def test_hidden_text_on_a_page_without_any_other_is_read() -> None:
    document = read_pdf(make_pdf(unpainted(SECRET)))
    assert page_text(document, HIDDEN) == SECRET


# ------------------------------------------------------------- text laid over a scan

PRINTED = ("Overdue notice", "Adaeze Okonkwo", "12 Maple Street")


def printed(*lines: str) -> Draw:
    return together(*(line(text, y=700 - 40 * n) for n, text in enumerate(lines)))


def scan(*lines: str) -> Draw:
    """A page that is one image of printed lines, at 200 dpi."""
    with pdfium.PdfDocument(make_pdf(printed(*lines))) as document:
        picture = ImageReader(document[0].render(scale=200 / 72).to_pil())
    return lambda canvas: canvas.drawImage(picture, 0, 0, *LETTER)


def layer(*lines: str) -> Draw:
    return together(*(unpainted(text, y=700 - 40 * n) for n, text in enumerate(lines)))


def test_an_ocr_layer_is_the_text_of_the_scan() -> None:
    document = read_pdf(make_pdf(together(scan(*PRINTED), layer(*PRINTED))))
    assert page_text(document) == " ".join(PRINTED)
    assert codes(document) == []
    assert HIDDEN not in [p.name for p in document.parts]


def test_text_under_a_scan_is_its_ocr_layer_too() -> None:
    document = read_pdf(make_pdf(together(printed(*PRINTED), scan(*PRINTED))))
    assert page_text(document) == " ".join(PRINTED)
    assert codes(document) == []


def test_an_ocr_layer_that_leaves_lines_out_does_not_vouch_for_the_scan() -> None:
    document = read_pdf(make_pdf(together(scan(*PRINTED), layer(PRINTED[0]))))
    assert page_text(document) == PRINTED[0]
    assert codes(document) == ["no-text"]


def test_unpainted_text_where_the_scan_shows_nothing_is_hidden() -> None:
    hiding = unpainted("Secret", y=100)
    document = read_pdf(make_pdf(together(scan(*PRINTED), layer(*PRINTED), hiding)))
    assert page_text(document) == " ".join(PRINTED)
    assert page_text(document, HIDDEN) == "Secret"
