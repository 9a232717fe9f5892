"""What names stand for at a place of a template: aliases, loop variables, sections."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from piiguard.readers.template.expressions import Reference

MAX_MEANINGS = 50
"""So many values one alias can have; more are those of a hostile file."""

Path = tuple[str, ...]


@dataclass(slots=True)
class Scope:
    """Names and what was assigned to them so far.

    An assignment adds a meaning, for it may stand in one branch of a condition. A
    loop's variable has only the meanings of the last loop that names it.
    """

    _meanings: dict[str, list[Path]] = field(default_factory=dict)
    _loops: dict[str, list[Path]] = field(default_factory=dict)
    sections: list[str] = field(default_factory=list)
    """Names of the Mustache sections around, outermost first."""

    def assign(self, name: str, values: Iterable[Reference]) -> None:
        """Remember what is assigned to a name; no references are a literal."""
        known = self._meanings.setdefault(name, [])
        for reference in values:
            for path in self.paths(reference):
                if path not in known and path[0] != name and len(known) < MAX_MEANINGS:
                    known.append(path)

    def loop(self, name: str, values: Iterable[Reference]) -> None:
        """Remember what a loop's variable runs over."""
        self._loops[name] = [path for reference in values for path in self.paths(reference)][
            :MAX_MEANINGS
        ]

    def paths(self, reference: Reference) -> list[Path]:
        """Return the full names a reference stands for, all of which it may print."""
        first, *rest = reference.steps
        for known in (self._loops, self._meanings):
            if first in known:
                return [(*path, *rest) for path in known[first]]
        return [reference.steps]

    def names(self, reference: Reference) -> list[tuple[str, ...]]:
        """Return, for each value a reference may print, the names to look it up by."""
        return [self._in_sections(path) for path in self.paths(reference)]

    def _in_sections(self, path: Path) -> tuple[str, ...]:
        """Return a path within the sections around it, the innermost first."""
        plain = ".".join(path)
        around = [
            ".".join((*self.sections[:depth], plain)) for depth in range(len(self.sections), 0, -1)
        ]
        own = [f"{section}.{plain}" for section in reversed(self.sections[1:])]
        return tuple(dict.fromkeys((*around, *own, plain)))
