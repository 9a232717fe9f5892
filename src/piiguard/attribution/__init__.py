"""Says whose each detection is, and why: patron, library, staff, author, item."""

from piiguard.attribution.attribute import attribute

__all__ = ["attribute"]
