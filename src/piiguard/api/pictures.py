"""Pages of checked documents as pictures that a report may hold.

A report's reader is not the document's, and the document holds more than was found:
what the policy allows, what nobody detected, images, bar codes, handwriting. So a
picture does not start from the page with the findings taken out. It starts empty,
and only what is known to be no data is put in: the pixels of labels that the lexicon
knows, such as ``Patron:``. Other words are grey bars, findings are black ones.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from piiguard.config import Config, Limits, OcrChoice
from piiguard.errors import ReadError
from piiguard.isolation import Caps, Task, shared_pool
from piiguard.layout import lay_out
from piiguard.lexicon import lookup
from piiguard.model import BBox, CellKind, Document, DocumentReport, PartKind, Report, Words
from piiguard.readers import read
from piiguard.readers.pdf.preview import draw_pages
from piiguard.readers.raster import Raster
from piiguard.reporters import PagePicture

DPI = 100
"""A Letter page is then 850 pixels wide, as wide as a report shows it. Our choice."""
MOST_PAGES = 20
"""Pages that are drawn of one document, the first with findings. Our choice."""

_TASK = "piiguard.api.pictures:serve"
_BAR, _BLACK, _PAPER = 205, 0, 255


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker is to draw."""

    data: bytes = field(repr=False)
    boxes: Mapping[int, tuple[BBox, ...]]
    """What is to be black, by page."""
    show_values: bool


def draw_report(
    report: Report, sources: Sequence[Path | bytes], config: Config, *, show_values: bool
) -> dict[int, tuple[PagePicture, ...]]:
    """Draw the pages with findings of a report's PDFs.

    Args:
        report: What was found.
        sources: The documents, parallel to the report's.
        config: For the limits.
        show_values: Whether the pages are drawn as they are, with all that is on them.

    Returns:
        Pictures by the document's index; none of what could not be drawn.
    """
    task = Task(_TASK, pickle.dumps(replace(config.limits, ocr=OcrChoice.OFF)))
    caps = Caps(config.limits.time_s, config.limits.memory_bytes)
    drawn: dict[int, tuple[PagePicture, ...]] = {}
    for index, (document, source) in enumerate(zip(report.documents, sources, strict=True)):
        boxes = _boxes(document)
        if not boxes:
            continue
        try:
            data = source if isinstance(source, bytes) else source.read_bytes()
            pages = shared_pool().ask(task, Order(data, boxes, show_values), caps)
        except (OSError, ReadError):
            # The findings are told all the same; only their picture is missing.
            continue
        drawn[index] = tuple(PagePicture(*page) for page in pages)
    return drawn


def serve(setup: bytes) -> Callable[[Order], list[tuple[int, float, float, bytes]]]:
    """Build what a worker process runs on each order; ``setup`` is pickled ``Limits``."""
    limits: Limits = pickle.loads(setup)  # noqa: S301 - from the program itself
    return lambda order: list(draw(order, limits))


def draw(order: Order, limits: Limits) -> Iterator[tuple[int, float, float, bytes]]:
    """Yield page, width and height in points, and the PNG.

    Raises:
        ReadError: The document cannot be read.
    """
    document = None if order.show_values else read(order.data, "", limits)
    for number, raster in draw_pages(order.data, order.boxes, DPI):
        page = Image.fromarray(raster.pixels)
        if document is not None:
            page = _covered(page, raster, document, number, order.boxes[number])
        out = BytesIO()
        page.save(out, "PNG", optimize=True)
        yield number, raster.width / raster.scale, raster.height / raster.scale, out.getvalue()


def _boxes(document: DocumentReport) -> dict[int, tuple[BBox, ...]]:
    if document.media_type != "application/pdf":
        return {}
    boxes: dict[int, tuple[BBox, ...]] = {}
    for finding in document.findings:
        page, bbox = finding.location.page, finding.location.bbox
        if page is not None and bbox is not None:
            boxes[page] = (*boxes.get(page, ()), bbox)
    return {page: boxes[page] for page in sorted(boxes)[:MOST_PAGES]}


def _covered(
    page: Image.Image, raster: Raster, document: Document, number: int, black: Iterable[BBox]
) -> Image.Image:
    result = Image.new("L", page.size, _PAPER)
    labels = tuple(_labels(document, number))
    for box, _ in labels:
        edges = _pixels(box, raster)
        result.paste(page.crop(edges), edges)
    pen = ImageDraw.Draw(result)
    for box in _words(document, number, labels):
        pen.rectangle(_pixels(box, raster), fill=_BAR)
    for box in black:
        pen.rectangle(_pixels(box, raster), fill=_BLACK)
    return result


def _labels(document: Document, number: int) -> Iterator[tuple[BBox, frozenset[str]]]:
    """Yield where labels that the lexicon knows stand, with their words."""
    for cell in lay_out(document):
        is_printed = cell.kind is CellKind.LABEL and cell.part_kind is PartKind.PAGE
        if not is_printed or cell.page != number or not cell.visible:
            continue
        # A number beside a label is not the label's: ``Age 12``.
        if any(character.isdigit() for character in cell.text) or not lookup(cell.text).known:
            continue
        words = frozenset(cell.text.split())
        for piece in cell.slices:
            if piece.bbox is not None:
                yield piece.bbox, words


def _words(
    document: Document, number: int, labels: tuple[tuple[BBox, frozenset[str]], ...]
) -> Iterator[BBox]:
    """Yield where the words stand that are not a label's own."""
    for part in document.parts:
        if part.page != number or not isinstance(part.content, Words) or not part.visible:
            continue
        for word in part.content.words:
            if not any(word.text in words and _lies_in(word.bbox, box) for box, words in labels):
                yield word.bbox


def _lies_in(inner: BBox, outer: BBox) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 <= x <= outer.x1 and outer.top <= y <= outer.bottom


def _pixels(box: BBox, raster: Raster) -> tuple[int, int, int, int]:
    scale = raster.scale
    x0, y0 = int(box.x0 * scale), int(box.top * scale)
    return x0, y0, max(x0 + 1, round(box.x1 * scale)), max(y0 + 1, round(box.bottom * scale))
