"""Clues from what stands beside: an address takes its role from the name above it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from piiguard.attribution.from_addresses import MAX_WINDOW_GAP
from piiguard.attribution.organisations import ends_with_organisation, names_organisation
from piiguard.attribution.scene import REACH, Roles, Scene
from piiguard.attribution.words_of_offices import ORGANISATION, TOWN_ALONE
from piiguard.attribution.words_of_staff import CLOSING, STAFF_AFTER
from piiguard.model import CellKind, Clue, Role

DEPENDENT = frozenset({"STREET_ADDRESS", "PHONE_NUMBER", "EMAIL_ADDRESS", "LIBRARY_BARCODE"})
"""What says nothing of whose it is, and stands with somebody's name."""

MAX_NAME_LINES = 2
"""Lines from a name to a phone, an e-mail or a number of the same person's: a title or a
card may stand between; what is farther down a column of remarks is another's."""

MAX_WINDOW_LINES = 6
MIN_CARD = 8
"""Letters and digits of a number that, alone in a block with an address, may be a
card's: Evergreen's letters begin with it."""

BESIDE_NAME = "CardBesideName"

UNDER_NAME_WEIGHT = 0.6
"""Right under a patron's name, ``Barcode`` is more often the card's (Evergreen's hold
slips); 14 digits that begin with 3, and a title in between, speak for an item."""

AFTER_ADDRESS = re.compile(
    r"[\s,;.|·•–—()-]{1,4}(?:(?:tel|ph|phone|telephone|call|fax|or|and|e-?mail)\b[\s.:]{0,3}){0,2}"
    r"[(]?",
    re.IGNORECASE,
)
"""What stands between an address and its owner's phone."""

PEOPLE = frozenset({Role.PATRON, Role.STAFF, Role.LIBRARY})


def clues(scene: Scene, index: int, roles: Roles) -> Iterator[Clue]:
    """Yield what the neighbourhood says, once names have their roles.

    An address that stands with staff is their library's: nobody prints their own.
    """
    entity = scene.detections[index].entity_type
    if entity in DEPENDENT:
        found = list(_beside_a_name(scene, index, roles))
        if not found and scene.detections[index].recognizer == BESIDE_NAME:
            found = list(_beside_nobody(scene, index, roles))
        if not found and entity in {"PHONE_NUMBER", "EMAIL_ADDRESS"}:
            found = list(_beside_an_address(scene, index, roles))
            found = found or list(_beside_a_contact(scene, index, roles))
        for clue in found:
            at_work = entity == "STREET_ADDRESS" and clue.role is Role.STAFF
            yield replace(clue, role=Role.LIBRARY) if at_work else clue


