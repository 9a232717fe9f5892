"""What all Office Open XML documents share: relationships, properties, other files.

The Open Packaging Conventions (ECMA-376, part 2) put a document into members that
refer to each other through relationship files.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from piiguard.model import Field, PartKind, Text
from piiguard.readers.formats import extension
from piiguard.readers.interface import Attachment
from piiguard.readers.normalise import fold_line
from piiguard.readers.office.collect import Collector
from piiguard.readers.office.compound import embedded_files, is_encrypted
from piiguard.readers.office.flow import text_part
from piiguard.readers.office.images import image_attachment, is_image
from piiguard.readers.office.leftovers import STRUCTURE, leftover_part, leftovers
from piiguard.readers.office.markup import Element, local, text_of
from piiguard.readers.office.package import ZIP_MARK, Package, peek
from piiguard.readers.office.relationships import image_areas, relationships

_CONTENT_TYPES = "[Content_Types].xml"
_PLAIN_SOURCE = re.compile(r"[a-z]{1,16}[A-Z]?[a-z]{0,16}\d{0,5}\.xml")
"""Names of members as Office gives them, which may go into a part's name."""
_NO_DATA = frozenset({"datastoreItem", "contentTypeSchema", "schema"})
"""Roots of custom XML items that describe others; SharePoint adds one to each file."""
_MANY_FIELDS = 500
"""Values of a custom XML item that get a part of their own each."""
_IGNORED = re.compile(
    r".*\.(?:odttf|fntdata|ttf|otf)|.*/printerSettings\d*\.bin|.*/?mimetype", re.I | re.S
)
"""Fonts and the printer driver's settings: binary, and no text of the document."""
_COUNT = re.compile(r"\d{0,8}(?:\.\d{0,4})?|true|false")
"""Values of properties that count pages and words, or switch something."""
_PLAIN_MEMBER = re.compile(
    r"(?:_rels|docProps|word|xl|ppt|customXml|\[Content_Types\])?/?(?:[A-Za-z_]+/)*[A-Za-z_.]*\d*"
    r"(?:\.[A-Za-z]{2,7}){0,2}"
)
"""Members' names as programs give them; others may be somebody's words."""


def is_office(data: bytes, name: str, main: re.Pattern[bytes], extensions: frozenset[str]) -> bool:
    """Say whether content, or failing that name, is that of an Office document.

    Args:
        data: The file.
        name: Its name; it counts where the content is encrypted or cut off.
        main: Pattern of the main member's content type.
        extensions: Extensions of such documents.
    """
    if data.startswith(ZIP_MARK):
        types = peek(data, _CONTENT_TYPES)
        if types is None:
            return extension(name) in extensions
        return main.search(types.replace(b"\x00", b"")) is not None
    return is_encrypted(data) and extension(name) in extensions


def read_shared(package: Package, found: Collector, done: set[str], main: str) -> None:
    """Read every member that the format's own walk has not.

    Args:
        package: The document.
        found: Where to put what is read.
        done: Names of members that are read already.
        main: Name of the main part; what it refers to as a chunk of text is seen.
    """
    areas = image_areas(package)
    chunks = {r.target for r in relationships(package, main).values() if r.type == "aFChunk"}
    numbers: dict[str, int] = {}
    for name in package.names:
        if name in done or _IGNORED.fullmatch(name):
            continue
        sort = _sort(name)
        numbers[sort] = numbers.get(sort, 0) + 1
        what = f"{sort} {numbers[sort]}"
        with found.guard(what):
            if name in chunks:
                found.attachments.append(
                    Attachment(posixpath.basename(name), package.read(name), visible=True)
                )
            elif _is_xml(package, name):
                if name.endswith(".rels"):
                    base = posixpath.basename(name).removesuffix(".rels")
                    what = base if _PLAIN_SOURCE.fullmatch(base) else what
                _read_xml(package.xml(name), name, what, found)
            else:
                _read_binary(package.read(name), name, areas, found)
    odd = [name for name in package.names if not _PLAIN_MEMBER.fullmatch(name)]
    comment = package.comment.decode("utf-8", "replace")
    found.add(
        [
            text_part(PartKind.METADATA, "names of members", "\n".join(odd), visible=False),
            text_part(PartKind.METADATA, "archive comment", comment, visible=False),
        ]
    )


