"""gzip (RFC 1952): the file in it is an attached file; its head may hold words."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import PurePath

from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.model import Field, Part, PartKind, Problem
from piiguard.readers.expansion import expands_too_far, most_by_ratio
from piiguard.readers.formats import extension
from piiguard.readers.interface import Attachment, Reading
from piiguard.readers.normalise import fold

MARK = b"\x1f\x8b"
_HEAD_BYTES = 10
_EXTRA, _NAME, _COMMENT = 0x04, 0x08, 0x10
"""Flags that a field is there (RFC 1952, 2.3.1), which stand in this order."""
_CHUNK_BYTES = 1 << 20


class GzipReader:
    """Reads gzip by content."""

    name = "gzip"
    media_type = "application/gzip"

    def matches(self, data: bytes, name: str) -> bool:
        """Take what begins as gzip does."""
        return data.startswith(MARK) and extension(name) != ".pdf"

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        """Return the file in it, and the name and comment in its head."""
        content, problems = _expanded(data, limits)
        parts = tuple(_head(data))
        if not content and not problems:
            raise ReadError("empty", "the gzip file holds nothing; create it again")
        files = (Attachment(_inner_name(name), content, visible=True, where="content"),)
        return Reading(parts, problems, files if content else ())


def _inner_name(name: str) -> str:
    stem = PurePath(name).stem
    return f"{stem}.tar" if extension(name) == ".tgz" else stem


def _expanded(data: bytes, limits: Limits) -> tuple[bytes, tuple[Problem, ...]]:
    content = bytearray()
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            while piece := file.read(_CHUNK_BYTES):
                content += piece
                if len(content) > most_by_ratio(len(data), limits):
                    raise expands_too_far("the file", limits)
                if len(content) > limits.expanded_bytes:
                    raise ReadError(
                        "too-large",
                        f"the file expands to more than the cap of {limits.expanded_bytes} bytes; "
                        "unpack and split it, or raise limits.expanded_bytes in piiguard.yaml",
                    )
    except (OSError, EOFError, zlib.error):
        problem = Problem(
            "damaged", "the gzip file is damaged or cut off; create or download it again"
        )
        return bytes(content), (problem,)
    return bytes(content), ()


def _head(data: bytes) -> Iterator[Part]:
    """Yield the original name and the comment, for which gzip files have a place."""
    flags = data[3] if len(data) > _HEAD_BYTES else 0
    at = _HEAD_BYTES
    if flags & _EXTRA:
        at += 2 + int.from_bytes(data[at : at + 2], "little")
    for flag, kind, where in (
        (_NAME, PartKind.FILE_NAME, "original file name"),
        (_COMMENT, PartKind.COMMENT, "comment"),
    ):
        if flags & flag:
            end = data.find(b"\x00", at)
            end = len(data) if end < 0 else end
            text = fold(_decoded(data[at:end])).strip()
            at = end + 1
            if text:
                yield Part(kind, where, Field("file name", text), visible=False)


def _decoded(data: bytes) -> str:
    """Return a text that is Latin-1 by the standard and UTF-8 in fact."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
