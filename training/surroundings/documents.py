"""Reads the documents that the model is trained on: texts with every name marked.

A file holds many, each after a line ``=== invoice txt``: the policy that it is written for
and its format. ``⟦s:Dana Cole⟧`` marks a name and whose it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).with_name("documents")
CLASSES = {"p": "patron", "s": "staff", "a": "author", "t": "author", "o": "other", "?": None}
"""By mark; ``t`` is a title or character, ``?`` is left out."""

_START = re.compile(r"(?m)^=== *(\w+) +(\w+) *\n")
_MARK = re.compile(r"⟦([psato?]):([^⟧]*)⟧")


@dataclass(frozen=True)
class MarkedDocument:
    """A text, its format, and the names in it."""

    group: str
    """The file it stands in: documents of one writer, which are never scored by a model
    that saw another of them."""
    policy: str
    format: str
    text: str = field(repr=False)
    names: tuple[tuple[str, str | None], ...] = field(repr=False)
    """Folded names with their classes."""

    def class_of(self, name: str) -> str | None:
        """Return whose a name is that was found in the text; ``other`` where none is marked.

        A name may be found in part, or with words around it. Where it is several
        people's, a patron's counts.
        """
        found = folded(name)
        same = [each for marked, each in self.names if marked == found]
        part = [
            each
            for marked, each in self.names
            if found and marked and (found in marked or marked in found)
        ]
        matching = same or part
        return "patron" if "patron" in matching else matching[0] if matching else "other"


def folded(name: str) -> str:
    """Return the letters and digits of a name, without case."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", name).casefold())


def documents(folder: Path = FOLDER) -> Iterator[MarkedDocument]:
    """Yield all documents of a folder."""
    for path in sorted(folder.glob("*.txt")):
        _, *pieces = _START.split(path.read_text(encoding="utf-8"))
        for policy, format_, body in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True):
            names = tuple((folded(m[2]), CLASSES[m[1]]) for m in _MARK.finditer(body))
            text = _MARK.sub(lambda m: m[2], body.strip("\n")) + "\n"
            yield MarkedDocument(path.stem, policy, format_, text, names)
