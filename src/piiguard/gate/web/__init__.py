"""A page for staff: drop documents, see what must not be in them, take the checked ones.

Server-rendered, with a little plain JavaScript; it works without. Needs the extra
``web``.
"""

from __future__ import annotations

from piiguard.gate.web.server import Address, run

__all__ = ["Address", "run"]
