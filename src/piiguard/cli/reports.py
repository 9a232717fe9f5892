"""Where reports go: any number of files, each in its own format, and standard output."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from piiguard.cli.files import ensure_writable, write_report
from piiguard.cli.output import say
from piiguard.config import Config
from piiguard.errors import ConfigError
from piiguard.model import Report
from piiguard.yaml_lines import did_you_mean

if TYPE_CHECKING:
    from piiguard.reporters import PagePicture, Reporter

SUMMARY_VARIABLE = "GITHUB_STEP_SUMMARY"
"""The file to which a step of GitHub Actions appends its summary, as Markdown."""


@dataclass(frozen=True, slots=True)
class Target:
    """One report to be written."""

    format: str
    file: Path | None
    """None: standard output."""


def plan(format: str | None, outputs: Iterable[str], known: Iterable[str]) -> tuple[Target, ...]:
    """Return what is to be written, before the work that fills it.

    A file's format is what stands before it (``gitlab:report.json``), else what its
    ending says, else ``format``, else ``console`` where it has no ending. Standard
    output gets the report where no file is named, or where ``format`` is named and
    is no file's.

    Args:
        format: The format that was named, or None.
        outputs: Files, each perhaps with a format before it.
        known: Every format there is.

    Raises:
        ConfigError: A format is not known, or a file cannot be written.
    """
    known = tuple(known)
    if format is not None and format not in known:
        raise ConfigError(f"there is no format '{format}'{did_you_mean(format, known)}")
    files = tuple(_target(output, format, known) for output in outputs)
    for target in files:
        if target.file is not None:
            ensure_writable(target.file)
    if files and (format is None or any(target.format == format for target in files)):
        return files
    return (*files, Target(format or "console", None))


def _target(output: str, format: str | None, known: tuple[str, ...]) -> Target:
    from piiguard.reporters import format_of

    named, colon, rest = output.partition(":")
    if colon and named in known and rest:
        return Target(named, Path(rest))
    path = Path(output)
    found = format_of(path.name) or format or ("" if path.suffix else "console")
    if not found:
        raise ConfigError(
            f"the ending of {output} says no format; put one before it, as in json:{output}"
        )
    return Target(found, path)


def formats(config: Config) -> dict[str, Reporter | None]:
    """Return every format's name; one of a third party with its reporter.

    Raises:
        PluginError: A reporter that the configuration names does not load.
    """
    from piiguard import plugins
    from piiguard.reporters import REPORTERS

    names = config.plugins.reporters
    loaded = plugins.load_plugins(plugins.REPORTERS, names, ("render",))
    return {**dict.fromkeys(REPORTERS), **dict(zip(names, loaded, strict=True))}


def write_all(
    report: Report,
    targets: Sequence[Target],
    known: Mapping[str, Reporter | None],
    config: Config,
    sources: Sequence[Path | bytes],
    *,
    show_values: bool,
) -> None:
    """Write the reports.

    Args:
        report: What was found.
        targets: From ``plan``.
        known: From ``formats``.
        config: For drawing pages.
        sources: The documents, parallel to the report's.
        show_values: Whether raw values are printed.

    Raises:
        ConfigError: A file cannot be written.
    """
    pictures = _pictures(report, targets, config, sources, show_values)
    for target in targets:
        reporter = known[target.format]
        if target.file is None:
            _print(report, target.format, reporter, show_values)
        else:
            text = _rendered(report, target.format, reporter, show_values, pictures)
            write_report(text, target.file, private=show_values)
    if any(target.format == "github" for target in targets):
        _append_summary(report)


def _pictures(
    report: Report,
    targets: Sequence[Target],
    config: Config,
    sources: Sequence[Path | bytes],
    show_values: bool,
) -> Mapping[int, tuple[PagePicture, ...]]:
    from piiguard.reporters import PICTURED

    if not any(target.format in PICTURED for target in targets):
        return {}
    from piiguard.api.pictures import draw_report

    return draw_report(report, sources, config, show_values=show_values)


def _rendered(
    report: Report,
    format: str,
    reporter: Reporter | None,
    show_values: bool,
    pictures: Mapping[int, tuple[PagePicture, ...]],
) -> str:
    from piiguard.policy import RULES
    from piiguard.reporters import Options, render

    rules = tuple(RULES.values())
    if reporter is not None:
        return reporter.render(report, Options(show_values, rules, pictures=pictures))
    return render(report, format, show_values=show_values, rules=rules, pictures=pictures)


def _print(report: Report, format: str, reporter: Reporter | None, show_values: bool) -> None:
    from piiguard.cli.terminal import terminal
    from piiguard.reporters import render

    if format != "console":
        say(_rendered(report, format, reporter, show_values, {}), end="")
        return
    color, width = terminal()
    say(
        render(report, format, show_values=show_values, color=color, width=width),
        color=color,
        end="",
    )


def _append_summary(report: Report) -> None:
    """Give GitHub the job's summary, masked whatever else is printed."""
    from piiguard.reporters import render

    path = os.environ.get(SUMMARY_VARIABLE)
    if not path:
        return
    try:
        with open(path, "a", encoding="utf-8") as file:
            file.write(render(report, "markdown"))
    except OSError as error:
        raise ConfigError(f"the job's summary cannot be written: {error.strerror}") from None
