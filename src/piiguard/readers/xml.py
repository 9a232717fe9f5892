"""XML: elements and attributes under their names, repeated elements as tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.model import Field, Part, PartKind, Problem, Text
from piiguard.readers.data_uri import data_uris, shortened
from piiguard.readers.formats import extension, identify
from piiguard.readers.html import read_markup
from piiguard.readers.interface import Attachment, Reading
from piiguard.readers.normalise import expand_tabs, fold
from piiguard.readers.records import Records, Tree

_SHORT = 5
"""A glued text of fewer letters is a piece of the word around it."""
_EXTENSIONS = frozenset({".xml", ".xsl", ".xslt", ".svg", ".rss", ".atom", ".xsd", ".kml"})


class XmlReader:
    """Reads XML by its declaration or root, or by name; XHTML is HTML."""

    name = "xml"
    media_type = "application/xml"

    def matches(self, data: bytes, name: str) -> bool:
        """Take what begins as XML, and .xml whose content is no other format's."""
        what = identify(data)
        return extension(name) != ".pdf" and (
            what == "XML" or (what is None and extension(name) in _EXTENSIONS)
        )

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        """Return fields and tables, comments and instructions, entities' texts.

        No entity is expanded and nothing is fetched.
        """
        root, problems = _parse(data)
        source = _Source()
        # The root's siblings: comments and instructions around the document.
        for sibling in (*root.itersiblings(preceding=True), *root.itersiblings()):
            source.note(sibling)
        tree = [(_name(root.tag), source.tree(root))]
        records = Records()
        parts = list(records.read(tree))
        parts += source.parts()
        entities = root.getroottree().docinfo.internalDTD
        if entities is not None:
            declared = list(entities.iterentities())
            for number, entity in enumerate(declared, start=1):
                if entity.content:
                    content = Field("entity", fold(entity.content))
                    label = f"entity {number}"
                    parts.append(Part(PartKind.METADATA, label, content, visible=False))
            if declared:
                problems.append(_entities())
        reading = Reading(tuple(parts), tuple(problems), tuple(source.files))
        for number, value in enumerate(records.markup, start=1):
            reading += read_markup(value).within(f"HTML value {number}")
        if not reading.parts and not reading.attachments:
            raise ReadError("empty", "the file holds no value; was it saved completely?")
        return reading


@dataclass(slots=True)
class _Source:
    """Turns elements into a tree, and keeps what is beside it."""

    comments: list[str] = field(default_factory=list)
    instructions: list[str] = field(default_factory=list)
    files: list[Attachment] = field(default_factory=list)

    def tree(self, element: Any) -> Tree:
        """Return an element as its attributes, text and children.

        Where text and elements mix, as in ``<p>Dear <b>Ma</b>ria</p>``, the text
        counts as one value; an element that stands in it without a space around, as
        in ``<p>Note<author>Ada</author>``, counts by itself as well.
        """
        pairs: list[tuple[str, Tree]] = []
        for name, value in element.attrib.items():
            self.files.extend(data_uris(str(value), visible=True))
            pairs.append((_name(name), shortened(str(value))))
        children = list(element)
        own = (element.text or "") + "".join(child.tail or "" for child in children)
        elements = [child for child in children if isinstance(child.tag, str)]
        for child in children:
            self.note(child)
        if own.strip() and elements:
            pairs.append(("", _flowing(element)))
            glued = _glued(element)
            pairs += [(_name(child.tag), self._inside(child, glued)) for child in elements]
        elif elements:
            pairs += [(_name(child.tag), self.tree(child)) for child in elements]
        elif not pairs:
            return own.strip()
        else:
            pairs.append(("", own.strip()))
        return pairs

    def _inside(self, element: Any, glued: set[Any]) -> Tree:
        """Return the attributes of an element and its descendants, and text that is glued."""
        pairs: list[tuple[str, Tree]] = []
        for inner in element.iter():
            self.note(inner)
            if isinstance(inner.tag, str):
                if inner in glued:
                    pairs.append((_name(inner.tag) if inner is not element else "", inner.text))
                for name, value in inner.attrib.items():
                    self.files.extend(data_uris(str(value), visible=True))
                    pairs.append((_name(name), shortened(str(value))))
        return pairs

    def note(self, node: Any) -> None:
        """Keep a comment or an instruction; elements are not for here."""
        if node.tag is etree.Comment:
            self.comments.append(node.text or "")
        elif node.tag is etree.ProcessingInstruction:
            self.instructions.append(node.text or "")

    def parts(self) -> list[Part]:
        """Return the comments and instructions."""
        parts = []
        for what, texts in (("comment", self.comments), ("instruction", self.instructions)):
            for number, text in enumerate(texts, start=1):
                if text.strip():
                    content = Text(expand_tabs(fold(text).replace("\f", "\n")).strip("\n"))
                    parts.append(Part(PartKind.COMMENT, f"{what} {number}", content, visible=False))
        return parts


def _parse(data: bytes) -> tuple[Any, list[Problem]]:
    problems: list[Problem] = []
    for recover in (False, True):
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, recover=recover
        )
        try:
            root = etree.fromstring(data.strip(b" \t\r\n"), parser)
        except (etree.XMLSyntaxError, ValueError):
            root = None
        if root is not None:
            return root, problems
        problems.append(
            Problem(
                "damaged",
                "the XML is malformed or cut off, so text may be missing; export it again",
            )
        )
    raise ReadError("damaged", "the XML cannot be read; export the file again")


def _flowing(element: Any) -> str:
    return "".join(map(str, element.xpath(".//text()"))).strip()


def _glued(element: Any) -> set[Any]:
    """Return the elements whose text runs into the text before or after it."""
    texts = [text for text in element.xpath(".//text()") if text]
    found = set()
    for number, text in enumerate(texts):
        before = texts[number - 1] if number else " "
        after = texts[number + 1] if number + 1 < len(texts) else " "
        runs_on = not (text[0].isspace() or before[-1].isspace())
        runs_on = runs_on or not (text[-1].isspace() or after[0].isspace())
        if text.is_text and runs_on and len(text.strip()) >= _SHORT:
            found.add(text.getparent())
    return found


def _name(tag: Any) -> str:
    # Not by QName, which takes no name that is broken.
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _entities() -> Problem:
    return Problem(
        "unsupported",
        "the XML declares entities, which are not expanded, so values that hold one are not "
        "whole; export the file without a DTD",
    )
