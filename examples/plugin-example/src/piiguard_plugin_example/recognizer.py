"""Numbers of pick-up lockers, which a hold slip prints and which tell who is waiting.

The form is an invented vendor's: ``LKR``, a hyphen, three digits, a hyphen and the
patron's initials, as in ``LKR-042-AO``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from piiguard.detection.artifacts import CellArtifacts
from piiguard.detection.recognizer import Hit, Recognizer
from piiguard.model import Role

PATTERN = re.compile(r"\bLKR-\d{3}-[A-Z]{2}\b")


class LockerNumber(Recognizer):
    """Finds locker numbers."""

    # A policy allows it as ``entity LOCKER_NUMBER``.
    entities = ("LOCKER_NUMBER",)
    min_digits = 3

    def find(self, text: str, context: CellArtifacts) -> Iterator[Hit]:
        """Yield the locker numbers of one cell."""
        for match in PATTERN.finditer(text):
            yield Hit(
                "LOCKER_NUMBER",
                match.start(),
                match.end(),
                0.95,
                # In words, and never the value: reasons are printed.
                "the form of a locker's number, which ends in the patron's initials",
                Role.PATRON,
            )
