"""Exit codes: part of the contract with scripts and CI."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from piiguard.reporters.counts import Counts


class Exit(IntEnum):
    """What the process tells its caller."""

    PASS = 0
    VIOLATIONS = 1
    USAGE = 2
    """Wrong use, configuration or policy, also where nothing chooses a policy."""
    INCOMPLETE = 3
    INTERRUPTED = 130
    """128 + SIGINT, as shells have it."""


def exit_code(counts: Counts, no_policy: str) -> Exit:
    """Return the exit code of a run.

    Violations come first: they are sure, whatever else went wrong.

    Args:
        counts: What there was.
        no_policy: Code of the problem that nothing says which policy applies.
    """
    from piiguard.model import Verdict

    if counts.verdict is Verdict.FAIL:
        return Exit.VIOLATIONS
    if counts.problems[no_policy]:
        return Exit.USAGE
    return Exit.PASS if counts.verdict is Verdict.PASS else Exit.INCOMPLETE
