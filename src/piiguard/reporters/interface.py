"""What a reporter is, and what every reporter must do alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from piiguard.model import DocumentReport, Finding, Location, Report, Role, Severity
from piiguard.reporters.counts import count
from piiguard.version import __version__

TOOL_VERSION = __version__
"""The version of piiguard that machine-readable reports name."""


class RuleText(Protocol):
    """A rule as its documentation gives it."""

    @property
    def id(self) -> str:
        """The stable kebab-case id."""

    @property
    def title(self) -> str:
        """What the rule is about, in a few words."""

    @property
    def what(self) -> str:
        """What the rule forbids or asks for."""

    @property
    def why(self) -> str:
        """Why it matters."""

    @property
    def remedy(self) -> str:
        """What to do instead."""

    @property
    def severity(self) -> Severity:
        """How bad a finding is, unless a policy says otherwise."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page of a document as a picture that a report may hold."""

    page: int
    """1-based."""
    width: float
    """Of the page, in points."""
    height: float
    png: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Options:
    """How a report is rendered."""

    show_values: bool = False
    """Whether raw values and raw paths are printed."""
    rules: tuple[RuleText, ...] = ()
    """What the rules say, for formats that carry it."""
    color: bool = False
    """Whether terminal colours are wanted."""
    width: int = 80
    """Columns of a terminal."""
    pictures: Mapping[int, tuple[PagePicture, ...]] = field(default_factory=dict)
    """Pages by the document's index in the report, for formats that show them."""


class Reporter(Protocol):
    """Turns a report into text; no I/O."""

    def render(self, report: Report, options: Options) -> str:
        """Return the whole report as text that ends in a line break."""


def shown_path(document: DocumentReport, options: Options) -> str:
    """Return the document's path: masked, unless raw values were asked for."""
    path = document.source if options.show_values and document.source else document.path
    # A file name that is not UTF-8 reaches Python with lone surrogates.
    return path.encode("utf-8", "replace").decode("utf-8")


def shown_value(finding: Finding, options: Options) -> str:
    """Return the value, masked unless raw values were asked for."""
    if options.show_values and finding.value is not None:
        return finding.value
    return finding.masked


def shown_place(location: Location) -> str:
    """Return where a finding stands, for people: ``page 2, line 4``."""
    words: list[str] = []
    part = location.part
    if location.page is not None and part in ("", f"page {location.page}"):
        words.append(f"page {location.page}")
    elif part not in ("", "body", "text"):
        words.append(part)
    if location.line is not None and has_lines(location):
        words.append(f"line {location.line}")
    return ", ".join(words) or "the document"


def has_lines(location: Location) -> bool:
    """Whether a line number means anything there: a file's name has no lines."""
    return not location.part.endswith("file name")


def whose(finding: Finding) -> str:
    """Return whose the value is, for people; empty where it is nobody's."""
    if finding.role is None:
        return ""
    if finding.role is Role.PATRON and finding.subject is not None:
        return f"patron {finding.subject}"
    return "nobody known" if finding.role is Role.UNKNOWN else finding.role.value


def suppressed_of(document: DocumentReport) -> tuple[Finding, ...]:
    """Return the findings that are kept but do not count."""
    return tuple(f for f in document.findings if f.suppressed is not None)


def tally(report: Report) -> str:
    """Return the whole in one line: ``3 documents: 1 pass, 2 fail · 4 errors``."""
    return str(count(report))
