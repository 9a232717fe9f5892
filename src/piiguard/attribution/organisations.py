"""Whether a text names a library or an office."""

from __future__ import annotations

import re

from piiguard.attribution.words_of_offices import ORGANISATION

MAX_NAME_WORDS = 14

LIBRARY_BEFORE_ADDRESS = re.compile(
    r"[^\d,;:]{3,60}\b(?:librar(?:y|ies)|athen(?:a)?eum|biblioteca|bibliothèque)\b[^\d]{0,25},\s\d",
    re.IGNORECASE,
)


NAME_BEFORE = re.compile(
    r"(?:(?:[A-Z][\w.&'’-]*|&|of|and|the|for)\s){1,8}?[A-Z][\w.&'’-]*(?:,|,? at)\s$"
)
"""``goes to Unique Management Services, | 119 E Maple St``"""


def ends_with_organisation(before: str) -> bool:
    """Whether the words right before an address are an office's or a library's name.

    Args:
        before: The text up to the address.
    """
    name = NAME_BEFORE.search(before)
    return name is not None and ORGANISATION.search(name[0]) is not None


def names_organisation(text: str) -> bool:
    """Whether a short line of a text names a library or an office.

    Lines with numbers do not count, for ``N8739 County Road C`` is an address, unless
    a library's name opens them: ``Springfield Town Library, 43 Main Street``.
    """
    return any(map(_is_organisation, text.split("\n")))


def _is_organisation(line: str) -> bool:
    if not line[:1].isupper() or len(line.split()) > MAX_NAME_WORDS:
        return False
    if any(map(str.isdigit, line)):
        return LIBRARY_BEFORE_ADDRESS.match(line) is not None
    return ORGANISATION.search(line) is not None
