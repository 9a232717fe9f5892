"""What a reader of a ZIP document has found so far, and what went wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from piiguard.errors import ReadError
from piiguard.model import Field, Part, PartKind, Problem
from piiguard.readers.interface import Attachment, Reading
from piiguard.readers.normalise import fold


@dataclass(slots=True)
class Collector:
    """Gathers parts, problems and attachments of one document."""

    parts: list[Part] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)

    def add(self, parts: Iterable[Part | None]) -> None:
        """Add parts; one at a time, so that what comes before a failure is kept."""
        for part in parts:
            if part is not None:
                self.parts.append(part)

    def field(
        self, kind: PartKind, name: str, label: str, value: str | None, *, visible: bool = False
    ) -> None:
        """Add a named value, unless it is empty."""
        folded = fold(value or "").strip()
        if folded:
            self.parts.append(Part(kind, name, Field(fold(label), folded), visible=visible))

    @contextmanager
    def guard(self, what: str) -> Iterator[None]:
        """Turn whatever reading ``what`` raises into a problem that names it.

        Raises:
            ReadError: ``too-large`` only: past a cap nothing more is read.
            MemoryError: For whoever runs this in a process of its own.
        """
        try:
            yield
        except ReadError as error:
            if error.code == "too-large":
                raise
            self.problems.append(Problem(error.code, f"{what}: {error}"))
        except MemoryError:
            raise
        except Exception as error:
            # Only the type: a library's message may quote the document.
            message = f"{what}: could not be read ({type(error).__name__}); save it again"
            self.problems.append(Problem("damaged", message))

    def reading(self) -> Reading:
        """Return all of it."""
        return Reading(tuple(self.parts), tuple(self.problems), tuple(self.attachments))
