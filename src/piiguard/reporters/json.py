"""JSON, version 1: ``piiguard.report/1``.

The contract is ``schemas/report-1.schema.json``; what is in it only changes
with the version. Keys are always there, so that a program need not guess.
"""

from __future__ import annotations

import json

from piiguard.model import DocumentReport, Finding, JsonObject, Location, Report
from piiguard.reporters.interface import TOOL_VERSION, Options, shown_path

SCHEMA = "piiguard.report/1"


class JsonReporter:
    """Renders a report as one JSON object."""

    def render(self, report: Report, options: Options) -> str:
        """Return the JSON text, in ASCII, indented by two spaces."""
        return (
            json.dumps(
                {
                    "schema": SCHEMA,
                    "tool": {"name": "piiguard", "version": TOOL_VERSION},
                    "verdict": report.verdict.value,
                    "documents": [
                        document_object(document, options) for document in report.documents
                    ],
                },
                indent=2,
            )
            + "\n"
        )


def document_object(document: DocumentReport, options: Options) -> JsonObject:
    """Return a document's report as JSON."""
    error: JsonObject | None = None
    if document.problems:
        message = " ".join(problem.message for problem in document.problems)
        error = {"code": document.problems[0].code, "message": message}
    return {
        "path": shown_path(document, options),
        "policy": document.policy,
        "media_type": document.media_type,
        "verdict": document.verdict.value,
        "error": error,
        "findings": [_finding(finding, options) for finding in document.findings],
    }


def _finding(finding: Finding, options: Options) -> JsonObject:
    suppressed = finding.suppressed
    result: JsonObject = {
        "rule": finding.rule,
        "entity_type": finding.entity_type,
        "role": finding.role.value if finding.role else None,
        "subject": finding.subject,
        "severity": finding.severity.value,
        "score": round(finding.score, 3),
        "location": location_object(finding.location),
        "masked": finding.masked,
        "message": finding.message,
        "remedy": finding.remedy,
        "clues": list(finding.clues),
        "fingerprint": finding.fingerprint,
        "suppressed": {"kind": suppressed.kind, "justification": suppressed.justification}
        if suppressed
        else None,
    }
    if options.show_values and finding.value is not None:
        result["value"] = finding.value
    return result


def location_object(location: Location) -> JsonObject:
    """Return a place as JSON; ``bbox`` is ``[x0, top, x1, bottom]`` in points."""
    bbox = location.bbox
    return {
        "part": location.part,
        "page": location.page,
        "line": location.line,
        "column": location.column,
        "bbox": [round(edge, 2) for edge in (bbox.x0, bbox.top, bbox.x1, bbox.bottom)]
        if bbox
        else None,
        "visible": location.visible,
    }


REPORTER = JsonReporter()