def _beside_a_name(scene: Scene, index: int, roles: Roles) -> Iterator[Clue]:
    detection, cell = scene.detections[index], scene.cell(index)
    is_number = detection.entity_type == "LIBRARY_BARCODE"
    near = 0 if detection.entity_type == "STREET_ADDRESS" else MAX_NAME_LINES
    near = 1 if detection.recognizer == BESIDE_NAME else near
    own = _role_in(scene, detection.cell, roles, before=detection.start, lines=near)
    if own is not None and not (is_number and own is not Role.PATRON):
        beside = "\n" not in scene.above(index).rsplit("  ", 1)[-1]
        weight = 0.85 if beside or not is_number else 0.5
        yield Clue("same-block", own, weight, f"it stands with the name of a {own}")
        return
    if not is_number and _names_somebody(scene, detection.cell, roles, before=detection.start):
        return  # It may be theirs, and not the letterhead's over them.
    if not is_number and _names_position(scene.above(index)):
        yield Clue("same-block", Role.STAFF, 0.8, "it stands with an office or a position")
        return
    if not is_number and (
        names_organisation(scene.above(index)) or ends_with_organisation(scene.before(index, 80))
    ):
        yield Clue(
            "same-block", Role.LIBRARY, 0.9, "it stands under a library's or an office's name"
        )
        return
    mates = [
        m for m in scene.row_mates(detection.cell) if scene.cells[m].kind is not CellKind.LABEL
    ]
    if is_number:
        yield from _number_in_row(scene, mates, roles)
    else:
        for mate in mates:
            role = _role_in(scene, mate, roles)
            if role is Role.PATRON or (
                role in PEOPLE
                and (
                    cell.kind is not CellKind.TABLE
                    or _is_out_of_place(scene, index)
                    or scene.row_count(detection.cell) == 1
                )
            ):
                yield Clue("row", role, 0.75, f"the name of a {role} stands in its row")
                return
            mate_label = scene.cells[mate].label
            # A form's boxes in a row are one party's; a list's rows name many.
            its_own = scene.row_count(detection.cell) == 1 and (
                mate_label is not None and mate_label.role in {Role.LIBRARY, Role.UNKNOWN}
            )
            # An order's head: name, street and town in a row under no header of theirs.
            headed = cell.label is not None and cell.label.entity_type is not None
            its_own = its_own or (
                not headed and any(scene.says(m, TOWN_ALONE.fullmatch) for m in mates)
            )
            if (cell.kind is not CellKind.TABLE or its_own) and scene.says(
                mate, names_organisation
            ):
                yield Clue(
                    "row", Role.LIBRARY, 0.8, "a library's or an office's name stands in its row"
                )
                return
    label = cell.label
    alone = not scene.holds(detection.cell, "PERSON")
    if label is not None and not label.known and alone and ORGANISATION.search(label.text):
        yield Clue("above", Role.LIBRARY, 0.75, "a library's or an office's name stands above it")
        return
    if cell.kind is CellKind.TABLE or (
        cell.kind is CellKind.PARAGRAPH and not _opens_as_a_line(scene, index)
    ):
        return  # A sentence speaks for itself.
    for distance, above in enumerate(scene.cells_above(detection.cell)):
        if scene.says(above, CLOSING.search):
            return  # What stands over a closing is the letter, not its writer.
        role = _role_in(scene, above, roles)
        if role is not None and not (is_number and role is not Role.PATRON):
            # Under a name may stand what the person borrowed as well as their card.
            right_under = distance == 0 and cell.label is not None
            if detection.recognizer == BESIDE_NAME:
                right_under = _stands_alone_under(scene, index, above, distance)
                if not right_under:
                    return
            weight = 0.75 if not is_number else UNDER_NAME_WEIGHT if right_under else 0.5
            yield Clue("above", role, weight, f"the name of a {role} stands above it")
            return
        if _names_somebody(scene, above, roles):
            return  # It may be theirs, and not the letterhead's over them.
        if not is_number and scene.says(above, names_organisation):
            # Somebody's own address may stand under a letterhead as well.
            weight = 0.45 if detection.entity_type == "EMAIL_ADDRESS" else 0.8
            yield Clue(
                "above", Role.LIBRARY, weight, "a library's or an office's name stands above it"
            )
            return
    left = scene.cell_left(detection.cell)
    if left is None or is_number:
        return
    role = _role_in(scene, left, roles)
    if role is None and scene.says(left, _names_position):
        role = Role.STAFF
    if role is not None:
        yield Clue("beside", role, 0.6, f"the name of a {role} stands beside it")
    elif scene.says(left, names_organisation):
        yield Clue("beside", Role.LIBRARY, 0.6, "a library's or an office's name stands beside it")


def _opens_as_a_line(scene: Scene, index: int) -> bool:
    """Whether a value is the first line of a text: a letterhead's, that goes on as a letter."""
    return scene.detections[index].start == 0 and scene.after(index).startswith("\n")


def _stands_alone_under(scene: Scene, index: int, above: int, distance: int) -> bool:
    """Whether a number opens the line under a name, or is alone in a letter's window."""
    cell, start = scene.cell(index).text, scene.detections[index].start
    if cell[:start].strip(" (#*"):
        return False
    right_under = scene.lines_down(above, scene.detections[index].cell) == 1
    alone = cell.strip(" (#*)") == scene.text(index)
    return right_under or (alone and distance <= MAX_WINDOW_GAP)


def _beside_nobody(scene: Scene, index: int, roles: Roles) -> Iterator[Clue]:
    """A number by form alone is an item's, unless somebody unplaced stands right over it."""
    here = scene.detections[index].cell
    above = [here, *scene.cells_above(here, limit=1)]
    in_window = (
        len(scene.text(index)) >= MIN_CARD
        and scene.holds(here, "STREET_ADDRESS")
        and scene.cells[here].text.count("\n") < MAX_WINDOW_LINES
    )
    if not in_window and not any(_names_somebody(scene, cell, roles) for cell in above):
        yield Clue("form", Role.ITEM, 0.5, "no patron's name stands beside it")


