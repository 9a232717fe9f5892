"""Images: what they show is recognised, what is written about them read."""

from __future__ import annotations

import io
import struct

import pypdfium2 as pdfium
import pytest
from ocr_engines import ANY, ENGINES, needs_ocr
from pdf_making import make_pdf
from PIL import Image, ImageDraw, PngImagePlugin
from reportlab.graphics.barcode import code128

from piiguard.config import Limits, OcrChoice
from piiguard.errors import ReadError
from piiguard.model import Document, Field, PartKind, Text, Words
from piiguard.readers import read

CARD = "21234000123456"
FORMATS = ["PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP"]


def notice(mode: str = "RGB") -> Image.Image:
    image = Image.new("RGB", (1000, 300), "white")
    pen = ImageDraw.Draw(image)
    pen.text((30, 30), "Patron: Adaeze Okonkwo", fill="black", font_size=36)
    pen.text((30, 120), f"Card no. {CARD}", fill="black", font_size=36)
    return image.convert(mode)


def saved(image: Image.Image, image_format: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, image_format, **options)
    return buffer.getvalue()


def read_image(data: bytes, ocr: OcrChoice = OcrChoice.OFF, **limits: int) -> Document:
    return read(data, "photo", Limits(ocr=ocr, **limits))


def text_in(document: Document, name: str = "text in image") -> str:
    (content,) = (p.content for p in document.parts if p.name == name)
    assert isinstance(content, Words)
    return " ".join(word.text for word in content.words)


def metadata(document: Document) -> dict[str, str]:
    return {
        p.name: p.content.value if isinstance(p.content, Field) else p.content.text
        for p in document.parts
        if p.kind is PartKind.METADATA and isinstance(p.content, Field | Text) and not p.visible
    }


@pytest.mark.parametrize("engine", ENGINES)
def test_an_image_is_read(engine: OcrChoice) -> None:
    document = read_image(saved(notice(), "PNG"), engine)
    assert text_in(document) == f"Patron: Adaeze Okonkwo Card no. {CARD}"
    assert document.problems == ()


@needs_ocr
@pytest.mark.parametrize("image_format", FORMATS)
def test_every_format_is_read(image_format: str) -> None:
    document = read_image(saved(notice(), image_format), ANY)
    assert CARD in text_in(document)
    assert document.media_type == f"image/{image_format.lower()}"


@needs_ocr
@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "LA", "RGBA", "I;16"])
def test_every_sort_of_colour_is_read(mode: str) -> None:
    image = notice("I").point(lambda v: v * 257).convert("I;16") if mode == "I;16" else notice(mode)
    assert CARD in text_in(read_image(saved(image, "TIFF"), ANY))


@needs_ocr
@pytest.mark.parametrize("mode", ["LA", "RGBA"])
def test_colours_that_are_multiplied_by_their_opacity_are_read(mode: str) -> None:
    # Pillow writes no such file: the tag ExtraSamples says so (TIFF 6.0, section 18).
    plain = saved(notice(mode), "TIFF")
    multiplied = plain.replace(
        struct.pack("<HHII", 338, 3, 1, 2), struct.pack("<HHII", 338, 3, 1, 1)
    )
    assert multiplied != plain
    assert CARD in text_in(read_image(multiplied, ANY))


@needs_ocr
def test_white_on_transparent_is_read() -> None:
    image = Image.new("RGBA", (1000, 120), (0, 0, 0, 0))
    ImageDraw.Draw(image).text((30, 30), "Adaeze Okonkwo", fill="white", font_size=36)
    assert "Okonkwo" in text_in(read_image(saved(image, "PNG"), ANY))


@needs_ocr
def test_a_photograph_taken_sideways_is_read() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # Orientation: turn by 90 degrees to show it
    turned = notice().transpose(Image.Transpose.ROTATE_90)
    assert CARD in text_in(read_image(saved(turned, "JPEG", exif=exif), ANY))


@needs_ocr
def test_every_page_of_a_fax_is_read() -> None:
    blank = Image.new("L", (1000, 300), 255)
    data = saved(blank, "TIFF", save_all=True, append_images=[notice("L")])
    document = read_image(data, ANY)
    assert CARD in text_in(document, "text in image 2")
    assert [p.page for p in document.parts if p.kind is PartKind.OCR] == [2]
    assert document.problems == ()


