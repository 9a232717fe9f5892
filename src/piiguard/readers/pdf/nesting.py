"""Drawings that draw further ones: how much it makes in all, and where it has no end.

A form XObject may draw others. pdfium draws each as often as it is named, also one
that draws itself, until memory ends. So what the pages draw is counted before, and
a drawing that leads back to itself is cut off there: a viewer shows it once as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from piiguard.errors import ReadError
from piiguard.readers.pdf.survey import Survey
from piiguard.readers.pdf.values import entry, items

_DRAWS = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
_HEX = re.compile(rb"#([0-9A-Fa-f]{2})")
_DRAWING_BYTES = 1_000
"""Each drawing counts as so much more than what it holds: with one word it takes
pdfium 1 to 10 kB and a tenth of a millisecond, measured."""
_DEEPEST = 32
"""Levels of the page tree that resources are inherited through."""

Id = tuple[int, int]


@dataclass(slots=True)
class _Visit:
    """A page or form whose drawings are being counted."""

    thing: Any
    resources: Any
    pending: list[tuple[str, int, Any]]
    """Names it draws, how often, and the form."""
    size: int


def cut_loops(pdf: pikepdf.Pdf, found: Survey, cap_bytes: int) -> bool:
    """Take drawings out of the forms that they themselves are drawn by.

    Args:
        pdf: The PDF; its objects are changed.
        found: What the survey found in it.
        cap_bytes: How much the pages may draw, forms counted as often as drawn.

    Returns:
        Whether there were any.

    Raises:
        ReadError: ``too-large``: the pages draw more than the cap.
    """
    if not found.drawn:
        return False
    counted = _Counter(cap_bytes)
    for page in _pages(pdf, found):
        counted.add(page, _inherited(page))
    for form in found.drawn:
        counted.add(form, None)
    return counted.cut


class _Counter:
    """Counts what pages and forms draw, each once, those inside first."""

    def __init__(self, cap_bytes: int) -> None:
        self.cut = False
        self._cap_bytes = cap_bytes
        self._total = 0
        self._sizes: dict[Id, int] = {}
        self._open: set[Id] = set()

    def add(self, thing: Any, resources: Any) -> None:
        """Count a page, or a form that no page draws."""
        if thing.objgen in self._sizes:
            return
        visits = [self._visit(thing, resources)]
        while visits:
            visit = visits[-1]
            if not visit.pending:
                visits.pop()
                self._close(visit)
                continue
            name, times, form = visit.pending[-1]
            if form.objgen in self._sizes:
                visit.pending.pop()
                visit.size += times * self._sizes[form.objgen]
                # Not at the end: numbers of thousands of digits take long as well.
                self._check(visit.size)
            elif form.objgen in self._open:
                visit.pending.pop()
                _remove(visit, name)
                self.cut = True
            else:
                visits.append(self._visit(form, visit.resources))
        self._total += self._sizes[thing.objgen]
        self._check(self._total)

    def _visit(self, thing: Any, resources: Any) -> _Visit:
        self._open.add(thing.objgen)
        # A form without resources uses those of what draws it.
        own = thing.get("/Resources")
        resources = own if isinstance(own, pikepdf.Dictionary) else resources
        data = b"".join(_contents(thing))
        forms = [
            (name, times, form)
            for name, times in Counter(map(_name, _DRAWS.findall(data))).items()
            if _is_form(form := entry(resources, "/XObject", name))
        ]
        return _Visit(thing, resources, forms, _DRAWING_BYTES + len(data))

    def _close(self, visit: _Visit) -> None:
        self._open.discard(visit.thing.objgen)
        self._sizes[visit.thing.objgen] = visit.size

    def _check(self, size: int) -> None:
        if size > self._cap_bytes:
            raise ReadError(
                "too-large",
                "drawings that draw further ones make more than the cap of "
                f"{self._cap_bytes} bytes; is the PDF meant to? print it to a new PDF, or raise "
                "limits.expanded_bytes in piiguard.yaml",
            )


def _pages(pdf: pikepdf.Pdf, found: Survey) -> Iterator[Any]:
    yield from (page.obj for page in pdf.pages)
    yield from (thing for thing in found.orphans if thing.get("/Type") == "/Page")


def _inherited(page: Any) -> Any:
    node = page
    for _ in range(_DEEPEST):
        resources = entry(node, "/Resources")
        if resources is not None:
            return resources
        node = entry(node, "/Parent")
    return None


def _contents(thing: Any) -> Iterator[bytes]:
    streams = [thing] if isinstance(thing, pikepdf.Stream) else items(thing.get("/Contents"))
    for stream in streams:
        if isinstance(stream, pikepdf.Stream):
            try:
                yield stream.read_bytes()
            except pikepdf.PdfError:
                # Whoever reads page contents reports it.
                continue
            yield b"\n"


def _name(written: bytes) -> str:
    name = _HEX.sub(lambda match: bytes([int(match[1], 16)]), written)
    return "/" + name.decode("utf-8", "surrogateescape")


def _is_form(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form"


def _remove(visit: _Visit, name: str) -> None:
    """Take a name from a form's resources, and from no other's that shares them."""
    resources = pikepdf.Dictionary(dict(visit.resources.items()))
    drawn = {key: value for key, value in resources.XObject.items() if key != name}
    resources.XObject = pikepdf.Dictionary(drawn)
    visit.thing.Resources = visit.resources = resources
