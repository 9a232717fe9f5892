"""Which readers there are, and which one reads a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib.metadata import entry_points

from piiguard.config import Limits
from piiguard.errors import PluginError, ReadError
from piiguard.model import Document, Field, Part, PartKind, Problem
from piiguard.readers.csv import CsvReader
from piiguard.readers.formats import refuse
from piiguard.readers.interface import Attachment, Reader, Reading
from piiguard.readers.normalise import fold
from piiguard.readers.pdf import PdfReader
from piiguard.readers.text import TextReader

ENTRY_POINT_GROUP = "piiguard.readers"
"""Where another package registers a reader: an entry point naming its class."""

READERS: tuple[Reader, ...] = (PdfReader(), CsvReader(), TextReader())
"""The built-in readers; the first that matches reads the file."""


def read(data: bytes, name: str, limits: Limits, *, readers: Sequence[Reader] = ()) -> Document:
    """Read a file into a document.

    Args:
        data: The whole file.
        name: Its path or file name; may be empty (standard input).
        limits: Caps on size, pages and nesting.
        readers: Third parties' readers, asked before the built-in ones.

    Returns:
        The document. Its problems say what in it could not be read.

    Raises:
        ReadError: Nothing of the file could be read.
    """
    base = basename(name)
    reader, reading = _read_one(data, base, limits, readers)
    parts = (*_file_name(base), *reading.parts)
    problems = reading.problems
    left_bytes = limits.size_bytes
    for number, attachment in enumerate(reading.attachments, start=1):
        inner = replace(limits, nesting=limits.nesting - 1, size_bytes=left_bytes)
        left_bytes = max(0, left_bytes - len(attachment.data))
        document = _read_attachment(attachment, inner, readers)
        where = f"attachment {number}"
        parts += tuple(
            replace(p, name=f"{where}: {p.name}", visible=p.visible and attachment.visible)
            for p in document.parts
        )
        if not attachment.minor:
            problems += tuple(Problem(p.code, f"{where}: {p.message}") for p in document.problems)
    return Document(name, reader.media_type, parts, problems)


def load_readers(names: Iterable[str]) -> tuple[Reader, ...]:
    """Load third parties' readers, and only those named.

    Args:
        names: Entry-point names in the group ``piiguard.readers``.

    Raises:
        PluginError: No installed package has such a reader, or it failed to load.
    """
    found = {entry.name: entry for entry in entry_points(group=ENTRY_POINT_GROUP)}
    loaded: list[Reader] = []
    for name in names:
        if name not in found:
            raise PluginError(
                f"no installed package has a reader named {name}; there are: "
                + (", ".join(sorted(found)) or "none")
            )
        try:
            loaded.append(found[name].load()())
        except Exception as error:
            raise PluginError(f"reader {name} failed to load: {type(error).__name__}") from error
    return tuple(loaded)


def basename(name: str) -> str:
    """Return the file name of a path with either kind of slash."""
    return re.split(r"[/\\]", name)[-1]


def _read_one(
    data: bytes, name: str, limits: Limits, extra: Sequence[Reader]
) -> tuple[Reader, Reading]:
    if not data:
        raise ReadError("empty", "the file is empty (0 bytes); was it saved or sent completely?")
    if len(data) > limits.size_bytes:
        raise ReadError(
            "too-large",
            f"{len(data)} bytes are more than the cap of {limits.size_bytes}; split the file, "
            "or raise limits.size_bytes in piiguard.yaml",
        )
    try:
        for reader in (*extra, *READERS):
            if reader.matches(data, name):
                return reader, reader.read(data, name, limits)
    except (ReadError, MemoryError):
        raise
    except Exception as error:
        # Only the type: a library's message may quote the document.
        raise ReadError(
            "damaged", f"the file could not be read ({type(error).__name__}); save it again"
        ) from None
    raise refuse(data, name)


def _read_attachment(attachment: Attachment, limits: Limits, extra: Sequence[Reader]) -> Document:
    """Read an attached file; what fails becomes a problem of the whole."""
    try:
        if limits.nesting < 0:
            raise ReadError(
                "too-large",
                "files are attached to attached files too deeply; check the attached file by "
                "itself, or raise limits.nesting in piiguard.yaml",
            )
        return read(attachment.data, attachment.name, limits, readers=extra)
    except ReadError as error:
        problem = Problem(error.code, str(error))
        return Document("", "", _file_name(basename(attachment.name)), (problem,))


def _file_name(base: str) -> tuple[Part, ...]:
    if not base:
        return ()
    return (Part(PartKind.FILE_NAME, "file name", Field("file name", fold(base))),)
