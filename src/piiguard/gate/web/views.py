"""What can be shown of a document: its pages as pictures, its text as lines.

This runs in a worker process, as reading does: pdfium draws bytes from strangers.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.model import BBox, Grid, Part, Text
from piiguard.readers import read

TASK = "piiguard.gate.web.views:serve"

PICTURE_WIDTH = 1400
"""Pixels of a page's width: sharp at 200 % on an ordinary screen. Our choice."""

MAX_PIXELS = 12_000_000
"""What a page of odd size may take at most; then it is drawn coarser."""

COVER = "#e3e6ea"
"""The colour over a masked value."""

COVER_MARGIN = 1.5
"""Points by which a cover reaches over its box: letters reach over theirs."""

CONTEXT_LINES = 3
"""Lines shown before and after one with a finding."""

MAX_LINES = 400
"""Lines shown of one document's text."""

PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page's size, in points as displayed."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, or a record of a table."""

    number: int
    """1-based; 0 stands for lines left out."""
    values: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The lines of one part around its findings."""

    part: str
    is_table: bool
    lines: tuple[Line, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class View:
    """What can be shown of one document."""

    sheets: tuple[Sheet, ...] = ()
    excerpts: tuple[Excerpt, ...] = ()


@dataclass(frozen=True, slots=True)
class ViewRequest:
    """Ask what can be shown."""

    data: bytes = field(repr=False)
    name: str = field(repr=False)
    media_type: str
    lines: tuple[tuple[str, int], ...]
    """Part and line of every finding in a text."""


@dataclass(frozen=True, slots=True)
class PictureRequest:
    """Ask for a page as a PNG."""

    data: bytes = field(repr=False)
    page: int
    """1-based."""
    covers: tuple[BBox, ...]
    """What must not be seen."""


def serve(setup: bytes) -> Callable[[ViewRequest | PictureRequest], View | bytes]:
    """Build what a worker runs; the setup is the pickled ``Limits``."""
    limits: Limits = pickle.loads(setup)  # noqa: S301 - from the program itself

    def answer(request: ViewRequest | PictureRequest) -> View | bytes:
        if isinstance(request, PictureRequest):
            return draw(request)
        return look(request, limits)

    return answer


def look(request: ViewRequest, limits: Limits) -> View:
    """Return what can be shown of a document.

    Raises:
        ReadError: It cannot be read.
    """
    if request.media_type == PDF:
        return View(sheets=_sheets(request.data, limits.pages))
    document = read(request.data, request.name, limits)
    return View(excerpts=tuple(_excerpts(document.parts, request.lines)))


def draw(request: PictureRequest) -> bytes:
    """Return a page as a PNG, with what must not be seen painted over.

    Raises:
        ReadError: It cannot be drawn.
    """
    from PIL import ImageDraw

    with _Pdf(request.data) as pdf:
        page = pdf[request.page - 1]
        width, height = page.get_size()
        scale = min(PICTURE_WIDTH / width, (MAX_PIXELS / (width * height)) ** 0.5)
        picture = page.render(scale=scale).to_pil().convert("RGB")
    brush = ImageDraw.Draw(picture)
    for box in request.covers:
        left, top = (box.x0 - COVER_MARGIN) * scale, (box.top - COVER_MARGIN) * scale
        right, bottom = (box.x1 + COVER_MARGIN) * scale, (box.bottom + COVER_MARGIN) * scale
        brush.rectangle((left, top, right, bottom), fill=COVER)
    out = BytesIO()
    picture.save(out, "PNG", compress_level=3)
    return out.getvalue()


class _Pdf:
    """An open PDF; what pdfium raises becomes a ``ReadError`` without its text."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def __enter__(self) -> Any:
        import pypdfium2

        try:
            self._pdf = pypdfium2.PdfDocument(self._data)
            self._pdf.init_forms()
        except pypdfium2.PdfiumError:
            raise ReadError("damaged", "the page cannot be drawn") from None
        return self._pdf

    def __exit__(self, *_: object) -> None:
        self._pdf.close()


def _sheets(data: bytes, most: int) -> tuple[Sheet, ...]:
    with _Pdf(data) as pdf:
        sizes = (pdf.get_page_size(index) for index in range(min(len(pdf), most)))
        return tuple(Sheet(max(width, 1.0), max(height, 1.0)) for width, height in sizes)


def _excerpts(parts: tuple[Part, ...], wanted: tuple[tuple[str, int], ...]) -> Iterator[Excerpt]:
    names = [part.name for part in parts]
    for part in parts:
        # Two parts of one name would leave open which of them a finding is in.
        if not part.visible or names.count(part.name) > 1:
            continue
        numbers = {line for name, line in wanted if name == part.name}
        if isinstance(part.content, Text):
            # Only at line feeds: that is how layout counts lines.
            texts = part.content.text.split("\n")
            lines = [Line(number, (text,)) for number, text in enumerate(texts, start=1)]
        elif isinstance(part.content, Grid):
            lines = [Line(row.line, row.values) for row in part.content.rows]
        else:
            continue
        chosen = tuple(_around(lines, numbers))
        if chosen:
            yield Excerpt(part.name, isinstance(part.content, Grid), chosen)


def _around(lines: list[Line], numbers: set[int]) -> Iterator[Line]:
    """Yield the lines around the given ones, the first lines, and gaps between."""
    keep: set[int] = set(range(min(len(lines), CONTEXT_LINES if numbers else MAX_LINES)))
    for index, line in enumerate(lines):
        if line.number in numbers:
            # A value may go on below, as an address does.
            keep.update(range(index - CONTEXT_LINES, index + 2 * CONTEXT_LINES + 1))
    chosen = sorted(index for index in keep if 0 <= index < len(lines))[:MAX_LINES]
    before = -1
    for index in chosen:
        if index != before + 1:
            yield Line(0, ())
        yield lines[index]
        before = index
    if before + 1 < len(lines):
        yield Line(0, ())
