"""What detection and attribution return: what is personal, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from piiguard.model.cell import Cell
    from piiguard.model.terms import Role


@dataclass(frozen=True, slots=True)
class Detection:
    """Personal or item data found in a cell: offsets, never text."""

    entity_type: str
    cell: int
    """Index into the laid-out cells."""
    start: int
    end: int
    score: float
    """In [0, 1]."""
    recognizer: str
    reason: str = ""
    """Why, in words, without text of the document: ``check digit is right``."""
    role: Role | None = None
    """Whose, where the shape alone says it (a patron URL); else None."""

    def text(self, cells: tuple[Cell, ...]) -> str:
        """Return the detected text."""
        return cells[self.cell].text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Clue:
    """One reason for a role."""

    source: str
    """Kebab-case: ``label``, ``column``, ``directory``, ``agreement`` …"""
    role: Role
    weight: float
    """In [0, 1]: how often such a clue is right."""
    reason: str
    """In words, without text of the document."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose a detection is, and why."""

    role: Role
    subject: int | None = None
    """Which patron, from 1; None where the role is not the patron's."""
    score: float = 1.0
    """In [0, 1]: how sure the role is."""
    clues: tuple[Clue, ...] = ()
