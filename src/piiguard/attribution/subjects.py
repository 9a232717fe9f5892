"""Which patron: tells one data subject from another by agreement of names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from piiguard.attribution.names import Name, fold, is_in_handle, parse, same_person
from piiguard.attribution.scene import Roles, Scene
from piiguard.attribution.words import TOWN_ALONE
from piiguard.model import Attribution, CellKind, Clue, Role

AGREEMENT_WEIGHT = 0.85
REPEATED_WEIGHT = 0.8

_HANDLES = frozenset({"EMAIL_ADDRESS", "USERNAME"})


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
    subjects = _subjects(scene, roles)
    staff = _staff_names(scene, roles)
    elsewhere = _known_values(scene, roles)
    found = list(roles)
    for number, subject in enumerate(subjects, start=1):
        for index in subject.members:
            found[index] = replace(found[index], subject=number)
    for index, attribution in enumerate(roles):
        if attribution.role is Role.UNKNOWN or (
            attribution.role is Role.STAFF and scene.detections[index].entity_type in _HANDLES
        ):
            found[index] = _agreeing(scene, index, attribution, subjects)
            if found[index].role is Role.UNKNOWN:
                found[index] = _agreeing_with_staff(scene, index, attribution, staff)
            if found[index].role is Role.UNKNOWN:
                found[index] = _same_elsewhere(attribution, elsewhere.get(_key(scene, index)))
        elif _is_only_greeted(attribution):
            # "Hi Bina," answers the letter of Bina Omeir, who works there.
            placed = _agreeing_with_staff(scene, index, attribution, staff)
            found[index] = found[index] if placed is attribution else placed
        elif attribution.role is Role.PATRON and elsewhere.get(_key(scene, index)) is Role.ITEM:
            # An item's number stands again under who borrowed it.
            found[index] = _same_elsewhere(attribution, Role.ITEM)
    homes = _homes(scene, found)
    for index, attribution in enumerate(found):
        if attribution.role is Role.PATRON and attribution.subject is None:
            number = _nearest(scene, index, subjects)
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
    for index, detection in enumerate(scene.detections):
        if detection.entity_type != "STREET_ADDRESS" or roles[index].role is not Role.PATRON:
            continue
        for other in scene.by_cell[detection.cell]:
            subject = roles[other].subject
            if subject is not None and scene.detections[other].start < detection.start:
                homes.setdefault(subject, scene.text(index))
    return homes


def _same_street(one: str, other: str) -> bool:
    """Whether two addresses begin with the same number and word, as written."""
    first, second = (re.findall(r"\w+", fold(text)) for text in (one, other))
    shorter = min(len(first), len(second), 3)
    return first[:shorter] == second[:shorter] or set(second) <= set(first)


def _subjects(scene: Scene, roles: Roles) -> list[Subject]:
    """Group patrons' names, the longest first so that short forms find theirs."""
    named = [
        (index, parse(scene.text(index)))
        for index, detection in enumerate(scene.detections)
        if detection.entity_type == "PERSON" and roles[index].role is Role.PATRON
    ]
    named = [(i, n) for i, n in named if n.parts]
    subjects: list[Subject] = []
    for index, name in sorted(named, key=lambda p: (-len(p[1].full_parts), -len(p[1].parts), p[0])):
        weight = _importance(scene, index, roles[index])
        for subject in subjects:
            if subject.is_named(name):
                subject.names.append(name)
                subject.members.append(index)
                subject.importance += weight
                break
        else:
            subjects.append(Subject([name], [index], weight))
    subjects.sort(key=lambda s: (-s.importance, min(s.members)))
    return subjects


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
    if "label" in sources and cell.kind is not CellKind.TABLE:
        weight += 2.0
    elif "label" in sources or "section" in sources:
        weight += 1.0
    return weight


