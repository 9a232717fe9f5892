"""Reads a label as words and looks up whose and what it names.

The words themselves are data: ``labels.yaml`` beside this file.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

import yaml

from piiguard.model import Label, Role

MAX_LABEL_CHARS = 60
"""Longer texts are no labels: the longest of any system's field names and
printed headings in ``labels.yaml`` has 34 characters."""

MAX_LABEL_WORDS = 8

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=\d)")
_WORD = re.compile(r"[#№]|n[°º]|[^\W_]+")
_OPTIONAL_PLURAL = re.compile(r"\(s\)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’`´]s\b|(?<=s)['’`´]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Thing:
    entity_type: str


@dataclass(frozen=True, slots=True)
class _Owner:
    role: Role
    entity_type: str | None


class _Meaning(NamedTuple):
    role: Role | None = None
    entity_type: str | None = None
    plain: bool = False
    remark: bool = False


_UNKNOWN = _Meaning()


@dataclass(frozen=True, slots=True)
class _Lexicon:
    abbreviations: dict[str, str]
    modifiers: frozenset[str]
    units: dict[tuple[str, ...], _Thing | _Owner]
    phrases: dict[tuple[str, ...], _Meaning]
    item_things: frozenset[str]
    patron_things: frozenset[str]
    longest_unit: int


def lookup(text: str) -> Label:
    """Say whose and what a printed label names.

    Case, punctuation, possessives, plurals, ``camelCase``, ``snake_case`` and
    the usual abbreviations make no difference.

    Args:
        text: The label as printed, with or without its colon.

    Returns:
        A label with the words as printed. ``known`` is False where the lexicon
        has no meaning for them; a text that is too long to be a label is not
        known either.
    """
    printed = " ".join(text.split()).rstrip(":").strip()
    if not printed or len(printed) > MAX_LABEL_CHARS or ": " in printed:
        return Label(printed)
    meaning = _meaning(printed)
    return Label(printed, meaning.role, meaning.entity_type, meaning.plain, meaning.remark)


@lru_cache(maxsize=4096)
def _meaning(printed: str) -> _Meaning:
    lexicon = _lexicon()
    words = _words(printed, lexicon.abbreviations)
    if not words or len(words) > MAX_LABEL_WORDS:
        return _UNKNOWN
    phrase = lexicon.phrases.get(words)
    if phrase is not None:
        return phrase
    return _compose(words, lexicon)


def _compose(words: tuple[str, ...], lexicon: _Lexicon) -> _Meaning:
    """Read words as owner, thing and modifiers; all of them must be known."""
    owner: _Owner | None = None
    thing: _Thing | None = None
    position = 0
    while position < len(words):
        for length in range(min(lexicon.longest_unit, len(words) - position), 0, -1):
            unit = lexicon.units.get(words[position : position + length])
            if unit is not None:
                if isinstance(unit, _Thing):
                    thing = unit
                # English heads stand last ("patron library" is a library, "library
                # patron's name" a patron's); "nombre del usuario" names its owner after.
                elif owner is None or thing is None:
                    owner = unit
                position += length
                break
        else:
            counts = words[position] == "number" and thing is not None  # "home phone" + "no."
            if words[position] not in lexicon.modifiers and not counts:
                rest = words[position:]
                if rest in {("information",), ("detail",), ("data",)} and owner is not None:
                    return _Meaning(owner.role)
                return _UNKNOWN
            position += 1
    if thing is None:
        return _Meaning(owner.role, owner.entity_type) if owner else _UNKNOWN
    entity: str | None = thing.entity_type
    role = owner.role if owner else None
    if entity in lexicon.item_things:
        role = Role.ITEM
    elif entity in lexicon.patron_things:
        role = Role.PATRON
    elif entity == "URL":
        entity = {Role.PATRON: "PATRON_URL", Role.ITEM: "ITEM_URL"}.get(role or Role.UNKNOWN)
    elif entity in {"PATRON_NOTE", "DEMOGRAPHIC", "PATRON_ID"} and role is not Role.PATRON:
        # "Type", "Notes" and "ID" alone, or an item's, say nothing of a person.
        remark = entity == "PATRON_NOTE"
        return _Meaning(role, plain=role is None and not remark, remark=remark)
    elif entity == "PERSON" and role in {Role.LIBRARY, Role.ITEM}:
        entity = "TITLE" if role is Role.ITEM else None
    return _Meaning(role, entity)


def _words(printed: str, abbreviations: dict[str, str]) -> tuple[str, ...]:
    text = _OPTIONAL_PLURAL.sub("", _CAMEL.sub(" ", printed)).replace("º", "°")
    text = _POSSESSIVE.sub("", unicodedata.normalize("NFKC", text))
    out = []
    found = _WORD.findall(text.casefold())
    counted = sum(map(str.isdigit, found)) == 1
    for word in found:
        word = abbreviations.get(word, word)
        if counted and word.isdigit() and len(word) <= 2:
            continue  # "address 2", "patron_name_0": a count, no meaning
        out.append(abbreviations.get(singular := _singular(word), singular))
    return tuple(out)


def _singular(word: str) -> str:
    """Strip a plural's ending: the same way in data and in documents is enough."""
    if len(word) > 3 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "sms")):
        return word[:-1]
    return word


@cache
def _lexicon() -> _Lexicon:
    source = resources.files(__package__).joinpath("labels.yaml").read_text("utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same, in C
    data = yaml.load(source, loader)  # noqa: S506
    abbreviations: dict[str, str] = data["abbreviations"]

    def key(label: str) -> tuple[str, ...]:
        return _words(label, abbreviations)

    units: dict[tuple[str, ...], _Thing | _Owner] = {}
    for entity, labels in data["things"].items():
        units.update({key(label): _Thing(entity) for label in labels})
    for role, owner in data["owners"].items():
        for word in owner["words"].split():
            units[key(word.replace("_", " "))] = _Owner(Role(role), owner["entity"])
    phrases: dict[tuple[str, ...], _Meaning] = {}
    for label in data["plain"]:
        phrases[key(label)] = _Meaning(plain=True)
    for label in data["remarks"]:
        phrases[key(label)] = _Meaning(remark=True)
    for label in data["parties"]:
        phrases[key(label)] = _Meaning(Role.UNKNOWN)
    for group in data["phrases"]:
        role = Role(group["role"])
        phrases.update({key(label): _Meaning(role, group["entity"]) for label in group["labels"]})
    return _Lexicon(
        abbreviations=abbreviations,
        modifiers=frozenset(w for m in data["modifiers"].split() for w in key(m)),
        units=units,
        phrases=phrases,
        item_things=frozenset(data["item_things"]),
        patron_things=frozenset(data["patron_things"]),
        longest_unit=max(map(len, units)),
    )
