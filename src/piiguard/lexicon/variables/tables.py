"""Loads the tables of variables: a system's objects and what their fields print.

The form of a table::

    system: Koha
    syntaxes: [koha, template-toolkit]    # preferred where the file uses these
    sources: [where the names come from]
    roots: {borrower: patron}             # variable → class
    classes:
      patron:
        of: patron                        # whose data: patron, staff, library, item
        person: patron                    # one data subject a word
        itself: patron id                 # what the object alone prints
        holds: {name: surname firstname, address: address city B_*}
        leads_to: {library: library}      # class: fields
        like: other                       # takes over what it does not say itself

``*`` in a field stands for any characters. ``through`` lists fields that stay in
the class, as containers do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

import yaml

from piiguard.lexicon.variables.meanings import ARGUMENTS, NOTHING, Thing, parse_meaning

PATRON = "patron"
"""The person whom a notice is about, and the class of role by that name."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """What a field prints."""

    things: tuple[Thing, ...]
    arguments: bool = False
    """Whether it is a function that prints what it is given."""


@dataclass(frozen=True, slots=True)
class Class:
    """An object of templates: its fields, and the objects it leads to."""

    name: str
    person: str | None
    """Which data subject it is, if it is a person."""
    itself: Leaf
    """What it prints by itself, without a field."""
    fields: dict[str, Leaf | str] = field(default_factory=dict)
    """By field in lower case: what it prints, or the class it leads to."""
    patterns: tuple[tuple[re.Pattern[str], Leaf | str], ...] = ()
    """The same for fields with a ``*``."""

    def get(self, name: str) -> Leaf | str | None:
        """Return what a field prints or leads to, or None where it is not known."""
        name = name.lower()
        if name in self.fields:
            return self.fields[name]
        return next((found for pattern, found in self.patterns if pattern.fullmatch(name)), None)


@dataclass(frozen=True, slots=True)
class Table:
    """The variables of one system."""

    system: str
    syntaxes: tuple[str, ...]
    sources: tuple[str, ...]
    roots: Class
    """The variables themselves, as the fields of one object."""
    classes: dict[str, Class]
    unqualified: tuple[Class, ...] = ()
    """Classes whose fields may stand without their object, in order: Koha fills
    ``<<surname>>`` as it fills ``<<borrowers.surname>>``."""


@cache
def load_tables() -> tuple[Table, ...]:
    """Load the shipped tables, in the order of their file names."""
    folder = resources.files(__package__)
    files = sorted(
        (f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda file: file.name
    )
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same, in C
    return tuple(_table(yaml.load(f.read_text("utf-8"), loader)) for f in files)  # noqa: S506


def _table(data: dict[str, Any]) -> Table:
    entries: dict[str, dict[str, Any]] = data.get("classes", {})
    classes = {name: _class(name, entries) for name in entries}
    roots: dict[str, Leaf | str] = {}
    for names, target in data.get("roots", {}).items():
        roots.update(dict.fromkeys(names.split(), target))
    for meaning, names in data.get("variables", {}).items():
        roots.update(dict.fromkeys(str(names).split(), _leaf(meaning, None)))
    table = Table(
        data["system"],
        tuple(data["syntaxes"]),
        tuple(data["sources"]),
        _made("", None, _leaf(NOTHING, None), roots),
        classes,
        tuple(classes[name] for name in data.get("unqualified", ())),
    )
    for each in (table.roots, *classes.values()):
        for target in (*each.fields.values(), *(t for _, t in each.patterns)):
            if isinstance(target, str) and target not in classes:
                raise ValueError(f"{table.system}: {each.name} leads to no class '{target}'")
    return table


def _class(name: str, entries: dict[str, dict[str, Any]]) -> Class:
    entry = _inherited(name, entries)
    role: str | None = entry.get("of")
    found: dict[str, Leaf | str] = {}
    for level in entry["levels"]:
        for meaning, names in level.get("holds", {}).items():
            found.update(dict.fromkeys(str(names).split(), _leaf(meaning, role)))
        for target, names in level.get("leads_to", {}).items():
            found.update(dict.fromkeys(str(names).split(), target))
        found.update(dict.fromkeys(str(level.get("through", "")).split(), name))
    default = "patron id" if role == PATRON else NOTHING
    person = entry.get("person", PATRON if role == PATRON else None)
    return _made(name, person, _leaf(entry.get("itself", default), role), found)


def _inherited(name: str, entries: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return a class's entry over those it is like, with their levels in order."""
    levels: list[dict[str, Any]] = []
    merged: dict[str, Any] = {}
    current: str | None = name
    while current is not None:
        entry = entries[current]
        levels.insert(0, entry)
        merged = {**entry, **merged}
        current = entry.get("like")
    return {**merged, "levels": levels}


def _made(name: str, person: str | None, itself: Leaf, found: dict[str, Leaf | str]) -> Class:
    plain = {key.lower(): target for key, target in found.items() if "*" not in key}
    patterns = tuple((glob(key), target) for key, target in found.items() if "*" in key)
    return Class(name, person, itself, plain, patterns)


def _leaf(meaning: str, role: str | None) -> Leaf:
    if meaning == ARGUMENTS:
        return Leaf((), arguments=True)
    return Leaf(parse_meaning(meaning, role))


def glob(pattern: str) -> re.Pattern[str]:
    """Return a pattern of names in which ``*`` stands for any characters."""
    return re.compile(".*".join(map(re.escape, pattern.lower().split("*"))), re.DOTALL)
