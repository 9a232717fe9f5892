"""What stands on the pages of a PDF, by pdfium.

Form fields and stamps are flattened into the page first, so that a filled form
is read as it looks: the value beside its printed label.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from threading import Lock

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.model import Part, PartKind, Problem, Word, Words
from piiguard.readers.interface import Reading
from piiguard.readers.ocr import INSTALL, OcrEngine, engine_for
from piiguard.readers.pdf.drawings import Drawings, read_drawings
from piiguard.readers.pdf.geometry import PageBox
from piiguard.readers.pdf.pictures import Pictures, draw_pictures, read_pictures
from piiguard.readers.pdf.visibility import judge
from piiguard.readers.pdf.words import read_words

_LOCK = Lock()
"""pdfium is not thread-safe, not even for separate documents."""


@dataclass(slots=True)
class _Trouble:
    """Pages by what is wrong with them."""

    damaged: list[int] = field(default_factory=list)
    images_only: list[int] = field(default_factory=list)
    with_images: list[int] = field(default_factory=list)
    unreadable: list[int] = field(default_factory=list)
    doubtful: list[int] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)
    codes: list[int] = field(default_factory=list)
    blank: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Hints:
    """What the objects of the file, read by the other library, say of its pages."""

    pages: int
    """How many there are."""
    layers: bool = False
    """Whether there is optional content."""
    barcode_fonts: bool = False
    """Whether a font draws bars for letters."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A page, read and drawn, so that pdfium is no longer needed for it."""

    parts: tuple[Part, ...]
    unreadable: bool
    has_words: bool
    pictures: Pictures | None


def read_pages(data: bytes, limits: Limits, hints: Hints) -> Reading:
    """Read all pages: words, hidden words, and what images and line art say.

    Args:
        data: The PDF.
        limits: Cap on pages, and which OCR to use.
        hints: What the other library finds in the file.

    Raises:
        ReadError: ``encrypted``, ``damaged`` or ``too-large``.
    """
    parts: list[Part] = []
    trouble = _Trouble()
    engine = engine_for(limits.ocr)
    with _locked_document(data) as document:
        with _LOCK:
            count = len(document)
        if count > limits.pages:
            raise ReadError(
                "too-large",
                f"{count} pages are more than the cap of {limits.pages}; split the file, or raise "
                "limits.pages in piiguard.yaml",
            )
        for number in range(1, count + 1):
            try:
                with _LOCK:
                    page = _read_page(document, number, hints, engine)
            except pdfium.PdfiumError:
                trouble.damaged.append(number)
                continue
            # OCR takes seconds, in which other threads may use pdfium.
            parts += page.parts
            parts += _read_pictures(page, number, engine, trouble)
    problems = list(_problems(trouble, count, limits, engine))
    if count != hints.pages:
        message = "how many pages the PDF has is unclear, some may be lost; export it again"
        problems.append(Problem("damaged", message))
    return Reading(tuple(parts), tuple(problems))


@contextmanager
def _locked_document(data: bytes) -> Iterator[pdfium.PdfDocument]:
    """Open a document; whoever uses it holds the lock while doing so."""
    with _LOCK:
        document = _open(data)
    try:
        yield document
    finally:
        with _LOCK:
            document.close()


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code in (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY):
            raise encrypted() from None
        raise damaged() from None


def damaged() -> ReadError:
    """Return the error for a PDF of which no page can be trusted."""
    return ReadError("damaged", "the PDF is damaged or cut off; export or download it again")


def encrypted() -> ReadError:
    """Return the error for a PDF that only a password opens."""
    return ReadError(
        "encrypted", "the PDF opens only with a password; save a copy without one and check that"
    )


def _read_page(
    document: pdfium.PdfDocument, number: int, hints: Hints, engine: OcrEngine | None
) -> _Page:
    with _page(document, number) as page:
        with closing(page.get_textpage()) as text_page:
            page_box = PageBox.of(page.raw)
            found = read_words(text_page.raw, page_box)
        drawings = read_drawings(page.raw, page_box, layers=hints.layers)
        judged = judge(page.raw, page_box, found.words, drawings)
        pictures = None
        if found.unreadable or hints.barcode_fonts or _has_pictures(drawings, found.words):
            text = "some" if judged.visible else "none"
            pictures = draw_pictures(
                page.raw,
                page_box,
                number,
                drawings,
                text="unreadable" if found.unreadable else text,
                images_read=judged.images_read,
                with_ocr=engine is not None,
                barcode_fonts=hints.barcode_fonts,
            )
    size = page_box.width, page_box.height
    parts = []
    if judged.visible:
        parts.append(Part(PartKind.PAGE, f"page {number}", Words(judged.visible, *size), number))
    if judged.hidden:
        name = f"page {number}: hidden text"
        hidden = Words(judged.hidden, *size)
        parts.append(Part(PartKind.PAGE, name, hidden, number, visible=False))
    return _Page(tuple(parts), found.unreadable, bool(judged.visible), pictures)


