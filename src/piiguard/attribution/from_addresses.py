"""Clues that a name is an addressee's: it stands over an address, or after ``Bill to``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from piiguard.attribution.holdings import is_list_of_libraries
from piiguard.attribution.item_lines import before_on_line
from piiguard.attribution.names import parse
from piiguard.attribution.organisations import names_organisation
from piiguard.attribution.scene import REACH, Scene
from piiguard.attribution.words_of_offices import ORGANISATION
from piiguard.attribution.words_of_staff import CLOSING
from piiguard.lexicon.works import is_town
from piiguard.model import CellKind, Clue, Detection, Label, PartKind, Role

FORM_CELLS = 6
"""Cells after a field's that are looked at: the next two labels with their values."""

MAX_WINDOW_GAP = 2
"""Lines from a name to its address: HTML of a table has a line between."""

NO_ADDRESSEE = re.compile(r"^\W*from\b|\b(?:pay(?:ee|able)?|vendor|remit)\b", re.IGNORECASE)
"""Labels of whom the library pays, or who writes."""
TOWN_LINE = re.compile(r"^[^\d\n]{2,40},?\s+[A-Z]{2}\.?\s+\d{5}(?:-\d{4})?\s*$", re.MULTILINE)
"""``Saco, ME 04072``, the last line of an office's address."""
POSTAL_CODE = re.compile(r"\b[A-Z]{2}\.?,? +\d{5}(?:-\d{4})?$")
ADDRESSED = frozenset({CellKind.BLOCK, CellKind.VALUE, CellKind.TABLE, CellKind.PARAGRAPH})
ADDRESSEE = Clue("addressee", Role.PATRON, 0.7, "it is addressed, without a library's name")


def clues(scene: Scene, index: int) -> Iterator[Clue]:
    """Yield what an address under a name says: with a library's name, of its staff."""
    if scene.detections[index].entity_type != "PERSON":
        return
    detection, cell = scene.detections[index], scene.cell(index)
    if cell.kind not in ADDRESSED or (
        cell.part_kind not in {PartKind.PAGE, PartKind.BODY, PartKind.SHEET}
    ):
        return
    addresses = scene.of_type(detection.cell, "STREET_ADDRESS")
    following = bisect_right(addresses, detection.start, key=scene.start)
    address = scene.detections[addresses[following]] if following < len(addresses) else None
    if ORGANISATION.search(scene.line_of(index)):
        return
    if _is_in_a_form_with_an_address(scene, index):
        yield ADDRESSEE
        return
    if address is not None and _is_addressed_on_a_line(scene, index, address):
        yield ADDRESSEE
        return
    if not _is_whole_line(scene, index):
        return
    # Of a letter without empty lines, only the line right over an address is its window.
    if cell.kind is CellKind.PARAGRAPH and (
        address is None or cell.text[detection.end : address.start].strip(" ") != "\n"
    ):
        return
    # Over a name may stand a letterhead, and under an address the letter's text: only
    # an address's own library, or what stands under the name as in a signature, makes
    # it staff's.
    if address is not None:
        # Another address over the name ends the letterhead.
        over = scene.detections[addresses[following - 1]].end if following else 0
        over = max(over, _end_of_letterhead(scene, index))
        begin = max(over, detection.start - REACH)
        its_own = names_organisation(cell.text[begin : address.end])
        its_own = its_own and not _is_under_letterhead(scene, index)
    elif cell.kind is CellKind.VALUE:
        its_own = scene.says(detection.cell, names_organisation)
    else:
        its_own = names_organisation(scene.after(index, REACH))
    if its_own:
        yield Clue("same-block", Role.STAFF, 0.8, "a library's or an office's name stands with it")
    elif (
        not CLOSING.search(cell.text.split("\n")[0])
        if address is not None
        else (_is_party(cell.label) and not is_town(scene.text(index)))
        or _stands_over_address(scene, detection.cell)
    ):
        yield ADDRESSEE


