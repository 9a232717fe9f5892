"""A baseline: what stood in an old archive when checking began.

Nothing in it can be read without the fingerprints' key: documents are known by a
keyed hash of their path, values by the findings' keyed fingerprints. A value that is
known in one document is a violation in every other, and once more in its own.
"""

from __future__ import annotations

import hmac
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from piiguard.model import DocumentReport


class Decision(StrEnum):
    """What a person said of an entry."""

    UNREVIEWED = "unreviewed"
    """Nobody has looked yet. It does not count, or no archive could be begun with."""
    ACCEPTED = "accepted"
    TO_FIX = "to-fix"
    """It is wrong and counts as a violation again."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Findings of one value under one rule in one document."""

    document: str
    """The document's path, masked: for people."""
    document_key: str
    rule: str
    entity_type: str | None
    fingerprint: str
    count: int
    decision: Decision = Decision.UNREVIEWED
    reason: str = ""

    @property
    def identity(self) -> tuple[str, str]:
        """What makes two entries the same."""
        return self.document_key, self.fingerprint


@dataclass(frozen=True, slots=True)
class Baseline:
    """The entries of one baseline file."""

    key_id: str
    """Tells the key from others, without telling it."""
    folder: Path
    """Absolute: what documents' paths are relative to."""
    entries: tuple[Entry, ...] = ()


def key_id(key: bytes) -> str:
    """Return a short keyed hash by which a baseline made with another key is known."""
    return _hash(key, "piiguard/baseline/key")[:16]


def document_key(key: bytes, path: str, folder: Path) -> str:
    """Return the keyed hash by which a baseline knows a document.

    Args:
        key: The fingerprints' key.
        path: The document's path, as the caller gave it.
        folder: The baseline's.
    """
    full = Path(path).resolve()
    relative = full.relative_to(folder) if full.is_relative_to(folder) else full
    return _hash(key, f"piiguard/baseline/document\0{relative.as_posix()}")


def entries_of(report: DocumentReport, key: bytes, folder: Path) -> tuple[Entry, ...]:
    """Return what a baseline holds of a document: its violations."""
    document = document_key(key, report.source, folder)
    found = [f for f in report.violations if f.fingerprint is not None]
    counts = Counter(finding.fingerprint for finding in found)
    return tuple(
        Entry(report.path, document, finding.rule, finding.entity_type, str(mark), counts[mark])
        for mark, finding in {finding.fingerprint: finding for finding in found}.items()
    )


def _hash(key: bytes, text: str) -> str:
    return hmac.new(key, text.encode("utf-8", "surrogatepass"), sha256).hexdigest()
