"""``piiguard check``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from piiguard.cli.exits import Exit, exit_code
from piiguard.cli.files import (
    STANDARD_INPUT,
    ensure_writable,
    expand,
    read_standard_input,
    write_report,
)
from piiguard.cli.output import complain, say
from piiguard.config import load_config
from piiguard.errors import ConfigError
from piiguard.model import Report

EXAMPLES = """\b
Examples:
  piiguard check invoice.pdf --policy invoice
  piiguard check outbox/ --format sarif --output piiguard.sarif
  lp-filter | piiguard check - --policy bill
"""


class Format(StrEnum):
    """How the report is written."""

    CONSOLE = "console"
    JSON = "json"
    SARIF = "sarif"


class FailOn(StrEnum):
    """The least severity that fails a document."""

    ERROR = "error"
    WARNING = "warning"


PolicyOption = Annotated[
    str | None,
    typer.Option("--policy", "-p", metavar="NAME|FILE", help="The policy, or its YAML file."),
]
ConfigOption = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="Use FILE; default: the nearest piiguard.yaml."),
]
ShowValuesOption = Annotated[
    bool,
    typer.Option("--show-values", help="Print raw values: the report then holds personal data."),
]


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH", help="Files, folders, or - for standard input.", show_default=False
        ),
    ] = None,
    policy: PolicyOption = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="Report format.")] = (
        Format.CONSOLE
    ),
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the report there.")
    ] = None,
    show_values: ShowValuesOption = False,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="Least severity that fails a document.")
    ] = FailOn.ERROR,
    config: ConfigOption = None,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Check N files at once.")
    ] = 1,
) -> int:
    """Check documents against a policy.

    Folders are searched for files at every depth, but for hidden files and
    piiguard.yaml. A file that cannot be read, or whose format piiguard does not
    know, is incomplete, never skipped.
    """
    if not paths:
        raise ConfigError("say what to check: files, folders, or - for standard input")
    files = expand(paths, output)
    if output is not None:
        ensure_writable(output)
    # Loaded after the arguments were found right: this takes a moment.
    from piiguard.api import NO_POLICY, Checker, Door

    settings = load_config(config, Path.cwd())
    checker = Checker(policy, config=settings, fail_on=fail_on.value, door=Door.CHECK)
    sources = [
        read_standard_input(settings.limits.size_bytes) if file == STANDARD_INPUT else Path(file)
        for file in files
    ]
    report = Report(tuple(checker.check_many(sources, jobs=min(jobs, len(sources)))))
    write(report, format, output, show_values)
    code = exit_code(report, NO_POLICY)
    if code is Exit.USAGE:
        complain(_no_policy_message(report, NO_POLICY))
    return code


def write(report: Report, format: Format, output: Path | None, show_values: bool) -> None:
    """Write a report to a file or to standard output."""
    from piiguard.policy import RULES
    from piiguard.reporters import render

    rules = tuple(RULES.values())
    if output is not None:
        text = render(report, format.value, show_values=show_values, rules=rules)
        write_report(text, output, private=show_values)
        return
    color, width = terminal()
    text = render(
        report, format.value, show_values=show_values, rules=rules, color=color, width=width
    )
    say(text, color=color, end="")


def terminal() -> tuple[bool, int]:
    """Return whether standard output wants colours, and its width in columns."""
    from rich.console import Console

    console = Console()
    if not console.is_terminal:
        return False, 80
    color = console.color_system is not None and not console.no_color
    # Longer lines than these are hard to read.
    return color, min(console.width, 100)


def _no_policy_message(report: Report, no_policy: str) -> str:
    return next(p.message for d in report.documents for p in d.problems if p.code == no_policy)
