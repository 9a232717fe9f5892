"""What stood in cells met before: letterheads and instructions repeat in every document."""

from __future__ import annotations

import secrets
from hashlib import blake2b
from threading import Lock

from piiguard.detection.resolve import Candidate
from piiguard.model import Cell, Label

MAX_CELLS = 8192
"""A few hundred pages' worth, in about four megabytes."""
MAX_CHARS = 1000
"""Longer texts are letters and lists, which do not come again."""


class CellMemory:
    """What was found in the cells met last, by a digest under a key of its own.

    It holds offsets and no text: nobody can tell from it what a document said.
    """

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._found: dict[bytes, list[Candidate]] = {}
        self._lock = Lock()

    def digest(self, cell: Cell) -> bytes:
        """Return what tells a cell from every other for the recognizers.

        Everything that they may look at goes into it: what a cell holds depends on
        nothing else, whatever stands around it.
        """
        fields = (cell.text, cell.kind, cell.part_kind, *_words(cell.label), *_words(cell.section))
        if cell.variable is not None:
            fields += (repr(cell.variable),)
        # With the lengths before them no two lists of fields read the same.
        lengths = ",".join([str(len(each)) for each in fields])
        content = "".join((lengths, ":", *fields)).encode("utf-8", "surrogatepass")
        return blake2b(content, digest_size=16, key=self._key).digest()

    def recall(self, digest: bytes) -> list[Candidate] | None:
        """Return what was found, or None where the cell is not remembered."""
        with self._lock:
            found = self._found.pop(digest, None)
            if found is not None:
                self._found[digest] = found  # The dictionary's end is what was met last.
        return found

    def keep(self, digest: bytes, cell: Cell, found: list[Candidate]) -> None:
        """Remember what was found, and forget what was not met for the longest time."""
        if len(cell.text) > MAX_CHARS:
            return
        with self._lock:
            self._found[digest] = found
            if len(self._found) > MAX_CELLS:
                del self._found[next(iter(self._found))]


def _words(label: Label | None) -> tuple[str, ...]:
    if label is None:
        return ("", "none")
    plain, remark = "plain" if label.plain else "", "remark" if label.remark else ""
    return (label.text, label.role or "", label.entity_type or "", plain, remark)
