"""The doors, as the record names them."""

from __future__ import annotations

from enum import StrEnum


class Door(StrEnum):
    """Where a document wanted to leave."""

    CHECK = "check"
    """``piiguard check``."""
    SCRIPT = "script"
    """``piiguard.require_pass``."""
    SMTP = "smtp"
    WATCH = "watch"
    WEB = "web"
