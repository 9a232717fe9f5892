"""The values that flow through piiguard, stage by stage.

``read → lay out → detect → attribute → evaluate → report``: each stage takes
the frozen values of the stage before and returns its own. Nothing here imports
anything but the standard library, and no ``repr`` shows text of a document.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self

# --------------------------------------------------------------------- reading


@dataclass(frozen=True, slots=True)
class BBox:
    """A rectangle on a page, in PDF points (1/72 inch).

    The origin is the page's top left corner as displayed, y grows downwards, so
    ``x0 <= x1`` and ``top <= bottom``.
    """

    x0: float
    top: float
    x1: float
    bottom: float

    def union(self, other: BBox) -> BBox:
        """Return the smallest rectangle that holds both."""
        return BBox(
            min(self.x0, other.x0),
            min(self.top, other.top),
            max(self.x1, other.x1),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without white space, where it stands on a page."""

    text: str = field(repr=False)
    bbox: BBox


@dataclass(frozen=True, slots=True)
class Text:
    """Content with lines, as in a text file; columns are runs of spaces."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Words:
    """Content with geometry, as on a PDF page.

    Words come in the order in which the file draws them; layout sorts them.
    """

    words: tuple[Word, ...] = field(repr=False)
    width: float
    """Page width in points."""
    height: float
    """Page height in points."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a grid."""

    line: int
    """1-based line of the source on which the record starts."""
    values: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Grid:
    """Content that is a table by its own format, as CSV or a sheet."""

    rows: tuple[Row, ...] = field(repr=False)
    header: bool = False
    """Whether the format itself says that the first row names the columns."""


@dataclass(frozen=True, slots=True)
class Field:
    """One named value, as a metadata entry, a form field or a file name.

    ``label`` is the format's own name for it (``Author``, ``patron_name``).
    """

    label: str
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Variable:
    """A place in a template where a value will be printed."""

    text: str
    """The name as written there, without literals: ``user.family_name``. It is
    the developer's word and no personal data, so reports show it."""
    names: tuple[str, ...]
    """Full names it may stand for, aliases resolved, the most local first:
    ``target.0.usr.family_name``. The first that a table knows is meant."""
    syntax: str
    """Kebab-case name of the template syntax: ``koha``, ``mustache`` …"""
    line: int
    """1-based."""
    column: int
    """1-based, in characters."""


@dataclass(frozen=True, slots=True)
class Variables:
    """Content that is not there yet: what a template will print, in order."""

    variables: tuple[Variable, ...]


Content = Text | Words | Grid | Field | Variables


class PartKind(StrEnum):
    """What sort of region a part is."""

    BODY = "body"
    PAGE = "page"
    FILE_NAME = "file-name"
    METADATA = "metadata"
    ANNOTATION = "annotation"
    FORM_FIELD = "form-field"
    ATTACHMENT = "attachment"
    OUTLINE = "outline"
    SHEET = "sheet"
    HEADER = "header"
    COMMENT = "comment"
    OCR = "ocr"
    BARCODE = "barcode"
    TEMPLATE = "template"
    """The variables of a template; its own text is a body."""


@dataclass(frozen=True, slots=True)
class Part:
    """One readable region of a document."""

    kind: PartKind
    name: str
    """Where it is, for people, without text of the document: ``page 2``,
    ``document information: Author``, ``attachment 1: page 1``."""
    content: Content
    page: int | None = None
    """1-based page number, where the part lies on a page."""
    visible: bool = True
    """False for what a reader of the printed document would not see."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a document that could not be read or checked.

    One problem makes the verdict ``incomplete``, unless there are violations.
    """

    code: str
    """Stable kebab-case word: ``encrypted``, ``damaged``, ``no-text`` …"""
    message: str
    """What, where and what to do; never text of the document."""


@dataclass(frozen=True, slots=True)
class Document:
    """One input, read. Attached documents' parts are among its parts."""

    path: str = field(repr=False)
    media_type: str
    parts: tuple[Part, ...]
    problems: tuple[Problem, ...] = ()


# ---------------------------------------------------------------------- layout


class Role(StrEnum):
    """Whose a value is. ``ITEM`` is no data subject: it is what was borrowed."""

    PATRON = "patron"
    LIBRARY = "library"
    STAFF = "staff"
    AUTHOR = "author"
    ITEM = "item"
    UNKNOWN = "unknown"


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


