"""Pages, page contents and images that are in the file and on no page.

Programs that delete a page or redact a line often only unlink it. What is left is
put on pages of its own, to be read like any other.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from piiguard.readers.pdf.survey import Survey
from piiguard.readers.pdf.values import entry

_LETTER = (0, 0, 612, 792)
_SMALLEST_IMAGE = 213
"""Pixels. Thumbnails have up to 106 on a side (ISO 32000-1, 12.3.4), where no text is
legible; twice that may be."""
_MOST = 200
"""Pages made; a file that has lost more is refused elsewhere, by its size."""
_FONT = re.compile(rb"/([^\s/<>\[\]()]+)\s+[-\d.]+\s+Tf\b")
_SHOWS_TEXT = re.compile(rb"\bBT\b.*?\b(?:Tj|TJ)\b", re.S)


def removed_pages(pdf: pikepdf.Pdf, survey: Survey) -> bytes | None:
    """Return a PDF of what was removed, or None where nothing was."""
    if not survey.orphans:
        return None
    made = pikepdf.new()
    inside: set[tuple[int, int]] = set()
    for page in survey.orphans:
        if page.get("/Type") == "/Page" and len(made.pages) < _MOST:
            inside |= survey.reached_from(page.objgen)
            page = pikepdf.Dictionary({key: page[key] for key in page if key != "/Parent"})
            if "/MediaBox" not in page:
                page.MediaBox = pikepdf.Array(_LETTER)
            made.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    for thing in survey.orphans:
        if thing.objgen in inside or len(made.pages) >= _MOST:
            continue
        for page in _page_of(pdf, thing):
            made.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    if not made.pages:
        return None
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _page_of(pdf: pikepdf.Pdf, thing: Any) -> Iterator[Any]:
    """Yield a page that shows an image, a form or page contents."""
    if not isinstance(thing, pikepdf.Stream):
        return
    kind = thing.get("/Subtype")
    if kind == "/Image" and _is_legible(thing):
        draw = b"q 612 0 0 792 0 0 cm /X Do Q"
    elif kind == "/Form":
        draw = b"/X Do"
    elif kind is None and "/Type" not in thing:
        yield from _page_with(pdf, thing)
        return
    else:
        return
    resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=thing))
    yield _page(pdf.make_stream(draw), resources)


def _page_with(pdf: pikepdf.Pdf, contents: Any) -> Iterator[Any]:
    """Yield a page with removed contents and the fonts of a page that has them."""
    try:
        data = contents.read_bytes()
    except pikepdf.PdfError:
        return
    if not _SHOWS_TEXT.search(data):
        return
    wanted = {"/" + name.decode("latin-1") for name in _FONT.findall(data)}
    best = pikepdf.Dictionary()
    for page in pdf.pages:
        fonts = entry(page.obj, "/Resources", "/Font")
        if isinstance(fonts, pikepdf.Dictionary) and wanted <= set(fonts.keys()):
            best = page.obj.Resources
            break
    yield _page(contents, best)


def _page(contents: Any, resources: Any) -> Any:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=pikepdf.Array(_LETTER),
        Contents=contents,
        Resources=resources,
    )


def _is_legible(image: Any) -> bool:
    sides = [image.get("/Width"), image.get("/Height")]
    return all(isinstance(side, int) and side >= _SMALLEST_IMAGE for side in sides)