def test_the_resolution_gives_the_size_in_points() -> None:
    code = code128.Code128(CARD, barWidth=2)
    with pdfium.PdfDocument(make_pdf(lambda canvas: code.drawOn(canvas, 72, 400))) as pdf:
        image = pdf[0].render(scale=2).to_pil()
    document = read_image(saved(image, "PNG", dpi=(144, 144)))
    (content,) = (p.content for p in document.parts if p.kind is PartKind.BARCODE)
    assert isinstance(content, Words)
    assert (content.width, content.height) == pytest.approx((612, 792), rel=0.01)
    assert content.words[0].text == CARD


def test_an_image_that_nothing_reads_is_no_text() -> None:
    (problem,) = read_image(saved(notice(), "PNG")).problems
    assert problem.code == "no-text"


@pytest.mark.parametrize("size", [(1000, 300), (300, 4)], ids=["blank", "rule"])
def test_what_can_hold_no_text_is_no_problem(size: tuple[int, int]) -> None:
    image = Image.new("L", size, 255 if size[1] > 8 else 0)
    assert read_image(saved(image, "PNG")).problems == ()


# -------------------------------------------------------------------------- metadata


def test_exif_is_read() -> None:
    exif = Image.Exif()
    exif[0x010E] = "Description Text"
    exif[0x013B] = "Artist Text"
    exif[0x9C9C] = "Windows Comment".encode("utf-16-le")
    exif.get_ifd(0x8769)[0x9286] = b"ASCII\x00\x00\x00User Comment"
    for image_format in ("JPEG", "WEBP", "PNG", "TIFF"):
        found = metadata(read_image(saved(notice(), image_format, exif=exif)))
        assert found["image EXIF: ImageDescription"] == "Description Text"
        assert found["image EXIF: Artist"] == "Artist Text"
        assert found["image EXIF: XPComment"] == "Windows Comment"
        if image_format != "TIFF":  # Pillow does not write it there
            assert found["image EXIF: UserComment"] == "User Comment"


def test_png_text_is_read_and_its_keys_name_no_part() -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Okonkwo", "Plain Chunk")
    info.add_text("Title", "Compressed Chunk", zip=True)
    info.add_itxt("Author", "Zoë Okonkwo")
    found = metadata(read_image(saved(notice(), "PNG", pnginfo=info)))
    assert set(found.values()) == {"Plain Chunk", "Compressed Chunk", "Zoë Okonkwo"}
    assert not any("Okonkwo" in name for name in found)


@pytest.mark.parametrize("image_format", ["JPEG", "GIF"])
def test_comments_are_read(image_format: str) -> None:
    found = metadata(read_image(saved(notice(), image_format, comment=b"Some Comment")))
    assert list(found.values()) == ["Some Comment"]


def test_xmp_is_read() -> None:
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><creator>Xmp Value</creator></x:xmpmeta>'
    found = metadata(read_image(saved(notice(), "WEBP", xmp=xmp)))
    assert list(found.values()) == ["Xmp Value"]


@pytest.mark.parametrize("image_format", ["PNG", "JPEG"])
def test_what_follows_the_picture_in_the_file_is_read(image_format: str) -> None:
    data = saved(notice(), image_format) + b"\x00\x01Adaeze Okonkwo\x00"
    assert metadata(read_image(data))["data after the image"] == "Adaeze Okonkwo"


# ------------------------------------------------------------------------- bad input


@pytest.mark.parametrize("image_format", FORMATS)
def test_a_cut_off_image_is_damaged(image_format: str) -> None:
    data = saved(Image.effect_noise((200, 200), 50).convert("RGB"), image_format)
    with pytest.raises(ReadError) as caught:
        read_image(data[: len(data) // 2])
    assert caught.value.code == "damaged"


def test_an_image_with_too_many_pixels_is_too_large() -> None:
    with pytest.raises(ReadError) as caught:
        read_image(saved(Image.new("1", (20_000, 10_000)), "PNG"))
    assert caught.value.code == "too-large"


def test_too_many_frames_name_the_key() -> None:
    frames = [Image.new("L", (20, 20), shade) for shade in (0, 50, 100)]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    with pytest.raises(ReadError, match=r"limits\.pages") as caught:
        read_image(data, pages=2)
    assert caught.value.code == "too-large"


def test_a_text_that_begins_as_a_bitmap_does_is_no_image() -> None:
    assert read(b"BMV Office\nSpringfield\n", "a.txt", Limits()).media_type == "text/plain"
