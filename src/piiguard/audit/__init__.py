"""The record: what was decided, when, by which policy; never what stood in a document.

Decisions are rows of an SQLite file to which only can be added. Each carries a
digest over itself and the row before, under a secret key, so that a row that was
changed, removed or moved is found by ``verify``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from piiguard.late import late

if TYPE_CHECKING:
    from piiguard.audit.door import Door
    from piiguard.audit.entry import Entry, Head, Override
    from piiguard.audit.log import AuditLog, open_log
    from piiguard.audit.verification import Fault, verify

__all__ = ["AuditLog", "Door", "Entry", "Fault", "Head", "Override", "open_log", "verify"]

if not TYPE_CHECKING:
    __getattr__ = late(
        __name__,
        {
            "door": ("Door",),
            "entry": (
                "Entry",
                "Head",
                "Override",
            ),
            "log": (
                "AuditLog",
                "open_log",
            ),
            "verification": (
                "Fault",
                "verify",
            ),
        },
    )
