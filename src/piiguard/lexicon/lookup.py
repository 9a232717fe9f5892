"""Reads a label as words and looks up whose and what it names.

The words themselves are data: ``labels.yaml`` beside this file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

import yaml

from piiguard.lexicon.words import HALF_OF, words_of
from piiguard.model import Label, Role

MAX_LABEL_CHARS = 60
"""Longer texts are no labels: the longest of any system's field names and
printed headings in ``labels.yaml`` has 34 characters."""

MAX_LABEL_WORDS = 8
MAX_GUESSED_WORDS = 5
MAX_LIBRARY_WORDS = 2

_TOO_LITTLE = {("by",), ("to",), ("from",), ("re",), ("on",), ("street",), ("city",), ("state",)}
"""Labels that alone mean something, and among unknown words nothing: ``Used by``."""
FIRST_OF_THINGS = ("DATE_OF_BIRTH", "PATRON_NOTE", "TITLE")
"""What a label names, whatever else it says."""
_OF = {"of", "de", "del", "d", "du", "la", "l", "for", "para", "pour", "on"}
_INFORMATION = {("information",), ("detail",), ("data",)}
_LINKS = {Role.PATRON: "PATRON_URL", Role.ITEM: "ITEM_URL"}


@dataclass(frozen=True, slots=True)
class _Thing:
    entity_type: str | None
    """None for what is nobody's data: a date, an amount."""


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
    vocabulary: frozenset[str]
    """All words that a known label may have."""


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
    # What is longer is no label, and is not to be remembered.
    return _remembered(text) if len(text) <= MAX_LABEL_CHARS else _looked_up(text)


def _looked_up(text: str) -> Label:
    printed = " ".join(text.split()).rstrip(":").strip()
    if not printed or len(printed) > MAX_LABEL_CHARS or ": " in printed:
        return Label(printed)
    if not all(map(may_name, printed.split(" "))):
        return Label(printed)  # Mostly the first word tells: a name, a number, a title.
    meaning = _meaning_of(words_of(printed, _lexicon().abbreviations))
    return Label(printed, meaning.role, meaning.entity_type, meaning.plain, meaning.remark)


_remembered = lru_cache(maxsize=4096)(_looked_up)


@lru_cache(maxsize=4096)
def may_name(word: str) -> bool:
    """Whether a word occurs in labels, so that a label may hold it: quick to tell.

    Args:
        word: What has no white space, as printed.
    """
    lexicon = _lexicon()
    known = lexicon.vocabulary.issuperset(words_of(word, lexicon.abbreviations))
    return known or word.strip(" .:").casefold() in HALF_OF


NO_LABEL = re.compile(r"\d{1,2}[.)]\s|(?:dear|hello|hi|estimad[oa]|bonjour)\s", re.IGNORECASE)
"""``2) Julia Child: …`` is a list's line, ``Dear Library Patron:`` a greeting."""


def guess(text: str) -> Label:
    """Say what a field's name most likely names, though not all words are known.

    ``BrowseAuthor`` is read by its known words, ``author``: the longest run of
    them, of equal ones the last, for English heads stand last. To be asked only
    of what is known to be a name: a column's header, a field of a form, a short
    text before a colon.

    Args:
        text: The name as printed.

    Returns:
        What :func:`lookup` says, if that is known; else the best guess.
    """
    label = lookup(text)
    if label.known or not label.text or len(label.text) > MAX_LABEL_CHARS:
        return label
    if NO_LABEL.match(label.text):
        return label
    head, who, _ = label.text.partition(" who ")
    if who and (whose := lookup(head)).known:
        return replace(whose, text=label.text)  # "Patron who lost item"
    words = words_of(label.text, _lexicon().abbreviations)
    if len(words) > MAX_GUESSED_WORDS:
        return label
    for length in range(len(words) - 1, 0, -1):
        runs = (words[start : start + length] for start in range(len(words) - length, -1, -1))
        meanings = [_meaning_of(run) for run in runs if run not in _TOO_LITTLE]
        known = [each for each in meanings if each != _UNKNOWN]
        if len(words) > MAX_LIBRARY_WORDS:
            # "Nevins Memorial Library" is a name.
            known = [each for each in known if each != _Meaning(Role.LIBRARY)]
        if known:
            # "Patron who signed it out" speaks of a patron, and "signed" of staff.
            patrons = [each for each in known if each.role is Role.PATRON]
            of_staff = known[0].role is Role.STAFF and bool(patrons)
            return _label(label.text, patrons[0] if of_staff else known[0])
    return label


def _label(text: str, meaning: _Meaning) -> Label:
    return Label(text, meaning.role, meaning.entity_type, meaning.plain, meaning.remark)


def _meaning_of(words: tuple[str, ...]) -> _Meaning:
    lexicon = _lexicon()
    if not words or len(words) > MAX_LABEL_WORDS or not lexicon.vocabulary.issuperset(words):
        return _UNKNOWN
    phrase = lexicon.phrases.get(words)
    if phrase is None and (core := _core(words, lexicon)) not in _TOO_LITTLE:
        phrase = lexicon.phrases.get(core)
    return phrase if phrase is not None else _compose(words, lexicon)


