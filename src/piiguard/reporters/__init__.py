"""Reports as text, for people and for machines: one module a format.

The registry is explicit. A third party adds a reporter to its own program by
calling ``Reporter.render`` itself; the entry point group ``piiguard.reporters``
is reserved for when the command line loads them.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from piiguard.model import Report
from piiguard.reporters.interface import Options, Reporter, RuleText

REPORTERS: Mapping[str, str] = MappingProxyType(
    {
        "console": "piiguard.reporters.console",
        "json": "piiguard.reporters.json",
        "sarif": "piiguard.reporters.sarif",
    }
)
"""The formats and the modules that hold their ``REPORTER``."""


def render(
    report: Report,
    format: str,
    *,
    show_values: bool = False,
    rules: tuple[RuleText, ...] = (),
    color: bool = False,
    width: int = 80,
) -> str:
    """Render a report as text.

    Args:
        report: What was found.
        format: A key of ``REPORTERS``.
        show_values: Whether raw values and raw paths are printed.
        rules: What the rules say, for formats that carry it.
        color: Whether the console format holds terminal colours.
        width: Columns of the console format.

    Raises:
        KeyError: No reporter has that name.
    """
    reporter: Reporter = import_module(REPORTERS[format]).REPORTER
    return reporter.render(report, Options(show_values, rules, color, width))


__all__ = ["REPORTERS", "Options", "Reporter", "RuleText", "render"]
