"""False alarms that staff report, kept for piiguard's developers.

One JSON object a line. No value, no text of the document and no file name goes in:
what a finding says about itself is enough to see which recognizer erred.
"""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

from piiguard import __version__
from piiguard.model import DocumentReport, Finding

REASONS = {
    "library": "It is a library's",
    "staff": "It is a colleague's",
    "author": "It is an author, a title or another name in the catalogue",
    "other-number": "It is another sort of number or date",
    "no-personal-data": "It is no personal data at all",
    "allowed": "It may stand in such documents",
}
"""What can be said about a false alarm. There is no free text: it would quote."""


class FalseAlarms:
    """The file of reported false alarms. Threads may share it."""

    def __init__(self, path: Path | None) -> None:
        """Use the file at ``path``, or the one in the user's state folder."""
        self.path = path or default_path()
        self._lock = Lock()

    def add(self, report: DocumentReport, finding: Finding, reason: str) -> None:
        """Add one.

        Args:
            report: The document's report.
            finding: What is no violation, to the reporter's mind.
            reason: A key of ``REASONS``.

        Raises:
            OSError: It cannot be written.
        """
        line = json.dumps(entry(report, finding, reason), ensure_ascii=False) + "\n"
        with self._lock:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
            with os.fdopen(os.open(self.path, flags, 0o600), "a", encoding="utf-8") as file:
                file.write(line)

    def read(self) -> list[dict[str, Any]]:
        """Return all entries, the oldest first; lines that are none are left out."""
        try:
            lines = self.path.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return []
        entries = []
        for line in lines:
            try:
                loaded = json.loads(line)
            except ValueError:
                continue
            if isinstance(loaded, dict):
                entries.append(loaded)
        return entries


def entry(report: DocumentReport, finding: Finding, reason: str) -> dict[str, Any]:
    """Return what is kept of a false alarm."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "piiguard": __version__,
        "reason": reason,
        "policy": report.policy,
        "policy_version": report.policy_version,
        "media_type": report.media_type,
        "rule": finding.rule,
        "entity_type": finding.entity_type,
        "role": finding.role.value if finding.role else None,
        "severity": finding.severity.value,
        "score": round(finding.score, 2),
        "visible": finding.location.visible,
        "masked": finding.masked,
        "clues": list(finding.clues),
    }


def default_path() -> Path:
    """Return the file in the user's state folder (XDG Base Directory Specification)."""
    state = os.environ.get("XDG_STATE_HOME") or "~/.local/state"
    return Path(state).expanduser() / "piiguard" / "false-alarms.jsonl"
