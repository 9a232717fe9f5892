"""Compares personal names as documents print them: parts, initials, order."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

HONORIFICS = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev", "sr", "sra", "srta", "mme", "mlle"}
)
SUFFIXES = frozenset({"jr", "ii", "iii", "iv", "esq", "md", "phd"})
"""Single letters are neither: in ``OKONKWO, M`` and ``Vance, V`` they are initials."""

_PART = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a name, without case, accents, titles and suffixes."""

    parts: tuple[str, ...] = field(repr=False)

    @property
    def full_parts(self) -> tuple[str, ...]:
        """Parts that are more than an initial."""
        return tuple(p for p in self.parts if len(p) > 1)


def fold(text: str) -> str:
    """Return text without case and accents."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(ch for ch in decomposed if not unicodedata.combining(ch)).casefold()


def parse(text: str) -> Name:
    """Read the parts of a printed name, in the order printed."""
    parts = [p.replace("'", "").replace("’", "") for p in _PART.findall(fold(text))]
    return Name(tuple(p for p in parts if p not in HONORIFICS and p not in SUFFIXES))


def same_person(one: Name, other: Name) -> bool:
    """Whether two names can be one person's.

    Each part of the name with fewer parts must be the other's, or its initial,
    and one of them in full: ``OKONKWO, A`` is ``Adaeze N. Okonkwo``, and so is
    ``Adaeze``; ``Okonkwo, Chidi`` is not.
    """
    few, many = sorted((one, other), key=lambda n: len(n.parts))
    rest = list(many.parts)
    full = False
    for part in sorted(few.parts, key=len, reverse=True):
        match = _match(part, rest)
        if match is None:
            return False
        rest.remove(match)
        full = full or (len(part) > 1 and len(match) > 1)
    return full


def _match(part: str, rest: list[str]) -> str | None:
    if part in rest:
        return part
    for other in rest:
        if (len(part) == 1 or len(other) == 1) and part[0] == other[0]:
            return other
    return None


def is_in_handle(name: Name, handle: str) -> bool:
    """Whether a user name or e-mail local part is made of a name.

    ``aokonkwo``, ``adaeze.okonkwo`` and ``okonkwo77`` are; one part in full is
    needed, of four letters or more unless another part or its initial is there.
    """
    folded = re.sub(r"[^a-z]", "", fold(handle))
    for part in sorted(name.full_parts, key=len, reverse=True):
        if part not in folded:
            continue
        rest = folded.replace(part, "", 1)
        initials = {p[0] for p in name.parts if p != part}
        others = [p for p in name.parts if p != part and len(p) > 1 and p in rest]
        if others or (len(part) >= 4 and (not rest or rest[0] in initials)):
            return True
    return False
