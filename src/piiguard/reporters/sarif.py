"""SARIF 2.1.0, for code scanners and editors (OASIS standard, errata 01).

No snippets and no file contents: a log of results would become a copy of the
personal data. ``executionSuccessful`` is false as soon as one document could
not be fully checked, and each reason is a notification.
"""

from __future__ import annotations

import json
from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import quote

from piiguard.model import DocumentReport, Finding, JsonObject, Report, Severity, Suppression
from piiguard.reporters.interface import (
    TOOL_VERSION,
    Options,
    RuleText,
    has_lines,
    shown_path,
    shown_place,
)
from piiguard.reporters.json import location_object

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

FINGERPRINT = "piiguard/v1"
"""Key of the fingerprint; SARIF 2.1.0 section 3.27.17 asks for a version in it."""

_PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}
_SECURITY = {Severity.ERROR: "7.0", Severity.WARNING: "4.0", Severity.NOTE: "1.0"}
"""GitHub's high, medium and low begin there (its page on SARIF support). A patron's
data in the wrong document is no "critical" takeover of a machine. Our choice."""


class SarifReporter:
    """Renders a report as a SARIF log with one run."""

    def render(self, report: Report, options: Options) -> str:
        """Return the JSON text, in ASCII, indented by two spaces."""
        texts = {rule.id: rule for rule in options.rules}
        ids = sorted({finding.rule for d in report.documents for finding in d.findings})
        run: JsonObject = {
            "tool": {
                "driver": {
                    "name": "piiguard",
                    "version": TOOL_VERSION,
                    "semanticVersion": TOOL_VERSION,
                    "rules": [_rule(rule, texts.get(rule)) for rule in ids],
                }
            },
            "invocations": [_invocation(report, options)],
            "artifacts": [_artifact(document, options) for document in report.documents],
            "columnKind": "unicodeCodePoints",
            "results": [
                _result(finding, document, index, ids.index(finding.rule), options)
                for index, document in enumerate(report.documents)
                for finding in document.findings
            ],
        }
        log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
        return json.dumps(log, indent=2) + "\n"


def _rule(rule: str, text: RuleText | None) -> JsonObject:
    result: JsonObject = {"id": rule}
    if text is not None:
        result["shortDescription"] = {"text": text.title}
        result["fullDescription"] = {"text": f"{text.what} {text.why}"}
        result["help"] = {
            "text": f"{text.why} {text.remedy}".strip(),
            "markdown": _help(text),
        }
        result["defaultConfiguration"] = {"level": text.severity.value}
        # GitHub sorts alerts by these; they are its names for them.
        result["properties"] = {
            "tags": ["privacy", "security"],
            "precision": "high",
            "problem.severity": _PROBLEM[text.severity],
            "security-severity": _SECURITY[text.severity],
        }
    return result


def _help(text: RuleText) -> str:
    # Without the rule's examples: a name in a report, though invented, alarms.
    return f"**{text.title}.** {text.what}\n\n{text.why}\n\n**Instead:** {text.remedy}\n"


def _invocation(report: Report, options: Options) -> JsonObject:
    notifications = [
        {
            "descriptor": {"id": problem.code},
            "level": "error",
            "message": {"text": problem.message},
            "locations": [
                {"physicalLocation": {"artifactLocation": _uri(document, index, options)}}
            ],
        }
        for index, document in enumerate(report.documents)
        for problem in document.problems
    ]
    # No document at all is no successful check either.
    successful = bool(report.documents) and not notifications
    return {"executionSuccessful": successful, "toolExecutionNotifications": notifications}


def _artifact(document: DocumentReport, options: Options) -> JsonObject:
    result: JsonObject = {
        "location": {"uri": uri(shown_path(document, options))},
        "roles": ["analysisTarget"],
        "properties": {"verdict": document.verdict.value, "policy": document.policy},
    }
    if document.media_type:
        result["mimeType"] = document.media_type
    return result


def _result(
    finding: Finding, document: DocumentReport, index: int, rule_index: int, options: Options
) -> JsonObject:
    properties: JsonObject = {
        "entityType": finding.entity_type,
        "role": finding.role.value if finding.role else None,
        "subject": finding.subject,
        "score": round(finding.score, 3),
        "masked": finding.masked,
        "remedy": finding.remedy,
        "clues": list(finding.clues),
        "location": location_object(finding.location),
    }
    if options.show_values and finding.value is not None:
        properties["value"] = finding.value
    physical: JsonObject = {"artifactLocation": _uri(document, index, options)}
    region = _region(finding, document)
    if region:
        physical["region"] = region
    result: JsonObject = {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": finding.severity.value,
        "message": {"text": _message(finding, is_placed=region is not None)},
        "locations": [
            {
                "physicalLocation": physical,
                "logicalLocations": [{"fullyQualifiedName": finding.location.part, "kind": "part"}],
            }
        ],
        "properties": properties,
    }
    if finding.fingerprint is not None:
        result["partialFingerprints"] = {FINGERPRINT: finding.fingerprint}
    # "If any result has it, all shall" (3.27.23); an empty list is: not suppressed.
    result["suppressions"] = [_suppression(finding.suppressed)] if finding.suppressed else []
    return result


def _message(finding: Finding, *, is_placed: bool) -> str:
    """Return what viewers list; a page's place is said, for no viewer shows it."""
    text = " ".join(filter(None, (finding.message, finding.remedy)))
    place = shown_place(finding.location)
    return text if is_placed or place == "the document" else f"{text} ({place})"


def _region(finding: Finding, document: DocumentReport) -> JsonObject | None:
    """Return line and column, for formats that an editor shows as lines."""
    location = finding.location
    is_text = (document.media_type or "").startswith("text/")
    if not is_text or location.line is None or not has_lines(location):
        return None
    region: JsonObject = {"startLine": location.line}
    # A table's column is a field's number, which is no column of SARIF's.
    if document.media_type == "text/plain" and location.column is not None:
        region["startColumn"] = location.column
    return region


def _suppression(suppression: Suppression) -> JsonObject:
    kind = "inSource" if suppression.kind == "inline" else "external"
    return {
        "kind": kind,
        "status": "accepted",
        "justification": suppression.justification,
        "properties": {"kind": suppression.kind},
    }


def _uri(document: DocumentReport, index: int, options: Options) -> JsonObject:
    return {"uri": uri(shown_path(document, options)), "index": index}


def uri(path: str) -> str:
    """Return a path as a URI: relative where the path is, percent-encoded."""
    windows = PureWindowsPath(path)
    if windows.drive and windows.root:
        return "file:///" + quote(windows.as_posix(), safe="/:")
    posix = PurePosixPath(path).as_posix()
    if posix.startswith("/"):
        return "file://" + quote(posix)
    return quote(posix)


REPORTER = SarifReporter()