def _sort(name: str) -> str:
    """Return what a member is, for people, without its name, which may be a person's."""
    for mark, sort in (
        (".rels", "relationships"),
        ("docProps/", "properties"),
        ("customXml/", "custom XML"),
        ("/media/", "image"),
        ("/embeddings/", "embedded object"),
        ("/charts/", "chart"),
        ("/diagrams/", "diagram"),
        ("/drawings/", "drawing"),
        ("/revisions/", "revision log"),
        ("/worksheets/", "unlisted sheet"),
        ("vbaProject", "macros"),
        ("settings", "settings"),
        ("styles", "styles"),
        ("theme", "theme"),
        ("people", "people"),
        ("persons", "people"),
        ("connections", "connections"),
        ("/externalLinks/", "external link"),
        ("/tables/", "table definition"),
        ("/queryTables/", "query"),
        ("/slides/", "unlisted slide"),
        ("/notesSlides/", "unlisted notes"),
        ("omments/", "comments"),
        ("commentAuthors", "authors of comments"),
        ("/authors", "authors of comments"),
        ("/tags/", "tags"),
    ):
        if mark in name:
            return sort
    return "member"


def _is_xml(package: Package, name: str) -> bool:
    if name.lower().endswith((".xml", ".rels", ".vml")):
        return True
    start = (
        package.read(name)[:200].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00").replace(b"\x00", b"")
    )
    return start.startswith((b"<?xml", b"<svg"))


def _read_xml(root: Element, name: str, what: str, found: Collector) -> None:
    tag = local(root.tag)
    if tag == "Relationships":
        _links(root, what, found)
    elif tag == "coreProperties" or (tag == "Properties" and name.endswith("app.xml")):
        _properties(root, found)
    elif tag == "Properties":
        _custom_properties(root, found)
    elif tag in {"chartSpace", "dataModel", "drawing", "wsDr", "userShapes"}:
        lines = [text_of(e) for e in root.iter() if local(e.tag) in {"t", "v"}]
        text = "\n".join(dict.fromkeys(lines))
        found.add([text_part(PartKind.BODY, what, text, visible=True)])
        found.add([leftover_part(f"{what}: other text", root, frozenset({"t", "v"}))])
    elif name.startswith("customXml/") and tag not in _NO_DATA:
        _custom_xml(root, what, found)
    elif tag != "Types":
        found.add([leftover_part(what, root)])


def _read_binary(
    data: bytes, name: str, areas: Mapping[str, float | None], found: Collector
) -> None:
    base = posixpath.basename(name)
    if is_image(data):
        # The thumbnail shows the first page, too small to read.
        area = 0.0 if "thumbnail" in name.lower() else areas.get(name)
        found.attachments.append(image_attachment(base, data, area, visible=name in areas))
    elif data:
        found.attachments += embedded_files(data, base)


def _links(root: Element, what: str, found: Collector) -> None:
    for number, element in enumerate(root, start=1):
        if element.get("TargetMode") == "External":
            target = element.get("Target") or ""
            found.field(PartKind.ANNOTATION, f"link {number} in {what}", "link", target)


def _properties(root: Element, found: Collector) -> None:
    for element in root:
        label = local(element.tag)
        if label == "HeadingPairs":
            continue
        leaves = [text_of(e) for e in element.iter() if len(e) == 0]
        if label == "TitlesOfParts":
            known = _known_titles(found)
            leaves = [leaf for leaf in leaves if leaf not in known]
        if all(map(_COUNT.fullmatch, leaves)):
            continue
        found.field(PartKind.METADATA, f"properties: {label}", label, "\n".join(leaves))


def _known_titles(found: Collector) -> set[str]:
    """Return names of sheets and areas, which Excel repeats among the properties."""
    known: set[str] = set()
    for part in found.parts:
        if isinstance(part.content, Field) and part.content.label == "sheet name":
            known.add(part.content.value)
        elif isinstance(part.content, Text) and part.name == "defined names":
            known.update(part.content.text.split("\n"))
    return known


def _custom_properties(root: Element, found: Collector) -> None:
    for number, element in enumerate(root, start=1):
        label = element.get("name") or "property"
        where = f"custom property {number}"
        found.field(PartKind.METADATA, where, label, text_of(element))
        found.field(PartKind.METADATA, f"{where}: link", "link", element.get("linkTarget"))
        found.field(PartKind.METADATA, f"{where}: name", "name", label)


def _custom_xml(root: Element, what: str, found: Collector) -> None:
    rest: list[str] = []
    number = 0
    for element in root.iter():
        pairs = ((local(key), value) for key, value in element.attrib.items())
        values = [(key, value) for key, value in pairs if key not in STRUCTURE]
        values += [(local(element.tag), text or "") for text in (element.text, element.tail)]
        for label, value in values:
            line = fold_line(value)
            if not line:
                continue
            number += 1
            if number <= _MANY_FIELDS:
                found.field(PartKind.METADATA, f"{what}: entry {number}", label, line)
            else:
                rest.append(line)
    outside = leftovers(root, frozenset()) if not number else ()
    text = "\n".join((*rest, *outside))
    found.add([text_part(PartKind.METADATA, f"{what}: more entries", text, visible=False)])
