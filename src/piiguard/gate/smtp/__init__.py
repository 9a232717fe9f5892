"""The mail gate: a filter before the queue, or a relay before the mail server."""

from __future__ import annotations

from piiguard.gate.smtp.server import run_smtp_gate

__all__ = ["run_smtp_gate"]
