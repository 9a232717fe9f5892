"""The parts ``limits`` and ``ocr`` of ``piiguard.yaml``: how far reading goes."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from piiguard.yaml_lines import Node


class OcrChoice(StrEnum):
    """Which program recognises the text of scans and images."""

    AUTO = "auto"
    """Tesseract where it is installed, else RapidOCR where it is, else none."""
    TESSERACT = "tesseract"
    RAPIDOCR = "rapidocr"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Limits:
    """How far reading goes; past a cap a document is ``incomplete``."""

    size_bytes: int = 50_000_000
    pages: int = 2_000
    nesting: int = 4
    """How deep attachments may hold attachments."""
    expanded_bytes: int = 200_000_000
    """How much a compressed file may hold once expanded, all members together."""
    expansion_ratio: int = 250
    """How many times its size packed data of over 10 MB may expand to. Deflate reaches
    1032 (zlib's technical notes); texts reach 20, and sheets of equal rows, the most
    regular documents there are, stay under 100."""
    members: int = 5_000
    """How many members an archive, or a document that is one, may have."""
    time_s: float = 120
    """Seconds of work on one document, from its bytes to its report. The largest
    allowed document with ordinary content takes less on a slow machine."""
    memory_bytes: int = 2_000_000_000
    """Memory that work on one document may take, beside the models."""
    ocr: OcrChoice = OcrChoice.AUTO
    """No cap, but as far a matter of how much is read; the key ``ocr`` of the file."""


def read_limits(node: Node | None, ocr: Node | None) -> Limits:
    """Read the caps, and the choice that stands beside them; None is what is not given.

    Raises:
        PiiguardError: It holds what piiguard does not know; the message names the line.
    """
    caps: dict[str, Any] = {}
    if node is not None:
        keys = frozenset(each.name for each in fields(Limits)) - {"ocr"}
        for key, value in node.values(keys).items():
            caps[key] = value.integer()
            if caps[key] < (0 if key == "nesting" else 1):
                raise value.error(f"'{key}' must not be less than {0 if key == 'nesting' else 1}")
    return Limits(**caps, ocr=_ocr(ocr) if ocr is not None else OcrChoice.AUTO)


def _ocr(node: Node) -> OcrChoice:
    # YAML 1.1 takes a bare ``off`` for a truth value, so as it is written.
    try:
        return OcrChoice(str(node.raw.value))
    except ValueError:
        raise node.error(f"'ocr' is one of: {', '.join(OcrChoice)}") from None
