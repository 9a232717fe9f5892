"""Exit codes: part of the contract with scripts and CI."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from piiguard.model import Report


class Exit(IntEnum):
    """What the process tells its caller."""

    PASS = 0
    VIOLATIONS = 1
    USAGE = 2
    """Wrong use, configuration or policy, also where nothing chooses a policy."""
    INCOMPLETE = 3
    INTERRUPTED = 130
    """128 + SIGINT, as shells have it."""


def exit_code(report: Report, no_policy: str) -> Exit:
    """Return the exit code of a report.

    Violations come first: they are sure, whatever else went wrong.

    Args:
        report: What was found.
        no_policy: Code of the problem that nothing says which policy applies.
    """
    from piiguard.model import Verdict

    if report.verdict is Verdict.FAIL:
        return Exit.VIOLATIONS
    if any(problem.code == no_policy for d in report.documents for problem in d.problems):
        return Exit.USAGE
    return Exit.PASS if report.verdict is Verdict.PASS else Exit.INCOMPLETE
