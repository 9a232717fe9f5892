"""The report that people read in a terminal.

One line says what may be done with a document. Under it, the violations stand
together by rule: what is wrong once, then each place with the masked value,
whose it is and why piiguard thinks so, then what to do instead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from piiguard.model import DocumentReport, Finding, Report, Role, Severity, Verdict
from piiguard.reporters.interface import Options, shown_path, shown_place, shown_value

MASK_WIDTH = 48
"""Characters of a masked value that are shown. Our choice: a line at 80 columns."""

PLACE_WIDTH = 26
"""Characters of a place that stand beside its value; a longer one stands above it."""

_VERDICT_STYLES = {
    Verdict.PASS: "bold green",
    Verdict.FAIL: "bold red",
    Verdict.INCOMPLETE: "bold yellow",
}
_SEVERITY_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_SEVERITY_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


class ConsoleReporter:
    """Renders a report for a terminal or a text file."""

    def render(self, report: Report, options: Options) -> str:
        """Return the text, with terminal colours where they are wanted."""
        out = StringIO()
        console = Console(
            file=out,
            width=options.width,
            force_terminal=options.color,
            no_color=not options.color,
            highlight=False,
            legacy_windows=False,
        )
        show(report, console, options)
        return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def show(report: Report, console: Console, options: Options) -> None:
    """Print a report to a Rich console."""
    gap = False
    for document in report.documents:
        details = bool(document.findings or document.problems)
        if gap or (details and document is not report.documents[0]):
            console.print()
        _show_document(document, console, options)
        gap = details
    console.print()
    console.print(_summary(report))


def _show_document(document: DocumentReport, console: Console, options: Options) -> None:
    violations = document.violations
    heading = Text()
    heading.append(document.verdict.upper(), style=_VERDICT_STYLES[document.verdict])
    path = shown_path(document, options)
    heading.append("  " + plain("standard input" if path == "-" else path), style="bold")
    if document.policy:
        heading.append(f"  (policy {plain(document.policy)})", style="dim")
    console.print(heading, overflow="fold")
    if document.problems:
        console.print(Text("  Not fully checked, so it must not be sent as it is:"))
        grid = _grid()
        for problem in document.problems:
            grid.add_row(Text(problem.code, style="yellow"), plain(problem.message))
        console.print(Padding(grid, (0, 0, 0, 2)))
    ordered = sorted(violations, key=lambda f: (_SEVERITY_ORDER.index(f.severity), f.rule))
    patrons = {f.subject for f in violations if f.subject is not None}
    for _, group in groupby(ordered, key=lambda f: (f.severity, f.rule, f.message, f.remedy)):
        _show_rule(tuple(group), len(patrons) > 1, console, options)
    suppressed = len(document.findings) - len(violations)
    if suppressed:
        console.print(Text(f"  {_count(suppressed, 'finding')} suppressed", style="dim"))


def _show_rule(
    findings: tuple[Finding, ...], many_patrons: bool, console: Console, options: Options
) -> None:
    first = findings[0]
    heading = Text("  ")
    heading.append(first.severity.value, style=_SEVERITY_STYLES[first.severity])
    heading.append(f"  {first.rule}", style="bold")
    if len(findings) > 1:
        heading.append(f"  ({len(findings)} times)", style="dim")
    console.print()
    console.print(heading)
    console.print(Padding(Text(plain(first.message)), (0, 0, 0, 4)))
    rows = [(_place(finding), _what(finding, many_patrons, options)) for finding in findings]
    if max(place.cell_len for place, _ in rows) <= PLACE_WIDTH:
        grid = _grid()
        for row in rows:
            grid.add_row(*row)
        console.print(Padding(grid, (0, 0, 0, 6)))
    else:
        # A place broken over lines beside the value reads as two places.
        for place, what in rows:
            console.print(Padding(place, (0, 0, 0, 6)))
            console.print(Padding(what, (0, 0, 0, 8)))
    if first.remedy:
        remedy = Text()
        remedy.append("Instead: ", style="green")
        remedy.append(plain(first.remedy))
        console.print(Padding(remedy, (0, 0, 0, 4)))


def _place(finding: Finding) -> Text:
    place = Text(plain(shown_place(finding.location)))
    if not finding.location.visible:
        place.append(" (hidden)", style="yellow")
    return place


def _what(finding: Finding, many_patrons: bool, options: Options) -> Text:
    what = Text()
    what.append(_brief(finding, options), style="bold")
    what.append(f"  {_whose(finding, many_patrons)}")
    if finding.clues:
        what.append("\n" + plain("; ".join(finding.clues)), style="dim")
    return what


def _grid() -> Table:
    """Return a table of two columns without lines; the first takes a third at most."""
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(overflow="fold", max_width=PLACE_WIDTH)
    grid.add_column(overflow="fold", ratio=1)
    return grid


def _brief(finding: Finding, options: Options) -> str:
    """Return the value; a long mask, which says nothing more, is cut."""
    value = plain(shown_value(finding, options))
    is_raw = options.show_values and finding.value is not None
    return value if is_raw or len(value) <= MASK_WIDTH else value[: MASK_WIDTH - 1] + "…"


def _whose(finding: Finding, many_patrons: bool) -> str:
    if finding.role is None:
        return ""
    if finding.role is Role.PATRON and many_patrons and finding.subject is not None:
        return f"patron {finding.subject}"
    return "nobody known" if finding.role is Role.UNKNOWN else finding.role.value


def _summary(report: Report) -> Text:
    verdicts = Counter(document.verdict for document in report.documents)
    severities = Counter(finding.severity for finding in report.violations)
    suppressed = sum(len(d.findings) - len(d.violations) for d in report.documents)
    names = {Verdict.PASS: "pass", Verdict.FAIL: "fail", Verdict.INCOMPLETE: "incomplete"}
    summary = Text()
    summary.append(f"{_count(len(report.documents), 'document')}: ", style="bold")
    parts = [
        Text(f"{verdicts[verdict]} {name}", style=_VERDICT_STYLES[verdict])
        for verdict, name in names.items()
        if verdicts[verdict]
    ]
    summary.append_text(Text(", ").join(parts or [Text("nothing was checked")]))
    counts = ", ".join(
        _count(severities[severity], severity.value)
        for severity in _SEVERITY_ORDER
        if severities[severity]
    )
    if counts:
        summary.append(f" · {counts}")
    if suppressed:
        summary.append(f" · {suppressed} suppressed")
    return summary


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def plain(text: str) -> str:
    """Return text on one line, without characters that would steer a terminal."""
    return "".join(_printable(" ".join(text.split())))


def _printable(text: str) -> Iterator[str]:
    for character in text:
        yield character if character.isprintable() else "\N{REPLACEMENT CHARACTER}"


REPORTER = ConsoleReporter()
