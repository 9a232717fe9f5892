"""Clues from labels, column headers, section headings and the value's own kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from piiguard.attribution.holdings import (
    is_account_of_library,
    is_customers_code,
    is_login_of_staff,
)
from piiguard.attribution.organisations import names_organisation
from piiguard.attribution.scene import REACH, Scene
from piiguard.attribution.words_of_patrons import CARD_AFTER, CARE_OF, PATRON_AFTER, PATRON_BEFORE
from piiguard.model import Cell, CellKind, Clue, Detection, Label, PartKind, Role

LABEL_WEIGHT = 0.95
NUMBER_UNDER_NAME_WEIGHT = 0.6
"""Under ``Patron:`` stand cards, and what the patron borrowed; under ``What`` the item's
number, and remarks with a card."""
REQUESTED_WEIGHT = 0.6
"""``Requested by`` names a patron, or staff, whose position then follows."""
SECTION_WEIGHT = 0.8
MAX_LABEL_GAP = 2
"""Lines from a label to the value under it; in HTML a line may lie between."""
REQUEST_WEIGHT = 0.998
"""Over the label and the kind of value together."""
SHAPE_WEIGHT = 0.97
"""A patron's URL or a configured prefix says whose it is by itself."""

ITEM_ENTITIES = frozenset({"TITLE", "CALL_NUMBER", "STANDARD_NUMBER", "ITEM_URL"})

PATRON_ENTITIES = frozenset(
    {
        "DATE_OF_BIRTH",
        "PATRON_ID",
        "PATRON_URL",
        "USERNAME",
        "PASSWORD",
        "GUARDIAN",
        "PATRON_NOTE",
        "DEMOGRAPHIC",
        "US_SSN",
        "US_ITIN",
        "US_DRIVER_LICENSE",
        "US_PASSPORT",
        "CREDIT_CARD",
    }
)
"""What a document between libraries, or to a patron, prints of nobody else."""

ITEM_VALUES = ITEM_ENTITIES | {"LIBRARY_BARCODE", "PERSON"}
"""What an item's label can make an item's: a phone under ``Title`` is none."""


TO_CARD = re.compile(r"\b(?:to|on)(?: (?:your|the|this))?(?: library)? card$", re.IGNORECASE)
"""``Library materials charged to card | 2107…`` wraps."""


def clues(scene: Scene, index: int) -> Iterator[Clue]:
    """Yield what labels say about a detection."""
    detection, cell = scene.detections[index], scene.cell(index)
    entity = detection.entity_type
    if detection.role is not None:
        yield Clue("shape", detection.role, SHAPE_WEIGHT, detection.reason or "its shape says so")
    if entity == "PATRON_ID" and _is_a_requests_id(scene, detection.cell):
        yield Clue("row", Role.ITEM, REQUEST_WEIGHT, "such an id in a row of titles is a request's")
    if entity == "USERNAME" and is_login_of_staff(scene, detection.cell):
        yield Clue("column", Role.LIBRARY, REQUEST_WEIGHT, "its column has a desk's log-ins")
    if entity in ITEM_ENTITIES:
        yield Clue("entity", Role.ITEM, 0.98, "such a value is an item's")
    elif entity in PATRON_ENTITIES:
        yield Clue("entity", Role.PATRON, 0.9, "only a patron's data has such a value")
    said = entity == "PERSON" and (
        PATRON_BEFORE.search(scene.before(index)) is not None
        or CARD_AFTER.match(scene.after(index)) is not None
        or CARE_OF.search(scene.before(index)) is not None
        or PATRON_AFTER.match(scene.after(index)) is not None
    )
    if said:
        return  # "PATRN NAME …" in a title's column: from_words speaks of it.
    if _is_wrapped_name(cell):
        return
    if cell.label is not None and (role := _role(cell.label, detection, cell.part_kind)):
        if role is Role.PATRON and (
            is_account_of_library(scene, detection.cell) or is_customers_code(scene, detection.cell)
        ):
            reason = "the patron of this record is a library"
            yield Clue("label", Role.LIBRARY, LABEL_WEIGHT, reason)
            return
        if (
            role is Role.PATRON
            and entity in {"STREET_ADDRESS", "PHONE_NUMBER"}
            and names_organisation(scene.above(index)[:REACH].split("\n")[0])
        ):
            return  # "Borrower:" may be a library, with its address.
        weight = LABEL_WEIGHT
        if entity == "LIBRARY_BARCODE" and role is Role.ITEM and TO_CARD.search(cell.label.text):
            role = Role.PATRON
        if entity == "LIBRARY_BARCODE" and cell.label.entity_type in {"PERSON", "TITLE"}:
            weight = NUMBER_UNDER_NAME_WEIGHT
        if cell.label.text.casefold() == "requested by":
            weight = REQUESTED_WEIGHT
        where = "the column is headed" if cell.kind is CellKind.TABLE else "it is labelled"
        yield Clue("label", role, weight, f"{where} “{cell.label.text}”")
    elif cell.label is None and (over := _label_over(scene, index)):
        yield Clue("label", over, 0.75, "it stands right under such a label")
    elif (
        entity == "PERSON"
        and (cell.label is None or cell.kind is CellKind.LABEL)
        and _is_in_row_of_staff(scene, detection.cell)
    ):
        yield Clue("label", Role.STAFF, 0.75, "a label of staff opens its line")
    elif (
        cell.section is not None
        and not _is_beyond(cell.section, entity)
        and (role := _role(cell.section, detection, cell.part_kind))
    ):
        yield Clue("section", role, SECTION_WEIGHT, f"it stands under “{cell.section.text}”")


