"""Makes cells of segments, with the slices that say where each word stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from piiguard.layout.segments import Segment
from piiguard.model import Cell, CellKind, Label, PartKind, Slice


@dataclass(frozen=True, slots=True)
class Context:
    """The part that a cell lies in."""

    part: int
    part_kind: PartKind
    page: int | None
    visible: bool


def cell_of(
    segments: Sequence[Segment],
    kind: CellKind,
    context: Context,
    label: Label | None = None,
    section: Label | None = None,
    *,
    table: int | None = None,
    row: int | None = None,
    column: int | None = None,
) -> Cell:
    r"""Join segments to a cell.

    Segments of one line are joined by a space, lines by ``\\n``.
    """
    text: list[str] = []
    slices: list[Slice] = []
    length = 0
    previous: Segment | None = None
    for segment in segments:
        number = segment.line.number
        for token in segment.tokens:
            if text:
                new_line = previous is not None and previous.line.number != number
                text.append("\n" if new_line else " ")
                length += 1
            previous = None  # Within a segment there is no line's end.
            end = length + len(token.text)
            slices.append(Slice(length, end, number, token.column, token.bbox))
            text.append(token.text)
            length = end
        previous = segment
    return Cell(
        text="".join(text),
        kind=kind,
        part=context.part,
        part_kind=context.part_kind,
        page=context.page,
        visible=context.visible,
        slices=tuple(slices),
        label=label,
        section=section,
        table=table,
        row=row,
        column=column,
    )
