"""Frozen values as JSON has them, so that a hash over them is the same in every process.

A pickle is not: it depends on which equal values are one object.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any


def plain(value: Any) -> object:
    """Return a frozen value as JSON has it, the same each time it is made.

    Raises:
        TypeError: It is none of those that a setup is made of.
    """
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, bytes):
        return ["bytes", value.hex()]
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        named = [field for field in fields(value) if field.init]
        return [type(value).__name__, *(plain(getattr(value, field.name)) for field in named)]
    if isinstance(value, Mapping):
        return ["map", *([plain(key), plain(each)] for key, each in value.items())]
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    raise TypeError(f"a setup holds no {type(value).__name__}")
