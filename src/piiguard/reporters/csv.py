"""CSV, for spreadsheets: one row a finding, one a problem, one a clean document."""

from __future__ import annotations

import csv
from io import StringIO

from piiguard.model import DocumentReport, Finding, Report
from piiguard.reporters.interface import Options, shown_path

COLUMNS = (
    *("path", "policy", "verdict", "rule", "severity", "entity_type", "role", "subject"),
    *("part", "page", "line", "column", "visible", "masked", "message", "remedy", "score"),
    *("fingerprint", "suppressed", "justification"),
)

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With these a spreadsheet takes a cell for a formula (OWASP, CSV injection)."""


class CsvReporter:
    """Renders a report as a table with a header (RFC 4180, but with line feeds)."""

    def render(self, report: Report, options: Options) -> str:
        """Return the table."""
        out = StringIO()
        columns = (*COLUMNS, "value") if options.show_values else COLUMNS
        writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
        writer.writeheader()
        for document in report.documents:
            for row in _rows(document, options):
                writer.writerow({key: _harmless(value) for key, value in row.items()})
        return out.getvalue()


def _rows(document: DocumentReport, options: Options) -> list[dict[str, object]]:
    common = {
        "path": shown_path(document, options),
        "policy": document.policy,
        "verdict": document.verdict.value,
    }
    rows: list[dict[str, object]] = [
        {**common, "rule": problem.code, "severity": "error", "message": problem.message}
        for problem in document.problems
    ]
    rows += [{**common, **_finding(finding, options)} for finding in document.findings]
    return rows or [{**common}]


def _finding(finding: Finding, options: Options) -> dict[str, object]:
    location = finding.location
    row: dict[str, object] = {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "entity_type": finding.entity_type,
        "role": finding.role.value if finding.role else None,
        "subject": finding.subject,
        "part": location.part,
        "page": location.page,
        "line": location.line,
        "column": location.column,
        "visible": "yes" if location.visible else "no",
        "masked": finding.masked,
        "message": finding.message,
        "remedy": finding.remedy,
        "score": round(finding.score, 3),
        "fingerprint": finding.fingerprint,
    }
    if finding.suppressed:
        row["suppressed"] = finding.suppressed.kind
        row["justification"] = finding.suppressed.justification
    if options.show_values:
        row["value"] = finding.value
    return row


def _harmless(value: object) -> object:
    """Return a cell that no spreadsheet runs; None becomes an empty one."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return "" if value is None else value


REPORTER = CsvReporter()
