"""Remembers what was computed, up to a bound."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")
_MOST: Final = 20_000


class Memo(dict[Key, Value]):
    """A mapping that makes a missing value and keeps it.

    A hit costs one look into a dictionary. When it is full it starts anew: a board's
    year of minutes is one run.
    """

    def __init__(self, make: Callable[[Key], Value]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Key) -> Value:
        """Make the value of a key."""
        if len(self) >= _MOST:
            self.clear()
        value = self[key] = self._make(key)
        return value

    def __repr__(self) -> str:
        """Say how many there are, never which: they may be names."""
        return f"Memo({len(self)})"
