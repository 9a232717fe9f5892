"""What an OCR engine is, and what it returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from piiguard.model import Word
from piiguard.readers.raster import Raster


class OcrError(Exception):
    """The engine failed on a picture; the message holds no text of it."""


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A recognised word, where it stands on the page."""

    word: Word
    confidence: float
    """In [0, 1], by the engine's own account."""


class OcrEngine(Protocol):
    """Recognises the text of pictures. Offline; safe to share between threads."""

    @property
    def name(self) -> str:
        """Kebab-case name, as in the configuration."""
        ...

    def recognise(self, raster: Raster) -> tuple[OcrWord, ...]:
        """Return the words on a picture, in reading order; none if it shows none.

        Raises:
            OcrError: The engine failed or took too long.
        """
        ...
