"""The part ``cache`` of ``piiguard.yaml``: whether reports are kept, where, how many."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from piiguard.yaml_lines import Node

_KEYS = frozenset({"folder", "entries", "days"})


@dataclass(frozen=True, slots=True)
class CacheSettings:
    """Where ``piiguard check`` keeps masked reports to use them again."""

    enabled: bool = True
    folder: Path | None = None
    """None: the folder that the system has for such things."""
    entries: int = 20_000
    """Reports that are kept; one has about 2 kB."""
    days: int = 30
    """How long a report is kept that nobody asks for."""


def read_cache_settings(node: Node, base: Path) -> CacheSettings:
    """Read ``off``, or a mapping.

    Args:
        node: The value of ``cache``.
        base: What a relative folder is relative to.

    Raises:
        PiiguardError: It holds what piiguard does not know.
    """
    if node.kind != "mapping":
        # YAML 1.1 takes a bare ``off`` for a truth value, so as it is written.
        word = str(node.raw.value)
        if word not in ("on", "off"):
            raise node.error("'cache' is on, off, or has folder, entries or days under it")
        return CacheSettings(enabled=word == "on")
    values = node.values(_KEYS)
    usual = CacheSettings()
    return CacheSettings(
        folder=base / values["folder"].word() if "folder" in values else None,
        entries=_number(values, "entries", usual.entries),
        days=_number(values, "days", usual.days),
    )


def _number(values: dict[str, Node], key: str, usual: int) -> int:
    if key not in values:
        return usual
    number = values[key].integer()
    if number < 1:
        raise values[key].error(f"'{key}' must not be less than 1; 'cache: off' keeps none")
    return number
