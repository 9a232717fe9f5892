"""Clues from the consortium's own directory: its libraries, staff and domains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from piiguard.attribution.names import fold, parse, same_person
from piiguard.attribution.scene import Scene
from piiguard.config import Directory
from piiguard.model import Clue, Role

LIBRARY_WEIGHT = 0.97
STAFF_WEIGHT = 0.93
"""Below a patron's label: staff members are patrons too."""


def clues(scene: Scene, index: int) -> Iterator[Clue]:
    """Yield what the directory knows of a detection."""
    directory = scene.config.directory
    entity, text = scene.detections[index].entity_type, scene.text(index)
    if entity == "PERSON":
        yield from _person(directory, text)
    elif entity == "EMAIL_ADDRESS":
        yield from _email(directory, text)
    elif entity == "PHONE_NUMBER":
        digits = _digits(text)
        if any(_same_digits(digits, p) for lib in directory.libraries for p in lib.phones):
            yield Clue(
                "directory",
                Role.LIBRARY,
                LIBRARY_WEIGHT,
                "a library of the directory has this phone",
            )
        if any(_same_digits(digits, s.phone) for s in directory.staff if s.phone):
            yield Clue(
                "directory",
                Role.STAFF,
                STAFF_WEIGHT,
                "a staff member of the directory has this phone",
            )
    elif entity == "STREET_ADDRESS":
        words = _words(text)
        for library in directory.libraries:
            if any(_holds(words, _words(address)) for address in library.addresses):
                yield Clue(
                    "directory",
                    Role.LIBRARY,
                    LIBRARY_WEIGHT,
                    "a library of the directory has this address",
                )
                return


def _person(directory: Directory, text: str) -> Iterator[Clue]:
    words = _words(text)
    for library in directory.libraries:
        if any(_holds(_words(name), words) for name in (library.name, *library.aliases)):
            yield Clue(
                "directory",
                Role.LIBRARY,
                LIBRARY_WEIGHT,
                "a library of the directory has this name",
            )
            break
    name = parse(text)
    if len(name.parts) < 2:
        return  # A given name alone is nobody's in particular.
    if any(len(p.full_parts) > 1 and same_person(p, name) for p in _staff_names(directory)):
        yield Clue(
            "directory", Role.STAFF, STAFF_WEIGHT, "a staff member of the directory has this name"
        )


def _email(directory: Directory, text: str) -> Iterator[Clue]:
    address = text.casefold().strip()
    if any((s.email or "").casefold() == address for s in directory.staff):
        yield Clue(
            "directory",
            Role.STAFF,
            LIBRARY_WEIGHT,
            "a staff member of the directory has this address",
        )
        return
    domain = address.rpartition("@")[2]
    for known in directory.email_domains:
        known = known.casefold().lstrip("@.")
        if domain == known or domain.endswith("." + known):
            yield Clue("directory", Role.STAFF, 0.9, "its domain is the consortium's own")
            return


@lru_cache(maxsize=8)
def _staff_names(directory: Directory) -> tuple:  # type: ignore[type-arg]
    return tuple(parse(s.name) for s in directory.staff)


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", fold(text)))


def _holds(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether one run of words stands within another."""
    size = len(part)
    return size > 0 and any(whole[i : i + size] == part for i in range(len(whole) - size + 1))


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _same_digits(one: str, other: str) -> bool:
    theirs = _digits(other)
    short, long = sorted((one, theirs), key=len)
    return len(short) >= 7 and long.endswith(short)
