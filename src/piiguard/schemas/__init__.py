"""JSON Schemas by which editors complete and check ``piiguard.yaml`` and policies.

The files are written by ``docs/generate_schemas.py`` from the loaders' own words; tests
hold them against the loaders.
"""

from __future__ import annotations

from enum import StrEnum
from importlib.resources import files


class Kind(StrEnum):
    """What a schema is of."""

    CONFIG = "config"
    POLICY = "policy"


def schema_text(kind: Kind) -> str:
    """Return a schema, as JSON."""
    return (files(__name__) / f"{kind.value}.schema.json").read_text(encoding="utf-8")
