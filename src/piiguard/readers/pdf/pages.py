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

from piiguard.errors import ReadError
from piiguard.model import Part, PartKind, Problem, Words
from piiguard.readers.interface import Reading
from piiguard.readers.pdf.drawings import read_drawings
from piiguard.readers.pdf.geometry import PageBox
from piiguard.readers.pdf.words import read_words

IMAGE_SHARE = 1 / 8
"""From this share of the page on, images beside text make the page unread.

A page is fully read only if its images cannot hold much. A letterhead's logo
takes 2 to 5 % of a page and a banner of an inch and a quarter 11 %; a scan with a
stamped footer takes nearly all, a pasted screenshot 20 % and more. On a page
without any text every legible image counts."""

_LOCK = Lock()
"""pdfium is not thread-safe, not even for separate documents."""


@dataclass(slots=True)
class _Trouble:
    """Pages by what is wrong with them."""

    damaged: list[int] = field(default_factory=list)
    images_only: list[int] = field(default_factory=list)
    with_images: list[int] = field(default_factory=list)
    unreadable: list[int] = field(default_factory=list)
    blank: list[int] = field(default_factory=list)


def read_pages(data: bytes, max_pages: int, expected_pages: int) -> Reading:
    """Read the words of all pages.

    Args:
        data: The PDF.
        max_pages: Cap on pages.
        expected_pages: How many pages the other library finds in the file.

    Raises:
        ReadError: ``encrypted``, ``damaged`` or ``too-large``.
    """
    parts: list[Part] = []
    trouble = _Trouble()
    with _LOCK, closing(_open(data)) as document:
        count = len(document)
        if count > max_pages:
            raise ReadError(
                "too-large",
                f"{count} pages are more than the cap of {max_pages}; split the file, or raise "
                "limits.pages in piiguard.yaml",
            )
        for number in range(1, count + 1):
            words = _read_page(document, number, trouble)
            if words is not None:
                parts.append(Part(PartKind.PAGE, f"page {number}", words, page=number))
    problems = list(_problems(trouble, count))
    if count != expected_pages:
        message = "how many pages the PDF has is unclear, some may be lost; export it again"
        problems.append(Problem("damaged", message))
    return Reading(tuple(parts), tuple(problems))


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


def _read_page(document: pdfium.PdfDocument, number: int, trouble: _Trouble) -> Words | None:
    try:
        with _page(document, number) as page, closing(page.get_textpage()) as text_page:
            page_box = PageBox.of(page.raw)
            found = read_words(text_page.raw, page_box)
            drawings = read_drawings(page.raw, page_box)
    except pdfium.PdfiumError:
        trouble.damaged.append(number)
        return None
    if found.unreadable:
        trouble.unreadable.append(number)
    if found.words:
        if drawings.image_share >= IMAGE_SHARE:
            trouble.with_images.append(number)
        return Words(found.words, page_box.width, page_box.height)
    if drawings.image_share > 0 or drawings.line_art:
        trouble.images_only.append(number)
    else:
        trouble.blank.append(number)
    return None


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


def _problems(trouble: _Trouble, count: int) -> Iterator[Problem]:
    ocr = "recognise its text (OCR) and check the result"
    if trouble.damaged:
        yield Problem("damaged", f"{_named(trouble.damaged)}: cannot be read; export it again")
    if trouble.images_only:
        yield Problem("no-text", f"{_named(trouble.images_only)}: only images or drawings; {ocr}")
    if trouble.with_images:
        yield Problem(
            "no-text",
            f"{_named(trouble.with_images)}: an image over an eighth of the page or more was not "
            f"read; {ocr}",
        )
    if trouble.unreadable:
        yield Problem(
            "unreadable-text",
            f"{_named(trouble.unreadable)}: a font does not say which letters it shows; export it "
            "again with fonts embedded as Unicode, or recognise its text (OCR)",
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
