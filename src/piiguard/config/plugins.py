"""The part ``plugins`` of ``piiguard.yaml``: which packages' additions are loaded."""

from __future__ import annotations

from dataclasses import dataclass

from piiguard.yaml_lines import Node, each_of


@dataclass(frozen=True, slots=True)
class Plugins:
    """Which of the installed packages' entry points are loaded; no others are."""

    readers: tuple[str, ...] = ()
    recognizers: tuple[str, ...] = ()
    reporters: tuple[str, ...] = ()


def read_plugins(node: Node) -> Plugins:
    """Read the names of entry points.

    Raises:
        PiiguardError: It holds what piiguard does not know; the message names the line.
    """
    values = node.values(frozenset({"readers", "recognizers", "reporters"}))
    return Plugins(**{key: each_of(values, key, Node.word) for key in values})
