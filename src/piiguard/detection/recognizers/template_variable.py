"""What a template's variable will print, from the tables of library systems.

A variable that no table knows may print anything, so it is reported as such.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from piiguard.config import VariableMeaning
from piiguard.detection.artifacts import CellArtifacts
from piiguard.detection.recognizer import Hit, Recognizer
from piiguard.lexicon.variables import Found, VariableLexicon
from piiguard.lexicon.variables.lookup import BY_NAME, OWN
from piiguard.lexicon.variables.meanings import ITEM_THINGS, PERSON_THINGS

UNKNOWN_VARIABLE = "TEMPLATE_VARIABLE"
"""Entity type of a variable of which nothing says what it prints."""
KNOWN_SCORE = 0.98
"""A system's own schema says so."""
NAME_SCORE = 0.85
"""Only the variable's name says so, as a label does."""


class TemplateVariable(Recognizer):
    """Finds what variables print; reads nothing but templates."""

    entities = (*{*PERSON_THINGS.values(), *ITEM_THINGS.values()}, UNKNOWN_VARIABLE)
    reads_templates: ClassVar[bool] = True

    def __init__(self, own: tuple[VariableMeaning, ...] = ()) -> None:
        """Take the consortium's own variables.

        Raises:
            ConfigError: One of them is told in words that are not known.
        """
        super().__init__()
        self._lexicon = VariableLexicon(own)

    def find(self, text: str, context: CellArtifacts) -> Iterator[Hit]:
        """Yield each thing that the variable prints, over its whole name."""
        if context.variable is None:
            return
        found = self._lexicon.find(context.variable)
        if found is None:
            reason = "no table of variables knows what it prints"
            yield Hit(UNKNOWN_VARIABLE, 0, len(text), 0.9, reason)
            return
        score = NAME_SCORE if found.system == BY_NAME else KNOWN_SCORE
        for thing in found.things:
            yield Hit(
                thing.entity_type, 0, len(text), score, _reason(found, thing.words), thing.role
            )


def _reason(found: Found, words: str) -> str:
    if found.system == OWN:
        return f"piiguard.yaml says that it prints: {words}"
    if found.system == BY_NAME:
        return f"by its name it prints: {words}"
    return f"{found.system}: {found.name} prints {words}"
