"""Which readers there are, and which one reads a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from piiguard import plugins
from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.model import Document, Field, Part, PartKind, Problem
from piiguard.plugins import load_plugins
from piiguard.readers.built_in import readers_for
from piiguard.readers.formats import refuse
from piiguard.readers.interface import Attachment, Reader, Reading
from piiguard.readers.normalise import fold


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
    return _read(data, name, limits, readers, _Budget(limits))


@dataclass(slots=True)
class _Budget:
    """What is left to attached files, however deep: a tree of them multiplies."""

    caps: Limits
    expanded_bytes: int = field(init=False)
    members: int = field(init=False)

    def __post_init__(self) -> None:
        self.expanded_bytes = self.caps.expanded_bytes
        self.members = self.caps.members

    def spend(self, attachment: Attachment) -> None:
        """Count a file.

        Raises:
            ReadError: ``too-large``: it is one too many, or too large.
        """
        if self.members <= 0:
            raise ReadError(
                "too-large",
                f"there are more attached files than the cap of {self.caps.members}; split the "
                "file, or raise limits.members in piiguard.yaml",
            )
        if len(attachment.data) > self.expanded_bytes:
            raise ReadError(
                "too-large",
                "attached files hold more together than the cap of "
                f"{self.caps.expanded_bytes} bytes; split the file, or raise "
                "limits.expanded_bytes in piiguard.yaml",
            )
        self.members -= 1
        self.expanded_bytes -= len(attachment.data)


def _read(
    data: bytes, name: str, limits: Limits, readers: Sequence[Reader], budget: _Budget
) -> Document:
    base = basename(name)
    # An archive expands no more than is left: what lies in it is in memory at once.
    own = replace(limits, expanded_bytes=budget.expanded_bytes)
    reader, reading = _read_one(data, base, own, readers)
    parts = [*_file_name(base), *reading.parts]
    problems = [*reading.problems]
    inner = replace(limits, nesting=limits.nesting - 1)
    for number, attachment in enumerate(reading.attachments, start=1):
        document = _read_attachment(attachment, inner, readers, budget)
        where = attachment.where or f"attachment {number}"
        found = Reading(document.parts, document.problems).within(where, visible=attachment.visible)
        parts += found.parts
        problems += () if attachment.minor else found.problems
    return Document(name, reader.media_type, tuple(parts), tuple(problems))


def load_readers(names: Iterable[str]) -> tuple[Reader, ...]:
    """Load third parties' readers, and only those named.

    Args:
        names: Entry-point names in the group ``piiguard.readers``.

    Raises:
        PluginError: No installed package has such a reader, or it failed to load.
    """
    return load_plugins(plugins.READERS, names, ("name", "media_type", "matches", "read"))


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
        for reader in chain(extra, readers_for(data, name)):
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


def _read_attachment(
    attachment: Attachment, limits: Limits, extra: Sequence[Reader], budget: _Budget
) -> Document:
    """Read an attached file; what fails becomes a problem of the whole."""
    try:
        if limits.nesting < 0:
            raise ReadError(
                "too-large",
                "files are attached to attached files deeper than the cap of "
                f"{budget.caps.nesting}; check the attached file by itself, or raise "
                "limits.nesting in piiguard.yaml",
            )
        budget.spend(attachment)
        return _read(attachment.data, attachment.name, limits, extra, budget)
    except ReadError as error:
        problem = Problem(error.code, str(error))
        return Document("", "", _file_name(basename(attachment.name)), (problem,))


def _file_name(base: str) -> tuple[Part, ...]:
    if not base:
        return ()
    return (Part(PartKind.FILE_NAME, "file name", Field("file name", fold(base))),)
