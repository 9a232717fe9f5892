"""Documents in short form: ``Patron: [PERSON patron 1|OKONKWO, ADAEZE]``.

A mark-up holds an entity type, a role, a subject number if any, and the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from piiguard.model import (
    Attribution,
    Cell,
    CellKind,
    Clue,
    Detection,
    Document,
    Field,
    Part,
    PartKind,
    Role,
    Slice,
    Text,
)
from piiguard.policy import Policy, evaluate

MARKUP = re.compile(r"\[([A-Z][A-Z_]+) ([a-z]+)(?: (\d+))?\|([^\]]+)\]")


@dataclass(frozen=True)
class Marked:
    """A document in short form, made into what evaluation takes."""

    document: Document
    cells: tuple[Cell, ...]
    detections: tuple[Detection, ...]
    attributions: tuple[Attribution, ...]

    def findings(self, policy: Policy):
        return evaluate(policy, self.document, self.cells, self.detections, self.attributions)


def plain(marked: str) -> str:
    """Return the text without the mark-up."""
    return MARKUP.sub(lambda match: match[4], marked)


def mark_up(*cells: str | dict[str, Any], kind: CellKind = CellKind.PARAGRAPH) -> Marked:
    """Make a document: a string is a line of page 1, a mapping says its part.

    The mapping's keys: ``text``, ``part`` (a PartKind), ``name``, ``page``,
    ``visible``.
    """
    parts: list[Part] = []
    made: list[Cell] = []
    detections: list[Detection] = []
    attributions: list[Attribution] = []
    for line, entry in enumerate(cells, start=1):
        given = {"text": entry} if isinstance(entry, str) else entry
        part_kind = PartKind(given.get("part", "page"))
        page = given.get("page", 1 if part_kind is PartKind.PAGE else None)
        name = given.get("name", f"page {page}" if page else part_kind.value)
        visible = given.get("visible", part_kind in (PartKind.PAGE, PartKind.FILE_NAME))
        content = Text("") if part_kind is PartKind.PAGE else Field(name, "")
        part = Part(part_kind, name, content, page, visible)
        if part not in parts:
            parts.append(part)
        text, end = "", 0
        for match in MARKUP.finditer(given["text"]):
            text += given["text"][end : match.start()]
            start, end = len(text), match.end()
            text += match[4]
            role = Role(match[2])
            detections.append(
                Detection(match[1], len(made), start, len(text), 0.9, "test", "looks like one")
            )
            attributions.append(
                Attribution(
                    role,
                    int(match[3]) if match[3] else None,
                    0.8,
                    (Clue("label", role, 0.9, "a label stands before it"),),
                )
            )
        text += given["text"][end:]
        slices = (Slice(0, len(text), line, 1, None),) if text else ()
        made.append(Cell(text, kind, parts.index(part), part_kind, page, visible, slices))
    document = Document("test", "text/plain", tuple(parts))
    return Marked(document, tuple(made), tuple(detections), tuple(attributions))
