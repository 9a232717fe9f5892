"""A cell's context, in the shape in which Presidio hands context to recognizers."""

from __future__ import annotations

from piiguard.detection.presidio_parts import NlpArtifacts
from piiguard.detection.tagger import NameSpan
from piiguard.model import Cell, CellKind, Label, PartKind, Role, Variable

RUNNING = frozenset({CellKind.TABLE, CellKind.PARAGRAPH, CellKind.FIELD})
"""Kinds of cells in which a column's edge or a margin ends a line, not the sense."""


class CellArtifacts(NlpArtifacts):  # type: ignore[misc]
    """What a recognizer may know of a text besides the text.

    Presidio's own recognizers get an ``NlpArtifacts`` without tokens or lemmas,
    which none of those we register reads.

    Attributes:
        label: The column header or label of the cell, if any.
        section: The heading above the cell, if any.
        kind: How the text hangs together.
        part_kind: The sort of region it stands in.
        names: Spans of the name tagger, with offsets into the text, but for lines in
            which something stronger holds all letters; None where no tagger has seen it.
        variable: What the text is the name of, in a template.
        entity_type: The label's entity type, a short cut.
        role: The label's role, a short cut.
        label_text: The label's and the section's words, in lower case.
    """

    def __init__(
        self,
        label: Label | None = None,
        section: Label | None = None,
        kind: CellKind = CellKind.PARAGRAPH,
        part_kind: PartKind = PartKind.BODY,
        names: tuple[NameSpan, ...] | None = None,
        variable: Variable | None = None,
    ) -> None:
        super().__init__(
            entities=[], tokens=None, tokens_indices=[], lemmas=[], nlp_engine=None, language="en"
        )
        self.label = label
        self.section = section
        self.kind = kind
        self.part_kind = part_kind
        self.names = names
        self.variable = variable
        self.entity_type: str | None = label.entity_type if label else None
        self.role: Role | None = label.role if label else None
        self.label_text: str = label.text.lower() if label else ""
        self._last: str | None = None
        self._lowered: str | None = None
        if section:
            self.label_text += "\n" + section.text.lower()

    def lowered(self, text: str) -> str | None:
        """Return a text in lower case where it is plain ASCII, for what is looked for first.

        The last one is kept: a dozen recognizers ask for the same.
        """
        if text is not self._last:
            self._last, self._lowered = text, text.lower() if text.isascii() else None
        return self._lowered

    def running(self, text: str) -> str:
        """Return the text with spaces for line ends where sentences run on over them."""
        return text.replace("\n", " ") if self.kind in RUNNING else text

    @classmethod
    def of(cls, cell: Cell, names: tuple[NameSpan, ...] | None = None) -> CellArtifacts:
        """Return the context of a cell.

        A label's own meaning says what follows it, not what stands in it.
        """
        label = None if cell.kind is CellKind.LABEL else cell.label
        return cls(label, cell.section, cell.kind, cell.part_kind, names, cell.variable)


NO_CONTEXT = CellArtifacts()
"""What a recognizer works with that is called without a cell."""
