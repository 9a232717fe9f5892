"""Whether a text names a library or an office."""

from __future__ import annotations

from piiguard.attribution.words import ORGANISATION

MAX_NAME_WORDS = 14


def names_organisation(text: str) -> bool:
    """Whether a short line of a text names a library or an office.

    Lines with numbers do not count: ``N8739 County Road C`` is an address.
    """
    return any(
        ORGANISATION.search(line) is not None
        and len(line.split()) <= MAX_NAME_WORDS
        and line[:1].isupper()
        and not any(ch.isdigit() for ch in line)
        for line in text.split("\n")
    )
