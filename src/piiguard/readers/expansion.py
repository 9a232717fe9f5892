"""How many times its size packed data may expand to: more is a bomb, not a document."""

from __future__ import annotations

from piiguard.config import Limits
from piiguard.errors import ReadError

FROM_BYTES = 10_000_000
"""What expands to less may have any ratio: it fills no memory."""


def most_by_ratio(packed_bytes: int, limits: Limits) -> int:
    """Return how many bytes packed data may expand to, as far as the ratio goes."""
    return max(FROM_BYTES, packed_bytes * limits.expansion_ratio)


def expands_too_far(what: str, limits: Limits) -> ReadError:
    """Return the error for packed data that expands past the ratio.

    Args:
        what: What it is, for people: ``a member``.
        limits: The caps.
    """
    return ReadError(
        "too-large",
        f"{what} expands to more than the cap of {limits.expansion_ratio} times its size, as "
        "bombs do; unpack it and check where it comes from, or raise limits.expansion_ratio in "
        "piiguard.yaml",
    )
