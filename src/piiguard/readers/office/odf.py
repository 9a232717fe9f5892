"""ODT, ODS and ODP: content, styles' headers and footers, and every other member."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass

from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.model import PartKind
from piiguard.readers.formats import extension
from piiguard.readers.interface import Reading
from piiguard.readers.office.collect import Collector
from piiguard.readers.office.compound import embedded_files
from piiguard.readers.office.images import image_attachment, is_image
from piiguard.readers.office.leftovers import leftover_part
from piiguard.readers.office.markup import (
    Element,
    child,
    children,
    descendants,
    get,
    local,
    text_of,
)
from piiguard.readers.office.odf_sheet import OdfSheet
from piiguard.readers.office.odf_story import Story, Styles
from piiguard.readers.office.package import (
    ZIP_MARK,
    Package,
    damaged,
    encrypted,
    open_package,
    peek,
)
from piiguard.readers.office.sheet import Shown

_MANIFEST = "META-INF/manifest.xml"
_IGNORED = re.compile(
    r"mimetype|.*layout-cache|ObjectReplacements/.*|Configurations2/.*|Pictures/TablePreview\d+\.svm",
    re.S,
)
"""The type itself, saved layout, drawings of objects that are read themselves, and
the program's tool bars."""
_LENGTH = re.compile(r"([\d.]{1,20})(cm|mm|in|pt|pc)")
_PER_INCH = {"in": 1.0, "cm": 2.54, "mm": 25.4, "pt": 72.0, "pc": 6.0}
_HEADERS = ("header", "header-left", "header-first", "footer", "footer-left", "footer-first")


@dataclass(frozen=True, slots=True)
class OdfReader:
    """Reads one kind of OpenDocument."""

    name: str
    media_type: str
    extensions: frozenset[str]

    def matches(self, data: bytes, name: str) -> bool:
        """Take a package that says it is this kind, or is named so and unreadable."""
        if not data.startswith(ZIP_MARK):
            return False
        kind = (peek(data, "mimetype", 200) or b"").strip()
        mine = re.compile(re.escape(self.media_type.encode()) + rb"(?:-template|-master|-web)?")
        return bool(mine.fullmatch(kind)) or (not kind and extension(name) in self.extensions)

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        """Return the content, then headers and footers, then all other members."""
        found = Collector()
        with open_package(data, limits) as package:
            _refuse_encrypted(package)
            if "content.xml" not in package:
                raise damaged("its content is missing")
            content = package.xml("content.xml")
            styles = Styles()
            if "styles.xml" in package:
                with found.guard("styles"):
                    styles.learn(package.xml("styles.xml"))
            _read_content(content, "", styles, limits, found)
            areas = _image_areas(content)
            done = {"content.xml"}
            if "styles.xml" in package:
                with found.guard("styles"):
                    done.add("styles.xml")
                    _read_headers(package.xml("styles.xml"), styles, found)
            _read_others(package, styles, limits, areas, found, done)
        return found.reading()


def odt_reader() -> OdfReader:
    """Return the reader of texts."""
    return OdfReader(
        "odt", "application/vnd.oasis.opendocument.text", frozenset({".odt", ".ott", ".odm"})
    )


def ods_reader() -> OdfReader:
    """Return the reader of spreadsheets."""
    return OdfReader(
        "ods", "application/vnd.oasis.opendocument.spreadsheet", frozenset({".ods", ".ots"})
    )


def odp_reader() -> OdfReader:
    """Return the reader of presentations."""
    return OdfReader(
        "odp", "application/vnd.oasis.opendocument.presentation", frozenset({".odp", ".otp"})
    )


def odg_reader() -> OdfReader:
    """Return the reader of drawings."""
    return OdfReader(
        "odg", "application/vnd.oasis.opendocument.graphics", frozenset({".odg", ".otg"})
    )


def _refuse_encrypted(package: Package) -> None:
    if _MANIFEST not in package:
        return
    for _ in descendants(package.xml(_MANIFEST), "encryption-data"):
        raise encrypted()


def _read_content(
    root: Element, prefix: str, styles: Styles, limits: Limits, found: Collector
) -> None:
    """Read the content of the document, or of an object in it."""
    styles.learn(root)
    spreadsheet = child(root, "body", "spreadsheet")
    slides = child(root, "body", "presentation")
    slides = child(root, "body", "drawing") if slides is None else slides
    if spreadsheet is not None:
        _read_sheets(spreadsheet, prefix, styles, limits, found)
    elif slides is not None:
        _read_slides(slides, prefix, styles, limits, found)
    else:
        found.add(Story(f"{prefix}body", styles).read(root))
    names = [get(sheet, "name") or "" for sheet in children(root, "body", "spreadsheet")]
    found.add([leftover_part(f"{prefix}body: attributes and markup", root, skip=names)])


