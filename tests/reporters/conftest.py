from __future__ import annotations

import pytest

from piiguard.model import (
    BBox,
    DocumentReport,
    Finding,
    Location,
    Problem,
    Report,
    Role,
    Severity,
    Suppression,
    Verdict,
)

NAME = "Okonkwo, Adaeze N"
FINGERPRINT = "5f" * 32


def finding(**changes: object) -> Finding:
    fields: dict[str, object] = {
        "rule": "patron-name",
        "entity_type": "PERSON",
        "role": Role.PATRON,
        "subject": 1,
        "severity": Severity.ERROR,
        "score": 0.91234,
        "location": Location("page 1", 1, 12, None, BBox(72, 100.123, 180.5, 112), True),
        "masked": "•••••••, •••••• •",
        "message": "A patron's name stands in an invoice, which needs no patron data.",
        "remedy": "Name the item's barcode.",
        "clues": ("the label 'Borrower' stands before it",),
        "value": NAME,
    }
    return Finding(**(fields | changes))  # type: ignore[arg-type]


@pytest.fixture
def report() -> Report:
    """Each verdict once, and whatever a reporter must tell apart."""
    return Report.of(
        DocumentReport("invoices/clean.pdf", "invoice", "application/pdf", Verdict.PASS),
        DocumentReport(
            "invoices/april 2025/•••••••-7.pdf",
            "invoice",
            "application/pdf",
            Verdict.FAIL,
            (
                finding(fingerprint=FINGERPRINT),
                finding(
                    subject=2,
                    location=Location("page 2", 2, 3, None, BBox(72, 50, 90, 60), True),
                    clues=(),
                ),
                finding(
                    rule="unknown-person",
                    role=Role.UNKNOWN,
                    subject=None,
                    severity=Severity.WARNING,
                    location=Location("document information: Author", visible=False),
                    message="Nobody knows whose name this is.",
                ),
                finding(
                    rule="missing-required",
                    entity_type=None,
                    role=None,
                    subject=None,
                    location=Location(""),
                    masked="",
                    message="There is no item on it.",
                    remedy="",
                    clues=(),
                    value=None,
                ),
                finding(
                    rule="patron-link",
                    entity_type="PATRON_URL",
                    suppressed=Suppression("baseline", "Reviewed in May."),
                ),
            ),
            source="invoices/april 2025/okonkwo-7.pdf",
        ),
        DocumentReport(
            "lost.csv",
            "board-packet",
            "text/csv",
            Verdict.FAIL,
            (finding(location=Location("body", None, 4, 2)),),
        ),
        DocumentReport(
            "letter.txt",
            "bill",
            "text/plain",
            Verdict.FAIL,
            (
                finding(location=Location("body", None, 4, 17)),
                finding(location=Location("file name", None, 1, 1)),
            ),
        ),
        DocumentReport(
            "scan.pdf",
            None,
            "application/pdf",
            Verdict.INCOMPLETE,
            problems=(
                Problem("no-text", "Page 1 is an image without text, so it was not checked."),
                Problem("encrypted", "attachment 1: it has a password."),
            ),
        ),
        DocumentReport("-", "bill", "text/plain", Verdict.PASS),
    )
