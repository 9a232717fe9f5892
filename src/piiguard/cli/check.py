"""``piiguard check``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from piiguard.cli.exits import Exit, exit_code
from piiguard.cli.files import STANDARD_INPUT, read_standard_input, walk
from piiguard.cli.options import ConfigOption, PolicyOption, ShowValuesOption
from piiguard.cli.output import complain
from piiguard.cli.reports import formats, plan, write_all
from piiguard.cli.watching import ensure_watchable
from piiguard.cli.watching import watch as watch_files
from piiguard.config import load_config
from piiguard.errors import ConfigError
from piiguard.model import Report
from piiguard.reporters import REPORTERS
from piiguard.reporters.counts import count

EXAMPLES = """\b
Examples:
  piiguard check invoice.pdf --policy invoice
  piiguard check outbox/ --output report.html --output report.sarif
  piiguard check templates/ --changed --since main --format github
  piiguard check archive/ --jobs 4 --output archive.jsonl --resume
  lp-filter | piiguard check - --policy bill
"""


SWEPT = "jsonl"
"""The format that can be written as the work goes on, where it is the only one."""


class FailOn(StrEnum):
    """The least severity that fails a document."""

    ERROR = "error"
    WARNING = "warning"


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH", help="Files, folders, or - for standard input.", show_default=False
        ),
    ] = None,
    policy: PolicyOption = None,
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="console (the default), csv, github, gitlab, html, json, jsonl, junit, markdown, "
            "sarif, or a plugin's.",
            autocompletion=lambda: sorted(REPORTERS),
        ),
    ] = None,
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write a report there, in the format of its ending or as in gitlab:FILE. "
            "May be given several times.",
        ),
    ] = None,
    show_values: ShowValuesOption = False,
    fail_on: Annotated[
        FailOn,
        typer.Option(
            "--fail-on",
            metavar="error|warning",
            help="Least severity that fails a document.",
        ),
    ] = FailOn.ERROR,
    config: ConfigOption = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline", metavar="FILE", help="Findings in it do not count; see 'baseline'."
        ),
    ] = None,
    changed: Annotated[
        bool,
        typer.Option("--changed", help="Only files that git says are changed or new."),
    ] = False,
    since: Annotated[
        str, typer.Option("--since", metavar="REF", help="What --changed compares with.")
    ] = "HEAD",
    watch: Annotated[
        bool, typer.Option("--watch", help="Check again whatever changes, until Ctrl-C.")
    ] = False,
    no_cache: Annotated[
        bool,
        typer.Option("--no-cache", help="Check all anew, and keep nothing; see 'piiguard cache'."),
    ] = False,
    resume: Annotated[
        bool,
        typer.Option(
            "--resume",
            help="Go on with the report FILE.jsonl of a run that stopped: check what is missing "
            "in it, has changed or was incomplete.",
        ),
    ] = False,
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
    if watch:
        if STANDARD_INPUT in paths:
            raise ConfigError("--watch watches files and folders, not standard input")
        ensure_watchable()
    settings = load_config(config, Path.cwd())
    if baseline is not None:
        settings = replace(settings, baseline=baseline)
    known = formats(settings)
    targets = plan(format, output or (), known)
    reports = [target.file for target in targets if target.file is not None]
    is_sweep = [target.format for target in targets] == [SWEPT]
    if resume and (watch or no_cache or show_values or not (is_sweep and reports)):
        raise ConfigError(
            "--resume goes on with one report, --output FILE.jsonl, and not with --watch, "
            "--no-cache or --show-values"
        )
    among = _changed(since) if changed or since != "HEAD" else None

    def names() -> Iterator[str]:
        found = walk(paths, reports)
        return found if among is None else (f for f in found if Path(f).resolve() in among)

    # Whatever is wrong with the arguments is said before the work.
    is_any = next(names(), None) is not None
    if not is_any and not watch:
        if among is not None:
            complain(f"nothing to check: of these files none differs from {since}")
        return Exit.PASS
    # Loaded after the arguments were found right: this takes a moment.
    from piiguard.api import NO_POLICY, Checker, Door, open_cache

    checker = Checker(
        policy,
        config=settings,
        fail_on=fail_on.value,
        door=Door.CHECK,
        # What is kept has no values, so it cannot show them.
        cache=None if no_cache or show_values else open_cache(settings),
    )

    def open_all(files: Iterable[str]) -> Iterator[Path | bytes]:
        for file in files:
            if file == STANDARD_INPUT:
                yield read_standard_input(settings.limits.size_bytes)
            else:
                yield Path(file)

    def run(files: list[str] | None) -> Exit:
        if is_sweep:
            from piiguard.cli.sweep import sweep

            return sweep(
                checker,
                lambda: names() if files is None else iter(files),
                open_all,
                targets[0].file,
                jobs=jobs,
                show_values=show_values,
                resume=resume,
            )
        sources = list(open_all(names() if files is None else files))
        report = Report(tuple(checker.check_many(sources, jobs=min(jobs, len(sources)))))
        write_all(report, targets, known, settings, sources, show_values=show_values)
        counts = count(report)
        if all(target.file is not None for target in targets):
            # The reports lie in files: whoever waits for the end is told what is in them.
            complain(str(counts))
        code = exit_code(counts, NO_POLICY)
        if code is Exit.USAGE:
            complain(_no_policy_message(report, NO_POLICY))
        return code

    code = run(None) if is_any else Exit.PASS
    if watch:
        watch_files(paths, reports, run)
        return Exit.INTERRUPTED
    return code


def _changed(since: str) -> frozenset[Path]:
    from piiguard.cli.changed import changed_files

    return changed_files(since)


def _no_policy_message(report: Report, no_policy: str) -> str:
    return next(p.message for d in report.documents for p in d.problems if p.code == no_policy)
