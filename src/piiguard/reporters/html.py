"""HTML, one file that loads nothing: to read, to print, to file.

A page's picture, where the caller gave one, shows where on the page each finding
stands. Pictures come with the text taken out; this module only draws boxes on them.
The file's own policy forbids scripts and anything from elsewhere.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from html import escape
from importlib.resources import files

from piiguard.model import DocumentReport, Finding, Report
from piiguard.reporters.interface import (
    TOOL_VERSION,
    Options,
    PagePicture,
    RuleText,
    shown_path,
    shown_place,
    shown_value,
    tally,
    whose,
)

_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


class HtmlReporter:
    """Renders a report as one HTML page."""

    def render(self, report: Report, options: Options) -> str:
        """Return the page."""
        rules = {rule.id: rule for rule in options.rules}
        style = files("piiguard.reporters").joinpath("report.css").read_text("utf-8")
        lines = [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="robots" content="noindex">',
            f"<title>piiguard: {report.verdict.value}</title>",
            f"<style>\n{style}</style>",
            "</head>",
            "<body>",
            f'<header class="{report.verdict.value}">',
            f"<h1>piiguard <span>{report.verdict.value}</span></h1>",
            f"<p>{escape(tally(report))}</p>",
            *_overview(report, options),
            "</header>",
            "<main>",
        ]
        for index, document in enumerate(report.documents):
            lines += _document(document, index, options, rules)
        lines += ["</main>", f"<footer>{_footer(options)}</footer>", "</body>", "</html>"]
        return "\n".join(lines) + "\n"


def _footer(options: Options) -> str:
    values = (
        "This report holds personal data: keep it as you keep the documents."
        if options.show_values
        else "Values are masked, and page pictures show no text but labels."
    )
    return f"piiguard {escape(TOOL_VERSION)}. {values}"


def _overview(report: Report, options: Options) -> Iterator[str]:
    if len(report.documents) < 2:
        return
    yield "<ol>"
    for index, document in enumerate(report.documents):
        yield (
            f'<li><a href="#d{index}">{_path(document, options)}</a> '
            f'<span class="verdict {document.verdict.value}">{document.verdict.value}</span></li>'
        )
    yield "</ol>"


def _path(document: DocumentReport, options: Options) -> str:
    return "standard input" if document.path == "-" else escape(shown_path(document, options))


def _document(
    document: DocumentReport, index: int, options: Options, rules: dict[str, RuleText]
) -> Iterator[str]:
    policy = f'<p class="policy">policy {escape(document.policy)}</p>' if document.policy else ""
    yield f'<section id="d{index}" class="{document.verdict.value}">'
    yield (
        f"<h2>{_path(document, options)} "
        f'<span class="verdict {document.verdict.value}">{document.verdict.value}</span></h2>'
    )
    yield policy
    if document.problems:
        yield "<p>Not fully checked, so it must not be sent as it is:</p>"
        yield "<ul>"
        for problem in document.problems:
            yield f"<li><code>{escape(problem.code)}</code>: {escape(problem.message)}</li>"
        yield "</ul>"
    if document.findings:
        yield from _table(document, index, options, rules)
    elif not document.problems:
        yield "<p>Nothing in it violates the policy.</p>"
    for picture in options.pictures.get(index, ()):
        yield from _picture(picture, document, index)
    yield "</section>"


def _table(
    document: DocumentReport, index: int, options: Options, rules: dict[str, RuleText]
) -> Iterator[str]:
    yield "<table>"
    yield (
        "<thead><tr><th>#</th><th>rule</th><th>where</th><th>what</th><th>whose, and why</th>"
        "<th>instead</th></tr></thead>"
    )
    yield "<tbody>"
    for number, finding in enumerate(document.findings, 1):
        yield from _row(finding, number, f"d{index}f{number}", options, rules)
    yield "</tbody>"
    yield "</table>"


def _row(
    finding: Finding, number: int, anchor: str, options: Options, rules: dict[str, RuleText]
) -> Iterator[str]:
    rule = rules.get(finding.rule)
    title = f' title="{escape(rule.why)}"' if rule else ""
    hidden = "" if finding.location.visible else ' <span class="hidden">hidden</span>'
    clues = "".join(f"<li>{escape(clue)}</li>" for clue in finding.clues)
    state = "suppressed" if finding.suppressed else finding.severity.value
    note = ""
    if finding.suppressed:
        note = (
            f'<p class="note">Suppressed ({escape(finding.suppressed.kind)}): '
            f"{escape(finding.suppressed.justification)}</p>"
        )
    yield f'<tr id="{anchor}" class="{state}">'
    yield f"<td>{number}</td>"
    yield f"<td{title}><code>{escape(finding.rule)}</code><br>"
    yield f'<span class="level">{state}</span></td>'
    yield f"<td>{escape(shown_place(finding.location))}{hidden}</td>"
    yield f"<td><b>{escape(shown_value(finding, options))}</b><p>{escape(finding.message)}</p></td>"
    yield f"<td>{escape(whose(finding))}<ul>{clues}</ul></td>"
    yield f"<td>{escape(finding.remedy)}{note}</td>"
    yield "</tr>"


def _picture(picture: PagePicture, document: DocumentReport, index: int) -> Iterator[str]:
    data = b64encode(picture.png).decode("ascii")
    yield "<figure>"
    yield f"<figcaption>Page {picture.page}</figcaption>"
    yield '<div class="page">'
    yield f'<img alt="Page {picture.page}, its text covered" src="data:image/png;base64,{data}">'
    for number, finding in enumerate(document.findings, 1):
        bbox = finding.location.bbox
        if bbox is None or finding.location.page != picture.page:
            continue
        state = "suppressed" if finding.suppressed else finding.severity.value
        edges = (
            ("left", bbox.x0 / picture.width),
            ("top", bbox.top / picture.height),
            ("width", (bbox.x1 - bbox.x0) / picture.width),
            ("height", (bbox.bottom - bbox.top) / picture.height),
        )
        style = ";".join(f"{name}:{share:.2%}" for name, share in edges)
        yield (
            f'<a class="box {state}" href="#d{index}f{number}" style="{style}" '
            f'title="{escape(finding.rule)}"><span>{number}</span></a>'
        )
    yield "</div>"
    yield "</figure>"


REPORTER = HtmlReporter()
