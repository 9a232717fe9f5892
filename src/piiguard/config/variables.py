"""The part ``variables`` of ``piiguard.yaml``: what a consortium's own templates print."""

from __future__ import annotations

from dataclasses import dataclass

from piiguard.yaml_lines import Node


@dataclass(frozen=True, slots=True)
class VariableMeaning:
    """What a variable of the consortium's own templates prints."""

    pattern: str
    """The variable's name; ``*`` stands for any characters."""
    meaning: str
    """``patron name``, ``item title``, ``library``, ``nothing`` …; the lexicon
    of variables knows the words."""
    where: str
    """File and line, for a message about a word that is not known."""


def read_variables(node: Node) -> tuple[VariableMeaning, ...]:
    """Read what each variable prints.

    Raises:
        PiiguardError: It holds what piiguard does not know; the message names the line.
    """
    return tuple(
        VariableMeaning(name.word(), meaning.word(), f"{name.source}:{name.line}")
        for name, meaning in node.entries()
    )
