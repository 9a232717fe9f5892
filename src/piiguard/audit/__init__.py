"""The record: what was decided, when, by which policy; never what stood in a document.

Decisions are rows of an SQLite file to which only can be added. Each carries a
digest over itself and the row before, under a secret key, so that a row that was
changed, removed or moved is found by ``verify``.
"""

from __future__ import annotations

from piiguard.audit.entry import Door, Entry, Head, Override
from piiguard.audit.log import AuditLog, open_log
from piiguard.audit.verify import Fault, verify

__all__ = ["AuditLog", "Door", "Entry", "Fault", "Head", "Override", "open_log", "verify"]
