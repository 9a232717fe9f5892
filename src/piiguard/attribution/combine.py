"""Weighs clues against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from piiguard.model import Attribution, Clue, Role

MIN_WEIGHT = 0.5
"""Below it a role is a guess, and the detection is nobody's we know."""


def combine(clues: Iterable[Clue]) -> Attribution:
    """Return the role that the clues speak for.

    Clues of one role add up as independent witnesses do: two that are right six
    times in ten are right ``1 - 0.4 * 0.4`` of the time together. The role with
    the highest weight wins; the score is lowered by what speaks against it.
    """
    kept = tuple(clues)
    doubt: dict[Role, float] = defaultdict(lambda: 1.0)
    for clue in kept:
        doubt[clue.role] *= 1.0 - clue.weight
    weights = sorted(((1.0 - d, role) for role, d in doubt.items()), reverse=True)
    if not weights or weights[0][0] < MIN_WEIGHT:
        return Attribution(Role.UNKNOWN, score=0.5, clues=kept)
    best, role = weights[0]
    against = weights[1][0] if len(weights) > 1 else 0.0
    score = best * (1.0 - against) / (best * (1.0 - against) + against * (1.0 - best))
    return Attribution(role, score=round(score, 3), clues=kept)
