"""What layout returns: cells, where they stand, and what labels say of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from piiguard.model.box import BBox
    from piiguard.model.document import PartKind, Variable
    from piiguard.model.terms import Role


@dataclass(frozen=True, slots=True)
class Label:
    """The words a document prints to name a value, and what they mean.

    ``role`` and ``entity_type`` come from the lexicon; either is None where the
    words leave it open (``Name`` says what, not whose) or are not known.
    """

    text: str
    role: Role | None = None
    entity_type: str | None = None
    plain: bool = False
    """Whether the lexicon knows the words as naming nothing of a person and no
    item either: a code, a date, an amount, such as ``Invoice no.``."""
    remark: bool = False
    """Whether anything may be written under the words, as under ``Notes``."""

    @property
    def known(self) -> bool:
        """Whether the lexicon knows these words."""
        return self.plain or self.remark or self.role is not None or self.entity_type is not None


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, for people and for editors."""

    part: int
    """Index into ``Document.parts``."""
    page: int | None
    line: int | None
    """1-based, counted within the page or the text."""
    column: int | None
    """1-based: a character's in text, a field's in a grid, none on a page."""
    bbox: BBox | None
    visible: bool


class Slice(NamedTuple):
    """Ties ``[start, end)`` of a cell's text to where it is printed.

    There is one for each word: a tuple is made in half of a dataclass's time.
    """

    start: int
    end: int
    line: int | None
    column: int | None
    bbox: BBox | None


class CellKind(StrEnum):
    """How the text of a cell hangs together."""

    TABLE = "table"
    """A table's cell; its label is the column's header."""
    VALUE = "value"
    """What stands after or under a label."""
    BLOCK = "block"
    """Short lines under each other, each its own unit: an address, a heading."""
    PARAGRAPH = "paragraph"
    """Running text: a sentence goes on from one line to the next."""
    LABEL = "label"
    """A label or a column header itself."""
    FIELD = "field"
    """A named value of the format: metadata, form field, file name."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A run of text that belongs together, where it stands, and its label."""

    text: str = field(repr=False)
    """Lines are separated by ``\\n``; there are no other control characters."""
    kind: CellKind
    part: int
    """Index into ``Document.parts``."""
    part_kind: PartKind
    page: int | None
    visible: bool
    slices: tuple[Slice, ...] = field(repr=False)
    """In order, not overlapping; together they cover the text but for the
    white space between them."""
    label: Label | None = None
    """The column header above the cell, or the label before or over it."""
    section: Label | None = None
    """The nearest heading above that says whose the following values are."""
    table: int | None = None
    """Number of the table in the document, for table cells and headers."""
    row: int | None = None
    """Number of the row in its table; the header is row 0."""
    column: int | None = None
    """Number of the column in its table, from 0."""
    variable: Variable | None = None
    """What the text is the name of, in a template's part."""

    def __post_init__(self) -> None:
        """Check that the slices lie within the text, in order."""
        end = 0
        for piece in self.slices:
            if not end <= piece.start <= piece.end <= len(self.text):
                raise ValueError(f"cell slice {piece.start}:{piece.end} is out of order")
            end = piece.end

    @property
    def flows(self) -> bool:
        """Whether sentences run on from one line to the next."""
        return self.kind in (CellKind.PARAGRAPH, CellKind.TABLE, CellKind.VALUE, CellKind.FIELD)

    def place(self, start: int, end: int) -> Place:
        """Return where ``[start, end)`` of the text is printed."""
        line = column = None
        bbox: BBox | None = None
        first = True
        # A list of a thousand lines may be one cell, with a finding on each.
        begin = bisect_right(self.slices, start, key=lambda piece: piece.end)
        stop = bisect_left(self.slices, end, key=lambda piece: piece.start)
        for piece in self.slices[begin:stop]:
            if first:
                line, first = piece.line, False
                if piece.column is not None:
                    inside = max(0, start - piece.start) if self.table is None else 0
                    column = piece.column + inside
            if piece.bbox is not None:
                bbox = piece.bbox if bbox is None else bbox.union(piece.bbox)
        return Place(self.part, self.page, line, column, bbox, self.visible)
