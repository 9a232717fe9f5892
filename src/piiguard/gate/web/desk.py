"""What the handlers of requests work with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from starlette.exceptions import HTTPException
from starlette.requests import Request

from piiguard.gate.web.checking import Checking
from piiguard.gate.web.false_alarms import FalseAlarms
from piiguard.gate.web.rendering import Templates
from piiguard.gate.web.security import Site
from piiguard.gate.web.sessions import Sessions
from piiguard.gate.web.shelf import Paper, Shelf
from piiguard.gate.web.uploads import Caps

MEMORY_BYTES = 500_000_000
"""What all documents on the shelf may take. Our choice, for an office computer."""

MAX_FILES = 200
"""Files of one upload. Our choice: four times the fifty somebody drops on a busy day."""

FORM_BYTES = 64_000
"""What a form without files may bring."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One per application."""

    checking: Checking
    shelf: Shelf
    sessions: Sessions
    alarms: FalseAlarms
    site: Site
    templates: Templates

    def upload_caps(self) -> Caps:
        """Return how much an upload may bring now."""
        room = max(FORM_BYTES, MEMORY_BYTES - self.shelf.size_bytes)
        return Caps(self.checking.config.limits.size_bytes, room, MAX_FILES)


FORM_CAPS = Caps(0, FORM_BYTES, 0)


def desk_of(request: Request) -> Desk:
    """Return the application's desk."""
    return cast(Desk, request.app.state.desk)


def owner_of(request: Request) -> str:
    """Return whose session the request belongs to."""
    return str(request.state.owner)


def paper_of(request: Request) -> Paper:
    """Return the document that a request is about.

    Raises:
        HTTPException: 404: it is not there, or another session's.
    """
    paper = desk_of(request).shelf.get(owner_of(request), request.path_params["paper"])
    if paper is None:
        raise HTTPException(404)
    return paper
