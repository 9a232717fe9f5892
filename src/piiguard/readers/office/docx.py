"""DOCX: every story of a Word document, and every other member of its package."""

from __future__ import annotations

import re

from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.model import PartKind
from piiguard.readers.interface import Reading
from piiguard.readers.office.collect import Collector
from piiguard.readers.office.leftovers import leftover_part
from piiguard.readers.office.markup import Element, get, local
from piiguard.readers.office.opc import is_office, read_shared
from piiguard.readers.office.package import Package, damaged, open_package
from piiguard.readers.office.relationships import main_part, relationships
from piiguard.readers.office.word_looks import Looks
from piiguard.readers.office.word_story import TAKEN, Story

_EXTENSIONS = frozenset({".docx", ".docm", ".dotx", ".dotm"})
# Content types of the main part (ECMA-376, part 1, 15.2.3; [MS-OFFMACRO2]).
_MAIN_TYPE = re.compile(
    rb"wordprocessingml\.(?:document|template)\.main\+xml"
    rb"|ms-word\.(?:document|template)\.macroEnabled(?:Template)?\.main\+xml",
    re.I,
)
_STORIES = {"hdr": "header", "ftr": "footer", "footnotes": "footnotes", "endnotes": "endnotes"}
"""Root elements that are a story of their own, besides body and comments."""


class DocxReader:
    """Reads Word documents, templates and those with macros."""

    name = "docx"
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    def matches(self, data: bytes, name: str) -> bool:
        """Take a package whose main part is Word's, or what is named so and unreadable."""
        return is_office(data, name, _MAIN_TYPE, _EXTENSIONS)

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        """Return the body, then each other story, then all other members."""
        found = Collector()
        with open_package(data, limits) as package:
            main = main_part(package)
            root = package.xml(main)
            if local(root.tag) != "document":
                raise damaged("its main part is no Word document")
            looks = _looks(package, main, found)
            found.add(Story("body", looks).read(root))
            found.add([leftover_part("body: attributes and markup", root, TAKEN)])
            done = {main}
            _read_stories(package, looks, found, done)
            read_shared(package, found, done, main)
        return found.reading()


def _looks(package: Package, main: str, found: Collector) -> Looks:
    with found.guard("styles"):
        for relationship in relationships(package, main).values():
            if relationship.type == "styles" and relationship.target in package:
                return Looks.of(package.xml(relationship.target))
    return Looks()


def _read_stories(package: Package, looks: Looks, found: Collector, done: set[str]) -> None:
    numbers: dict[str, int] = {}
    for name in package.names:
        if name in done or not name.lower().endswith(".xml"):
            continue
        try:
            root = package.xml(name)
        except ReadError as error:
            if error.code == "too-large":
                raise
            # Whoever reads the other members meets and reports it.
            continue
        tag = local(root.tag)
        if tag == "comments":
            with found.guard("comments"):
                _read_comments(root, looks, found)
                done.add(name)
        elif tag == "glossaryDocument":
            with found.guard("building blocks"):
                found.add(Story("building blocks", looks, visible=False).read(root))
                found.add([leftover_part("building blocks: attributes and markup", root, TAKEN)])
                done.add(name)
        elif tag in _STORIES:
            numbers[tag] = numbers.get(tag, 0) + 1
            several = tag in {"hdr", "ftr"}
            what = f"{_STORIES[tag]} {numbers[tag]}" if several else _STORIES[tag]
            with found.guard(what):
                found.add(Story(what, looks).read(root))
                found.add([leftover_part(f"{what}: attributes and markup", root, TAKEN)])
                done.add(name)


def _read_comments(root: Element, looks: Looks, found: Collector) -> None:
    for number, comment in enumerate(root, start=1):
        what = f"comment {number}"
        found.add(Story(what, looks, PartKind.COMMENT, visible=False).read(comment))
        for key in ("author", "initials"):
            found.field(PartKind.COMMENT, f"{what}: {key}", key, get(comment, key))
    skip = [get(comment, key) or "" for comment in root for key in ("author", "initials")]
    found.add([leftover_part("comments: attributes and markup", root, TAKEN, skip=skip)])