def _has_pictures(drawings: Drawings, words: tuple[Word, ...]) -> bool:
    lonely_art = drawings.line_art and not words
    return bool(drawings.images or drawings.bars or drawings.maybe_codes or lonely_art)


def _read_pictures(
    page: _Page, number: int, engine: OcrEngine | None, trouble: _Trouble
) -> tuple[Part, ...]:
    """Read a page's pictures; what cannot be vouched for is trouble."""
    if page.pictures is None:
        if not page.has_words:
            trouble.blank.append(number)
        return ()
    seen = read_pictures(page.pictures, engine)
    if seen.codes_unread:
        trouble.codes.append(number)
    if seen.failed:
        trouble.failed.append(number)
    elif seen.unread and page.unreadable:
        trouble.unreadable.append(number)
    elif seen.unread:
        (trouble.with_images if page.has_words else trouble.images_only).append(number)
    elif seen.doubtful:
        trouble.doubtful.append(number)
    elif not page.has_words and not seen.parts:
        trouble.blank.append(number)
    return seen.parts


@contextmanager
def _page(document: pdfium.PdfDocument, number: int) -> Iterator[pdfium.PdfPage]:
    """Open a page with what its annotations show drawn into it."""
    page = document[number - 1]
    try:
        if pdfium_c.FPDFPage_GetAnnotCount(page.raw) > 0:
            flattened = pdfium_c.FPDFPage_Flatten(page.raw, pdfium_c.FLAT_NORMALDISPLAY)
            if flattened == pdfium_c.FLATTEN_SUCCESS:
                page.close()
                page = document[number - 1]
        yield page
    finally:
        page.close()


def _problems(
    trouble: _Trouble, count: int, limits: Limits, engine: OcrEngine | None
) -> Iterator[Problem]:
    ocr = INSTALL[limits.ocr] if engine is None else "check it by eye"
    if trouble.damaged:
        yield Problem("damaged", f"{_named(trouble.damaged)}: cannot be read; export it again")
    if trouble.images_only:
        only = "only images or drawings"
        if engine is not None:
            only += f", in which OCR ({engine.name}) found no text"
        yield Problem("no-text", f"{_named(trouble.images_only)}: {only}; {ocr}")
    if trouble.with_images:
        what = "was not read"
        if engine is not None:
            what = f"has no text that OCR ({engine.name}) found"
        yield Problem(
            "no-text",
            f"{_named(trouble.with_images)}: an image over an eighth of the page or more {what}; "
            f"{ocr}",
        )
    if trouble.unreadable:
        yield Problem(
            "unreadable-text",
            f"{_named(trouble.unreadable)}: a font does not say which letters it shows; export it "
            f"again with fonts embedded as Unicode, or recognise its text: {ocr}",
        )
    if trouble.doubtful:
        yield Problem(
            "uncertain-text",
            f"{_named(trouble.doubtful)}: OCR is not sure of many words; scan it again at 300 dpi, "
            "or check it by eye",
        )
    if trouble.failed:
        yield Problem("ocr-failed", f"{_named(trouble.failed)}: OCR failed; check it by eye")
    if trouble.codes:
        yield Problem(
            "barcode-unread",
            f"{_named(trouble.codes)}: what looks like a bar code could not be decoded; scan it, "
            "or remove it",
        )
    if len(trouble.blank) == count:
        yield Problem("no-text", "every page is blank; was the document exported completely?")


def _named(pages: list[int]) -> str:
    """Return ``page 2`` or ``pages 1-3, 7``."""
    ranges: list[list[int]] = []
    for page in pages:
        if ranges and page == ranges[-1][-1] + 1:
            ranges[-1][1:] = [page]
        else:
            ranges.append([page])
    text = ", ".join("-".join(map(str, ends)) for ends in ranges)
    return f"page {text}" if len(pages) == 1 else f"pages {text}"
