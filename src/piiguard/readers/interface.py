"""What a reader is, and what it returns.

A reader knows one format and nothing of the others: it hands attached files
back unread, and the registry reads them. So nesting, its limit, and the parts
every document has (the file name) are written once.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Protocol

from piiguard.config import Limits
from piiguard.model import Part, Problem


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside a file, not yet read."""

    name: str = field(repr=False)
    """Its file name; empty where it has none."""
    data: bytes = field(repr=False)
    visible: bool = False
    """Whether someone who sees the document sees the attached file's content."""
    where: str = ""
    """What names of its parts begin with, instead of ``attachment 1``."""
    minor: bool = False
    """Whether it is an image too small to hold much, such as a logo: it is read
    where it can be, and does not make the document incomplete where it cannot."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found in one file."""

    parts: tuple[Part, ...]
    problems: tuple[Problem, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    def within(self, where: str, *, visible: bool = True) -> Reading:
        """Return the reading as that of a region of a larger file.

        Args:
            where: What the region is called; names and messages begin with it.
            visible: False hides every part of it.
        """
        return Reading(
            tuple(
                replace(part, name=f"{where}: {part.name}", visible=part.visible and visible)
                for part in self.parts
            ),
            tuple(Problem(p.code, f"{where}: {p.message}") for p in self.problems),
            tuple(
                replace(
                    file,
                    visible=file.visible and visible,
                    where=f"{where}: {file.where or 'attachment'}",
                )
                for file in self.attachments
            ),
        )

    def __add__(self, other: Reading) -> Reading:
        """Return what both found, in order."""
        return Reading(
            self.parts + other.parts,
            self.problems + other.problems,
            self.attachments + other.attachments,
        )


class Reader(Protocol):
    """Reads one format. Readers hold no state: one instance serves all threads."""

    @property
    def name(self) -> str:
        """Kebab-case name: ``pdf``, ``csv``."""
        ...

    @property
    def media_type(self) -> str:
        """The media type of what it reads, such as ``application/pdf``."""
        ...

    def matches(self, data: bytes, name: str) -> bool:
        """Say whether this reader takes the file, content first, then name.

        Args:
            data: The whole file, not empty.
            name: Its file name without folder; may be empty.
        """
        ...

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        """Read the file.

        Args:
            data: The whole file, not empty and within ``limits.size_bytes``.
            name: Its file name without folder; may be empty.
            limits: Caps; ``limits.pages`` is the reader's to keep.

        Raises:
            ReadError: The file cannot be read at all. Partial trouble goes into
                ``Reading.problems``.
        """
        ...
