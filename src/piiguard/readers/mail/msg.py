"""Outlook messages ([MS-OXMSG]): every property, recipient, body and file.

python-oxmsg opens the file and names the properties. The values are taken from the
streams themselves, all of them and not only those that a message usually has.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.model import Field, Part, PartKind, Problem, Text
from piiguard.readers.charsets import codec_named
from piiguard.readers.formats import extension
from piiguard.readers.interface import Attachment, Reading
from piiguard.readers.mail.bodies import decoded, html_body, plain_body
from piiguard.readers.mail.compressed_rtf import decompress
from piiguard.readers.mail.headers import header_parts
from piiguard.readers.normalise import fold, fold_line
from piiguard.readers.strings import strings

if TYPE_CHECKING:
    from oxmsg.storage import Storage

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROPERTIES = "__properties_version1.0"
_STREAM = re.compile(r"__substg1\.0_([0-9A-F]{4})([0-9A-F]{4})(?:-[0-9A-F]{8})?", re.I)
_TEXT_TYPES = {0x001F: "utf-16-le", 0x101F: "utf-16-le", 0x001E: "", 0x101E: ""}
"""PtypString and PtypString8, single and multiple ([MS-OXCDATA] 2.11.1)."""
_BINARY = 0x0102
_BODY, _HTML, _RTF = 0x1000, 0x1013, 0x1009
_TRANSPORT_HEADERS = 0x007D
_FILE_DATA, _FILE_NAMES = 0x3701, (0x3707, 0x3704, 0x3001)
_CODE_PAGES = (0x3FFD, 0x3FDE)
"""PidTagMessageCodepage, PidTagInternetCodepage."""
_SHOWN = frozenset({0x0037, 0x0C1A, 0x0C1F, 0x5D01, 0x0E04, 0x0E03, 0x0042, 0x3001, 0x3003, 0x39FE})
"""Properties that Outlook shows over a message: subject, sender, recipients."""
_MACHINE = frozenset({0x001A, 0x3002, 0x0C1E, 0x0064, 0x8000})
"""Message class and address types: words of the format's own."""
_IDENTIFIERS = frozenset({0x1035, 0x1042, 0x1039, 0x3712})
"""Message identifiers: shaped as addresses, and nobody's."""


class MsgReader:
    """Reads Outlook's .msg by content."""

    name = "msg"
    media_type = "application/vnd.ms-outlook"

    def matches(self, data: bytes, name: str) -> bool:
        """Take compound files with a message's properties, or named as messages."""
        suffix = extension(name)
        return (
            data.startswith(_OLE)
            and suffix != ".pdf"
            and (suffix == ".msg" or _PROPERTIES.encode("utf-16-le") in data)
        )

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        """Return properties, bodies, recipients, and attached files to read."""
        try:
            from olefile import OleFileIO
            from oxmsg.storage import Storage
        except ImportError:
            raise ReadError(
                "unsupported",
                'Outlook messages need an extra; install it with: pip install "piiguard[msg]"',
            ) from None
        with OleFileIO(data) as ole:
            root = Storage.from_ole(ole)
        return _read_message(root, limits, limits.nesting)


def _read_message(message: Storage, limits: Limits, nesting: int) -> Reading:
    codec = _codec(message)
    reading = Reading(tuple(_fields(message, codec, "property")))
    reading += _bodies(message, codec, limits)
    for number, recipient in enumerate(message.iter_recipient_storages(), start=1):
        reading += Reading(tuple(_fields(recipient, codec, f"recipient {number}")))
    files = list(message.iter_attachment_storages())
    if len(files) > limits.members:
        raise ReadError(
            "too-large",
            f"{len(files)} attachments are more than the cap of {limits.members}; raise "
            "limits.members in piiguard.yaml",
        )
    for number, file in enumerate(files, start=1):
        reading += _attachment(file, codec, f"attachment {number}", limits, nesting)
    return reading


def _attachment(file: Storage, codec: str, where: str, limits: Limits, nesting: int) -> Reading:
    reading = Reading(tuple(_fields(file, codec, where)))
    texts = dict(_texts(file, codec))
    name = next((texts[pid] for pid in _FILE_NAMES if texts.get(pid)), "")
    for stream in file.streams:
        match = _STREAM.fullmatch(stream.name)
        if match and int(match[1], 16) == _FILE_DATA and stream.bytes_:
            attached = Attachment(name, stream.bytes_, visible=True, where=where)
            reading += Reading((), (), (attached,))
    for inner in file.storages:
        is_message = any(stream.name == _PROPERTIES for stream in inner.streams)
        if not is_message:
            problem = Problem(
                "unsupported", f"{where}: it is an embedded object; save it as a file and check it"
            )
            reading += Reading((), (problem,))
        elif nesting <= 0:
            problem = Problem(
                "too-large",
                f"{where}: messages are attached too deeply; check it by itself, or raise "
                "limits.nesting in piiguard.yaml",
            )
            reading += Reading((), (problem,))
        else:
            reading += _read_message(inner, limits, nesting - 1).within(where)
    return reading


