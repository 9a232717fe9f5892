"""RapidOCR: PaddleOCR's models on onnxruntime, all of it in wheels.

Its wheel holds the models, so nothing is fetched. It is slower than Tesseract (three
to five seconds a page against one) and better with photographs.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from threading import Lock
from typing import Any

from piiguard.model import BBox, Word
from piiguard.readers.normalise import fold
from piiguard.readers.ocr.interface import OcrError, OcrWord
from piiguard.readers.raster import Raster

_OPTIONS = {
    "Global.log_level": "critical",
    "Global.return_word_box": True,
    # Pages are upright; guessing turns 180 degrees takes time and turns digits round.
    "Global.use_cls": False,
    # Low scores are reported with their words, for the caller to judge.
    "Global.text_score": 0.0,
}


class RapidOcr:
    """Runs the ``rapidocr`` package."""

    name = "rapidocr"

    def recognise(self, raster: Raster) -> tuple[OcrWord, ...]:
        """Return the words, as ``OcrEngine.recognise`` says."""
        import numpy as np

        colour = np.repeat(raster.pixels[:, :, None], 3, axis=2)
        try:
            with _LOCK:
                lines = _model()(colour).word_results
        except MemoryError:
            raise
        except Exception as error:
            # Only the type: the message may quote what was read.
            raise OcrError(type(error).__name__) from None
        return tuple(
            OcrWord(Word(text, _box(corners, raster)), float(score))
            for line in lines or ()
            for raw, score, corners in line
            if corners is not None and (text := fold(raw).strip())
        )


_LOCK = Lock()
"""The package keeps the sizes of the picture at hand in the model object."""


def is_available() -> bool:
    """Say whether the package and a runtime for its models are installed."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


@cache
def _model() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params=_OPTIONS)


def _box(corners: Any, raster: Raster) -> BBox:
    xs, ys = zip(*corners, strict=True)
    return raster.on_page(float(min(xs)), float(min(ys)), float(max(xs)), float(max(ys)))
