"""Text in pictures: an engine behind one protocol, and how far to trust it."""

from __future__ import annotations

from piiguard.readers.ocr.choose import INSTALL, engine_for
from piiguard.readers.ocr.interface import OcrEngine, OcrError, OcrWord
from piiguard.readers.ocr.recognition import DPI, Recognised, recognise

__all__ = [
    "DPI",
    "INSTALL",
    "OcrEngine",
    "OcrError",
    "OcrWord",
    "Recognised",
    "engine_for",
    "recognise",
]
