"""Follows a variable's name through the tables to what it prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from piiguard.config import VariableMeaning
from piiguard.errors import ConfigError
from piiguard.lexicon.lookup import lookup
from piiguard.lexicon.variables.meanings import Thing, parse_meaning, thing_of
from piiguard.lexicon.variables.tables import PATRON, Leaf, Table, glob, load_tables
from piiguard.model import Role, Variable


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


OWN = "piiguard.yaml"
"""What stands for the system where the configuration says what is printed."""
BY_NAME = "its name"
"""The same where no table knows the variable but its words speak for themselves."""

_LIST_STEPS = _words(
    "all as_list fetch filter_by_current first get hash import item items_list iterator last "
    "list max min next node nsort pairs prev resultset reverse search search_ordered single "
    "slice sort splice to_api unblessed unblessed_all_relateds unique values"
)
"""Methods of Template Toolkit's lists and of Koha's and Jinja's sets that return
one or more of the same objects."""
_COUNTS = _words(
    "can count defined exists has is_empty is_first is_last isa len length max_index number ref "
    "size total_items"
)
"""Methods that print how many there are, or whether, and nothing of what."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a variable prints."""

    things: tuple[Thing, ...]
    """None, if it prints nothing of a person and no item."""
    system: str
    """Which table says so."""
    name: str
    """The full name under which it was found."""
    person: str | None = None
    """Which data subject the data is of: ``patron``, ``guarantor`` …"""
    arguments: bool = False
    """Whether it prints what it is given, and nothing else."""


class VariableLexicon:
    """The shipped tables, and before them the consortium's own."""

    def __init__(self, own: tuple[VariableMeaning, ...] = ()) -> None:
        """Read the consortium's own variables.

        Raises:
            ConfigError: One says something in words that are not known.
        """
        self._own = []
        for each in own:
            try:
                things = parse_meaning(each.meaning)
            except ValueError as error:
                raise ConfigError(f"{each.where}: {error}") from None
            self._own.append((glob(each.pattern), things))
        self._find = lru_cache(maxsize=4096)(self._look_up)

    def find(self, variable: Variable) -> Found | None:
        """Return what a variable prints; None where nothing knows it."""
        return self._find(variable.names, variable.text, variable.syntax)

    def knows_function(self, name: str, syntax: str) -> bool | None:
        """Say whether a function prints only its arguments; None if it is not known."""
        found = self._find((name,), name, syntax)
        return None if found is None else found.arguments

    def _look_up(self, names: tuple[str, ...], text: str, syntax: str) -> Found | None:
        for name in (text, *names):
            for pattern, things in self._own:
                if pattern.fullmatch(name.lower()):
                    return Found(things, OWN, name, PATRON)
        for name in names:
            found = _in_tables(name, syntax)
            if found is not None:
                return found
        return next(_by_words(names), None)


def _in_tables(name: str, syntax: str) -> Found | None:
    """Look in the tables of systems that use the syntax, then in the others.

    Two systems may use one name: what one of them prints of a patron counts.
    """
    steps = _steps(name)
    for usual in (True, False):
        tables = [table for table in load_tables() if (syntax in table.syntaxes) is usual]
        if usual:
            tables.sort(key=lambda table: table.syntaxes.index(syntax))
        found = [each for table in tables if (each := _follow(table, steps, name)) is not None]
        if not found and usual and len(steps) == 1:
            found = list(
                _unqualified([t for t in tables if t.syntaxes[0] == syntax], steps[0], name)
            )
        if found:
            of_patrons = (f for f in found if any(t.role is Role.PATRON for t in f.things))
            return next(of_patrons, found[0])
    return None


def _steps(name: str) -> list[str]:
    return [step.removesuffix("()") for step in name.split(".") if step]


def _unqualified(tables: list[Table], step: str, name: str) -> Iterator[Found]:
    for table in tables:
        for each in table.unqualified:
            leaf = each.get(step)
            if isinstance(leaf, Leaf):
                yield _leaf(leaf, [], table, name, each.person)


def _follow(table: Table, steps: list[str], name: str) -> Found | None:
    here = table.roots
    person: str | None = None
    for number, step in enumerate(steps):
        if number and (step.isdigit() or step.lower() in _LIST_STEPS) and here.get(step) is None:
            continue
        if number and step.lower() in _COUNTS and here.get(step) is None:
            return Found((), table.system, name)
        target = here.get(step)
        if isinstance(target, Leaf):
            return _leaf(target, steps[number + 1 :], table, name, person)
        if target is None:
            return None
        here = table.classes[target]
        person = here.person or person
    return _leaf(here.itself, [], table, name, person) if steps else None


def _leaf(leaf: Leaf, rest: list[str], table: Table, name: str, person: str | None) -> Found:
    """Return what a field prints; what is called on it still prints of it."""
    if any(step.lower() in _COUNTS for step in rest):
        return Found((), table.system, name)
    if any(thing.entity_type == "GUARDIAN" for thing in leaf.things):
        person = PATRON  # A guardian's name is data of the child, as in documents.
    return Found(leaf.things, table.system, name, person or PATRON, leaf.arguments)


def _by_words(names: tuple[str, ...]) -> Iterator[Found]:
    """Read a name as the label it may be: ``patron_name``, ``invoice.total``."""
    for name in names:
        words = re.sub(r"[.\[\]()]+", " ", name).strip()
        label = lookup(words)
        entity_type = label.entity_type
        if entity_type is None and label.role in (Role.PATRON, Role.LIBRARY, Role.STAFF):
            entity_type = "PERSON"
        if entity_type is not None:
            role = None if label.role is Role.UNKNOWN else label.role
            yield Found((thing_of(role, entity_type),), BY_NAME, name, PATRON)
        elif label.plain:
            yield Found((), BY_NAME, name)
        else:
            owner, _, last = words.rpartition(" ")
            if lookup(owner).plain and lookup(last).plain:
                yield Found((), BY_NAME, name)
