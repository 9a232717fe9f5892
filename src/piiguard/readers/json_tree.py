"""JSON text → a tree of names and values, with nothing dropped on the way."""

from __future__ import annotations

import json
from typing import Any

from piiguard.readers.records import DEEPEST, Tree, too_deep


def parse_json(text: str) -> Tree:
    """Return the tree of a JSON text; numbers stay as they are written.

    Raises:
        ValueError: It is no JSON.
        ReadError: ``too-large``: it is nested too deeply.
    """

    def as_written(number: str) -> str:
        return number

    try:
        value = json.loads(
            text,
            object_pairs_hook=_Object,
            parse_int=as_written,
            parse_float=as_written,
            parse_constant=as_written,
            strict=False,
        )
    except RecursionError:
        raise too_deep() from None
    return _tree(value, 0)


class _Object(list[tuple[str, Any]]):
    """A JSON object that keeps every member, also under a repeated name."""


def _tree(value: Any, depth: int) -> Tree:
    if depth > DEEPEST:
        raise too_deep()
    if isinstance(value, str):
        return value
    if isinstance(value, _Object):
        pairs: list[tuple[str, Tree]] = []
        for key, member in value:
            if isinstance(member, list) and not isinstance(member, _Object):
                pairs.extend((key, _tree(item, depth + 1)) for item in member)
            else:
                pairs.append((key, _tree(member, depth + 1)))
        return pairs
    if isinstance(value, list):
        return [("", _tree(item, depth + 1)) for item in value]
    # True, False and null tell nothing of anybody.
    return ""