def _beside_an_address(scene: Scene, index: int, roles: Roles) -> Iterator[Clue]:
    """A form's foot gives the library's address and, apart from it, its phone."""
    here = scene.detections[index]
    for other in scene.of_type(here.cell, "STREET_ADDRESS"):
        between = scene.cell(index).text[scene.detections[other].end : here.start]
        if between and AFTER_ADDRESS.fullmatch(between) and roles[other].role in PEOPLE:
            role = roles[other].role
            yield Clue("beside", role, 0.7, f"the address of a {role} stands before it")
            return
    for mate in scene.line_mates(index):
        for other in scene.of_type(mate, "STREET_ADDRESS"):
            if any(
                clue.role in {Role.LIBRARY, Role.STAFF}
                for clue in _beside_a_name(scene, other, roles)
            ):
                yield Clue("beside", Role.LIBRARY, 0.6, "a library's address stands on its line")
                return


def _beside_a_contact(scene: Scene, index: int, roles: Roles) -> Iterator[Clue]:
    """An office's e-mail address and its phone stand on one line: ``Email: … Phone: …``."""
    cell = scene.cell(index)
    if cell.kind is CellKind.TABLE or (cell.label is not None and cell.label.remark):
        return
    for mate in scene.line_mates(index):
        contacts = (scene.of_type(mate, each) for each in ("PHONE_NUMBER", "EMAIL_ADDRESS"))
        for other in sorted(chain(*contacts)):
            if roles[other].role in {Role.LIBRARY, Role.STAFF}:
                yield Clue("beside", roles[other].role, 0.6, "an office's contact is on its line")
                return


def _is_out_of_place(scene: Scene, index: int) -> bool:
    """Whether a value stands under another kind's header, as a foot under a table does."""
    label = scene.cell(index).label
    meant = None if label is None else label.entity_type
    return meant is not None and meant != scene.detections[index].entity_type


def _number_in_row(scene: Scene, mates: list[int], roles: Roles) -> Iterator[Clue]:
    """A barcode beside a title is the item's; beside nothing but a patron, the patron's."""
    labels = [scene.cells[m].label for m in mates]
    if any(label is not None and label.role is Role.ITEM for label in labels):
        return
    if any(_role_in(scene, mate, roles) is Role.PATRON for mate in mates):
        yield Clue("row", Role.PATRON, 0.7, "a patron's name, and no title, stands in its row")


def _role_in(
    scene: Scene, cell: int, roles: Roles, before: int | None = None, lines: int = 0
) -> Role | None:
    """Return the role of the last person named in a cell, before an offset and near it.

    Args:
        scene: The document.
        cell: Where to look.
        roles: What the names' roles are.
        before: The offset; None for the cell's end.
        lines: So many lines before the offset at most; 0 for all.
    """
    for index in _people(scene, cell, before):
        end = scene.detections[index].end
        if lines and before is not None and _lines_between(scene, cell, end, before) > lines:
            continue
        if roles[index].role is Role.UNKNOWN:
            return None  # It may be theirs, and not another's before them.
        if roles[index].role in PEOPLE:
            return roles[index].role
    return None


def _lines_between(scene: Scene, cell: int, start: int, end: int) -> int:
    """Count lines between two places of a cell, without those of an address."""
    text = scene.cells[cell].text
    lines = text.count("\n", start, end)
    for index in scene.of_type(cell, "STREET_ADDRESS"):
        address = scene.detections[index]
        if start <= address.start and address.end <= end:
            lines -= 1 + text.count("\n", address.start, address.end)
    return lines


def _names_somebody(scene: Scene, cell: int, roles: Roles, before: int | None = None) -> bool:
    """Whether a cell, before an offset, names a person of whom nothing is known yet."""
    return any(roles[index].role is Role.UNKNOWN for index in _people(scene, cell, before))


def _people(scene: Scene, cell: int, before: int | None) -> Iterator[int]:
    """Yield the persons in a cell, before an offset and near it, the last first."""
    end = len(scene.cells[cell].text) if before is None else before
    people = scene.of_type(cell, "PERSON")
    for position in range(bisect_left(people, end, key=scene.start) - 1, -1, -1):
        if scene.start(people[position]) < end - REACH:
            return
        yield people[position]


def _names_position(text: str) -> bool:
    """Whether a line begins with a position: ``Billing Clerk, 315 …``."""
    return any(STAFF_AFTER.match(line) for line in text.split("\n"))
