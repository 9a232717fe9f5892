"""RTF: its stories, and every value, picture and object it carries."""

from __future__ import annotations

import io
import re
import struct

from piiguard.config import Limits
from piiguard.model import PartKind, Problem
from piiguard.readers.interface import Attachment, Reading
from piiguard.readers.office.collect import Collector
from piiguard.readers.office.compound import MARK, embedded_files, unpack_native
from piiguard.readers.office.flow import text_part
from piiguard.readers.office.images import image_attachment
from piiguard.readers.office.leftovers import leftover_part
from piiguard.readers.office.markup import parse
from piiguard.readers.office.rtf_parser import RtfParser

_PROPERTIES = frozenset(
    {
        *("title", "subject", "author", "manager", "company", "operator", "category"),
        *("keywords", "comment", "doccomm", "hlinkbase", "template"),
    }
)
"""Destinations of the information group (specification 1.9.1, "Information Group")."""
_NOT_HEX = re.compile(r"[^0-9A-Fa-f]")
_TWIPS_PER_INCH = 1440
_NUMERIC = re.compile(r"[-+\d.;,()\s]*")
_START = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,64}\{\\rtf")


class RtfReader:
    """Reads Rich Text Format."""

    name = "rtf"
    media_type = "application/rtf"

    def matches(self, data: bytes, name: str) -> bool:
        """Take what begins as RTF, whatever its name."""
        return _START.match(data) is not None

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        """Return the stories, then everything else the file carries."""
        start = data.index(b"{\\rtf")
        values = _Values()
        parser = RtfParser(values.take)
        parser.parse(data[start:])
        found = values.found
        stories = [part for flow in parser.flows for part in flow.parts()]
        found.parts[:0] = stories
        rest = parser.left.data.strip(b"\x00 \t\r\n")
        if rest:
            text = rest.decode("cp1252", "replace")
            found.add([text_part(PartKind.BODY, "after the document's end", text, visible=False)])
        if parser.left.number:
            message = "the RTF is cut off: it ends in the middle; open it and save it again"
            found.problems.append(Problem("damaged", message))
        values.finish()
        return found.reading()


class _Values:
    """Sorts what data destinations hold."""

    def __init__(self) -> None:
        self.found = Collector()
        self._lines: dict[str, list[str]] = {}
        self._property = ""
        self._shape = ""
        self._numbers: dict[str, int] = {}

    def take(self, name: str, text: str, data: bytes, properties: dict[str, int]) -> None:
        """Take the value of one destination."""
        if name == "pict":
            self._picture(text, data, properties)
        elif name == "objdata":
            self._object(text, data)
        elif name == "datastore":
            self._store(text)
        elif name in _PROPERTIES:
            self.found.field(PartKind.METADATA, f"properties: {name}", name, text)
        elif name == "propname":
            self._property = text
            number = self._count("custom property")
            where = f"custom property {number}: name"
            self.found.field(PartKind.METADATA, where, "name", self._property)
        elif name in {"staticval", "linkval"}:
            where = f"custom property {self._numbers.get('custom property', 0)}"
            label = self._property or "property"
            self.found.field(PartKind.METADATA, where, label, text)
        elif name == "docvar":
            label, _, value = text.strip("\n").partition("\n")
            where = f"document variable {self._count('document variable')}"
            self.found.field(PartKind.METADATA, where, label, value.strip() or label)
        elif name in {"atnauthor", "atnid"}:
            number = self._count(name)
            label = "author" if name == "atnauthor" else "initials"
            where = f"comment {number}: {label}"
            self.found.field(PartKind.COMMENT, where, label, text)
        elif name == "sn":
            self._shape = text
        elif name == "sv":
            if not _NUMERIC.fullmatch(text):
                self._line("shape properties", text)
        elif name in {"fldinst", "revtbl", "bkmkstart"}:
            what = {
                "fldinst": "field codes",
                "revtbl": "authors of changes",
                "bkmkstart": "bookmarks",
            }[name]
            self._line(what, text.replace(";", "\n") if name == "revtbl" else text)
        elif name not in {"bkmkend", "atnref", "atnparent", "atnicn", "objclass"}:
            self._line("form fields" if name.startswith("ff") else "other destinations", text)

    def finish(self) -> None:
        """Add what was collected line by line."""
        for what, lines in self._lines.items():
            text = "\n".join(dict.fromkeys(lines))
            self.found.add([text_part(PartKind.METADATA, what, text, visible=False)])

    def _line(self, what: str, text: str) -> None:
        if text.strip() and not text.strip().startswith("_"):
            self._lines.setdefault(what, []).append(text.strip())

    def _count(self, what: str) -> int:
        self._numbers[what] = self._numbers.get(what, 0) + 1
        return self._numbers[what]

    def _picture(self, text: str, data: bytes, properties: dict[str, int]) -> None:
        picture = data or _from_hex(text)
        width, height = properties.get("picwgoal"), properties.get("pichgoal")
        area = None
        if width and height:
            scale = properties.get("picscalex", 100) * properties.get("picscaley", 100) / 10_000
            area = abs(width * height * scale) / _TWIPS_PER_INCH**2
        if not picture:
            return
        # What only programs without the newer kind show is a copy of that.
        area = 0.0 if "nonshppict" in properties else area
        self.found.attachments.append(image_attachment("", picture, area))

    def _object(self, text: str, data: bytes) -> None:
        content = data or _from_hex(text)
        if content:
            self.found.attachments += _unwrapped(content)

    def _store(self, text: str) -> None:
        """Read the custom XML that Word keeps in a compound file."""
        content = _from_hex(text)
        what = f"custom XML {self._count('custom XML')}"
        if not content:
            return
        if not content.startswith(MARK):
            self.found.attachments.append(Attachment("", content))
            return
        import olefile  # rarely needed, so not on the way to every document

        with self.found.guard(what), olefile.OleFileIO(io.BytesIO(content)) as ole:
            for path in ole.listdir():
                stream = ole.openstream(path).read()
                if stream.lstrip(b"\xef\xbb\xbf").startswith(b"<"):
                    self.found.add([leftover_part(what, parse(stream))])


def _unwrapped(content: bytes) -> list[Attachment]:
    """Return the files in an object's data ([MS-OLEDS], 2.2.5)."""
    try:
        rest = content[8:]
        strings: list[bytes] = []
        for _ in range(3):
            (size,) = struct.unpack_from("<I", rest)
            strings.append(rest[4 : 4 + size].rstrip(b"\x00"))
            rest = rest[4 + size :]
        (size,) = struct.unpack_from("<I", rest)
    except struct.error:
        return [Attachment("", content)]
    native = rest[4 : 4 + size]
    if strings[0] == b"Package":
        packed = unpack_native(b"\x00\x00\x00\x00" + native)
        if packed is not None:
            return [packed]
    return list(embedded_files(native or content, ""))


def _from_hex(text: str) -> bytes:
    digits = _NOT_HEX.sub("", text)
    return bytes.fromhex(digits[: len(digits) // 2 * 2])
