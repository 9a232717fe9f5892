"""The built-in readers, each loaded with the first file that it may read.

A library for a format takes a moment to import, and most runs meet one format. So
each family of readers has a condition that costs next to nothing; where it does not
hold, no reader of the family takes the file. Which reader does take it, only the
readers themselves say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, NamedTuple

from piiguard.readers.csv import CsvReader
from piiguard.readers.formats import extension, identify
from piiguard.readers.interface import Reader
from piiguard.readers.template.words import EXTENSIONS as TEMPLATE_EXTENSIONS
from piiguard.readers.template.words import MARKS as TEMPLATE_MARKS
from piiguard.readers.text import TextReader
from piiguard.readers.zip import ZipReader

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+",
    b"BM", b"RIFF",
)  # fmt: skip


class Family(NamedTuple):
    """Readers that are loaded together."""

    load: Callable[[], tuple[Reader, ...]]
    may_read: Callable[[bytes, str], bool]
    """False only where none of them matches the content and name."""


def _late(module: str, *names: str) -> Callable[[], tuple[Reader, ...]]:
    """Return what imports the module, and gives a reader of each class in it."""

    def load() -> tuple[Reader, ...]:
        home: Any = import_module(f"piiguard.readers.{module}")
        return tuple(getattr(home, name)() for name in names)

    return load


def _images() -> tuple[Reader, ...]:
    from piiguard.readers.image import IMAGE_READERS

    return IMAGE_READERS


def _office() -> tuple[Reader, ...]:
    from piiguard.readers.office.docx import DocxReader
    from piiguard.readers.office.odf import odg_reader, odp_reader, ods_reader, odt_reader
    from piiguard.readers.office.pptx import PptxReader
    from piiguard.readers.office.rtf import RtfReader
    from piiguard.readers.office.xlsx import XlsxReader

    opendocument = odt_reader(), ods_reader(), odp_reader(), odg_reader()
    return DocxReader(), XlsxReader(), PptxReader(), *opendocument, RtfReader()


def _always(data: bytes, name: str) -> bool:
    return True


def _may_be_template(data: bytes, name: str) -> bool:
    if extension(name) in TEMPLATE_EXTENSIONS:
        return True
    plain = data.replace(b"\x00", b"") if b"\x00" in data else data
    return any(mark in plain for mark in TEMPLATE_MARKS)


def _named(*extensions: str) -> Callable[[str], bool]:
    return lambda name: extension(name) in extensions


_named_mail = _named(".eml", ".mht", ".mhtml", ".mbox")
_named_xml = _named(".xml", ".xsl", ".xslt", ".svg", ".rss", ".atom", ".xsd", ".kml")
_named_html = _named(".htm", ".html", ".xhtml", ".shtml")
_named_json = _named(".json", ".jsonl", ".ndjson", ".geojson", ".jsonld", ".ipynb")

FAMILIES: tuple[Family, ...] = (
    Family(_late("pdf.reader", "PdfReader"), lambda data, _: b"%PDF-" in data[:1024]),
    Family(_late("template.reader", "TemplateReader"), _may_be_template),
    Family(_office, lambda data, _: data.startswith((_ZIP, _COMPOUND)) or b"{\\rtf" in data[:1024]),
    Family(_images, lambda data, _: data.startswith(_IMAGES)),
    Family(lambda: (ZipReader(),), _always),
    Family(_late("gzip", "GzipReader"), lambda data, _: data.startswith(b"\x1f\x8b")),
    Family(
        _late("tar", "TarReader"),
        lambda data, name: data[257:262] == b"ustar" or extension(name) == ".tar",
    ),
    Family(
        _late("mail.msg", "MsgReader"),
        lambda data, _: data.startswith(_COMPOUND),
    ),
    Family(
        _late("mail.eml", "EmlReader"),
        lambda data, name: _named_mail(name) or identify(data) == "e-mail",
    ),
    Family(
        _late("xml", "XmlReader"),
        lambda data, name: _named_xml(name) or identify(data) == "XML",
    ),
    Family(
        _late("html.reader", "HtmlReader"), lambda data, name: b"<" in data or _named_html(name)
    ),
    Family(
        _late("json", "JsonReader"),
        lambda data, name: _named_json(name) or b"{" in data[:1024] or b"[" in data[:1024],
    ),
    Family(lambda: (CsvReader(), TextReader()), _always),
)
"""In the order in which the readers are asked; the first that matches reads the file."""


def readers_for(data: bytes, name: str) -> Iterator[Reader]:
    """Yield the built-in readers that may read a file, in the order of asking."""
    for family in FAMILIES:
        if family.may_read(data, name):
            yield from family.load()
