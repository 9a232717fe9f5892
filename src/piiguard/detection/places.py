"""Names that are places: a town with its state."""

from __future__ import annotations

import re

from piiguard.detection.name_words import STATE_NAMES

STATES_IN_WORDS = (
    rf"(?:(?!(?:Virginia|Georgia|Montana|Florida|Indiana|Tennessee)\b)(?:{STATE_NAMES})|Kans|Calif|"
    r"Mass|Minn|Mich|Penn|Wash|Colo|Ariz|Okla|Nebr?|Tenn|Conn|Wyo|N\.?[HJMYCD]|S\.?[CD])\b\.?"
)
"""States as letterheads write them, but for those that are given names too."""
STATE = re.compile(STATES_IN_WORDS, re.IGNORECASE)
ANY_STATE = re.compile(STATE_NAMES)
STATE_AFTER = re.compile(rf",[ \n]{STATES_IN_WORDS}")
HALF_STATES = frozenset({"North", "South", "New", "West"})
SECOND_HALF = re.compile(r"[ \n](?:Carolina|Dakota|Hampshire|Jersey|Mexico|York|Virginia)\b")


def is_place(text: str, start: int, end: int) -> bool:
    """Whether a name is a town with its state: ``Moses Lake, Washington``."""
    _, comma, state = text[start:end].replace("\n", " ").partition(", ")
    if not comma:
        return STATE_AFTER.match(text, end) is not None
    if text[max(0, start - 2) : start] == ", " and ANY_STATE.fullmatch(state):
        return True  # "…, Browning, Montana": part of a line, though Montana is a given name.
    if state in HALF_STATES:
        return SECOND_HALF.match(text, end) is not None
    return STATE.fullmatch(state) is not None
