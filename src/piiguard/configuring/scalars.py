"""Values as YAML that reads back as the same text, whatever is in them."""

from __future__ import annotations

import json
from collections.abc import Iterable

from piiguard.config import Library


def quoted(text: str) -> str:
    """Return a text as YAML; JSON's strings are YAML's, and ``0210`` keeps its zero."""
    return json.dumps(text, ensure_ascii=False)


def listed(texts: Iterable[str]) -> str:
    """Return a list of texts, on one line."""
    return "[" + ", ".join(map(quoted, texts)) + "]"


def library_entry(library: Library) -> str:
    """Return a library as an entry of ``directory.libraries``, on one line."""
    pairs = [("addresses", library.addresses), ("phones", library.phones)]
    given = [f"{key}: {listed(values)}" for key, values in pairs if values]
    if not given:
        return quoted(library.name)
    return "{" + ", ".join([f"name: {quoted(library.name)}", *given]) + "}"
