"""XLSX: every sheet of a workbook, shown or not, and every other member."""

from __future__ import annotations

import re
from collections.abc import Mapping

from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.model import Part, PartKind, Problem
from piiguard.readers.interface import Reading
from piiguard.readers.office.collect import Collector
from piiguard.readers.office.flow import text_part
from piiguard.readers.office.leftovers import leftover_part
from piiguard.readers.office.markup import Element, child, descendants, get, local, text_of
from piiguard.readers.office.numbers import Formats
from piiguard.readers.office.opc import is_office, read_shared
from piiguard.readers.office.package import Package, damaged, open_package
from piiguard.readers.office.pivot import TAKEN, pivot_parts
from piiguard.readers.office.relationships import Relationship, main_part, relationships
from piiguard.readers.office.sheet import Shown
from piiguard.readers.office.worksheet import HEADERS, Strings, Worksheet

_EXTENSIONS = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm", ".xlam"})
# Content types of the main part (ECMA-376, part 1, 12.3.23; [MS-OFFMACRO2]).
_MAIN_TYPE = re.compile(
    rb"spreadsheetml\.(?:sheet|template)\.main\+xml"
    rb"|ms-excel\.(?:sheet|template|addin)\.macroEnabled\.main\+xml",
    re.I,
)
_AREA = re.compile(r"'?([^'!]*)'?!\$?[A-Z]*\$?\d*(?::\$?[A-Z]*\$?\d*)?")
"""A defined name's plain area: a sheet's name and cells."""


class XlsxReader:
    """Reads Excel workbooks, templates and those with macros."""

    name = "xlsx"
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def matches(self, data: bytes, name: str) -> bool:
        """Take a package whose main part is Excel's, or what is named so and unreadable."""
        return is_office(data, name, _MAIN_TYPE, _EXTENSIONS)

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        """Return the sheets in their order, then all other members."""
        found = Collector()
        with open_package(data, limits) as package:
            main = main_part(package)
            root = package.xml(main)
            if local(root.tag) != "workbook":
                raise damaged("its main part is no workbook")
            links = relationships(package, main)
            done = {main}
            _read_sheets(package, root, links, limits, found, done)
            found.add([_defined_names(root)])
            taken = frozenset({"definedName"})
            found.add([leftover_part("workbook", root, taken, skip=_names(root))])
            _read_pivots(package, found, done)
            read_shared(package, found, done, main)
        return found.reading()


def _read_sheets(
    package: Package,
    workbook: Element,
    links: Mapping[str, Relationship],
    limits: Limits,
    found: Collector,
    done: set[str],
) -> None:
    sheets = list(descendants(workbook, "sheet"))
    if len(sheets) > limits.pages:
        raise ReadError(
            "too-large",
            f"{len(sheets)} sheets are more than the cap of {limits.pages}; split the workbook, "
            "or raise limits.pages in piiguard.yaml",
        )
    strings = Strings()
    with found.guard("shared strings"):
        strings = Strings.of(_linked(package, links, "sharedStrings", done))
    shown = Shown(limits.expanded_bytes)
    formats = Formats()
    with found.guard("styles"):
        properties = child(workbook, "workbookPr")
        from_1904 = properties is not None and get(properties, "date1904") in {"1", "true"}
        formats = Formats.of(_linked(package, links, "styles", set()), from_1904=from_1904)
    for number, sheet in enumerate(sheets, start=1):
        what = f"sheet {number}"
        visible = (get(sheet, "state") or "visible") == "visible"
        title = get(sheet, "name")
        found.field(PartKind.SHEET, f"{what}: name", "sheet name", title, visible=visible)
        link = links.get(get(sheet, "id") or "")
        if link is None or link.target not in package:
            found.problems.append(Problem("damaged", f"{what}: is missing; save the file again"))
            continue
        with found.guard(what):
            _read_sheet(package, link.target, what, Worksheet(what, strings, formats, shown), found,
                        visible=visible)  # fmt: skip
            done.add(link.target)
            _read_sheet_comments(package, link.target, what, found, done)
    unused = "\n".join(strings.unused())
    found.add([text_part(PartKind.METADATA, "texts no cell shows", unused, visible=False)])


def _read_sheet(
    package: Package, name: str, what: str, sheet: Worksheet, found: Collector, *, visible: bool
) -> None:
    root = package.xml(name)
    if local(root.tag) == "worksheet":
        found.add(sheet.read(root, visible=visible))
    if sheet.broken:
        message = f"{what}: a cell refers to a text that is not there; open it and save it again"
        found.problems.append(Problem("damaged", message))
    rest = leftover_part(f"{what}: other text", root, HEADERS, without="sheetData")
    found.add([rest])
    package.release(name)


def _read_sheet_comments(
    package: Package, sheet: str, what: str, found: Collector, done: set[str]
) -> None:
    for link in relationships(package, sheet).values():
        if link.type in {"comments", "threadedComment"} and link.target in package:
            root = package.xml(link.target)
            _read_comments(root, what, found)
            taken = frozenset({"t", "text", "author"})
            found.add([leftover_part(f"{what}: comments: other text", root, taken)])
            done.add(link.target)


def _read_comments(root: Element, sheet: str, found: Collector) -> None:
    authors = [text_of(e) for e in descendants(root, "author")]
    for comment in descendants(root, "comment", "threadedComment"):
        where = f"{sheet}: comment at {_cell(comment)}"
        texts = list(descendants(comment, "t")) or list(descendants(comment, "text"))
        text = "".join(map(text_of, texts))
        found.add([text_part(PartKind.COMMENT, where, text, visible=False)])
        index = get(comment, "authorId") or ""
        if index.isdigit() and int(index) < len(authors):
            found.field(PartKind.COMMENT, f"{where}: author", "author", authors[int(index)])


def _cell(comment: Element) -> str:
    """Return a comment's cell, if it looks like one: it goes into a part's name."""
    reference = get(comment, "ref") or ""
    return reference if re.fullmatch(r"[A-Z]{1,3}\d{1,7}", reference) else "a cell"


def _defined_names(workbook: Element) -> Part | None:
    lines: list[str] = []
    sheets = {get(e, "name") for e in descendants(workbook, "sheet")}
    for element in descendants(workbook, "definedName"):
        name, content = get(element, "name") or "", element.text or ""
        lines += [] if name.startswith("_xlnm.") else [name]
        area = _AREA.fullmatch(content)
        lines += [] if area and area[1] in sheets else [content]
        lines += [get(element, "comment") or "", get(element, "description") or ""]
    text = "\n".join(filter(None, lines))
    return text_part(PartKind.METADATA, "defined names", text, visible=False)


def _names(workbook: Element) -> list[str]:
    return [get(e, "name") or "" for e in descendants(workbook, "sheet", "definedName")]


def _read_pivots(package: Package, found: Collector, done: set[str]) -> None:
    number = 0
    for name in package.names:
        if name in done or "pivotCacheDefinition" not in name or name.endswith(".rels"):
            continue
        number += 1
        what = f"pivot cache {number}"
        with found.guard(what):
            root = package.xml(name)
            records = _linked(package, relationships(package, name), "pivotCacheRecords", done)
            found.add(pivot_parts(what, root, records))
            for element in list(descendants(root, *TAKEN)):
                element.attrib.clear()
            found.add([leftover_part(f"{what}: other text", root)])
            done.add(name)


def _linked(
    package: Package, links: Mapping[str, Relationship], kind: str, done: set[str]
) -> Element | None:
    for link in links.values():
        if link.type == kind and link.target in package:
            root = package.xml(link.target)
            done.add(link.target)
            return root
    return None
