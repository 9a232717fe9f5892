"""All sources of clues → whose each detection is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from piiguard.attribution import (
    from_addresses,
    from_contact_words,
    from_directory,
    from_items,
    from_labels,
    from_mail,
    from_neighbours,
    from_numbers,
    from_properties,
    from_signatures,
    from_variables,
    from_words,
    from_works,
    surroundings,
)
from piiguard.attribution.combine import combine
from piiguard.attribution.organisations import names_organisation
from piiguard.attribution.scene import Roles, Scene
from piiguard.attribution.subjects import agree
from piiguard.config import Config
from piiguard.model import Attribution, Cell, CellKind, Clue, Detection, PartKind, Role

DIRECT = (
    from_labels,
    from_directory,
    from_mail,
    from_properties,
    from_words,
    from_signatures,
    from_contact_words,
    from_addresses,
    from_items,
    from_numbers,
    from_works,
)
"""Sources that look at a detection and its cell; the others need names' roles."""

MAX_CARD_GAP = 3
"""Characters between a name and its number: spaces and a bracket."""

HEADER_CELLS = 4
"""Cells from ``To`` to a greeting: a subject and what is attached. Farther down are quotes."""

LETTERHEAD_CELLS = 4
"""Cells over a letter's window that may hold its letterhead: name, address, date."""

SELF_EXPLAINING = frozenset({"PHONE_NUMBER", "EMAIL_ADDRESS"})
"""What its own words and label place, the neighbourhood does not move."""

_GREETING = re.compile(
    r"(?:^|\n)[>\s]*(?:dear|hello|hi|hola|estimad[oa]|querid[oa]|cher|chère|bonjour|attention|"
    r"good (?:morning|afternoon|evening|day))\b[^\n]{0,30}$",
    re.IGNORECASE,
)


_GREETED = re.compile(r" ?(?:[,:!]|[(\[][^)\]\n]*\d[^)\]\n]*[)\]])")
"""``Dear Maria,`` and ``Dear Maria (MAC87800)``"""


def attribute(
    cells: tuple[Cell, ...], detections: tuple[Detection, ...], config: Config
) -> tuple[Attribution, ...]:
    """Say whose each detection is.

    Args:
        cells: The laid-out document.
        detections: What was found in the cells.
        config: The consortium's directory and barcode prefixes.

    Returns:
        One attribution for each detection, in the same order. Patrons carry a
        subject number: 1 is whom the document is for.
    """
    in_template = [from_variables.is_variable(cells[each.cell]) for each in detections]
    if not any(in_template):
        return _attribute_text(cells, detections, config)
    variables = tuple(each for each, is_one in zip(detections, in_template, strict=True) if is_one)
    text = tuple(each for each, is_one in zip(detections, in_template, strict=True) if not is_one)
    of_variables, people = from_variables.attribute_variables(cells, variables, config)
    filled = iter(of_variables)
    # Whom the text itself names is somebody else.
    named = (
        replace(each, subject=each.subject + people) if each.subject is not None else each
        for each in _attribute_text(cells, text, config)
    )
    return tuple(next(filled if is_one else named) for is_one in in_template)


def _attribute_text(
    cells: tuple[Cell, ...], detections: tuple[Detection, ...], config: Config
) -> tuple[Attribution, ...]:
    scene = Scene(cells, detections, config)
    direct = [
        [clue for source in DIRECT for clue in source.clues(scene, index)]
        + _salutation(scene, index)
        for index in range(len(detections))
    ]
    roles: Roles = [combine(clues) for clues in direct]
    # Names first, then what stands beside them.
    for people in (True, False):
        for index, detection in enumerate(detections):
            if (detection.entity_type == "PERSON") is people:
                placed = roles[index].role is not Role.UNKNOWN
                if placed and detection.entity_type in SELF_EXPLAINING:
                    continue
                beside = list(from_neighbours.clues(scene, index, roles))
                if beside:
                    roles[index] = combine([*direct[index], *beside])
    agreed = _with_cards(scene, agree(scene, roles))
    return tuple(_beside_placed(scene, agreed, surroundings.place(scene, agreed)))


