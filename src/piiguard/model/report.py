"""What a policy returns, and what reporters print."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from piiguard.model.terms import Role, Severity, Verdict

if TYPE_CHECKING:
    from piiguard.model.box import BBox
    from piiguard.model.document import Problem


@dataclass(frozen=True, slots=True)
class Location:
    """A place as reports give it."""

    part: str
    page: int | None = None
    line: int | None = None
    column: int | None = None
    bbox: BBox | None = None
    visible: bool = True


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why a finding is kept but does not count."""

    kind: str
    justification: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A detection that a rule of the policy matched."""

    rule: str
    entity_type: str | None
    role: Role | None
    subject: int | None
    severity: Severity
    score: float
    location: Location
    masked: str
    """The value's shape without its content: ``•••••••, •••••• •``."""
    message: str
    """What is wrong, for people; never text of the document."""
    remedy: str
    """What to do instead."""
    clues: tuple[str, ...] = ()
    value: str | None = field(default=None, repr=False)
    """The raw value. Reporters print it only where the caller asked."""
    fingerprint: str | None = None
    suppressed: Suppression | None = None


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """What was found in one document."""

    path: str
    """The path as reports may print it: personal data in it is masked."""
    policy: str | None
    media_type: str | None
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    source: str = field(default="", repr=False)
    """The path as the caller gave it; reporters print it only where asked."""
    policy_version: str | None = None
    """Digest of the policy's full form, by which a record knows what was applied."""
    known_as: str | None = None
    """Keyed hash of all that the report follows from; None where no cache has a key."""

    @property
    def error(self) -> Problem | None:
        """The first problem, or None where everything was read."""
        return self.problems[0] if self.problems else None

    @property
    def violations(self) -> tuple[Finding, ...]:
        """Findings that are not suppressed."""
        return tuple(f for f in self.findings if f.suppressed is None)


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in a run over one or many documents."""

    documents: tuple[DocumentReport, ...]

    @property
    def verdict(self) -> Verdict:
        """``fail`` before ``incomplete`` before ``pass``; no document is incomplete."""
        verdicts = {d.verdict for d in self.documents}
        if Verdict.FAIL in verdicts:
            return Verdict.FAIL
        if verdicts == {Verdict.PASS}:
            return Verdict.PASS
        return Verdict.INCOMPLETE

    @property
    def violations(self) -> tuple[Finding, ...]:
        """The violations of all documents, in order."""
        return tuple(f for d in self.documents for f in d.violations)

    @classmethod
    def of(cls, *documents: DocumentReport) -> Self:
        """Return a report over the given documents."""
        return cls(documents=documents)


JsonObject = dict[str, Any]
"""A JSON object as reporters build it."""
