"""What Tesseract writes becomes words; what it does wrong becomes an error."""

from __future__ import annotations

import subprocess

import numpy as np
import pytest

from piiguard.readers.ocr import OcrError, OcrWord, tesseract
from piiguard.readers.raster import Raster

HEADER = "level page_num block_num par_num line_num word_num left top width height conf text"
PAGE = Raster(np.full((100, 400), 255, np.uint8), scale=2.0, left=10, top=20)


def words(monkeypatch: pytest.MonkeyPatch, *rows: str) -> tuple[OcrWord, ...]:
    """What is made of Tesseract's rows, each ``line left width conf text``."""
    lines = [HEADER.replace(" ", "\t"), "4 1 1 1 1 0 0 0 400 100 -1 ".replace(" ", "\t")]
    for number, row in enumerate(rows):
        line, left, width, confidence, text = row.split(" ", 4)
        fields = ["5", "1", "1", "1", line, str(number), left, "10", width, "30", confidence, text]
        lines.append("\t".join(fields))
    output = "\n".join(lines).encode()
    monkeypatch.setattr(
        tesseract.subprocess,
        "run",
        lambda *_, **__: subprocess.CompletedProcess([], 0, output, b""),
    )
    return tesseract.Tesseract().recognise(PAGE)


def test_words_stand_on_the_page_in_points(monkeypatch: pytest.MonkeyPatch) -> None:
    (found,) = words(monkeypatch, "1 20 60 95.5 Okonkwo")
    assert found.word.text == "Okonkwo"
    box = found.word.bbox
    assert (box.x0, box.top, box.x1, box.bottom) == (20, 25, 50, 40)
    assert found.confidence == pytest.approx(0.955)


def test_quotes_and_spaces_in_the_output_are_harmless(monkeypatch: pytest.MonkeyPatch) -> None:
    found = words(monkeypatch, '1 20 60 90 "Okonkwo', "1 100 60 -1  ", "1 200 60 90 A")
    assert [each.word.text for each in found] == ['"Okonkwo', "A"]


@pytest.mark.parametrize(
    ("rows", "texts"),
    [
        (("1 0 50 90 2123", "1 54 50 80 4000"), ["21234000"]),
        (("1 0 50 90 Card", "1 64 50 80 no."), ["Card", "no."]),
        (("1 0 50 90 adaeze", "1 66 50 80 @example.org"), ["adaeze@example.org"]),
        (("1 0 50 90 adaeze@", "1 66 50 80 example.org"), ["adaeze@example.org"]),
        (("1 0 50 90 call", "1 100 50 80 @library"), ["call", "@library"]),
        (("1 0 50 90 one", "2 52 50 80 two"), ["one", "two"]),
    ],
)
def test_words_without_a_space_between_them_are_one(
    rows: tuple[str, ...], texts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = words(monkeypatch, *rows)
    assert [each.word.text for each in found] == texts
    assert min(each.confidence for each in found) == 0.8


@pytest.mark.parametrize(
    "trouble",
    [
        OSError("no such program"),
        subprocess.TimeoutExpired("tesseract", 60, output=b"Adaeze Okonkwo"),
        subprocess.CalledProcessError(1, "tesseract", b"Adaeze Okonkwo"),
    ],
)
def test_trouble_is_an_error_without_text(
    trouble: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise trouble

    monkeypatch.setattr(tesseract.subprocess, "run", fail)
    with pytest.raises(OcrError) as caught:
        tesseract.Tesseract().recognise(PAGE)
    assert str(caught.value) == type(trouble).__name__
    assert caught.value.__cause__ is None
