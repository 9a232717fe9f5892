"""Reads the data files: lists of lines, of words, of patterns."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the lines of a text file without comments and blank lines."""
    text = (DATA / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def words(section: str, key: str) -> tuple[str, ...]:
    """Return a list of words.toml; a bar in a word stands for a space."""
    data = tomllib.loads((DATA / "words.toml").read_text(encoding="utf-8"))
    return tuple(word.replace("|", " ") for word in data[section][key].split())


@cache
def patterns(name: str) -> tuple[str, ...]:
    """Return a list of patterns.toml."""
    data = tomllib.loads((DATA / "patterns.toml").read_text(encoding="utf-8"))
    return tuple(data[name].strip("\n").split("\n"))


@cache
def names() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Return the given names and surnames of names.toml by origin."""
    groups = tomllib.loads((DATA / "names.toml").read_text(encoding="utf-8"))
    return {
        origin: (
            frozenset(group["given"].split()),
            # Where surnames may have spaces they are written as hyphens.
            frozenset(
                name.replace("-", " ") if group.get("spaced") else name
                for name in group["surname"].split()
            ),
        )
        for origin, group in groups.items()
    }


@cache
def romanization() -> dict[str, str]:
    """Return the Latin spelling of each Cyrillic, Greek, Georgian and Armenian letter."""
    data = tomllib.loads((DATA / "romanization.toml").read_text(encoding="utf-8"))
    return {
        letter: spelling
        for table in data.values()
        for letter, spelling in zip(table["letters"], table["latin"].split(), strict=True)
    }
