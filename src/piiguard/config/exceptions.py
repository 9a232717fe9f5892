"""The part ``exceptions`` of ``piiguard.yaml``: findings that somebody answers for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from piiguard.yaml_lines import Node

_KEYS = frozenset({"rule", "scope", "entity", "part", "reason", "owner", "expires"})
_NEEDED = ("rule", "scope", "reason", "owner", "expires")


@dataclass(frozen=True, slots=True)
class PolicyException:
    """Which findings are kept but do not count, why, on whose word, and until when."""

    rule: str
    """A rule's id; there is no exception from all rules."""
    scope: str
    """A glob of files, read as those of ``policies``."""
    reason: str
    owner: str
    """Who answers for it and is asked when it expires."""
    expires: date
    """The last day on which it holds."""
    entity: str | None = None
    """An entity type, such as ``PERSON``; None: any."""
    part: str | None = None
    """A glob of parts' names, such as ``page *``; None: any."""
    where: str = ""
    """File and line, for messages."""


def read_exceptions(node: Node) -> tuple[PolicyException, ...]:
    """Read the list.

    Raises:
        PiiguardError: An exception is incomplete; the message names its line.
    """
    return tuple(_exception(item) for item in node.sequence())


def _exception(node: Node) -> PolicyException:
    values = node.values(_KEYS)
    missing = [key for key in _NEEDED if key not in values]
    if missing:
        raise node.error(f"an exception needs {', '.join(map(repr, missing))} too")
    texts = {key: value.word() for key, value in values.items() if key != "expires"}
    if "entity" in values and not re.fullmatch(r"[A-Z][A-Z0-9_]*", texts["entity"]):
        raise values["entity"].error("'entity' is an entity type, such as PERSON")
    return PolicyException(
        **texts, expires=_date(values["expires"]), where=f"{node.source}:{node.line}"
    )


def _date(node: Node) -> date:
    try:
        return date.fromisoformat(node.word())
    except ValueError:
        raise node.error("'expires' is a day, such as 2026-12-31") from None
