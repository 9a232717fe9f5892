"""Which patron: tells one data subject from another by agreement of names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field, replace

from piiguard.attribution import from_properties
from piiguard.attribution.author_names import Authors, with_coauthors
from piiguard.attribution.bill_entries import author_in_entry
from piiguard.attribution.name_index import NameIndex
from piiguard.attribution.names import Name, fold, is_in_handle, parse, same_person
from piiguard.attribution.scene import Roles, Scene
from piiguard.attribution.staff_names import (
    AGREEMENT_WEIGHT,
    HANDLES,
    agreeing_with_staff,
    staff_named,
    with_signatures,
)
from piiguard.attribution.words_of_offices import TOWN_ALONE
from piiguard.model import Attribution, CellKind, Clue, Role

REPEATED_WEIGHT = 0.8

GUESS = 0.5
"""The score of a role for which nothing but a number's form speaks."""

WRITTEN_TO = 3.0
"""The importance of a patron whom the document addresses or greets: it is a bill or a letter."""

HALF = re.compile(r"\b(?:first|last|given|family|sur|giv|middle)|name[ _]?(?:1|2)\b", re.IGNORECASE)
"""Labels of a part of a name."""


@dataclass(slots=True)
class Subject:
    """One patron: the names printed of them and where."""

    names: list[Name] = field(repr=False)
    """The fullest first."""
    members: list[int]
    """Indices of the detections that name them."""
    importance: float = 0.0

    def is_named(self, name: Name) -> bool:
        """Whether a name can be this patron's: it agrees with the fullest one."""
        return same_person(self.names[0], name)


def agree(scene: Scene, roles: Roles) -> Roles:
    """Give each patron a number, and to a patron what agrees with their name.

    Args:
        scene: The document.
        roles: What the clues say so far, one for each detection.

    Returns:
        The same, with ``subject`` set wherever the role is the patron's; an
        unplaced name, address or user name that agrees with a patron's is theirs.
    """
    roles = with_coauthors(scene, with_signatures(scene, roles))
    patrons = _patrons(scene, roles)
    subjects = patrons.subjects
    staff, authors = staff_named(scene, roles), Authors(scene, roles)
    is_bill = bool(subjects) and subjects[0].importance >= WRITTEN_TO
    billed = frozenset(subjects[0].names[0].full_parts) if is_bill else frozenset()
    keys = [_key(scene, index) for index in range(len(roles))]
    elsewhere = _known_values(keys, roles)
    found = list(roles)
    for number, subject in enumerate(subjects, start=1):
        for index in subject.members:
            found[index] = replace(found[index], subject=number)
    for index, attribution in enumerate(roles):
        if attribution.role is Role.UNKNOWN or (
            attribution.role is Role.STAFF
            and (scene.detections[index].entity_type in HANDLES or _is_only_a_user(attribution))
        ):
            found[index] = _agreeing(scene, index, attribution, patrons)
            if found[index].role is Role.UNKNOWN:
                found[index] = agreeing_with_staff(scene, index, attribution, staff)
            if found[index].role is Role.UNKNOWN:
                found[index] = authors.agreeing(scene, index, attribution)
            if found[index].role is Role.UNKNOWN:
                found[index] = _same_elsewhere(attribution, elsewhere.get(keys[index]))
            if found[index].role is Role.UNKNOWN and is_bill:
                found[index] = author_in_entry(scene, index, attribution, billed)
        elif (
            attribution.role is Role.PATRON
            and scene.detections[index].entity_type == "PHONE_NUMBER"
            and elsewhere.get(keys[index]) in {Role.STAFF, Role.LIBRARY}
            and all(clue.source == "words" for clue in attribution.clues)
        ):
            # "Called 405-…? Ask for …": the phone that the signature has.
            found[index] = _same_elsewhere(attribution, elsewhere[keys[index]])
        elif attribution.role is Role.PATRON and elsewhere.get(keys[index]) is Role.ITEM:
            # An item's number stands again under who borrowed it.
            found[index] = _same_elsewhere(attribution, Role.ITEM)
    homes = _homes(scene, found)
    named_in = _NamedIn(scene, subjects)
    for index, attribution in enumerate(found):
        if attribution.role is Role.PATRON and attribution.subject is None:
            number = named_in.nearest(index)
            home = homes.get(number)
            elsewhere_street = scene.detections[index].entity_type == "STREET_ADDRESS" and (
                TOWN_ALONE.fullmatch(scene.text(index)) is None
            )
            if elsewhere_street and home:
                # One patron is written to at one address; another is somebody else's.
                number = number if _same_street(home, scene.text(index)) else len(subjects) + 1
            found[index] = replace(attribution, subject=number)
    return found


