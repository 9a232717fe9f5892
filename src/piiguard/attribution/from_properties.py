"""Clues from a file's properties: programs write there who works with them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from piiguard.attribution.scene import Scene
from piiguard.model import CellKind, Clue, PartKind, Role

SOURCE = "program-user"

USERS = frozenset({"creator", "lastmodifiedby", "initial-creator", "dc:creator"})
"""Office's properties of a user (ISO 29500-2, core properties; ODF 1.3, part 3, 4.3)."""

AUTHORS = frozenset({"author"})
"""Who wrote a comment or a note on a page (ISO 29500-1, 17.13.4.2; ISO 32000-1, table 170)."""

OFFICE_PROGRAM = re.compile(
    r"\b(?:word|excel|powerpoint|publisher|writer|calc|impress|libreoffice|openoffice|pages|"
    r"numbers|pdfmaker)\b",
    re.IGNORECASE,
)
WEIGHT = 0.6
"""Below what agrees with a patron's name: a patron may have written the file."""


def clues(scene: Scene, index: int) -> Iterator[Clue]:
    """Yield that a name is a program's user's, who is staff where a library sends the file.

    A PDF's ``Author`` is a user's where an office program made the PDF; a report's
    program may put anybody's there.
    """
    cell = scene.cell(index)
    if (
        scene.detections[index].entity_type != "PERSON"
        or cell.kind is not CellKind.FIELD
        or cell.label is None
    ):
        return
    name = cell.label.text.casefold()
    if cell.part_kind is PartKind.METADATA:
        is_user = name in USERS or (name in AUTHORS and scene.once(_is_made_by_office_program))
    else:
        is_user = name in AUTHORS and cell.part_kind in {PartKind.COMMENT, PartKind.ANNOTATION}
    if is_user:
        yield Clue(SOURCE, Role.STAFF, WEIGHT, "a program writes its user's name there")


def _is_made_by_office_program(scene: Scene) -> bool:
    return any(
        OFFICE_PROGRAM.search(cell.text) is not None
        for cell in scene.cells
        if cell.part_kind is PartKind.METADATA
        and cell.label is not None
        and cell.label.text.casefold() in {"creator", "producer"}
    )
