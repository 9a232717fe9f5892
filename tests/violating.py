"""What a checker finds in a document, for tests that stand for whole documents."""

from __future__ import annotations

from piiguard.api import Checker


def found(checker: Checker, data: str | bytes, name: str = "document.txt") -> list[str]:
    """Return the values that are violations, in order; what is lacking has none."""
    report = checker.check(data.encode() if isinstance(data, str) else data, name=name)
    assert report.problems == ()
    return [each.value for each in report.violations if each.value is not None]
