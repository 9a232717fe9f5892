"""The public API: reads files, runs the engine, gives reports.

Importing this package loads neither Presidio nor spaCy; the first check does.
"""

from __future__ import annotations

from pathlib import Path

from piiguard.api.checker import NO_POLICY, Checker, FailOn, NoPolicyError
from piiguard.config import Config
from piiguard.engine import Explanation
from piiguard.errors import PiiguardError
from piiguard.model import DocumentReport, Finding, Verdict
from piiguard.policy import Policy


class PolicyViolation(PiiguardError):
    """A document must not be sent: it violates its policy, or was not fully checked.

    The message names rules, places and masked values only.

    Attributes:
        report: What was found.
    """

    def __init__(self, report: DocumentReport) -> None:
        super().__init__(_violation_message(report))
        self.report = report

    def __reduce__(self) -> tuple[type[PolicyViolation], tuple[DocumentReport]]:
        """Pickle by the report, so that the error crosses processes."""
        return type(self), (self.report,)


def check(
    source: str | Path | bytes | None = None,
    policy: str | Path | Policy | None = None,
    *,
    text: str | None = None,
    name: str = "",
    config: Config | str | Path | None = None,
    fail_on: FailOn = "error",
) -> DocumentReport:
    """Check one document: see ``Checker`` and ``Checker.check``."""
    return Checker(policy, config=config, fail_on=fail_on).check(source, text=text, name=name)


def require_pass(
    source: str | Path | bytes | None = None,
    policy: str | Path | Policy | None = None,
    *,
    text: str | None = None,
    name: str = "",
    config: Config | str | Path | None = None,
    fail_on: FailOn = "error",
) -> DocumentReport:
    """Check one document, and raise unless it may be sent.

    Returns:
        The report, whose verdict is ``pass``.

    Raises:
        PolicyViolation: It has violations, or could not be fully checked.
    """
    report = check(source, policy, text=text, name=name, config=config, fail_on=fail_on)
    if report.verdict is not Verdict.PASS:
        raise PolicyViolation(report)
    return report


def _violation_message(report: DocumentReport) -> str:
    lines = [f"{report.path}: {report.verdict.value}"]
    lines.extend(_violation_line(finding) for finding in report.violations)
    lines.extend(f"  {problem.code}: {problem.message}" for problem in report.problems)
    return "\n".join(lines)


def _violation_line(finding: Finding) -> str:
    location = finding.location
    place = location.part or "document"
    if location.line is not None:
        place += f", line {location.line}"
    return f"  {finding.rule}: {place}: {finding.masked}"


__all__ = [
    "NO_POLICY",
    "Checker",
    "Explanation",
    "FailOn",
    "NoPolicyError",
    "PolicyViolation",
    "check",
    "require_pass",
]
