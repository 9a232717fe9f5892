"""Which OCR engines a test can use here."""

from __future__ import annotations

import pytest

from piiguard.config import OcrChoice
from piiguard.readers.ocr import INSTALL, engine_for

ENGINES = [
    pytest.param(
        choice,
        marks=pytest.mark.skipif(engine_for(choice) is None, reason=f"no OCR; {INSTALL[choice]}"),
    )
    for choice in (OcrChoice.TESSERACT, OcrChoice.RAPIDOCR)
]
"""Both engines, for tests that each must pass."""

ANY = OcrChoice.AUTO
needs_ocr = pytest.mark.skipif(engine_for(ANY) is None, reason=f"no OCR; {INSTALL[ANY]}")
"""For tests of what follows recognition, whichever engine does it."""
