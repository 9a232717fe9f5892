"""GitHub's workflow commands: a violation becomes an annotation on the pull request.

The syntax is that of GitHub's documentation of workflow commands. GitHub shows ten
annotations of each kind for a step, so the last line gives the whole count; the
job's summary, which has room, is the ``markdown`` format.
"""

from __future__ import annotations

from piiguard.model import DocumentReport, Finding, Report, Severity
from piiguard.reporters.counts import plural
from piiguard.reporters.interface import (
    Options,
    has_lines,
    shown_path,
    shown_place,
    shown_value,
    suppressed_of,
    tally,
    whose,
)

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


class GitHubReporter:
    """Renders a report as workflow commands."""

    def render(self, report: Report, options: Options) -> str:
        """Return one command a line, then the tally."""
        lines = [line for document in report.documents for line in _commands(document, options)]
        return "\n".join([*lines, f"piiguard: {tally(report)}"]) + "\n"


def _commands(document: DocumentReport, options: Options) -> list[str]:
    path = shown_path(document, options)
    lines = [
        _command(
            "error", path, f"piiguard: {problem.code}", f"Not fully checked: {problem.message}"
        )
        for problem in document.problems
    ]
    lines += [_finding(finding, document, path, options) for finding in document.violations]
    suppressed = len(suppressed_of(document))
    if suppressed:
        lines.append(
            _command("notice", path, "piiguard", f"{plural(suppressed, 'finding')} suppressed")
        )
    return lines


def _finding(finding: Finding, document: DocumentReport, path: str, options: Options) -> str:
    location = finding.location
    value = " ".join(filter(None, (shown_value(finding, options), whose(finding))))
    told = f" [{value}]" if value else ""
    message = f"{shown_place(location)}{told}: {finding.message} {finding.remedy}".rstrip()
    is_text = (document.media_type or "").startswith("text/")
    line = location.line if is_text and has_lines(location) else None
    title = f"piiguard: {finding.rule}"
    return _command(_COMMANDS[finding.severity], path, title, message, line)


def _command(kind: str, path: str, title: str, message: str, line: int | None = None) -> str:
    place = f",line={line}" if line is not None else ""
    return f"::{kind} file={_property(path)}{place},title={_property(title)}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


REPORTER = GitHubReporter()
