"""GitLab's code quality report, a subset of the Code Climate format.

GitLab wants a fingerprint of every entry and shows one entry a fingerprint. It is
made of the place, never of the value: a bare hash of a card number can be
enumerated. Where findings have keyed fingerprints, those are hashed in, so that an
entry keeps its own when lines are added above it.
"""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256
from pathlib import PurePath

from piiguard.model import DocumentReport, Finding, JsonObject, Problem, Report, Severity
from piiguard.reporters.interface import (
    Options,
    has_lines,
    shown_path,
    shown_place,
    shown_value,
    whose,
)

_LEVELS = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}


class GitLabReporter:
    """Renders a report as a list of code quality issues."""

    def render(self, report: Report, options: Options) -> str:
        """Return the JSON text, in ASCII, indented by two spaces."""
        seen: Counter[str] = Counter()
        issues: list[JsonObject] = []
        for document in report.documents:
            path = _relative(shown_path(document, options))
            issues += [_problem(problem, path) for problem in document.problems]
            issues += [_finding(f, document, path, options, seen) for f in document.findings]
        return json.dumps(issues, indent=2) + "\n"


def _problem(problem: Problem, path: str) -> JsonObject:
    return {
        "description": f"Not fully checked: {problem.message}",
        "check_name": problem.code,
        "fingerprint": _hash(path, problem.code, problem.message),
        "severity": "blocker",
        "location": {"path": path, "lines": {"begin": 1}},
    }


def _finding(
    finding: Finding, document: DocumentReport, path: str, options: Options, seen: Counter[str]
) -> JsonObject:
    location = finding.location
    told = " ".join(filter(None, (shown_value(finding, options), whose(finding))))
    description = f"{shown_place(location)}{f' [{told}]' if told else ''}: {finding.message}"
    severity = _LEVELS[finding.severity]
    if finding.suppressed:
        description = f"Suppressed ({finding.suppressed.justification}) {description}"
        severity = "info"
    is_text = (document.media_type or "").startswith("text/")
    line = location.line if is_text and has_lines(location) else None
    place = finding.fingerprint or f"{location.part} {location.page} {location.line}"
    key = "\0".join((path, finding.rule, finding.entity_type or "", place))
    seen[key] += 1
    return {
        "description": f"{description} {finding.remedy}".rstrip(),
        "check_name": finding.rule,
        "fingerprint": _hash(key, str(seen[key])),
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line or 1}},
    }


def _relative(path: str) -> str:
    """Return the path as GitLab wants it: with slashes, without ``./``."""
    return PurePath(path.replace("\\", "/")).as_posix()


def _hash(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8")).hexdigest()


REPORTER = GitLabReporter()
