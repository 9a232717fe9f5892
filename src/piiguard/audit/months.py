"""What was decided, counted for a board."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from piiguard.audit.entry import Entry


@dataclass(slots=True)
class Month:
    """One month's decisions."""

    name: str
    """``2026-03``."""
    passed: int = 0
    held: int = 0
    overridden: int = 0

    @property
    def checked(self) -> int:
        """How many documents were checked: an override is no further check."""
        return self.passed + self.held


@dataclass(slots=True)
class Totals:
    """All decisions."""

    months: list[Month] = field(default_factory=list)
    """In order; months without decisions between the first and the last are there."""
    rules: Counter[str] = field(default_factory=Counter)
    """In how many held documents each rule was violated; ``incomplete`` counts those
    that could not be fully checked."""

    @property
    def checked(self) -> int:
        """How many documents were checked."""
        return sum(month.checked for month in self.months)

    @property
    def held(self) -> int:
        """How many of them were held."""
        return sum(month.held for month in self.months)

    @property
    def overridden(self) -> int:
        """How many of those a person let go."""
        return sum(month.overridden for month in self.months)


def count(entries: Iterable[Entry]) -> Totals:
    """Count decisions by month and by rule; the entries are in order of time."""
    months: dict[str, Month] = {}
    totals = Totals()
    for entry in entries:
        name = entry.at[:7]
        month = months.setdefault(name, Month(name))
        if entry.is_override:
            month.overridden += 1
        elif entry.is_held:
            month.held += 1
            rules = entry.rule_counts()
            totals.rules.update(rules.keys() or ["incomplete"])
        else:
            month.passed += 1
    if months:
        totals.months = [months.get(name, Month(name)) for name in _names(min(months), max(months))]
    return totals


def _names(first: str, last: str) -> Iterable[str]:
    year, month = map(int, first.split("-"))
    while (name := f"{year:04}-{month:02}") <= last:
        yield name
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