def _beside_placed(scene: Scene, before: Roles, roles: Roles) -> Roles:
    """Place the phones and addresses beside the names that were placed last.

    Not other names: the model was asked of them, and was not sure.
    """
    if roles is before:
        return roles
    cells = {
        scene.detections[index].cell
        for index, (old, new) in enumerate(zip(before, roles, strict=True))
        if old is not new
    }
    near = cells.union(*(scene.row_mates(cell) for cell in cells)).union(
        *(scene.cells_beside(cell) for cell in cells)
    )
    found = list(roles)
    for index, detection in enumerate(scene.detections):
        if (
            detection.cell in near
            and detection.entity_type != "PERSON"
            and roles[index].role is Role.UNKNOWN
        ):
            beside = list(from_neighbours.clues(scene, index, roles))
            if beside:
                found[index] = combine([*roles[index].clues, *beside])
    return found


def _with_cards(scene: Scene, roles: Roles) -> Roles:
    """Give a number right after a name to the patron whose name agreement found it to be."""
    found = list(roles)
    for index, detection in enumerate(scene.detections):
        if detection.recognizer != from_neighbours.BESIDE_NAME or roles[index].role is Role.PATRON:
            continue
        for other in scene.near(index):
            gap = detection.start - scene.detections[other].end
            if roles[other].role is Role.PATRON and 0 < gap <= MAX_CARD_GAP:
                clue = Clue("same-block", Role.PATRON, 0.85, "it stands with the name of a patron")
                found[index] = replace(roles[other], score=0.85, clues=(clue,))
    return found


def _salutation(scene: Scene, index: int) -> list[Clue]:
    detection = scene.detections[index]
    if detection.entity_type != "PERSON":
        return []
    before = scene.above(index)
    if not _GREETING.search(before) or before.endswith((" by ", " / ")):
        return []  # "Dear Edward by Napolitano, Ann" is a title.
    ends = _GREETED.match(scene.after(index)) is not None or "," in scene.text(index)
    weight = 0.75 if ends else 0.45  # "Dear Edward" alone may be a title.
    if (
        scene.once(_is_to_an_office)
        or _is_under_an_offices_header(scene, index)
        or _is_in_an_offices_window(scene, index)
    ):
        return [Clue("salutation", Role.STAFF, weight, "the message to an office greets them")]
    return [Clue("salutation", Role.PATRON, weight, "the letter greets this person")]


def _is_in_an_offices_window(scene: Scene, index: int) -> bool:
    """Whether a greeting ends a letter's window with an office's address and no name.

    Over the window stands who writes: another office's name.
    """
    detection, window = scene.detections[index], scene.above(index)
    return (
        scene.holds(detection.cell, "STREET_ADDRESS")
        and names_organisation(window)
        and not any(scene.detections[i].entity_type == "PERSON" for i in scene.near(index))
        and (
            len(scene.of_type(detection.cell, "STREET_ADDRESS")) > 1
            or any(
                scene.cells[c].part == scene.cell(index).part and scene.says(c, names_organisation)
                for c in range(max(0, detection.cell - LETTERHEAD_CELLS), detection.cell)
            )
        )
    )


def _is_to_an_office(scene: Scene) -> bool:
    """Whether a message's ``To`` is an office's or a library's address, and no other."""
    return _are_offices(
        scene,
        (
            index
            for index, detection in enumerate(scene.detections)
            if detection.entity_type == "EMAIL_ADDRESS"
            and scene.cell(index).part_kind is PartKind.HEADER
            and _is_to(scene.cell(index))
        ),
    )


def _is_under_an_offices_header(scene: Scene, index: int) -> bool:
    """Whether ``To: info@…`` stands in the text over a greeting, as in a message printed."""
    here = scene.detections[index].cell
    over = range(max(0, here - HEADER_CELLS), here)
    quoted = bool(set('“”"').intersection(scene.above(index)))
    return not quoted and _are_offices(
        scene,
        (
            other
            for cell in over
            if scene.cells[cell].kind is CellKind.VALUE and _is_to(scene.cells[cell])
            for other in scene.of_type(cell, "EMAIL_ADDRESS")
        ),
    )


def _is_to(cell: Cell) -> bool:
    return cell.label is not None and cell.label.text.casefold() == "to"


def _are_offices(scene: Scene, addresses: Iterable[int]) -> bool:
    """Whether there are e-mail addresses, and all are offices' or libraries'."""
    offices = [from_contact_words.is_of_an_office(scene.text(index)) for index in addresses]
    return bool(offices) and all(offices)