def _core(words: tuple[str, ...], lexicon: _Lexicon) -> tuple[str, ...]:
    """Return the words without the modifiers before and behind them: ``main author``."""
    start, end = 0, len(words)
    while start < end and words[start] in lexicon.modifiers:
        start += 1
    while end > start and words[end - 1] in lexicon.modifiers:
        end -= 1
    return words[start:end]


def _compose(words: tuple[str, ...], lexicon: _Lexicon) -> _Meaning:
    """Read words as owner, thing and modifiers; all of them must be known."""
    owner: _Owner | None = None
    things: list[_Thing] = []
    before_on: list[_Thing] = []  # what stands on something: "address on patron's card"
    headed = False  # whether an owner stands last, as English heads do
    position = 0
    while position < len(words):
        length, unit = _unit(words[position:], lexicon)
        if unit is None:
            rest = words[position:]
            if owner is not None and rest in _INFORMATION:
                return _Meaning(owner.role)
            counts = rest[0] == "number" and bool(things)  # "home phone" + "no."
            if rest[0] == "on":
                before_on = list(things)
            if rest[0] not in lexicon.modifiers and not counts:
                return _UNKNOWN
        elif isinstance(unit, _Thing):
            things.append(unit)
        # English heads stand last ("patron library" is a library, "library
        # patron's name" a patron's); "nombre del usuario" names its owner after.
        elif owner is None or not things:
            owner = unit
        headed = isinstance(unit, _Owner) and words[max(0, position - 1)] not in _OF
        position += length
    if owner is not None and (not things or _is_done_to(words, things, headed)):
        return _Meaning(owner.role, owner.entity_type)
    if not things:
        return _UNKNOWN
    last = things[-1].entity_type
    if headed and owner is not None and last in {"CARD", "PATRON_ID"}:
        return _Meaning(owner.role, owner.entity_type)  # "Card user" is a user.
    # "Title and barcode" heads titles with their barcodes.
    # "Birth date (card)" is a birth date, "Note in patron record" a note.
    told = {thing.entity_type: thing for thing in things}
    titles = [told[kind] for kind in FIRST_OF_THINGS if kind in told][:1]
    return _named(
        (titles or before_on or things)[-1].entity_type, owner.role if owner else None, lexicon
    )


def _is_done_to(words: tuple[str, ...], things: list[_Thing], headed: bool) -> bool:
    """Whether a label says to or by whom: ``Charged to patron``."""
    plain = all(thing.entity_type is None for thing in things)
    return plain and headed and bool({"to", "by"} & set(words))


def _unit(words: tuple[str, ...], lexicon: _Lexicon) -> tuple[int, _Thing | _Owner | None]:
    """Return the longest unit that the words begin with, and its length in words."""
    for length in range(min(lexicon.longest_unit, len(words)), 0, -1):
        unit = lexicon.units.get(words[:length])
        if unit is not None:
            return length, unit
    return 1, None


def _named(entity: str | None, role: Role | None, lexicon: _Lexicon) -> _Meaning:
    """Say what a thing of an owner is."""
    if entity is None:
        return _Meaning(plain=True)
    if entity == "TITLE" and role is Role.PATRON:
        return _Meaning(role, "DEMOGRAPHIC")  # "Patron code description"
    if entity in lexicon.item_things:
        return _Meaning(Role.ITEM, entity)
    if entity in lexicon.patron_things:
        return _Meaning(Role.PATRON, entity)
    if entity == "CARD":
        return _Meaning(role or Role.PATRON, "LIBRARY_BARCODE")  # Items have no cards.
    if entity == "PATRON_NOTE" and role is not Role.PATRON:
        return _Meaning(remark=True)  # "Staff remarks" may say anything of anybody.
    if entity in {"CATEGORY", "PATRON_ID"} and role is not Role.PATRON:
        return _Meaning(plain=True)  # "Type" and "ID" alone say nothing of a person.
    if entity == "CATEGORY":
        return _Meaning(role, "DEMOGRAPHIC")
    if entity == "URL":
        return _Meaning(role, _LINKS[role]) if role in _LINKS else _Meaning(role)
    if entity == "PERSON" and role in {Role.LIBRARY, Role.ITEM}:
        return _Meaning(role, "TITLE" if role is Role.ITEM else None)
    return _Meaning(role, entity)


@cache
def _lexicon() -> _Lexicon:
    source = resources.files(__package__).joinpath("labels.yaml").read_text("utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same, in C
    data = yaml.load(source, loader)  # noqa: S506
    abbreviations: dict[str, str] = data["abbreviations"]

    def key(label: str) -> tuple[str, ...]:
        return words_of(label, abbreviations)

    units: dict[tuple[str, ...], _Thing | _Owner] = {}
    for word in data["plain_things"].split():
        units[key(word)] = _Thing(None)
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
        role = Role(group["role"]) if group["role"] else None
        phrases.update({key(label): _Meaning(role, group["entity"]) for label in group["labels"]})
    modifiers = frozenset(w for m in data["modifiers"].split() for w in key(m))
    return _Lexicon(
        abbreviations=abbreviations,
        modifiers=modifiers,
        units=units,
        phrases=phrases,
        item_things=frozenset(data["item_things"]),
        patron_things=frozenset(data["patron_things"]),
        longest_unit=max(map(len, units)),
        vocabulary=modifiers.union({"number"}, *units, *phrases, *_INFORMATION),
    )
