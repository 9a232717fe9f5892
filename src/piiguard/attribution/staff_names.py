"""Whom a document gives as staff, and what agrees with their names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from piiguard.attribution.name_index import NameIndex
from piiguard.attribution.names import Name, is_in_handle, parse, same_person
from piiguard.attribution.scene import Roles, Scene
from piiguard.model import Attribution, Clue, Role

AGREEMENT_WEIGHT = 0.85
HANDLES = frozenset({"EMAIL_ADDRESS", "USERNAME"})
"""What may be made of a name."""

HONORED = re.compile(r"\b(?:Mrs?|Ms|Mx|Miss|Dr|Sra?|Srta)\.?\s$")


@dataclass(frozen=True, slots=True)
class Staff:
    """The full names that the document gives as staff's."""

    names: list[Name] = field(repr=False)
    by_part: NameIndex
    surnames: frozenset[str] = field(repr=False)
    """Surnames of those whom it gives by initials, ``L. Obi``: ``Ms. Obi`` is one of them."""


def with_signatures(scene: Scene, roles: Roles) -> Roles:
    """Give staff the greetings that agree with their names, and a sender their address."""
    senders, staff = staff_named(scene, roles, source="sender"), staff_named(scene, roles)
    if not staff.names and not staff.surnames:
        return roles
    return [
        agreeing_with_staff(scene, index, attribution, senders)
        if _is_only_addressed(attribution)
        # "Hi Bina," answers the letter of Bina Omeir, who works there.
        else agreeing_with_staff(scene, index, attribution, staff)
        if _is_only_greeted(attribution)
        else attribution
        for index, attribution in enumerate(roles)
    ]


def staff_named(scene: Scene, roles: Roles, source: str | None = None) -> Staff:
    """Return the names of staff, or of those alone for whom a source spoke."""
    names = [
        parse(scene.text(index))
        for index, detection in enumerate(scene.detections)
        if detection.entity_type == "PERSON"
        and roles[index].role is Role.STAFF
        and (source is None or any(clue.source == source for clue in roles[index].clues))
    ]
    full = [name for name in names if len(name.full_parts) > 1]
    initials = frozenset(
        name.full_parts[0] for name in names if len(name.full_parts) == 1 and len(name.parts) > 1
    )
    return Staff(full, NameIndex(full), initials)


def agreeing_with_staff(
    scene: Scene, index: int, attribution: Attribution, staff: Staff
) -> Attribution:
    """The author in a file's properties is often who signs the letter."""
    entity, text = scene.detections[index].entity_type, scene.text(index)
    if entity == "PERSON":
        greeted = any(clue.source == "salutation" for clue in attribution.clues)
        surname = HONORED.search(scene.before(index)) is not None
        # "Moved by Yoder/Moss" names two by their surnames.
        both = [parse(half) for half in text.split("/")]
        agrees = (surname and staff.surnames.issuperset(parse(text).parts)) or all(
            (len(name.parts) > 1 or greeted or surname or len(both) > 1)
            and any(same_person(staff.names[number], name) for number in staff.by_part.like(name))
            for name in both
        )
    elif entity in HANDLES:
        handle = text.partition("@")[0]
        agrees = any(
            is_in_handle(staff.names[number], handle) for number in staff.by_part.in_handle(handle)
        )
    else:
        return attribution
    if not agrees:
        return attribution
    clue = Clue("agreement", Role.STAFF, AGREEMENT_WEIGHT, "it agrees with a staff member's name")
    return Attribution(Role.STAFF, None, AGREEMENT_WEIGHT, (*attribution.clues, clue))


def _is_only_greeted(attribution: Attribution) -> bool:
    """Whether nothing but a greeting makes somebody a patron."""
    return attribution.role is Role.PATRON and all(
        clue.source == "salutation" for clue in attribution.clues
    )


def _is_only_addressed(attribution: Attribution) -> bool:
    """Whether nothing but an address under a name makes somebody a patron."""
    return attribution.role is Role.PATRON and all(
        clue.source == "addressee" for clue in attribution.clues
    )