def _homes(scene: Scene, roles: Roles) -> dict[int, str]:
    """Return the address that stands under each patron's name, by subject."""
    homes: dict[int, str] = {}
    for inside in scene.by_cell.values():
        named: list[tuple[int, int]] = []  # where, and whom: those without an address yet
        for index in inside:
            detection, subject = scene.detections[index], roles[index].subject
            if detection.entity_type == "STREET_ADDRESS" and roles[index].role is Role.PATRON:
                for start, each in named:
                    if start < detection.start:
                        homes.setdefault(each, scene.text(index))
                named = [each for each in named if each[0] >= detection.start]
            if subject is not None:
                named.append((detection.start, subject))
    return homes


def _same_street(one: str, other: str) -> bool:
    """Whether two addresses begin with the same number and word, as written."""
    first, second = (re.findall(r"\w+", fold(text)) for text in (one, other))
    shorter = min(len(first), len(second), 3)
    return first[:shorter] == second[:shorter] or set(second) <= set(first)


@dataclass(frozen=True, slots=True)
class _Patrons:
    """The patrons of a document, the most important first, and where to look for a name."""

    subjects: list[Subject]
    by_fullest: NameIndex
    """Positions in ``subjects`` by the fullest name."""
    by_any: NameIndex
    """Positions in ``subjects`` by all names."""


def _patrons(scene: Scene, roles: Roles) -> _Patrons:
    """Group patrons' names, the longest first so that short forms find theirs."""
    named = [
        (index, parse(_whole_name(scene, index)))
        for index, detection in enumerate(scene.detections)
        if detection.entity_type == "PERSON" and roles[index].role is Role.PATRON
    ]
    named = [(i, n) for i, n in named if n.parts]
    subjects: list[Subject] = []
    by_fullest = NameIndex()
    for index, name in sorted(named, key=lambda p: (-len(p[1].full_parts), -len(p[1].parts), p[0])):
        weight = _importance(scene, index, roles[index])
        for number in by_fullest.like(name):
            subject = subjects[number]
            if subject.is_named(name):
                subject.names.append(name)
                subject.members.append(index)
                subject.importance += weight
                break
        else:
            by_fullest.add(len(subjects), name)
            subjects.append(Subject([name], [index], weight))
    subjects.sort(key=lambda s: (-s.importance, min(s.members)))
    by_any = NameIndex()
    for number, subject in enumerate(subjects):
        for name in subject.names:
            by_any.add(number, name)
    return _Patrons(subjects, NameIndex(s.names[0] for s in subjects), by_any)


def _whole_name(scene: Scene, index: int) -> str:
    """Return a name with its other half, where a row has columns for ``First`` and ``Last``."""
    cell, here = scene.cell(index), scene.detections[index].cell
    halves = [scene.text(index)]
    if cell.label is not None and HALF.search(cell.label.text):
        for mate in scene.row_mates(here):
            label = scene.cells[mate].label
            if label is not None and HALF.search(label.text) and label.role is cell.label.role:
                halves += [scene.text(other) for other in scene.of_type(mate, "PERSON")]
    return " ".join(halves)