def _is_addressed_on_a_line(scene: Scene, index: int, address: Detection) -> bool:
    """Whether a line is a name and where it lives: ``Mai Xiong, 19 Court St, Visalia CA 93277``."""
    here = scene.detections[index]
    text = scene.cell(index).text
    return (
        not before_on_line(scene, index)
        and text[here.end : address.start] == ", "
        and POSTAL_CODE.search(text[address.start : address.end]) is not None
        and text[address.end : address.end + 1] in {"", "\n"}
    )


def _end_of_letterhead(scene: Scene, index: int) -> int:
    """Return where a letterhead ends over a name in one block: behind its town or its phone."""
    above = scene.above(index)
    begin = scene.detections[index].start - len(above)
    towns = [match.end() for match in TOWN_LINE.finditer(above)]
    phones = [
        scene.detections[other].end - begin
        for other in scene.near(index)
        if scene.detections[other].entity_type == "PHONE_NUMBER"
    ]
    return begin + max([0, *towns, *phones])


def _is_under_letterhead(scene: Scene, index: int) -> bool:
    """Whether nothing but the document's first line, a library's name, stands over a window.

    A merge prints it again on the next patron's page.
    """
    cell, over = scene.cell(index), scene.above(index).strip("\n ")
    below = scene.after(index, REACH)
    return (
        cell.label is None
        and over != ""
        and over == scene.once(_first_line)
        and not names_organisation(below)
    )


def _first_line(scene: Scene) -> str:
    text = next((c.text for c in scene.cells if c.part_kind in {PartKind.PAGE, PartKind.BODY}), "")
    return text.strip().split("\n")[0].strip()


def _is_whole_line(scene: Scene, index: int) -> bool:
    """Whether a line holds nothing but the name, but for ``Mr.`` before it."""
    line, text = scene.line_of(index).strip(), scene.text(index).strip()
    if line == text:
        return True
    return not any(map(str.isdigit, line)) and parse(line) == parse(text)


def _is_in_a_form_with_an_address(scene: Scene, index: int) -> bool:
    """Whether a field, ``Name``, stands with one for a street: in its row, or under it.

    An office's own form or list names it, or whose it is, in the field or beside it.
    """
    detection, cell = scene.detections[index], scene.cell(index)
    label = cell.label
    if label is None or label.role is not None or label.entity_type != "PERSON":
        return False
    if cell.kind is CellKind.TABLE:
        mates = scene.row_mates(detection.cell)
    elif cell.kind is CellKind.VALUE:
        near = range(detection.cell + 1, min(len(scene.cells), detection.cell + FORM_CELLS))
        mates = [c for c in near if scene.cells[c].part == cell.part]
    else:
        return False
    labels = [scene.cells[mate].label for mate in mates]
    at_home = any(
        (label is not None and label.entity_type == "STREET_ADDRESS")
        or scene.holds(mate, "STREET_ADDRESS")
        for mate, label in zip(mates, labels, strict=True)
    )
    return at_home and not is_list_of_libraries(scene, detection.cell)


def _is_party(label: Label | None) -> bool:
    """Whether a label introduces who is billed: ``Bill to``; a sender is somebody else."""
    return label is not None and label.role is Role.UNKNOWN and not NO_ADDRESSEE.search(label.text)


def _stands_over_address(scene: Scene, cell: int) -> bool:
    """Whether a cell of a name alone stands right over one of a street address.

    Systems that print a letter's window as a table give each line a cell. Under a
    library's name the person may be its staff.
    """
    below = scene.cell_below(cell, lines=MAX_WINDOW_GAP)
    if below is None or "\n" in scene.cells[cell].text.strip():
        return False
    above = next(scene.cells_above(cell, limit=1), None)
    if above is not None and scene.says(above, names_organisation):
        return False
    addresses = scene.of_type(below, "STREET_ADDRESS")
    return bool(addresses) and scene.start(addresses[0]) == 0
