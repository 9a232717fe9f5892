"""PPTX: every slide with its notes, what masters add to it, and every other member."""

from __future__ import annotations

import re
from collections.abc import Iterator

from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.model import Part, PartKind, Problem
from piiguard.readers.interface import Reading
from piiguard.readers.office.collect import Collector
from piiguard.readers.office.flow import Flow, text_part
from piiguard.readers.office.leftovers import leftover_part
from piiguard.readers.office.markup import Element, check_depth, child, descendants, get, local
from piiguard.readers.office.opc import is_office, read_shared
from piiguard.readers.office.package import Package, damaged, open_package
from piiguard.readers.office.relationships import main_part, relationships

_EXTENSIONS = frozenset({".pptx", ".pptm", ".potx", ".potm", ".ppsx", ".ppsm"})
# Content types of the main part (ECMA-376, part 1, 13.3.6; [MS-OFFMACRO2]).
_MAIN_TYPE = re.compile(
    rb"presentationml\.(?:presentation|slideshow|template)\.main\+xml"
    rb"|ms-powerpoint\.(?:presentation|slideshow|template)\.macroEnabled\.main\+xml",
    re.I,
)
_TAKEN = frozenset({"t"})
_BEHIND = {
    "sldMaster": "slide master",
    "sldLayout": "slide layout",
    "notesMaster": "notes master",
    "handoutMaster": "handout master",
}
"""Root elements of what lies behind slides: their own drawings show on each."""


class PptxReader:
    """Reads PowerPoint presentations, shows, templates and those with macros."""

    name = "pptx"
    media_type = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

    def matches(self, data: bytes, name: str) -> bool:
        """Take a package whose main part is PowerPoint's, or what is named so and unreadable."""
        return is_office(data, name, _MAIN_TYPE, _EXTENSIONS)

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        """Return the slides in their order, then all other members."""
        found = Collector()
        with open_package(data, limits) as package:
            main = main_part(package)
            root = package.xml(main)
            if local(root.tag) != "presentation":
                raise damaged("its main part is no presentation")
            done = {main}
            _read_slides(package, main, limits, found, done)
            _read_behind(package, found, done)
            found.add([leftover_part("presentation", root)])
            read_shared(package, found, done, main)
        return found.reading()


def _read_slides(
    package: Package, main: str, limits: Limits, found: Collector, done: set[str]
) -> None:
    links = relationships(package, main)
    slides = list(descendants(package.xml(main), "sldId"))
    if len(slides) > limits.pages:
        raise ReadError(
            "too-large",
            f"{len(slides)} slides are more than the cap of {limits.pages}; split the "
            "presentation, or raise limits.pages in piiguard.yaml",
        )
    for number, slide in enumerate(slides, start=1):
        what = f"slide {number}"
        # Its own id has the same local name as the relationship's.
        ids = [value for key, value in slide.attrib.items() if key.endswith("}id")]
        link = links.get(ids[0]) if ids else None
        if link is None or link.target not in package:
            found.problems.append(Problem("damaged", f"{what}: is missing; save the file again"))
            continue
        with found.guard(what):
            root = package.xml(link.target)
            shown = get(root, "show") not in {"0", "false"}
            _read_story(root, what, found, visible=shown)
            done.add(link.target)
            for other in relationships(package, link.target).values():
                if other.type == "notesSlide" and other.target in package:
                    notes = package.xml(other.target)
                    _read_story(notes, f"{what}: notes", found, visible=False)
                    done.add(other.target)


def _read_behind(package: Package, found: Collector, done: set[str]) -> None:
    numbers: dict[str, int] = {}
    for name in package.names:
        if name in done or not name.lower().endswith(".xml") or not name.startswith("ppt/"):
            continue
        try:
            root = package.xml(name)
        except ReadError as error:
            if error.code == "too-large":
                raise
            # Whoever reads the other members meets and reports it.
            continue
        sort = _BEHIND.get(local(root.tag))
        if sort is not None:
            numbers[sort] = numbers.get(sort, 0) + 1
            with found.guard(f"{sort} {numbers[sort]}"):
                _read_story(root, f"{sort} {numbers[sort]}", found, behind=True)
                done.add(name)


def _read_story(
    root: Element, what: str, found: Collector, *, visible: bool = True, behind: bool = False
) -> None:
    check_depth(root)
    found.add(_Story(what, behind=behind, visible=visible).read(root))
    found.add([leftover_part(f"{what}: attributes and markup", root, _TAKEN)])


class _Story:
    """Walks a slide, or what lies behind slides."""

    def __init__(self, name: str, *, behind: bool, visible: bool) -> None:
        self._name = name
        self._behind = behind
        self._flow = Flow(name, visible=visible)

    def read(self, root: Element) -> Iterator[Part | None]:
        """Yield its parts."""
        self._walk(root, seen=True)
        yield from self._flow.parts()
        alternatives = dict.fromkeys(
            get(element, key) or ""
            for element in descendants(root, "cNvPr")
            for key in ("descr", "title")
        )
        text = "\n".join(filter(None, alternatives))
        name = f"{self._name}: alternative texts"
        yield text_part(PartKind.METADATA, name, text, visible=False)

    def _walk(self, element: Element, *, seen: bool) -> None:
        tag = local(element.tag)
        if tag == "t":
            self._flow.add(element.text or "", seen=seen)
        elif tag == "br":
            self._flow.add("\n", seen=seen)
        elif tag == "tab":
            self._flow.add("\t", seen=seen)
        elif tag in {"sp", "pic", "graphicFrame", "grpSp", "cxnSp"}:
            seen = seen and not self._hides(element)
        self._begin(tag)
        for inner in element:
            self._walk(inner, seen=seen)
        self._end(element, tag)

    def _begin(self, tag: str) -> None:
        if tag == "tbl":
            self._flow.begin_table()
        elif tag == "tr":
            self._flow.begin_row()
        elif tag == "tc":
            self._flow.begin_cell()

    def _end(self, element: Element, tag: str) -> None:
        if tag == "p":
            self._flow.end_paragraph()
        elif tag == "tc":
            self._flow.end_cell()
        elif tag == "tbl":
            self._flow.end_table()

    def _hides(self, shape: Element) -> bool:
        """Whether a shape is switched off, or a master's that slides fill themselves."""
        for about in shape:
            drawing = child(about, "cNvPr")
            if drawing is not None:
                filled = self._behind and child(about, "nvPr", "ph") is not None
                return filled or get(drawing, "hidden") in {"1", "true"}
        return False
