"""The PDF reader: pages by pdfium, everything else by pikepdf, one source a time."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pikepdf

from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.model import Part, Problem
from piiguard.readers.interface import Attachment, Reading
from piiguard.readers.pdf.annotations import annotation_texts
from piiguard.readers.pdf.attachments import attachments, descriptions
from piiguard.readers.pdf.expansion import check_expansion
from piiguard.readers.pdf.forms import form_fields
from piiguard.readers.pdf.leftovers import other_strings
from piiguard.readers.pdf.metadata import alternative_texts, document_information, xmp
from piiguard.readers.pdf.navigation import document_links, names, outline, scripts
from piiguard.readers.pdf.nesting import cut_loops
from piiguard.readers.pdf.pages import Hints, damaged, encrypted, read_pages
from piiguard.readers.pdf.removed import removed_pages
from piiguard.readers.pdf.replaced import show_what_is_drawn
from piiguard.readers.pdf.revisions import MOST_REVISIONS, Known, earlier_revisions
from piiguard.readers.pdf.survey import Survey, survey

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
        """Return pages, then everything else the file carries, then what it was before."""
        current = _read_revision(data, limits)
        revisions = earlier_revisions(data)
        if not revisions:
            return current
        parts, problems = list(current.parts), list(current.problems)
        files = list(current.attachments)
        known = Known()
        known.add(parts)
        if len(revisions) > MOST_REVISIONS:
            problems.append(_many_revisions(len(revisions)))
        # The newest first: what a value was last is told once.
        for number in range(len(revisions), max(0, len(revisions) - MOST_REVISIONS), -1):
            where = f"earlier revision {number}"
            try:
                earlier = _read_revision(revisions[number - 1], limits)
            except ReadError as error:
                problems.append(Problem(error.code, f"{where}: {error}"))
                continue
            different = list(known.unknown(earlier.parts))
            known.add(different)
            parts += (replace(p, name=f"{where}: {p.name}", visible=False) for p in different)
            files += (each for each in earlier.attachments if each not in files)
            old = {problem.message for problem in current.problems}
            problems += (
                Problem(p.code, f"{where}: {p.message}")
                for p in earlier.problems
                if p.message not in old
            )
        return Reading(tuple(parts), tuple(problems), tuple(files))


def _read_revision(data: bytes, limits: Limits) -> Reading:
    """Read a PDF as it is, not as it was."""
    with _open(data) as pdf:
        count = _page_count(pdf)
        objects = list(pdf.objects)
        check_expansion(objects, limits.expanded_bytes)
        problems: list[Problem] = []
        found = _surveyed(pdf, objects, problems)
        shown = _made_plain(pdf, found, limits, problems)
        hints = Hints(count, layers=bool(found.layers), barcode_fonts=found.barcode_fonts)
        pages = read_pages(shown or data, limits, hints)
        parts = list(pages.parts)
        problems += pages.problems
        for what, source in SOURCES:
            with _Reported(what, problems):
                # Not a list first: what comes before a failure is kept.
                parts.extend(source(pdf, found))
        files: list[Attachment] = []
        with _Reported("attachments", problems):
            files.extend(attachments(found))
        with _Reported("removed pages", problems):
            removed = _read_removed(pdf, found, limits)
            parts += removed.parts
            problems += removed.problems
        with _Reported("other strings", problems):
            parts.extend(other_strings(found, parts, files))
        if _was_repaired(pdf):
            problems.insert(0, _repaired())
    return Reading(tuple(parts), tuple(problems), tuple(files))


def _made_plain(
    pdf: pikepdf.Pdf, found: Survey, limits: Limits, problems: list[Problem]
) -> bytes | None:
    """Return the PDF as pdfium can read it as it looks, or None where it can as it is."""
    is_cut = is_shown = False
    with _Reported("drawings", problems):
        is_cut = cut_loops(pdf, found, limits.expanded_bytes)
    if is_cut:
        message = "a drawing draws itself, and was read once; print it to a new PDF"
        problems.append(Problem("damaged", message))
    with _Reported("page contents", problems):
        is_shown = show_what_is_drawn(pdf, found)
    if not (is_cut or is_shown):
        return None
    buffer = io.BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()


def _read_removed(pdf: pikepdf.Pdf, found: Survey, limits: Limits) -> Reading:
    """Read what is left of removed pages, which nobody sees."""
    made = removed_pages(pdf, found)
    if made is None:
        return Reading(())
    with _open(made) as pages:
        reading = read_pages(made, limits, Hints(len(pages.pages)))
    parts = tuple(
        replace(part, name=f"removed {part.name}", page=None, visible=False)
        for part in reading.parts
    )
    problems = (Problem(p.code, f"removed pages: {p.message}") for p in reading.problems)
    return Reading(parts, tuple(problems))


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


def _surveyed(pdf: pikepdf.Pdf, objects: list[Any], problems: list[Problem]) -> Survey:
    with _Reported("objects", problems):
        return survey(pdf.trailer, objects)
    return Survey()


def _many_revisions(count: int) -> Problem:
    return Problem(
        "too-large",
        f"the PDF holds {count} earlier revisions, of which the last {MOST_REVISIONS} were read; "
        "print it to a new PDF",
    )


def _repaired() -> Problem:
    return Problem(
        "damaged",
        "the PDF is damaged or cut off and was pieced together, so text may be missing; export "
        "or download it again",
    )


class _Reported:
    """Turns whatever a source raises into a problem that names the source.

    Past a cap nothing more is read: that is left to whoever called.
    """

    def __init__(self, what: str, problems: list[Problem]) -> None:
        self._what = what
        self._problems = problems

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> bool:
        if kind is None or not issubclass(kind, Exception):
            return False
        if issubclass(kind, ReadError | MemoryError):
            return False
        message = f"{self._what}: could not be read ({kind.__name__}); export the PDF again"
        self._problems.append(Problem("damaged", message))
        return True
