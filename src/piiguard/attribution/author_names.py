"""Whom a document gives as authors: who stands beside them, and what agrees with their names."""

from __future__ import annotations

import re
from itertools import pairwise

from piiguard.attribution.name_index import NameIndex
from piiguard.attribution.names import Name, parse, same_person
from piiguard.attribution.scene import Roles, Scene
from piiguard.model import Attribution, Clue, Role

COAUTHOR_WEIGHT = 0.75
AGREEMENT_WEIGHT = 0.7
"""Below every word of a patron, who may have an author's name."""

MAX_JOINT = 60
"""Characters between two names of a statement of responsibility."""

JOINT = re.compile(
    r"(?:[.,)\]]?\s*(?:;|&|\b(?:and|with|y|et|und)\b)|,(?=\s+[a-z]))\s*"
    r"(?:(?:[a-zà-ÿ]+,?\s+){0,6}(?:by|por|par|de|von|di)\s+)?"
)
"""``Raina Telgemeier ; illustrated by | Sam Lane``, ``Marie Benedict and | Victoria …``: ISBD
parts statements of responsibility by semicolons and joins names by words."""

COMMA = re.compile(r",?\s*,\s*")
"""Only behind a joint: ``; Saoirse Ronan, | Laurie Metcalf``. Behind one author a comma may
lead to anybody."""

MORE = re.compile(r",?\s+(?:and|&|y|et)\s")
"""``Ryan O'Neal, | Marisa Berenson and …``"""


class Authors:
    """The names that a document gives as authors'."""

    def __init__(self, scene: Scene, roles: Roles) -> None:
        self._names: list[Name] = [
            name
            for index, detection in enumerate(scene.detections)
            if detection.entity_type == "PERSON"
            and roles[index].role is Role.AUTHOR
            and len((name := parse(scene.text(index))).parts) > 1
        ]
        self._by_part = NameIndex(self._names)

    def __repr__(self) -> str:
        return f"Authors({len(self._names)})"

    def agreeing(self, scene: Scene, index: int, attribution: Attribution) -> Attribution:
        """Give a name to an author whom the document names elsewhere, ``SILVER, Marisa``."""
        if scene.detections[index].entity_type != "PERSON":
            return attribution
        name = parse(scene.text(index))
        # "M. Williams" wrote it; Mary Williams may have lost it.
        if not any(
            len(set(self._names[number].parts) & set(name.parts)) > 1
            and set(name.full_parts).issubset(self._names[number].parts)
            and same_person(self._names[number], name)
            for number in self._by_part.like(name)
        ):
            return attribution
        clue = Clue("agreement", Role.AUTHOR, AGREEMENT_WEIGHT, "it agrees with an author's name")
        return Attribution(Role.AUTHOR, None, AGREEMENT_WEIGHT, (*attribution.clues, clue))


def with_coauthors(scene: Scene, roles: Roles) -> Roles:
    """Make authors of names that a statement of responsibility joins to an author's."""
    found = list(roles)
    for people in scene.people_by_cell:
        joined = False
        for one, other in pairwise(people):
            if found[one].role is not Role.AUTHOR:
                joined = False
                continue
            joined = _joins(scene, one, other, joined)
            if joined and found[other].role is Role.UNKNOWN:
                clue = Clue("coauthor", Role.AUTHOR, COAUTHOR_WEIGHT, "it is joined to an author's")
                found[other] = Attribution(
                    Role.AUTHOR, None, COAUTHOR_WEIGHT, (*found[other].clues, clue)
                )
    return found


def _joins(scene: Scene, one: int, other: int, joined: bool) -> bool:
    """Whether what stands between two names makes the second an author as well."""
    start, end = scene.detections[one].end, scene.detections[other].start
    if not 0 < end - start <= MAX_JOINT:
        return False
    between = scene.cell(one).text[start:end]
    if JOINT.fullmatch(between):
        return True
    return COMMA.fullmatch(between) is not None and (
        joined or MORE.match(scene.after(other)) is not None
    )
