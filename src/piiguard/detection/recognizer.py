"""The base of piiguard's own recognizers: Presidio recognizers that know cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from piiguard.detection.artifacts import NO_CONTEXT, CellArtifacts
from piiguard.detection.presidio_parts import (
    AnalysisExplanation,
    EntityRecognizer,
    RecognizerResult,
)
from piiguard.model import Role

ROLE_KEY = "piiguard_role"
"""Key in ``RecognizerResult.recognition_metadata`` of a hit's role."""
LABELLED_KEY = "piiguard_labelled"
"""Key of whether a label names the hit's entity type."""


class Hit(NamedTuple):
    """One thing a recognizer found in a text."""

    entity_type: str
    start: int
    end: int
    score: float
    """In [0, 1]."""
    reason: str
    """Why, in words, without text of the document."""
    role: Role | None = None
    """Whose, where the shape alone says it."""
    labelled: bool = False
    """Whether the cell's label names this entity type."""


class Recognizer(EntityRecognizer):  # type: ignore[misc]
    """A Presidio recognizer whose subclasses only say what they find.

    It works with and without a cell's context, so that Presidio's own
    ``AnalyzerEngine`` can run it too.
    """

    entities: ClassVar[tuple[str, ...]]
    """Entity types the recognizer reports."""
    reads_wrapped: ClassVar[bool] = False
    """Whether a narrow column may break what it finds within a word, so that it is
    to be shown the lines joined as well."""
    min_digits: ClassVar[int] = 0
    """Texts with fewer digits hold nothing for it and need not be shown to it."""
    guesses_names: ClassVar[bool] = False
    """Whether it finds nothing but names that no label says, so that it need not be asked
    where something stronger holds all letters."""
    needs: ClassVar[re.Pattern[str] | None] = None
    """What a text must hold, in lower case, if no label of the recognizer's types names
    it. Looked for first in plain ASCII: without ``IGNORECASE`` that is several times as
    fast as the recognizer's own patterns, and most texts hold nothing."""

    def __init__(self) -> None:
        super().__init__(supported_entities=list(self.entities), supported_language="en")

    def load(self) -> None:
        """Do nothing: the patterns are compiled at import."""

    def find(self, text: str, context: CellArtifacts) -> Iterable[Hit]:
        """Yield what stands in the text.

        Args:
            text: Text of a cell, or of a window of at most 10,000 characters.
            context: The cell's label and kind.
        """
        raise NotImplementedError

    def analyze(
        self, text: str, entities: Sequence[str], nlp_artifacts: object = None
    ) -> list[RecognizerResult]:
        """Return what stands in the text, as Presidio wants it.

        Args:
            text: Text to look through.
            entities: Entity types asked for; empty for all of the recognizer's.
            nlp_artifacts: A :class:`CellArtifacts`; anything else says nothing.
        """
        context = nlp_artifacts if isinstance(nlp_artifacts, CellArtifacts) else NO_CONTEXT
        return [
            self._result(hit)
            for hit in self.find(text, context)
            if not entities or hit.entity_type in entities
        ]

    def _result(self, hit: Hit) -> RecognizerResult:
        return RecognizerResult(
            entity_type=hit.entity_type,
            start=hit.start,
            end=hit.end,
            score=hit.score,
            analysis_explanation=AnalysisExplanation(
                recognizer=self.name,
                original_score=hit.score,
                textual_explanation=hit.reason,
            ),
            recognition_metadata={
                RecognizerResult.RECOGNIZER_NAME_KEY: self.name,
                RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
                ROLE_KEY: hit.role,
                LABELLED_KEY: hit.labelled,
            },
        )


def hit_of(result: RecognizerResult) -> Hit:
    """Return a result of Presidio's as a hit."""
    metadata = result.recognition_metadata or {}
    role = metadata.get(ROLE_KEY)
    explanation = result.analysis_explanation
    return Hit(
        result.entity_type,
        result.start,
        result.end,
        float(result.score),
        (explanation.textual_explanation or "") if explanation else "",
        role if isinstance(role, Role) else None,
        bool(metadata.get(LABELLED_KEY)),
    )
