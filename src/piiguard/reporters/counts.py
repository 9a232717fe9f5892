"""Documents and findings, counted: what is left of a run of any length."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from piiguard.model import DocumentReport, JsonObject, Report, Severity, Verdict


@dataclass(slots=True)
class Counts:
    """How many documents there were, with which verdict, and how many findings."""

    verdicts: Counter[str] = field(default_factory=Counter)
    levels: Counter[str] = field(default_factory=Counter)
    """Violations by severity."""
    problems: Counter[str] = field(default_factory=Counter)
    """Documents by the code of what first could not be read or checked."""
    suppressed: int = 0

    @property
    def documents(self) -> int:
        """How many documents there were."""
        return self.verdicts.total()

    @property
    def verdict(self) -> Verdict:
        """As a report's: ``fail`` before ``incomplete`` before ``pass``."""
        if self.verdicts[Verdict.FAIL.value]:
            return Verdict.FAIL
        is_pass = self.documents and self.verdicts[Verdict.PASS.value] == self.documents
        return Verdict.PASS if is_pass else Verdict.INCOMPLETE

    def add(self, document: DocumentReport) -> None:
        """Count a document."""
        self.verdicts[document.verdict.value] += 1
        self.problems.update(problem.code for problem in document.problems[:1])
        self.levels.update(finding.severity.value for finding in document.violations)
        self.suppressed += len(document.findings) - len(document.violations)

    def add_object(self, document: JsonObject) -> None:
        """Count a document as JSON has it."""
        self.verdicts[document["verdict"]] += 1
        if document["error"]:
            self.problems[document["error"]["code"]] += 1
        for finding in document["findings"]:
            if finding["suppressed"]:
                self.suppressed += 1
            else:
                self.levels[finding["severity"]] += 1

    def __str__(self) -> str:
        """Return one line: ``3 documents: 1 pass, 2 fail · 4 errors``."""
        counts = [
            f"{self.verdicts[v]:,} {v}" for v in ("pass", "fail", "incomplete") if self.verdicts[v]
        ]
        levels = (level.value for level in Severity if self.levels[level.value])
        pieces = [
            f"{plural(self.documents, 'document')}: {', '.join(counts) or 'nothing was checked'}",
            ", ".join(plural(self.levels[level], level) for level in levels),
            f"{self.suppressed:,} suppressed" if self.suppressed else "",
        ]
        return " · ".join(filter(None, pieces))


def count(report: Report) -> Counts:
    """Return the counts of a report."""
    counts = Counts()
    for document in report.documents:
        counts.add(document)
    return counts


def plural(number: int, noun: str) -> str:
    """Return ``1 error`` or ``2,000 errors``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
