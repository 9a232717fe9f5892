"""What readers return: a document, its parts, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from piiguard.model.box import BBox


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