def _bodies(message: Storage, codec: str, limits: Limits) -> Reading:
    reading = Reading(())
    for stream in message.streams:
        match = _STREAM.fullmatch(stream.name)
        if match is None or not stream.bytes_:
            continue
        pid, kind = int(match[1], 16), int(match[2], 16)
        if pid in (_BODY, _HTML) and kind in _TEXT_TYPES:
            text = stream.bytes_.decode(_TEXT_TYPES[kind] or codec, "replace")
            reading += plain_body(text) if pid == _BODY else html_body(text)
        elif pid == _HTML and kind == _BINARY:
            try:
                reading += html_body(decoded(stream.bytes_, codec))
            except ReadError as error:
                reading += Reading((), (Problem(error.code, f"HTML text: {error}"),))
        elif pid == _RTF and kind == _BINARY:
            try:
                rtf = decompress(stream.bytes_, limits.expanded_bytes)
            except ReadError as error:
                reading += Reading((), (Problem(error.code, f"RTF text: {error}"),))
            else:
                reading += Reading((), (), (Attachment("", rtf, visible=True, where="RTF text"),))
    return reading


def _fields(storage: Storage, codec: str, where: str) -> Iterator[Part]:
    """Yield the text properties, and what can be read in the binary ones."""
    number = 0
    for pid, text in _texts(storage, codec):
        if pid == _TRANSPORT_HEADERS:
            yield from header_parts(_transport(text), "transport header")
        elif text.strip() and pid not in _MACHINE and pid not in (_BODY, _HTML):
            number += 1
            value = text.replace("@", " ").strip("<>") if pid in _IDENTIFIERS else text
            content = Field(_property_name(pid), fold_line(value))
            place = f"{where}: {_property_name(pid) or number}"
            yield Part(PartKind.HEADER, place, content, visible=pid in _SHOWN)
    runs = "\n".join(
        strings(stream.bytes_)
        for stream in storage.streams
        if (match := _STREAM.fullmatch(stream.name))
        and int(match[2], 16) == _BINARY
        and int(match[1], 16) not in (_HTML, _RTF, _FILE_DATA)
    ).strip()
    if runs:
        text_runs = Text(fold("\n".join(dict.fromkeys(runs.split("\n")))))
        yield Part(PartKind.METADATA, f"{where}: identifiers", text_runs, visible=False)


def _texts(storage: Storage, codec: str) -> Iterator[tuple[int, str]]:
    for stream in storage.streams:
        match = _STREAM.fullmatch(stream.name)
        if match is None:
            continue
        encoding = _TEXT_TYPES.get(int(match[2], 16))
        # A multiple value's first stream holds lengths; its values have a suffix.
        if encoding is not None and ("-" in stream.name or not int(match[2], 16) & 0x1000):
            text = stream.bytes_.decode(encoding or codec, "replace").rstrip("\x00")
            yield int(match[1], 16), text


def _transport(text: str) -> Iterator[tuple[str, str]]:
    unfolded = re.sub(r"\r?\n[ \t]+", " ", text)
    for line in unfolded.splitlines():
        name, colon, value = line.partition(":")
        if colon and " " not in name:
            yield name, value.strip()
        elif line.strip():
            yield "", line


def _codec(message: Storage) -> str:
    """Return the encoding of 8-bit texts, from the message's code page."""
    from oxmsg.domain.encodings import encoding_from_codepage

    stream = next((s.bytes_ for s in message.streams if s.name == _PROPERTIES), b"")
    # Entries have 16 bytes: type, id, flags, value; the header's size is a multiple of 8.
    start = len(stream) % 16
    pages = {
        pid: page
        for _, pid, page in struct.iter_unpack("<HH4xI4x", stream[start:])
        if pid in _CODE_PAGES
    }
    for pid in _CODE_PAGES:
        if pid in pages:
            named = f"cp{pages[pid]}"
            # Its errors for unknown pages share no base.
            with suppress(Exception):
                named = encoding_from_codepage(pages[pid]) or named
            # It names some as Windows does and Python does not: windows-950.
            codec = codec_named(named) or codec_named(f"cp{pages[pid]}")
            if codec is not None:
                return codec
    return "cp1252"


def _property_name(pid: int) -> str:
    from oxmsg.domain.reference import property_descriptors

    found = property_descriptors.get(pid)
    return found.ms_name.removeprefix("PidTag") if found is not None else ""
