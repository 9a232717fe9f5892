"""Pages of a PDF as pictures, for reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing

import pypdfium2 as pdfium

from piiguard.model import BBox
from piiguard.readers.pdf.geometry import PageBox
from piiguard.readers.pdf.render import render
from piiguard.readers.raster import Raster


def draw_pages(data: bytes, numbers: Iterable[int], dpi: int) -> Iterator[tuple[int, Raster]]:
    """Yield pages in grey, as they look.

    pdfium is not thread-safe: call it where nothing else uses it.

    Args:
        data: The PDF.
        numbers: 1-based pages; what the document does not have is left out.
        dpi: Pixels per inch.

    Raises:
        pdfium.PdfiumError: The document cannot be opened.
    """
    with closing(pdfium.PdfDocument(data)) as document:
        for number in numbers:
            if not 1 <= number <= len(document):
                continue
            with closing(document[number - 1]) as page:
                box = PageBox.of(page.raw)
                yield number, render(page.raw, box, BBox(0, 0, box.width, box.height), dpi)