def _agreeing(
    scene: Scene, index: int, attribution: Attribution, subjects: list[Subject]
) -> Attribution:
    entity, text = scene.detections[index].entity_type, scene.text(index)
    for number, subject in enumerate(subjects, start=1):
        if entity == "PERSON":
            agrees = subject.is_named(parse(text))
        elif entity in _HANDLES:
            handle = text.partition("@")[0]
            agrees = any(is_in_handle(name, handle) for name in subject.names)
        else:
            continue
        if agrees:
            clue = Clue(
                "agreement", Role.PATRON, AGREEMENT_WEIGHT, "it agrees with the patron's name"
            )
            return Attribution(Role.PATRON, number, AGREEMENT_WEIGHT, (*attribution.clues, clue))
    return attribution


def _is_only_greeted(attribution: Attribution) -> bool:
    """Whether nothing but a greeting makes somebody a patron."""
    return attribution.role is Role.PATRON and all(
        clue.source == "salutation" for clue in attribution.clues
    )


def _staff_names(scene: Scene, roles: Roles) -> list[Name]:
    """Return the full names that the document gives as staff's."""
    names = [
        parse(scene.text(index))
        for index, detection in enumerate(scene.detections)
        if detection.entity_type == "PERSON" and roles[index].role is Role.STAFF
    ]
    return [name for name in names if len(name.full_parts) > 1]


def _agreeing_with_staff(
    scene: Scene, index: int, attribution: Attribution, staff: list[Name]
) -> Attribution:
    """The author in a file's properties is often who signs the letter."""
    entity, text = scene.detections[index].entity_type, scene.text(index)
    if entity == "PERSON":
        name = parse(text)
        greeted = any(clue.source == "salutation" for clue in attribution.clues)
        agrees = (len(name.parts) > 1 or greeted) and any(
            same_person(member, name) for member in staff
        )
    elif entity in _HANDLES:
        agrees = any(is_in_handle(member, text.partition("@")[0]) for member in staff)
    else:
        return attribution
    if not agrees:
        return attribution
    clue = Clue("agreement", Role.STAFF, AGREEMENT_WEIGHT, "it agrees with a staff member's name")
    return Attribution(Role.STAFF, None, AGREEMENT_WEIGHT, (*attribution.clues, clue))


def _key(scene: Scene, index: int) -> tuple[str, str]:
    """Return a detection's kind and value, without case, spaces and punctuation."""
    letters = "".join(ch for ch in fold(scene.text(index)) if ch.isalnum())
    return scene.detections[index].entity_type, letters


def _known_values(scene: Scene, roles: Roles) -> dict[tuple[str, str], Role]:
    """Return the values that stand somewhere with a role that is no patron's.

    What stands in a title's column stands for a name in the same words as well.
    """
    known: dict[tuple[str, str], Role] = {}
    for index, attribution in enumerate(roles):
        entity, letters = _key(scene, index)
        if attribution.role not in {Role.PATRON, Role.UNKNOWN}:
            known.setdefault((entity, letters), attribution.role)
        if entity == "TITLE":
            known.setdefault(("PERSON", letters), Role.AUTHOR)
    return known


def _same_elsewhere(attribution: Attribution, role: Role | None) -> Attribution:
    if role is None:
        return attribution
    clue = Clue("repeated", role, REPEATED_WEIGHT, f"the same value stands elsewhere as {role}'s")
    return Attribution(role, None, REPEATED_WEIGHT, (*attribution.clues, clue))


def _nearest(scene: Scene, index: int, subjects: list[Subject]) -> int:
    """Number the patron whose name stands nearest: in the cell, the row, above."""
    if len(subjects) <= 1:
        return 1
    by_cell = {
        scene.detections[member].cell: number
        for number, subject in reversed(list(enumerate(subjects, start=1)))
        for member in subject.members
    }
    here = scene.detections[index].cell
    if here in by_cell:
        return by_cell[here]
    for mate in scene.row_mates(here):
        if mate in by_cell:
            return by_cell[mate]
    part = scene.cells[here].part
    before = [c for c in by_cell if c < here and scene.cells[c].part == part]
    return by_cell[max(before)] if before else 1
