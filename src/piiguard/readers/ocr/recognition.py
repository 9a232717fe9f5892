"""Pictures → words, and how far the result can be vouched for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from threading import Lock

from piiguard.model import BBox, Word
from piiguard.readers.ocr.interface import OcrEngine, OcrError, OcrWord
from piiguard.readers.raster import Raster

DPI = 300
"""Resolution at which to draw a page for OCR: what Tesseract's documentation asks
for, and where capitals of 8 points are 24 pixels high."""
LOW_CONFIDENCE = 0.6
"""Below this a word may be any word. Printed words score over 0.85 with both engines,
addresses and numbers over 0.65, handwriting and specks mostly under 0.5."""
_DOUBTFUL_SHARE = 0.1
"""From this share of doubtful words on, what was recognised is no reading. Logos and
signatures beside clear text stay below."""
_CACHED = 64
"""Pictures whose words are kept: the logo that all invoices of a run bear."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """What OCR made of pictures."""

    words: tuple[Word, ...] = ()
    nothing: bool = False
    """Some picture has ink and no word was found in it."""
    doubtful: bool = False
    """Many words may not be what the picture shows."""
    failed: bool = False
    """The engine failed, so some picture is not read at all."""


def recognise(engine: OcrEngine, rasters: Iterable[Raster]) -> Recognised:
    """Read pictures; blank ones need no engine."""
    found: list[OcrWord] = []
    nothing = failed = False
    for raster in rasters:
        if raster.is_blank():
            continue
        try:
            words = _words(engine, raster)
        except OcrError:
            failed = True
            continue
        found += words
        nothing = nothing or not any(map(_is_text, words))
    texts = [each for each in found if _is_text(each)]
    low = sum(each.confidence < LOW_CONFIDENCE for each in texts)
    return Recognised(
        tuple(each.word for each in found),
        nothing=nothing,
        doubtful=low > 0 and low >= _DOUBTFUL_SHARE * len(texts),
        failed=failed,
    )


def _is_text(each: OcrWord) -> bool:
    """Say whether a word is more than a stroke or speck that was taken for a letter."""
    return sum(map(str.isalnum, each.word.text)) >= 2


_KNOWN: OrderedDict[tuple[str, bytes], tuple[OcrWord, ...]] = OrderedDict()
_KNOWN_LOCK = Lock()


def _words(engine: OcrEngine, raster: Raster) -> list[OcrWord]:
    """Return a picture's words; those of a picture with the same pixels are known."""
    own = Raster(raster.pixels, raster.scale)
    digest = blake2b(repr((own.pixels.shape, own.scale)).encode())
    digest.update(own.pixels.tobytes())
    key = engine.name, digest.digest()
    words = _KNOWN.get(key)
    if words is None:
        words = engine.recognise(own)
        with _KNOWN_LOCK:
            _KNOWN[key] = words
            if len(_KNOWN) > _CACHED:
                _KNOWN.popitem(last=False)
    return [_moved(each, raster.left, raster.top) for each in words]


def _moved(each: OcrWord, right: float, down: float) -> OcrWord:
    box = each.word.bbox
    moved = BBox(box.x0 + right, box.top + down, box.x1 + right, box.bottom + down)
    return OcrWord(Word(each.word.text, moved), each.confidence)
