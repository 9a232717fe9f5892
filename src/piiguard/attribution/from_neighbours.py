"""Clues from what stands beside: an address takes its role from the name above it."""

from __future__ import annotations

from collections.abc import Iterator

from piiguard.attribution.from_words import CLOSING, ORGANISATION
from piiguard.attribution.scene import Roles, Scene
from piiguard.model import CellKind, Clue, PartKind, Role

DEPENDENT = frozenset({"STREET_ADDRESS", "PHONE_NUMBER", "EMAIL_ADDRESS", "LIBRARY_BARCODE"})
"""What says nothing of whose it is, and stands with somebody's name."""

PEOPLE = frozenset({Role.PATRON, Role.STAFF, Role.LIBRARY})


def clues(scene: Scene, index: int, roles: Roles) -> Iterator[Clue]:
    """Yield what the neighbourhood says, once names have their roles."""
    entity = scene.detections[index].entity_type
    if entity in DEPENDENT:
        yield from _beside_a_name(scene, index, roles)
    elif entity == "PERSON":
        yield from _in_address(scene, index)


def _beside_a_name(scene: Scene, index: int, roles: Roles) -> Iterator[Clue]:
    detection, cell = scene.detections[index], scene.cell(index)
    is_number = detection.entity_type == "LIBRARY_BARCODE"
    own = _role_in(scene, detection.cell, roles, before=detection.start)
    if own is not None and not (is_number and own is Role.LIBRARY):
        yield Clue("same-block", own, 0.85, f"it stands with the name of a {own}")
        return
    if not is_number and _names_organisation(cell.text[: detection.start]):
        yield Clue(
            "same-block", Role.LIBRARY, 0.9, "it stands under a library's or an office's name"
        )
        return
    for mate in scene.row_mates(detection.cell):
        if is_number:
            break  # An item's barcode stands in a patron's row, and the reverse.
        role = _role_in(scene, mate, roles)
        if role in PEOPLE:
            yield Clue("row", role, 0.75, f"the name of a {role} stands in its row")
            return
    if cell.kind is CellKind.TABLE:
        return
    for above in scene.cells_above(detection.cell):
        role = _role_in(scene, above, roles)
        if role is not None and not (is_number and role is not Role.PATRON):
            yield Clue("above", role, 0.75, f"the name of a {role} stands above it")
            return
        if not is_number and _names_organisation(scene.cells[above].text):
            yield Clue(
                "above", Role.LIBRARY, 0.8, "a library's or an office's name stands above it"
            )
            return


def _role_in(scene: Scene, cell: int, roles: Roles, before: int | None = None) -> Role | None:
    """Return the role of the last person named in a cell, before an offset."""
    found: Role | None = None
    for index in scene.by_cell.get(cell, ()):
        detection = scene.detections[index]
        if detection.entity_type != "PERSON" or (before is not None and detection.start >= before):
            continue
        if roles[index].role in PEOPLE:
            found = roles[index].role
    return found


def _names_organisation(text: str) -> bool:
    """Whether one of the lines names a library or an office."""
    return any(
        ORGANISATION.search(line) is not None and len(line.split()) <= 10 and line[:1].isupper()
        for line in text.split("\n")
    )


def _in_address(scene: Scene, index: int) -> Iterator[Clue]:
    """The name over an address is its addressee; with a library's name, its staff."""
    detection, cell = scene.detections[index], scene.cell(index)
    if cell.kind not in {CellKind.BLOCK, CellKind.VALUE, CellKind.TABLE} or (
        cell.part_kind not in {PartKind.PAGE, PartKind.BODY}
    ):
        return
    lines = cell.text.split("\n")
    others = [line for line in lines if scene.text(index) not in line]
    if any(ORGANISATION.search(line) and len(line.split()) <= 10 for line in others):
        yield Clue("same-block", Role.STAFF, 0.8, "a library's or an office's name stands with it")
        return
    has_address = any(
        scene.detections[other].entity_type == "STREET_ADDRESS"
        and scene.detections[other].start > detection.start
        for other in scene.by_cell[detection.cell]
    )
    if has_address and not CLOSING.search(lines[0]):
        yield Clue(
            "addressee", Role.PATRON, 0.7, "it stands over an address without a library's name"
        )
