"""Page pictures in reports: what is shown, and above all what is not."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from reportlab.graphics.barcode import code39
from reportlab.pdfgen.canvas import Canvas

from piiguard.api import Checker
from piiguard.api.pictures import Order, draw, draw_report
from piiguard.config import Config, Limits, OcrChoice
from piiguard.model import BBox, Report

LIMITS = Limits(ocr=OcrChoice.OFF)
NAME_BOX = BBox(140, 92, 320, 106)
"""Where the name stands, in points from the top."""


def pdf(*, barcode: bool = False) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(612, 792))
    canvas.setFont("Helvetica", 12)
    canvas.drawString(72, 792 - 102, "Patron:")
    canvas.drawString(140, 792 - 102, "OKONKWO, ADAEZE N")
    canvas.drawString(72, 792 - 202, "Zorvath Quillmere wrote this")
    if barcode:
        code39.Standard39("21191000882134", checksum=0).drawOn(canvas, 72, 792 - 400)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def picture(data: bytes, boxes: tuple[BBox, ...], *, show_values: bool = False) -> Picture:
    ((page, width, height, png),) = draw(Order(data, {1: boxes}, show_values), LIMITS)
    assert (page, round(width), round(height)) == (1, 612, 792)
    return Picture(np.asarray(Image.open(BytesIO(png)).convert("L")))


class Picture:
    def __init__(self, pixels: NDArray[np.uint8]) -> None:
        self.pixels = pixels
        self.scale = pixels.shape[0] / 792

    def greys(self, x0: float, top: float, x1: float, bottom: float) -> set[int]:
        x0, top, x1, bottom = (round(edge * self.scale) for edge in (x0, top, x1, bottom))
        return set(np.unique(self.pixels[top:bottom, x0:x1]).tolist())


def test_a_finding_is_black() -> None:
    shown = picture(pdf(), (NAME_BOX,))

    assert shown.greys(142, 94, 318, 104) == {0}


def test_a_known_label_can_be_read() -> None:
    shown = picture(pdf(), (NAME_BOX,))

    assert len(shown.greys(72, 92, 115, 106)) > 5


def test_other_words_are_bars_though_nothing_was_found_in_them() -> None:
    shown = picture(pdf(), ())

    assert shown.greys(72, 190, 240, 206) <= {205, 255}
    assert shown.greys(140, 92, 320, 106) <= {205, 255}


def test_nothing_of_a_drawing_is_shown() -> None:
    shown = picture(pdf(barcode=True), (NAME_BOX,))

    assert shown.greys(60, 340, 600, 780) <= {205, 255}


def test_the_page_is_as_it_is_where_values_are_asked_for() -> None:
    shown = picture(pdf(barcode=True), (NAME_BOX,), show_values=True)

    assert len(shown.greys(142, 94, 270, 104)) > 5
    assert 0 in shown.greys(60, 340, 600, 420)


def test_pages_with_findings_are_drawn_in_a_worker(tmp_path: Path) -> None:
    leak, clean = tmp_path / "leak.pdf", tmp_path / "clean.txt"
    leak.write_bytes(pdf())
    clean.write_text("Item barcode: 31191000882134\n")
    config = Config()
    report = Report(tuple(Checker("invoice", config=config).check_many([leak, clean])))

    drawn = draw_report(report, [leak, clean], config, show_values=False)

    assert list(drawn) == [0]
    (page,) = drawn[0]
    shown = Picture(np.asarray(Image.open(BytesIO(page.png)).convert("L")))
    assert 0 in shown.greys(142, 94, 250, 104)


def test_what_is_gone_since_has_no_picture(tmp_path: Path) -> None:
    leak = tmp_path / "leak.pdf"
    leak.write_bytes(pdf())
    config = Config()
    report = Report(tuple(Checker("invoice", config=config).check_many([leak])))
    leak.unlink()

    assert draw_report(report, [leak], config, show_values=False) == {}


@pytest.mark.parametrize("numbers", [(2,), (0,)])
def test_a_page_that_is_not_there_is_left_out(numbers: tuple[int, ...]) -> None:
    boxes = dict.fromkeys(numbers, (NAME_BOX,))

    assert list(draw(Order(pdf(), boxes, show_values=False), LIMITS)) == []
