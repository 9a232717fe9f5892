"""A report as bytes: masked, without values and without the document's path."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from piiguard.model import (
    BBox,
    DocumentReport,
    Finding,
    Location,
    Role,
    Severity,
    Suppression,
    Verdict,
)

FORMAT = "piiguard.cache/1"


def is_worth_keeping(report: DocumentReport) -> bool:
    """Whether a report says the same tomorrow: what was not fully read may be then."""
    return not report.problems and report.verdict in (Verdict.PASS, Verdict.FAIL)


def without_values(report: DocumentReport) -> DocumentReport:
    """Return a report as an entry gives it back."""
    return replace(report, findings=tuple(replace(f, value=None) for f in report.findings))


def dump(report: DocumentReport) -> bytes:
    """Return the entry of a report."""
    content = {
        "format": FORMAT,
        "path": report.path,
        "policy": report.policy,
        "policy_version": report.policy_version,
        "media_type": report.media_type,
        "verdict": report.verdict.value,
        "findings": [_finding_object(finding) for finding in report.findings],
    }
    return json.dumps(content, separators=(",", ":")).encode("ascii")


def load(entry: bytes, source: str) -> DocumentReport:
    """Return the report of an entry.

    Args:
        entry: What ``dump`` returned.
        source: The document's path, as the caller gave it.

    Raises:
        ValueError, KeyError, TypeError: It is none.
    """
    content = json.loads(entry)
    if content["format"] != FORMAT:
        raise ValueError("another format")
    report = DocumentReport(
        path=content["path"],
        policy=content["policy"],
        media_type=content["media_type"],
        verdict=Verdict(content["verdict"]),
        findings=tuple(map(_finding, content["findings"])),
        source=source,
        policy_version=content["policy_version"],
    )
    if not is_worth_keeping(report):
        raise ValueError("no such report is kept")
    return report


def _finding_object(finding: Finding) -> dict[str, Any]:
    location = finding.location
    bbox = location.bbox
    suppressed = finding.suppressed
    return {
        "rule": finding.rule,
        "entity_type": finding.entity_type,
        "role": finding.role,
        "subject": finding.subject,
        "severity": finding.severity,
        "score": finding.score,
        "location": [location.part, location.page, location.line, location.column],
        "visible": location.visible,
        "bbox": [bbox.x0, bbox.top, bbox.x1, bbox.bottom] if bbox else None,
        "masked": finding.masked,
        "message": finding.message,
        "remedy": finding.remedy,
        "clues": finding.clues,
        "fingerprint": finding.fingerprint,
        "suppressed": [suppressed.kind, suppressed.justification] if suppressed else None,
    }


def _finding(content: dict[str, Any]) -> Finding:
    part, page, line, column = content["location"]
    bbox, role, suppressed = content["bbox"], content["role"], content["suppressed"]
    return Finding(
        rule=content["rule"],
        entity_type=content["entity_type"],
        role=Role(role) if role is not None else None,
        subject=content["subject"],
        severity=Severity(content["severity"]),
        score=content["score"],
        location=Location(
            part, page, line, column, BBox(*bbox) if bbox else None, content["visible"]
        ),
        masked=content["masked"],
        message=content["message"],
        remedy=content["remedy"],
        clues=tuple(content["clues"]),
        fingerprint=content["fingerprint"],
        suppressed=Suppression(*suppressed) if suppressed else None,
    )
