"""Files and text from a form, taken while they arrive and never past the caps.

Nothing is written to a disk. A file's name is a label: folders and control
characters in it are dropped, and nothing is ever opened by it.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import ClientDisconnect, Request

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

MAX_FIELD_BYTES = 4_000
"""Longest value of a form's field but for the pasted text. Our choice."""

MAX_NAME_CHARACTERS = 255
"""Longest file name of the usual file systems."""

FILE_FIELD = "files"
TEXT_FIELD = "text"


class UploadError(Exception):
    """The upload is not taken. The message says why and quotes nothing of it.

    Attributes:
        status: The HTTP status to answer with.
    """

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Caps:
    """How much one upload may bring."""

    file_bytes: int
    """More of a file is dropped; one byte more is kept, for the reader to refuse."""
    total_bytes: int
    files: int


@dataclass(frozen=True, slots=True)
class Uploaded:
    """One file."""

    name: str = field(repr=False)
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Form:
    """What a form brought."""

    files: tuple[Uploaded, ...]
    fields: dict[str, str] = field(repr=False)


async def read_form(request: Request, caps: Caps) -> Form:
    """Take a ``multipart/form-data`` request.

    Raises:
        UploadError: It is malformed, breaks off, or is too much.
    """
    kind, options = parse_options_header(request.headers.get("content-type"))
    boundary = options.get(b"boundary")
    if kind != b"multipart/form-data" or not boundary:
        raise UploadError(415, "This is not a form of this page.")
    collector = _Collector(caps)
    try:
        parser = MultipartParser(boundary, collector.callbacks())
        async for chunk in request.stream():
            collector.count(len(chunk))
            parser.write(chunk)
        parser.finalize()
    except (MultipartParseError, ClientDisconnect):
        raise UploadError(400, "The upload broke off. Please try again.") from None
    if not collector.is_complete:
        raise UploadError(400, "The upload broke off. Please try again.")
    return Form(tuple(collector.files), collector.fields)


def safe_name(name: str) -> str:
    """Return a client's file name without folders and control characters."""
    name = name.replace("\\", "/").rpartition("/")[2]
    kept = (c for c in name if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
    name = "".join(kept).strip()
    if len(name) > MAX_NAME_CHARACTERS:
        # The suffix says which format it is.
        name = name[: MAX_NAME_CHARACTERS - 16] + name[-16:]
    return "" if name in (".", "..") else name


class _Collector:
    """Puts the parser's events together."""

    def __init__(self, caps: Caps) -> None:
        self.files: list[Uploaded] = []
        self.fields: dict[str, str] = {}
        self.is_complete = False
        self._caps = caps
        self._total = 0
        self._header = bytearray()
        self._value = bytearray()
        self._disposition = b""
        self._name = ""
        self._file_name: str | None = None
        self._cap = 0
        self._data = bytearray()

    def callbacks(self) -> MultipartCallbacks:
        return {
            "on_part_begin": self._begin,
            "on_header_field": self._header_field,
            "on_header_value": self._header_value,
            "on_header_end": self._header_end,
            "on_headers_finished": self._headers_finished,
            "on_part_data": self._part_data,
            "on_part_end": self._part_end,
            "on_end": self._end,
        }

    def count(self, size: int) -> None:
        self._total += size
        if self._total > self._caps.total_bytes:
            raise UploadError(
                413,
                "This is more than can be held at once. Drop fewer files, "
                "or close documents you are done with.",
            )

    def _begin(self) -> None:
        self._disposition = b""
        self._name, self._file_name = "", None
        self._data = bytearray()

    def _header_field(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header_end(self) -> None:
        if self._header.lower() == b"content-disposition":
            self._disposition = bytes(self._value)
        self._header, self._value = bytearray(), bytearray()

    def _headers_finished(self) -> None:
        _, options = parse_options_header(self._disposition)
        self._name = options.get(b"name", b"").decode("utf-8", "replace")
        if b"filename" in options:
            name = options[b"filename"].decode("utf-8", "replace")
            # How the HTML standard has browsers write these in a form.
            for escaped, plain in (("%22", '"'), ("%0D", " "), ("%0A", " ")):
                name = name.replace(escaped, plain)
            self._file_name = safe_name(name)
        is_long = self._file_name is not None or self._name == TEXT_FIELD
        self._cap = self._caps.file_bytes + 1 if is_long else MAX_FIELD_BYTES

    def _part_data(self, data: bytes, start: int, end: int) -> None:
        room = self._cap - len(self._data)
        self._data += data[start : min(end, start + room)]

    def _part_end(self) -> None:
        if self._file_name is None:
            self.fields[self._name] = self._data.decode("utf-8", "replace")
        elif self._name == FILE_FIELD and (self._file_name or self._data):
            if len(self.files) >= self._caps.files:
                raise UploadError(
                    413, f"These are more than {self._caps.files} files. Drop fewer at once."
                )
            self.files.append(Uploaded(self._file_name, bytes(self._data)))
        self._data = bytearray()

    def _end(self) -> None:
        self.is_complete = True
