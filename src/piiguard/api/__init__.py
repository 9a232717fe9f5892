"""The public API: opens files, has them checked, gives reports.

Importing this package loads neither readers nor models: they are loaded where the
work is done, which is a worker process unless the caller says otherwise.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from piiguard.api.caching import open_cache
from piiguard.api.checker import Checker
from piiguard.api.runner import NO_POLICY
from piiguard.api.setup import FailOn
from piiguard.audit import Door
from piiguard.errors import NoPolicyError, PiiguardError
from piiguard.model import Verdict

if TYPE_CHECKING:
    from piiguard.api.asserting import assert_pass
    from piiguard.config import Config
    from piiguard.engine import Explanation
    from piiguard.model import DocumentReport, Finding
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
    isolated: bool = True,
) -> DocumentReport:
    """Check one document: see ``Checker`` and ``Checker.check``."""
    checker = Checker(policy, config=config, fail_on=fail_on, isolated=isolated)
    return checker.check(source, text=text, name=name)


def require_pass(
    source: str | Path | bytes | None = None,
    policy: str | Path | Policy | None = None,
    *,
    text: str | None = None,
    name: str = "",
    config: Config | str | Path | None = None,
    fail_on: FailOn = "error",
    isolated: bool = True,
) -> DocumentReport:
    """Check one document, and raise unless it may be sent.

    The decision is recorded where the configuration names a record.

    Returns:
        The report, whose verdict is ``pass``.

    Raises:
        PolicyViolation: It has violations, or could not be fully checked.
        AuditError: The decision was not recorded.
    """
    checker = Checker(policy, config=config, fail_on=fail_on, isolated=isolated, door=Door.SCRIPT)
    report = checker.check(source, text=text, name=name)
    if report.verdict is not Verdict.PASS:
        raise PolicyViolation(report)
    return report


def __getattr__(name: str) -> Any:
    # The engine is loaded where a program names its type, not to check a document.
    if name == "Explanation":
        from piiguard.engine import Explanation

        return Explanation
    # For tests, so without the reporters until then.
    if name == "assert_pass":
        from piiguard.api.asserting import assert_pass

        return assert_pass
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


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
    "Door",
    "Explanation",
    "FailOn",
    "NoPolicyError",
    "PolicyViolation",
    "assert_pass",
    "check",
    "open_cache",
    "require_pass",
]
