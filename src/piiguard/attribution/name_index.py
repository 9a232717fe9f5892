"""Finds those of many names that may be one person's, without comparing each with each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from piiguard.attribution.names import Name, fold


class NameIndex:
    """Numbers of names by their parts; which of them agree, ``same_person`` says.

    Two names that agree have a full part in common. Where one in the index has as
    many parts as the name or more, it has each of the name's, or its initial: then
    the rarest one leads to few, for a list has many people called Jane.
    """

    def __init__(self, names: Iterable[Name] = ()) -> None:
        self._by_part: dict[str, list[int]] = defaultdict(list)
        """By full parts and by initials."""
        self._by_length: dict[tuple[int, str], list[int]] = defaultdict(list)
        """By the number of parts and by full parts."""
        self._longest = 0
        for number, name in enumerate(names):
            self.add(number, name)

    def add(self, number: int, name: Name) -> None:
        """Take in a name; several may have one number."""
        for part in name.parts:
            self._by_part[part].append(number)
        for part in name.full_parts:
            self._by_length[len(name.parts), part].append(number)
            self._longest = max(self._longest, len(part))

    def like(self, name: Name) -> list[int]:
        """Return the numbers of names that may agree with one, in ascending order."""
        parts = name.full_parts
        if not parts:
            return []
        rarest = min(parts, key=lambda part: sum(map(len, self._with(part))))
        shorter = (
            self._by_length.get((length, part), ())
            for length in range(1, len(name.parts))
            for part in parts
        )
        return sorted({number for each in (*self._with(rarest), *shorter) for number in each})

    def _with(self, part: str) -> tuple[list[int], list[int]]:
        """Return the numbers of names with a part, and of those with its initial."""
        return self._by_part.get(part, []), self._by_part.get(part[0], [])

    def in_handle(self, handle: str) -> list[int]:
        """Return the numbers of names that a user name may be made of, in ascending order."""
        letters = re.sub(r"[^a-z]", "", fold(handle))
        found = (
            self._by_part.get(letters[start:end], ())
            for start in range(len(letters))
            for end in range(start + 2, min(len(letters), start + self._longest) + 1)
        )
        return sorted({number for each in found for number in each})
