"""Markdown (GitHub's), for job summaries, merge requests and mail."""

from __future__ import annotations

import re

from piiguard.model import DocumentReport, Finding, Report, Verdict
from piiguard.reporters.interface import (
    Options,
    shown_path,
    shown_place,
    shown_value,
    suppressed_of,
    tally,
    whose,
)

_ICONS = {Verdict.PASS: "✅", Verdict.FAIL: "❌", Verdict.INCOMPLETE: "⚠️"}
_HEADER = ("| severity | rule | where | what | whose | instead |", "|---|---|---|---|---|---|")


class MarkdownReporter:
    """Renders a report as headings, one table a document, and a tally."""

    def render(self, report: Report, options: Options) -> str:
        """Return the text; what passed is only counted, unless nothing else is there."""
        lines = ["## piiguard", "", f"**{_inline(tally(report))}**"]
        for document in report.documents:
            if document.findings or document.problems:
                lines += ["", *_document(document, options)]
        passed = [d for d in report.documents if not (d.findings or d.problems)]
        if passed:
            lines += ["", "<details><summary>Without findings</summary>", ""]
            lines += [f"- {_heading(d, options)}" for d in passed]
            lines += ["", "</details>"]
        return "\n".join(lines) + "\n"


def _document(document: DocumentReport, options: Options) -> list[str]:
    lines = [f"### {_heading(document, options)}"]
    if document.problems:
        lines += ["", "Not fully checked, so it must not be sent as it is:", ""]
        lines += [f"- `{p.code}`: {_inline(p.message)}" for p in document.problems]
    if document.violations:
        lines += ["", *_HEADER]
        lines += [_row(finding, options) for finding in document.violations]
    suppressed = suppressed_of(document)
    if suppressed:
        lines += ["", f"{len(suppressed)} suppressed:", ""]
        lines += [
            f"- `{f.rule}` in {_inline(shown_place(f.location))} "
            f"({_inline(f.suppressed.kind)}: {_inline(f.suppressed.justification)})"
            for f in suppressed
            if f.suppressed
        ]
    return lines


def _heading(document: DocumentReport, options: Options) -> str:
    path = "standard input" if document.path == "-" else shown_path(document, options)
    policy = f" (policy {_inline(document.policy)})" if document.policy else ""
    return f"{_ICONS[document.verdict]} {document.verdict.value}: {_inline(path)}{policy}"


def _row(finding: Finding, options: Options) -> str:
    what = " ".join(filter(None, (shown_value(finding, options), finding.message)))
    place = shown_place(finding.location) + ("" if finding.location.visible else " (hidden)")
    cells = (
        finding.severity.value,
        f"`{finding.rule}`",
        _inline(place),
        _inline(what),
        _inline(whose(finding)),
        _inline(finding.remedy),
    )
    return f"| {' | '.join(cells)} |"


def _inline(text: str) -> str:
    """Return text that Markdown shows as it is, on one line, also in a table."""
    escaped = re.sub(r"([\\`*_\[\]|~#!])", r"\\\1", " ".join(text.split()))
    escaped = escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # No address is to be followed, and nobody to be called, from a report.
    return re.sub(r"(?<!\w)@", "&#64;", escaped.replace("://", "&#58;//"))


REPORTER = MarkdownReporter()