def _is_wrapped_name(cell: Cell) -> bool:
    """Whether a label is the end of a library's name: ``… Bourne Public | Library``.

    Under it stands then whatever follows the letterhead, a patron's address too.
    """
    return (
        cell.kind is CellKind.VALUE
        and cell.label is not None
        and cell.label.text == "Library"
        and "\n" in cell.text
    )


def _is_beyond(section: Label, entity: str) -> bool:
    """Whether a heading says nothing of a value: under a library's follow its invoice's rows."""
    return section.role is Role.LIBRARY and entity in {"PERSON", "LIBRARY_BARCODE"}


def _is_a_requests_id(scene: Scene, cell: int) -> bool:
    """Whether ``External ID`` heads a column of a table of titles, as interlibrary loan's do.

    In a form it is the patron's (FOLIO's ``externalSystemId``).
    """
    here = scene.cells[cell]
    labels = [scene.cells[mate].label for mate in scene.row_mates(cell)]
    return (
        here.kind is CellKind.TABLE
        and here.label is not None
        and here.label.text.casefold() == "external id"
        and any(label is not None and label.entity_type == "TITLE" for label in labels)
    )


def _label_over(scene: Scene, index: int) -> Role | None:
    """Return the role of the label of an office that a value opens the next line under.

    ``Librarian`` over a name, ``Send to`` over an address.
    """
    detection = scene.detections[index]
    over = detection.cell - 1
    if detection.start or over < 0 or scene.cells[over].kind is not CellKind.LABEL:
        return None
    label = scene.cells[over].label
    if label is None or not scene.same_column(over, detection.cell):
        return None
    if scene.cells[over].part != scene.cell(index).part or not (
        0 <= scene.lines_down(over, detection.cell) <= MAX_LABEL_GAP
    ):
        return None
    if detection.entity_type == "PERSON" and label.role is Role.STAFF:
        return Role.STAFF
    if detection.entity_type == "STREET_ADDRESS" and label.role is Role.LIBRARY:
        return Role.LIBRARY
    return None


def _is_in_row_of_staff(scene: Scene, cell: int) -> bool:
    """Whether a line begins with a label of staff: ``Trustees: … (Pres.)   Paul Zastrow``."""
    row = [mate for mate in scene.row_mates(cell) if mate == cell - 1]
    return any(
        other < cell
        and scene.cells[other].kind is CellKind.LABEL
        and (label := scene.cells[other].label) is not None
        and label.role is Role.STAFF
        and label.entity_type == "PERSON"
        for other in (*scene.cells_beside(cell), *row)
    )


def _role(label: Label, detection: Detection, kind: PartKind) -> Role | None:
    role = label.role
    if role in {None, Role.UNKNOWN}:
        return None
    if role in {Role.ITEM, Role.AUTHOR}:
        if detection.entity_type not in ITEM_VALUES:
            return None
        if detection.entity_type == "LIBRARY_BARCODE" and label.entity_type is None:
            return None  # Under "Price" a remark may run on, with a card.
        if detection.entity_type == "PERSON":
            # "Item" over a free description may hold a patron's name; a title's
            # and an author's column holds the names of books and their writers.
            return Role.AUTHOR if label.entity_type in {"TITLE", "PERSON"} else None
    if role is Role.STAFF and detection.entity_type == "STREET_ADDRESS":
        return Role.LIBRARY  # Under a name and a position stands the library's.
    if role in {Role.LIBRARY, Role.STAFF} and detection.entity_type in PATRON_ENTITIES:
        return None
    return role
