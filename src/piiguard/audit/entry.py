"""One decision, and the digests that hold it in its place."""

from __future__ import annotations

import hmac
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256

from piiguard.audit.door import Door
from piiguard.model import DocumentReport, Verdict
from piiguard.version import __version__

TOOL_VERSION = __version__

FIRST = ""
"""What the first entry has for the digest of the one before."""

_CODE = re.compile(r"[a-z][a-z0-9-]{0,63}")
"""Ids of rules and codes of problems; a plug-in's code may be anything."""


@dataclass(frozen=True, slots=True)
class Override:
    """Who let a document go although it was held, and why."""

    who: str
    """The member of staff, as the door knows them."""
    why: str
    """Their justification. It must not quote the document; the door sees to that."""


@dataclass(frozen=True, slots=True)
class Head:
    """How long the record is, and its last digest: note it elsewhere to hold it to that."""

    count: int
    digest: str

    def __str__(self) -> str:
        return f"{self.count}:{self.digest}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the record."""

    number: int
    """From 1, without gaps."""
    at: str
    """UTC, ISO 8601 with microseconds."""
    door: str
    document: str
    """HMAC of the document's bytes; empty where they could not be had."""
    policy: str
    """Its id; empty where none applied."""
    policy_version: str
    """SHA-256 of the policy's full form."""
    verdict: str
    rules: str
    """JSON: how many violations of which rule."""
    problems: str
    """JSON: how many of which code of what could not be read or checked."""
    override_by: str
    override_why: str
    version: str
    """Of piiguard."""
    previous: str
    """The digest of the row before."""
    digest: str
    """HMAC over all other fields."""

    @property
    def is_override(self) -> bool:
        """Whether a person let the document go."""
        return bool(self.override_by)

    @property
    def is_held(self) -> bool:
        """Whether the document was not let go."""
        return not self.is_override and self.verdict != Verdict.PASS

    def rule_counts(self) -> dict[str, int]:
        """Return how many violations there were of which rule."""
        return {str(rule): int(count) for rule, count in json.loads(self.rules).items()}


def draft(
    door: Door, content: bytes | None, report: DocumentReport, key: bytes, override: Override | None
) -> Entry:
    """Return an entry that has no place in the record yet.

    Args:
        door: Where the document wanted to leave.
        content: The document; None where it could not be had.
        report: What was found.
        key: The record's key.
        override: Who let it go, if somebody did.
    """
    return Entry(
        number=0,
        at=datetime.now(UTC).isoformat(timespec="microseconds"),
        door=door.value,
        document="" if content is None else document_digest(content, key),
        policy=report.policy or "",
        policy_version=report.policy_version or "",
        verdict=report.verdict.value,
        rules=_counts(finding.rule for finding in report.violations),
        problems=_counts(problem.code for problem in report.problems),
        override_by=override.who if override else "",
        override_why=override.why if override else "",
        version=TOOL_VERSION,
        previous="",
        digest="",
    )


def placed(entry: Entry, head: Head, key: bytes) -> Entry:
    """Return the entry as the one that follows ``head``, with its digest."""
    entry = replace(entry, number=head.count + 1, previous=head.digest)
    return replace(entry, digest=entry_digest(entry, key))


def entry_digest(entry: Entry, key: bytes) -> str:
    """Return what ``Entry.digest`` must be."""
    fields = asdict(entry)
    del fields["digest"]
    return _digest(key, "entry", json.dumps(fields, sort_keys=True).encode())


def head_signature(head: Head, key: bytes) -> str:
    """Return the signature of the record's length and last digest."""
    return _digest(key, "head", str(head).encode())


def document_digest(content: bytes, key: bytes) -> str:
    """Return a document's digest: the same for the same bytes, and no way back.

    A bare hash would do for no form with a name and a number in it: all can be tried.
    """
    return _digest(key, "document", content)


def derived_key(key: bytes, purpose: str) -> bytes:
    """Return a key of its own for one purpose."""
    return hmac.new(key, f"piiguard/audit/1/{purpose}".encode(), sha256).digest()


def _digest(key: bytes, purpose: str, message: bytes) -> str:
    return hmac.new(derived_key(key, purpose), message, sha256).hexdigest()


def _counts(codes: Iterable[str]) -> str:
    counts: Mapping[str, int] = Counter(
        code if _CODE.fullmatch(code) else "other" for code in codes
    )
    return json.dumps(counts, sort_keys=True)