def _importance(scene: Scene, index: int, attribution: Attribution) -> float:
    """Weigh how much a mention makes its patron the one the document is for.

    The addressee comes first, then who is greeted, then who is labelled.
    """
    sources = {clue.source for clue in attribution.clues}
    cell = scene.cell(index)
    weight = 0.1
    if "addressee" in sources:
        weight += 4.0
    if "salutation" in sources:
        weight += 3.0
    if "addressee" in sources:
        return weight  # "Responsible party: …" is written to, too, but not first.
    if "label" in sources and cell.kind is not CellKind.TABLE:
        weight += 2.0
    elif "label" in sources or "section" in sources:
        weight += 1.0
    return weight


def _agreeing(scene: Scene, index: int, attribution: Attribution, patrons: _Patrons) -> Attribution:
    entity, text = scene.detections[index].entity_type, scene.text(index)
    if entity == "PERSON":
        name = parse(text)
        likely = patrons.by_fullest.like(name)
        agreeing = (n for n in likely if patrons.subjects[n].is_named(name))
    elif entity in HANDLES:
        handle = text.partition("@")[0]
        likely = patrons.by_any.in_handle(handle)
        agreeing = (
            n for n in likely if any(is_in_handle(o, handle) for o in patrons.subjects[n].names)
        )
    else:
        return attribution
    first = next(agreeing, None)
    if first is None:
        return attribution
    clue = Clue("agreement", Role.PATRON, AGREEMENT_WEIGHT, "it agrees with the patron's name")
    return Attribution(Role.PATRON, first + 1, AGREEMENT_WEIGHT, (*attribution.clues, clue))


def _is_only_a_user(attribution: Attribution) -> bool:
    """Whether nothing but a file's properties makes somebody staff."""
    return all(clue.source == from_properties.SOURCE for clue in attribution.clues)


def _key(scene: Scene, index: int) -> tuple[str, str]:
    """Return a detection's kind and value, without case, spaces and punctuation."""
    letters = "".join(ch for ch in fold(scene.text(index)) if ch.isalnum())
    return scene.detections[index].entity_type, letters


def _known_values(keys: list[tuple[str, str]], roles: Roles) -> dict[tuple[str, str], Role]:
    """Return the values that stand somewhere with a role that is no patron's.

    What stands in a title's column stands for a name in the same words as well.
    """
    known: dict[tuple[str, str], Role] = {}
    for (entity, letters), attribution in zip(keys, roles, strict=True):
        # What only its form makes an item's number, a label elsewhere may make a card.
        if attribution.role not in {Role.PATRON, Role.UNKNOWN} and attribution.score > GUESS:
            known.setdefault((entity, letters), attribution.role)
        if entity == "TITLE":
            known.setdefault(("PERSON", letters), Role.AUTHOR)
    return known


def _same_elsewhere(attribution: Attribution, role: Role | None) -> Attribution:
    if role is None:
        return attribution
    clue = Clue("repeated", role, REPEATED_WEIGHT, f"the same value stands elsewhere as {role}'s")
    return Attribution(role, None, REPEATED_WEIGHT, (*attribution.clues, clue))


class _NamedIn:
    """Which patron is named in which cell."""

    def __init__(self, scene: Scene, subjects: list[Subject]) -> None:
        self._scene = scene
        self._by_cell = {
            scene.detections[member].cell: number
            for number, subject in reversed(list(enumerate(subjects, start=1)))
            for member in subject.members
        }
        self._several = len(subjects) > 1
        self._cells_of: dict[int, list[int]] = defaultdict(list)
        """By part, in order."""
        for cell in sorted(self._by_cell):
            self._cells_of[scene.cells[cell].part].append(cell)

    def nearest(self, index: int) -> int:
        """Number the patron whose name stands nearest: in the cell, the row, above."""
        if not self._several:
            return 1
        here = self._scene.detections[index].cell
        for cell in (here, *self._scene.row_mates(here)):
            if cell in self._by_cell:
                return self._by_cell[cell]
        cells = self._cells_of[self._scene.cells[here].part]
        above = bisect_left(cells, here)
        return self._by_cell[cells[above - 1]] if above else 1