def _read_sheets(
    spreadsheet: Element, prefix: str, styles: Styles, limits: Limits, found: Collector
) -> None:
    tables = [element for element in spreadsheet if local(element.tag) == "table"]
    if len(tables) > limits.pages:
        raise ReadError(
            "too-large",
            f"{len(tables)} sheets are more than the cap of {limits.pages}; split the workbook, "
            "or raise limits.pages in piiguard.yaml",
        )
    shown = Shown(limits.expanded_bytes)
    for number, table in enumerate(tables, start=1):
        what = f"{prefix}sheet {number}"
        visible = not styles.hide(table)
        title = get(table, "name")
        found.field(PartKind.SHEET, f"{what}: name", "sheet name", title, visible=visible)
        with found.guard(what):
            found.add(OdfSheet(what, shown).read(table, visible=visible))
            shapes = list(descendants(table, "frame", "custom-shape"))
            for index, shape in enumerate(shapes, start=1):
                found.add(Story(f"{what}: drawing {index}", styles, visible=visible).read(shape))


def _read_slides(
    slides: Element, prefix: str, styles: Styles, limits: Limits, found: Collector
) -> None:
    pages = [element for element in slides if local(element.tag) == "page"]
    if len(pages) > limits.pages:
        raise ReadError(
            "too-large",
            f"{len(pages)} slides are more than the cap of {limits.pages}; split the "
            "presentation, or raise limits.pages in piiguard.yaml",
        )
    for number, page in enumerate(pages, start=1):
        what = f"{prefix}slide {number}"
        with found.guard(what):
            # First, as the text that is read is taken out of the slide.
            for notes in [e for e in page if local(e.tag) == "notes"]:
                found.add(Story(f"{what}: notes", styles, visible=False).read(notes))
            found.add(Story(what, styles, visible=not styles.hide(page)).read(page))


def _read_headers(root: Element, styles: Styles, found: Collector) -> None:
    numbers: dict[str, int] = {}
    for element in list(descendants(root, *_HEADERS)):
        sort = local(element.tag).partition("-")[0]
        numbers[sort] = numbers.get(sort, 0) + 1
        visible = get(element, "display") != "false"
        what = f"{sort} {numbers[sort]}"
        found.add(Story(what, styles, visible=visible).read(element))
    found.add([leftover_part("styles: other text", root)])


def _read_others(
    package: Package,
    styles: Styles,
    limits: Limits,
    areas: dict[str, float | None],
    found: Collector,
    done: set[str],
) -> None:
    objects = 0
    for number, name in enumerate(package.names, start=1):
        if name in done or _IGNORED.fullmatch(name):
            continue
        base = posixpath.basename(name)
        with found.guard(f"member {number}"):
            if base == "content.xml":
                objects += 1
                _read_content(package.xml(name), f"object {objects}: ", styles, limits, found)
            elif base == "meta.xml":
                _read_meta(package.xml(name), name == "meta.xml", found)
            elif base == "settings.xml":
                _read_settings(package.xml(name), found)
            elif extension(name) in {".xml", ".rdf", ".xlb", ".xlc"}:
                found.add([leftover_part(f"member {number}", package.xml(name))])
            else:
                _read_binary(package.read(name), name, base, areas, found)


def _read_binary(
    data: bytes, name: str, base: str, areas: dict[str, float | None], found: Collector
) -> None:
    if is_image(data):
        # The thumbnail shows the first page, too small to read.
        area = 0.0 if name.startswith("Thumbnails/") else areas.get(name)
        found.attachments.append(image_attachment(base, data, area, visible=name in areas))
    elif data:
        found.attachments += embedded_files(data, base)


def _read_meta(root: Element, outer: bool, found: Collector) -> None:
    prefix = "properties" if outer else "properties of an object"
    number = 0
    for element in children(root, "meta"):
        label = local(element.tag)
        where = f"{prefix}: {label}"
        if label == "user-defined":
            number += 1
            label, where = get(element, "name") or "property", f"custom property {number}"
            found.field(PartKind.METADATA, f"{where}: name", "name", label)
        found.field(PartKind.METADATA, where, label, text_of(element))
        element.text = None
    found.add([leftover_part(f"{prefix}: other text", root)])


def _read_settings(root: Element, found: Collector) -> None:
    for item in descendants(root, "config-item"):
        if get(item, "type") != "string":
            item.text = None
    found.add([leftover_part("settings", root)])


def _image_areas(content: Element) -> dict[str, float | None]:
    """Return the largest area in square inches at which each image is shown."""
    areas: dict[str, float | None] = {}
    for frame in descendants(content, "frame"):
        width, height = _inches(get(frame, "width")), _inches(get(frame, "height"))
        area = None if width is None or height is None else width * height
        for image in descendants(frame, "image"):
            name = (get(image, "href") or "").removeprefix("./")
            before = areas.get(name, 0.0)
            areas[name] = None if area is None or before is None else max(area, before)
    return areas


def _inches(length: str | None) -> float | None:
    match = _LENGTH.fullmatch(length or "")
    if match is None or match[1].count(".") > 1 or match[1] == ".":
        return None
    return float(match[1]) / _PER_INCH[match[2]]
