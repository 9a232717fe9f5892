"""Plain text: pages at form feeds, columns as runs of spaces."""

from __future__ import annotations

from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.model import Part, PartKind, Text
from piiguard.readers.decode import decode
from piiguard.readers.formats import extension, has_markup, identify, named_format
from piiguard.readers.interface import Reading
from piiguard.readers.normalise import expand_tabs, fold


class TextReader:
    """Reads whatever decodes as text and is no known other format."""

    name = "text"
    media_type = "text/plain"

    def matches(self, data: bytes, name: str) -> bool:
        """Take what neither content nor name claim for another format."""
        return identify(data) is None and named_format(name) is None and extension(name) != ".pdf"

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        """Return a part for the text, or one a page where form feeds part pages.

        Lines count from 1 within their page. Columns count displayed characters:
        tabs are spaces here, and invisible characters take no column.
        """
        text = decode(data)
        if has_markup(text):
            raise ReadError(
                "unsupported",
                "the text holds HTML tags; HTML is not supported, open it in a browser and "
                "print it to PDF",
            )
        pages = fold(text).split("\f")
        while pages and not pages[-1].strip():
            pages.pop()
        if not pages:
            raise ReadError("empty", "the file holds only invisible characters")
        if len(pages) > limits.pages:
            raise ReadError(
                "too-large",
                f"{len(pages)} pages are more than the cap of {limits.pages}; split the file, "
                "or raise limits.pages in piiguard.yaml",
            )
        if len(pages) == 1:
            return Reading((Part(PartKind.BODY, "text", Text(expand_tabs(pages[0]))),))
        return Reading(
            tuple(
                Part(PartKind.PAGE, f"page {number}", Text(expand_tabs(page)), page=number)
                for number, page in enumerate(pages, start=1)
                if page.strip()
            )
        )
