"""Masked values: the shape of a text without its content."""

from __future__ import annotations

from piiguard.model import Cell, PartKind

MARK = "•"
"""What stands for one character of content."""

KEPT = frozenset("-,./@:;()'’&")
"""Punctuation that tells the shape of names, numbers, addresses and links.
Anything else (also ``?``, ``=``, ``#``, symbols, accents on their own) is masked."""

SECRET = MARK * 8
"""What stands for a password of any length: its punctuation and its length are
content too."""


def mask(text: str, *, secret: bool = False) -> str:
    """Return the text with every letter, digit and symbol replaced by ``•``.

    Length, white space (as spaces) and common punctuation stay, so that a reader
    can find the value on the page: ``OKONKWO, A.`` becomes ``•••••••, •.``.

    Args:
        text: The raw value.
        secret: Hide shape and length too, as for passwords.
    """
    if secret:
        return SECRET
    return "".join(
        " " if character.isspace() else character if character in KEPT else MARK
        for character in text
    )


def mask_value(cell: Cell, text: str, entity_type: str) -> str:
    """Return a detected value as reports may show it.

    A template's variable is shown as it is written: its name is the developer's
    word and not yet anybody's data, and who mends the template has to see it.

    Args:
        cell: The cell the value stands in.
        text: The raw value.
        entity_type: What it is; of a password nothing is shown.
    """
    if cell.part_kind is PartKind.TEMPLATE:
        return text
    return mask(text, secret=entity_type == "PASSWORD")
