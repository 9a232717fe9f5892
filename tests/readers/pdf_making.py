"""Makes PDFs for tests, and looks into what was read."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
from PIL import Image
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from piiguard.config import Limits, OcrChoice
from piiguard.errors import ReadError
from piiguard.model import Document, Field, Part, PartKind, Words
from piiguard.readers import read

Draw = Callable[[Canvas], None]


def make_pdf(*pages: Draw, **canvas_options: object) -> bytes:
    """A PDF with a Letter page for each drawing function."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=letter, **canvas_options)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def line(text: str, x: float = 72, y: float = 700) -> Draw:
    return lambda canvas: canvas.drawString(x, y, text)


def picture(width: float, height: float, pixels: int = 100) -> Draw:
    """An image of noise, so that no encoder makes it trivial; sizes in points."""
    image = ImageReader(Image.effect_noise((pixels, pixels), 50))
    return lambda canvas: canvas.drawImage(image, 0, 0, width, height)


def together(*draws: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        for one in draws:
            one(canvas)

    return draw


def edit(data: bytes, change: Callable[[pikepdf.Pdf], None], **save_options: object) -> bytes:
    """The PDF after a change to its objects."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(buffer, **save_options)
    return buffer.getvalue()


def read_pdf(data: bytes, *, ocr: OcrChoice = OcrChoice.OFF, **limits: int) -> Document:
    """The PDF as read, without OCR unless a test is about it: engines differ."""
    return read(data, "document.pdf", Limits(ocr=ocr, **limits))


def part(document: Document, name: str) -> Part:
    """The one part of that name."""
    (found,) = (p for p in document.parts if p.name == name)
    return found


def values(document: Document, kind: PartKind) -> list[tuple[str, str]]:
    """Labels and values of the document's fields of a kind."""
    return [
        (p.content.label, p.content.value)
        for p in document.parts
        if p.kind is kind and isinstance(p.content, Field)
    ]


def page_text(document: Document, name: str = "page 1") -> str:
    content = part(document, name).content
    assert isinstance(content, Words)
    return " ".join(word.text for word in content.words)


def codes(document: Document) -> list[str]:
    return [problem.code for problem in document.problems]


def outcome(data: bytes, name: str) -> list[str]:
    """The codes of what went wrong, whether part of the file was read or none."""
    try:
        return codes(read(data, name, Limits()))
    except ReadError as error:
        return [error.code]
