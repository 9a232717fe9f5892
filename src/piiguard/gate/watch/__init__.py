"""The outbox folder: files in it go on to *sent* when they pass, else to *held*."""

from __future__ import annotations

from piiguard.gate.watch.watcher import Folders, run_watch_gate

__all__ = ["Folders", "run_watch_gate"]
