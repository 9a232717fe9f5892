"""Where it is open whether a name stands: not in what rules and labels have settled.

A name is a guess, and whatever is labelled or can be checked stands against it
(``piiguard.detection.resolve``). So where such a thing holds all letters of a line, a
street and town or the value of ``Author``, no name needs to be looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from piiguard.detection.resolve import Candidate, stands_against_names

Spans = Sequence[tuple[int, int]]

LETTER = re.compile(r"[^\W\d_]")


def settled(standing: Iterable[Candidate]) -> Spans:
    """Return where no guess at a name can stand, in order.

    Args:
        standing: What :func:`~piiguard.detection.resolve.resolve` lets stand.
    """
    return [(each.start, each.end) for each in standing if stands_against_names(each)]


def is_open(text: str, start: int, end: int, settled: Spans) -> bool:
    """Whether a letter of ``[start, end)`` lies outside the settled spans."""
    for begin, stop in settled:
        if begin >= end:
            break
        if LETTER.search(text, start, begin):
            return True
        start = max(start, stop)
    return LETTER.search(text, start, end) is not None