@dataclass(frozen=True, slots=True)
class Slice:
    """Ties ``[start, end)`` of a cell's text to where it is printed."""

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
        for piece in self.slices:
            if piece.end <= start or piece.start >= end:
                continue
            if first:
                line, first = piece.line, False
                if piece.column is not None:
                    inside = max(0, start - piece.start) if self.table is None else 0
                    column = piece.column + inside
            if piece.bbox is not None:
                bbox = piece.bbox if bbox is None else bbox.union(piece.bbox)
        return Place(self.part, self.page, line, column, bbox, self.visible)


# ------------------------------------------------------ detection, attribution


@dataclass(frozen=True, slots=True)
class Detection:
    """Personal or item data found in a cell: offsets, never text."""

    entity_type: str
    cell: int
    """Index into the laid-out cells."""
    start: int
    end: int
    score: float
    """In [0, 1]."""
    recognizer: str
    reason: str = ""
    """Why, in words, without text of the document: ``check digit is right``."""
    role: Role | None = None
    """Whose, where the shape alone says it (a patron URL); else None."""

    def text(self, cells: tuple[Cell, ...]) -> str:
        """Return the detected text."""
        return cells[self.cell].text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Clue:
    """One reason for a role."""

    source: str
    """Kebab-case: ``label``, ``column``, ``directory``, ``agreement`` …"""
    role: Role
    weight: float
    """In [0, 1]: how often such a clue is right."""
    reason: str
    """In words, without text of the document."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose a detection is, and why."""

    role: Role
    subject: int | None = None
    """Which patron, from 1; None where the role is not the patron's."""
    score: float = 1.0
    """In [0, 1]: how sure the role is."""
    clues: tuple[Clue, ...] = ()


# ---------------------------------------------------------------------- policy


class Severity(StrEnum):
    """How bad a finding is; the words are SARIF's levels."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Verdict(StrEnum):
    """What may be done with a document. ``INCOMPLETE`` is never ``PASS``."""

    PASS = "pass"  # noqa: S105 -- a verdict, not a password
    FAIL = "fail"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True)
class Location:
    """A place as reports give it."""

    part: str
    page: int | None = None
    line: int | None = None
    column: int | None = None
    bbox: BBox | None = None
    visible: bool = True


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why a finding is kept but does not count."""

    kind: str
    justification: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A detection that a rule of the policy matched."""

    rule: str
    entity_type: str | None
    role: Role | None
    subject: int | None
    severity: Severity
    score: float
    location: Location
    masked: str
    """The value's shape without its content: ``•••••••, •••••• •``."""
    message: str
    """What is wrong, for people; never text of the document."""
    remedy: str
    """What to do instead."""
    clues: tuple[str, ...] = ()
    value: str | None = field(default=None, repr=False)
    """The raw value. Reporters print it only where the caller asked."""
    fingerprint: str | None = None
    suppressed: Suppression | None = None


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """What was found in one document."""

    path: str
    """The path as reports may print it: personal data in it is masked."""
    policy: str | None
    media_type: str | None
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    source: str = field(default="", repr=False)
    """The path as the caller gave it; reporters print it only where asked."""
    policy_version: str | None = None
    """Digest of the policy's full form, by which a record knows what was applied."""

    @property
    def error(self) -> Problem | None:
        """The first problem, or None where everything was read."""
        return self.problems[0] if self.problems else None

    @property
    def violations(self) -> tuple[Finding, ...]:
        """Findings that are not suppressed."""
        return tuple(f for f in self.findings if f.suppressed is None)


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in a run over one or many documents."""

    documents: tuple[DocumentReport, ...]

    @property
    def verdict(self) -> Verdict:
        """``fail`` before ``incomplete`` before ``pass``; no document is incomplete."""
        verdicts = {d.verdict for d in self.documents}
        if Verdict.FAIL in verdicts:
            return Verdict.FAIL
        if verdicts == {Verdict.PASS}:
            return Verdict.PASS
        return Verdict.INCOMPLETE

    @property
    def violations(self) -> tuple[Finding, ...]:
        """The violations of all documents, in order."""
        return tuple(f for d in self.documents for f in d.violations)

    @classmethod
    def of(cls, *documents: DocumentReport) -> Self:
        """Return a report over the given documents."""
        return cls(documents=documents)


JsonObject = dict[str, Any]
"""A JSON object as reporters build it."""
