"""Which files of the outbox are complete, as far as can be seen from outside."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import NamedTuple


class Look(NamedTuple):
    """How a file looked; what is written to one that looks the same has its date set back."""

    device: int
    inode: int
    size: int
    modified_ns: int

    @classmethod
    def of(cls, status: os.stat_result) -> Look:
        """Take down how a file looks."""
        return cls(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


@dataclass(frozen=True, slots=True)
class Ready:
    """A file that may be complete."""

    look: Look
    is_settled: bool
    """Whether it stayed as it is for long enough. If not, it was renamed to where it
    is after it was last written, and is complete if nobody has it open."""


class Settling:
    """Remembers how files looked, and since when."""

    def __init__(self, settle_s: float) -> None:
        self._settle_s = settle_s
        self._seen: dict[str, tuple[Look, float]] = {}

    def look(self, name: str, status: os.stat_result, now_s: float) -> Ready | None:
        """Say whether a file may be complete.

        Args:
            name: Its name.
            status: What ``lstat`` said.
            now_s: A clock that is never set.
        """
        look = Look.of(status)
        before = self._seen.get(name)
        if before is None or before[0] != look:
            before = self._seen[name] = (look, now_s)
        if now_s - before[1] >= self._settle_s:
            return Ready(look, is_settled=True)
        # Writing sets both times, renaming the time of change only (POSIX, rename()).
        if status.st_ctime_ns > status.st_mtime_ns:
            return Ready(look, is_settled=False)
        return None

    def forget_all_but(self, names: set[str]) -> None:
        """Forget files that are there no more."""
        for name in self._seen.keys() - names:
            del self._seen[name]
