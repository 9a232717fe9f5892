"""Tesseract, by its program: what Debian and Homebrew install.

The program is run for each picture and not linked: a crash or an endless loop of
it ends the program, not piiguard, and no Python binding has to match its version.
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from functools import cache

from piiguard.model import Word
from piiguard.readers.normalise import fold
from piiguard.readers.ocr.interface import OcrError, OcrWord
from piiguard.readers.raster import Raster

LANGUAGE = "eng"
TIMEOUT_S = 60
"""A full page at 300 dpi takes one second, a noisy one up to ten."""
_LIMITED = (
    ("/bin/sh", "-c", f'ulimit -t {TIMEOUT_S}; exec "$@"', "sh") if os.name == "posix" else ()
)
"""Ends the program also when nobody is left to: its caller may die, of its own cap."""
_WORD_LEVEL = "5"
"""``level`` of a word in Tesseract's TSV output; higher levels hold no text."""

_LINE = ("page_num", "block_num", "par_num", "line_num")
_NO_GAP = 0.2
"""Gap between two words, in heights of the letters, that is no space. A space of a
proportional font is 0.35 and more."""
_GAP_OF_AT = 0.6
"""Gap around an ``@``, likewise: it stands wide of its neighbours, and Tesseract reads
``name @example.org`` for many an address."""


class Tesseract:
    """Runs ``tesseract`` on the PATH."""

    name = "tesseract"

    def recognise(self, raster: Raster) -> tuple[OcrWord, ...]:
        """Return the words, as ``OcrEngine.recognise`` says."""
        header = f"P5 {raster.width} {raster.height} 255\n".encode()
        command = [
            *_LIMITED,
            _program() or "tesseract",
            *("stdin", "stdout"),
            *("-l", LANGUAGE, "--dpi", str(max(70, raster.dpi)), "tsv"),
        ]
        try:
            done = subprocess.run(  # noqa: S603 - a program found on the PATH, fixed options
                command,
                input=header + raster.pixels.tobytes(),
                capture_output=True,
                timeout=TIMEOUT_S,
                check=True,
                # Pages are many: let them share the cores, not each page's threads.
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise OcrError(type(error).__name__) from None
        return tuple(_words(done.stdout.decode("utf-8", "replace"), raster))


@cache
def is_available() -> bool:
    """Say whether the program and its English model are installed."""
    program = _program()
    if program is None:
        return False
    try:
        listed = subprocess.run(  # noqa: S603 - as above
            [program, "--list-langs"], capture_output=True, timeout=TIMEOUT_S, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return LANGUAGE.encode() in listed.stdout.split()


def _program() -> str | None:
    return shutil.which("tesseract")


def _words(tsv: str, raster: Raster) -> list[OcrWord]:
    found: list[OcrWord] = []
    line: list[str] = []
    end = 0
    for row in csv.DictReader(tsv.split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = fold(row["text"] or "").strip()
        if row["level"] != _WORD_LEVEL or not text:
            continue
        left, top, width, height = (int(row[k]) for k in ("left", "top", "width", "height"))
        box = raster.on_page(left, top, left + width, top + height)
        word = OcrWord(Word(text, box), max(0.0, float(row["conf"])) / 100)
        gap = (left - end) / max(height, 1)
        at_sign = text.startswith("@") or (found and found[-1].word.text.endswith("@"))
        widest = _GAP_OF_AT if at_sign else _NO_GAP
        own_line = [row[key] for key in _LINE]
        if own_line == line and -widest < gap <= widest:
            word = _joined(found.pop(), word)
        found.append(word)
        line, end = own_line, left + width
    return found


def _joined(one: OcrWord, other: OcrWord) -> OcrWord:
    text = one.word.text + other.word.text
    word = Word(text, one.word.bbox.union(other.word.bbox))
    return OcrWord(word, min(one.confidence, other.confidence))
