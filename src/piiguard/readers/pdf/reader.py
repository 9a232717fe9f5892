"""The PDF reader: pages by pdfium, everything else by pikepdf, one source a time."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Callable, Iterator

import pikepdf

from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.model import Part, Problem
from piiguard.readers.interface import Attachment, Reading
from piiguard.readers.pdf.annotations import annotation_texts
from piiguard.readers.pdf.attachments import attachments, descriptions
from piiguard.readers.pdf.forms import form_fields
from piiguard.readers.pdf.metadata import alternative_texts, document_information, xmp
from piiguard.readers.pdf.navigation import document_links, names, outline, scripts
from piiguard.readers.pdf.pages import Hints, damaged, encrypted, read_pages
from piiguard.readers.pdf.survey import Survey, survey
from piiguard.readers.pdf.values import entry, items

HEADER_BYTES = 1024
"""How far from the start the header may stand (ISO 32000-1, Annex H, note 13)."""

SOURCES: tuple[tuple[str, Callable[[pikepdf.Pdf, Survey], Iterator[Part]]], ...] = (
    ("document information", document_information),
    ("XMP metadata", xmp),
    ("annotations", annotation_texts),
    ("form fields", form_fields),
    ("attachment descriptions", descriptions),
    ("outline", outline),
    ("names", names),
    ("scripts", scripts),
    ("document links", document_links),
    ("alternative texts", alternative_texts),
)
"""Where a PDF keeps text off its pages; one that fails is a problem, not silence."""

# What qpdf warns of when it had to guess; its other warnings are matters of style.
# "Output may still be valid" is its word for compressed data that breaks off.
_REPAIRED = re.compile(
    r"damaged|reconstruct|recover|error decoding|EOF|may still be valid|pages tree", re.I
)

# qpdf's log lines may quote the document; its warnings are asked for instead.
logging.getLogger("pikepdf._core").setLevel(logging.CRITICAL + 1)


class PdfReader:
    """Reads PDF by its header, whatever the name."""

    name = "pdf"
    media_type = "application/pdf"

    def matches(self, data: bytes, name: str) -> bool:
        """Take what has a PDF header."""
        return b"%PDF-" in data[:HEADER_BYTES]

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        """Return pages, then everything else the file carries."""
        with _open(data) as pdf:
            count = _page_count(pdf)
            problems: list[Problem] = []
            found = _surveyed(pdf, problems)
            hints = Hints(count, layers=bool(found.layers), barcode_fonts=found.barcode_fonts)
            pages = read_pages(data, limits, hints)
            parts = list(pages.parts)
            problems += pages.problems
            for what, source in SOURCES:
                with _Reported(what, problems):
                    # Not a list first: what comes before a failure is kept.
                    parts.extend(source(pdf, found))
            files: list[Attachment] = []
            with _Reported("attachments", problems):
                files.extend(attachments(found))
            with _Reported("page contents", problems):
                _check_drawn(pdf, found)
            if _was_repaired(pdf):
                problems.insert(0, _repaired())
        return Reading(tuple(parts), tuple(problems), tuple(files))


def _open(data: bytes) -> pikepdf.Pdf:
    try:
        return pikepdf.open(io.BytesIO(data), suppress_warnings=True)
    except pikepdf.PasswordError:
        raise encrypted() from None
    except pikepdf.PdfError:
        raise damaged() from None


def _page_count(pdf: pikepdf.Pdf) -> int:
    try:
        count = len(pdf.pages)
    except pikepdf.PdfError:
        raise damaged() from None
    if count == 0:
        if _was_repaired(pdf):
            raise damaged()
        raise ReadError("empty", "the PDF has no page; export it again")
    return count


def _was_repaired(pdf: pikepdf.Pdf) -> bool:
    return any(_REPAIRED.search(str(warning)) for warning in pdf.get_warnings())


def _surveyed(pdf: pikepdf.Pdf, problems: list[Problem]) -> Survey:
    with _Reported("objects", problems):
        return survey(pdf)
    return Survey()


def _check_drawn(pdf: pikepdf.Pdf, found: Survey) -> None:
    """Decode what draws the pages: pdfium leaves out what is broken, silently."""
    for page in pdf.pages:
        for stream in items(entry(page.obj, "/Contents")):
            if isinstance(stream, pikepdf.Stream):
                stream.read_bytes()
    for stream in found.drawn:
        stream.read_bytes()


def _repaired() -> Problem:
    return Problem(
        "damaged",
        "the PDF is damaged or cut off and was pieced together, so text may be missing; export "
        "or download it again",
    )


class _Reported:
    """Turns whatever a source raises into a problem that names the source."""

    def __init__(self, what: str, problems: list[Problem]) -> None:
        self._what = what
        self._problems = problems

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> bool:
        if kind is None or not issubclass(kind, Exception):
            return False
        message = f"{self._what}: could not be read ({kind.__name__}); export the PDF again"
        self._problems.append(Problem("damaged", message))
        return True
