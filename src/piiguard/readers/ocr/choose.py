"""Which OCR engine reads the pictures."""

from __future__ import annotations

from piiguard.config import OcrChoice
from piiguard.readers.ocr import rapid, tesseract
from piiguard.readers.ocr.interface import OcrEngine

_TESSERACT, _RAPIDOCR = tesseract.Tesseract(), rapid.RapidOcr()

INSTALL = {
    OcrChoice.TESSERACT: "install it with: apt-get install tesseract-ocr (macOS: brew install "
    "tesseract)",
    OcrChoice.RAPIDOCR: "install it with: pip install 'piiguard[ocr]'",
    OcrChoice.AUTO: "install OCR with: pip install 'piiguard[ocr]', or: apt-get install "
    "tesseract-ocr",
    OcrChoice.OFF: "OCR is off: remove 'ocr: off' from piiguard.yaml",
}
"""What to do where there is no engine, by what the configuration says."""


def engine_for(choice: OcrChoice) -> OcrEngine | None:
    """Return the engine that is configured and installed, or None.

    ``auto`` takes Tesseract where it is installed, being three times as fast, and
    else RapidOCR.
    """
    if choice in (OcrChoice.AUTO, OcrChoice.TESSERACT) and tesseract.is_available():
        return _TESSERACT
    if choice in (OcrChoice.AUTO, OcrChoice.RAPIDOCR) and rapid.is_available():
        return _RAPIDOCR
    return None
