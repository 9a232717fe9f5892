"""Reports as text, for people and for machines: one module a format.

The registry is explicit. Third parties' reporters are loaded by the command line,
where ``plugins.reporters`` in the configuration names them, and are not in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from piiguard.model import Report
from piiguard.reporters.interface import Options, PagePicture, Reporter, RuleText

REPORTERS: Mapping[str, str] = MappingProxyType(
    {
        "console": "piiguard.reporters.console",
        "csv": "piiguard.reporters.csv",
        "github": "piiguard.reporters.github",
        "gitlab": "piiguard.reporters.gitlab",
        "html": "piiguard.reporters.html",
        "json": "piiguard.reporters.json",
        "jsonl": "piiguard.reporters.jsonl",
        "junit": "piiguard.reporters.junit",
        "markdown": "piiguard.reporters.markdown",
        "sarif": "piiguard.reporters.sarif",
    }
)
"""The formats and the modules that hold their ``REPORTER``."""

ENDINGS: Mapping[str, str] = MappingProxyType(
    {
        ".csv": "csv",
        ".htm": "html",
        ".html": "html",
        ".json": "json",
        ".jsonl": "jsonl",
        ".log": "console",
        ".ndjson": "jsonl",
        ".md": "markdown",
        ".sarif": "sarif",
        ".sarif.json": "sarif",
        ".txt": "console",
        ".xml": "junit",
    }
)
"""The formats by the ending of a report's file."""

PICTURED = frozenset({"html"})
"""Formats that show pages, for which it is worth drawing them."""


def format_of(name: str) -> str | None:
    """Return the format that a report's file name asks for, or None.

    ``gl-code-quality-report.json``, the name in GitLab's documentation, is GitLab's.
    """
    lower = name.lower()
    if lower.startswith("gl-") and lower.endswith(".json"):
        return "gitlab"
    fitting = [ending for ending in ENDINGS if lower.endswith(ending)]
    return ENDINGS[max(fitting, key=len)] if fitting else None


def render(
    report: Report,
    format: str,
    *,
    show_values: bool = False,
    rules: tuple[RuleText, ...] = (),
    color: bool = False,
    width: int = 80,
    pictures: Mapping[int, tuple[PagePicture, ...]] = MappingProxyType({}),
) -> str:
    """Render a report as text.

    Args:
        report: What was found.
        format: A key of ``REPORTERS``.
        show_values: Whether raw values and raw paths are printed.
        rules: What the rules say, for formats that carry it.
        color: Whether the console format holds terminal colours.
        width: Columns of the console format.
        pictures: Pages by the document's index, for the HTML format.

    Raises:
        KeyError: No reporter has that name.
    """
    reporter: Reporter = import_module(REPORTERS[format]).REPORTER
    return reporter.render(report, Options(show_values, rules, color, width, pictures))


__all__ = [
    "ENDINGS",
    "PICTURED",
    "REPORTERS",
    "Options",
    "PagePicture",
    "Reporter",
    "RuleText",
    "format_of",
    "render",
]
