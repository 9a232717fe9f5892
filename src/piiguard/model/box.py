"""Where on a page something stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BBox:
    """A rectangle on a page, in PDF points (1/72 inch).

    The origin is the page's top left corner as displayed, y grows downwards, so
    ``x0 <= x1`` and ``top <= bottom``.
    """

    x0: float
    top: float
    x1: float
    bottom: float

    def union(self, other: BBox) -> BBox:
        """Return the smallest rectangle that holds both."""
        return BBox(
            min(self.x0, other.x0),
            min(self.top, other.top),
            max(self.x1, other.x1),
            max(self.bottom, other.bottom),
        )
