"""JUnit XML, for the test views of CI servers.

One document is one test case. JUnit knows no standard of its own; what is written
here is what Jenkins, GitLab and GitHub's test viewers read alike: at most one
``failure`` or ``error`` a case, with the details as its text. A document that was
not fully checked is an ``error``, never a skipped or passed case.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from piiguard.model import DocumentReport, Finding, Report, Verdict
from piiguard.reporters.counts import plural
from piiguard.reporters.interface import (
    Options,
    shown_path,
    shown_place,
    shown_value,
    suppressed_of,
    whose,
)

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 section 2.2 allows nowhere, not even escaped."""


class JUnitReporter:
    """Renders a report as one test suite."""

    def render(self, report: Report, options: Options) -> str:
        """Return the XML text, in UTF-8's repertoire."""
        verdicts = [document.verdict for document in report.documents]
        counts = (
            f'tests="{max(len(verdicts), 1)}" failures="{verdicts.count(Verdict.FAIL)}" '
            f'errors="{verdicts.count(Verdict.INCOMPLETE) + (not verdicts)}"'
        )
        cases = [_case(document, options) for document in report.documents] or [_NOTHING]
        lines = [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<testsuites name="piiguard" {counts}>',
            f'  <testsuite name="piiguard" {counts} skipped="0">',
            *cases,
            "  </testsuite>",
            "</testsuites>",
        ]
        return "\n".join(lines) + "\n"


_NOTHING = (
    '    <testcase classname="piiguard" name="documents" time="0">\n'
    '      <error type="incomplete" message="nothing was checked"/>\n'
    "    </testcase>"
)


def _case(document: DocumentReport, options: Options) -> str:
    name = _attribute(shown_path(document, options))
    classname = _attribute(f"piiguard.{document.policy or 'no-policy'}")
    inner = [_outcome(document, options), _suppressed(document, options)]
    lines = [line for line in inner if line]
    head = f'    <testcase classname={classname} name={name} time="0"'
    if not lines:
        return head + "/>"
    return "\n".join([head + ">", *lines, "    </testcase>"])


def _outcome(document: DocumentReport, options: Options) -> str:
    problems = [f"{problem.code}: {problem.message}" for problem in document.problems]
    details = [_line(finding, options) for finding in document.violations] + problems
    if document.verdict is Verdict.PASS:
        # Warnings that fail nothing are told, but fail nothing.
        return f"      <system-out>{_text(details)}</system-out>" if details else ""
    if document.verdict is Verdict.INCOMPLETE:
        code = document.error.code if document.error else "incomplete"
        return _element("error", code, "not fully checked", details)
    summary = plural(len(document.violations), "violation")
    rules = ", ".join(dict.fromkeys(finding.rule for finding in document.violations))
    return _element("failure", "violation", f"{summary}: {rules}", details)


def _suppressed(document: DocumentReport, options: Options) -> str:
    details = [
        f"suppressed ({f.suppressed.kind}: {f.suppressed.justification}): {_line(f, options)}"
        for f in suppressed_of(document)
        if f.suppressed
    ]
    return f"      <system-err>{_text(details)}</system-err>" if details else ""


def _element(tag: str, kind: str, message: str, details: list[str]) -> str:
    return (
        f"      <{tag} type={_attribute(kind)} message={_attribute(message)}>"
        f"{_text(details)}</{tag}>"
    )


def _line(finding: Finding, options: Options) -> str:
    value = " ".join(filter(None, (shown_value(finding, options), whose(finding))))
    told = f" [{value}]" if value else ""
    return (
        f"{finding.severity.value} {finding.rule}: {shown_place(finding.location)}{told}: "
        f"{finding.message} {finding.remedy}"
    ).rstrip()


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("\ufffd", text), {"\n": "&#10;"})


def _text(lines: list[str]) -> str:
    return escape(_NOT_XML.sub("\ufffd", "\n".join(lines)))


REPORTER = JUnitReporter()
