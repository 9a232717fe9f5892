"""Places the names that nothing else could place, where the model is sure."""

from __future__ import annotations

import re
from collections import defaultdict

from piiguard.attribution.names import parse
from piiguard.attribution.scene import Roles, Scene
from piiguard.attribution.surroundings.features import Surroundings
from piiguard.attribution.surroundings.weights import CLASSES, load, shares
from piiguard.model import Attribution, Cell, Clue, PartKind, Role

MAX_PATRON = 0.05
"""So likely a patron's a name may be and still be placed with others. Held-out sets, each
scored by a model that had not seen it (docs/surroundings-model.md): of unplaced names that
are no patron's one in three is cleared, of those that are a patron's one in twenty."""

_PERSONAL = frozenset(
    {"STREET_ADDRESS", "PATRON_ID", "PATRON_URL", "DATE_OF_BIRTH", "LIBRARY_BARCODE", "USERNAME",
     "PASSWORD", "PATRON_NOTE"}
)  # fmt: skip
"""What stands beside a patron's name; staff have phones and e-mail addresses too."""
_UNASKED = frozenset({PartKind.FILE_NAME, PartKind.METADATA})
"""Nothing stands around a name there that would tell."""
_BESIDE = 40
"""Characters between a name and such data."""
_MOST = 10
"""Detections before and after a name that may be so near."""

_OF_PATRONS = re.compile(
    r"\b(?:to|for)\W*$|patron|borrow|requester|user|customer|card ?holder|hold", re.IGNORECASE
)
"""Labels under which a patron may stand: ``Was issued to``, ``Borrowing notes``."""
_TOLD_BEFORE = re.compile(
    r"(?:\b(?:for|holds?|held|belongs to|patron|borrower|card|account|waived?|owed|paid|returned|"
    r"claimed)|\bclaims? (?:never )?(?:had|returned))\W{0,4}$|"
    r"\b(?:lost|missing|damaged|overdue|transit|out) ?[(\[–-] ?$",
    re.IGNORECASE,
)
_TOLD_AFTER = re.compile(
    r"[,)]? (?:lost|kept|returned|paid|has|had|moved|says|said|owes|borrowed|took|left|claims|"
    r"claimed|never|still|did|disputes|lives|died)\b"
)
"""What is told of patrons, right beside a name: staff say and pay too, but it is no place to
be less than sure."""

_SAYS = {
    "staff": (Role.STAFF, "what stands around it is as around the names of staff"),
    "author": (Role.AUTHOR, "what stands around it is as around authors and titles"),
    "other": (Role.LIBRARY, "what stands around it is as around libraries, places and things"),
}


def place(scene: Scene, roles: Roles) -> Roles:
    """Give a role to unplaced names that are surely no patron's.

    Args:
        scene: The document.
        roles: What all other sources found, one for each detection.

    Returns:
        The same, but for names that the model places. All mentions of a name are judged
        together. One that has a part in common with a patron's, personal data beside it, or
        words that tell of patrons, stays unplaced.
    """
    groups = asked(scene, roles)
    if not groups:
        return roles
    found = list(roles)
    around = Surroundings(scene, roles)
    for mentions in groups:
        each = [load().logits(around.features_of(index)) for index in mentions]
        mean = [sum(column) / len(each) for column in zip(*each, strict=True)]
        patron, *others = shares(mean)
        if patron > MAX_PATRON:
            continue
        _, best = max(zip(others, CLASSES[1:], strict=True))
        role, words = _SAYS[best]
        clue = Clue("surroundings", role, round(1 - patron, 3), words)
        for index in mentions:
            clues = (*roles[index].clues, clue)
            found[index] = Attribution(role, score=clue.weight, clues=clues)
    return found


def asked(scene: Scene, roles: Roles) -> list[list[int]]:
    """Return the unplaced names that the model is asked of, all mentions of one together."""
    unplaced = [
        index
        for index, detection in enumerate(scene.detections)
        if detection.entity_type == "PERSON"
        and roles[index].role is Role.UNKNOWN
        and scene.cell(index).part_kind not in _UNASKED
        and not _is_labelled(scene.cell(index))
    ]
    if not unplaced:
        return []
    patrons = {
        part
        for index, detection in enumerate(scene.detections)
        if detection.entity_type == "PERSON" and roles[index].role is Role.PATRON
        for part in parse(scene.text(index)).full_parts
    }
    return [
        mentions
        for mentions in _by_name(scene, unplaced).values()
        if not any(
            patrons.intersection(parse(scene.text(index)).full_parts)
            or _has_data_beside(scene, index, roles)
            or _TOLD_BEFORE.search(scene.before(index))
            or _TOLD_AFTER.match(scene.after(index))
            for index in mentions
        )
    ]


def _is_labelled(cell: Cell) -> bool:
    """Whether a label says that the cell is somebody's name, or of patrons."""
    return cell.label is not None and (
        cell.label.entity_type == "PERSON" or _OF_PATRONS.search(cell.label.text) is not None
    )


def _has_data_beside(scene: Scene, index: int, roles: Roles) -> bool:
    """Whether an address, a number or other data stands by a name, and is not known for others'."""
    here = scene.detections[index]
    for other in range(max(0, index - _MOST), min(len(roles), index + _MOST + 1)):
        there = scene.detections[other]
        if (
            there.cell == here.cell
            and there.entity_type in _PERSONAL
            and roles[other].role in {Role.PATRON, Role.UNKNOWN}
            and max(there.start - here.end, here.start - there.end) <= _BESIDE
        ):
            return True
    return False


def _by_name(scene: Scene, indices: list[int]) -> dict[str, list[int]]:
    """Return the detections by surname, or by the whole text where none can be told."""
    groups: dict[str, list[int]] = defaultdict(list)
    for index in indices:
        text = scene.text(index)
        surname, comma, _ = text.partition(",")
        parts = parse(surname).full_parts if comma else parse(text).full_parts
        groups[parts[-1] if parts else text].append(index)
    return groups
