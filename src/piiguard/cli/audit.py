"""``piiguard audit``: is the record unchanged, and what does it say?"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from piiguard.cli.exits import Exit
from piiguard.cli.files import ensure_writable, write_report
from piiguard.cli.options import ConfigOption
from piiguard.cli.output import complain, say
from piiguard.config import load_config
from piiguard.errors import ConfigError, RecordChangedError

if TYPE_CHECKING:
    from piiguard.audit import AuditLog, Head

VERIFY_EXAMPLES = """\b
Examples:
  piiguard audit verify
  piiguard audit verify --anchor 1204:5b0f…
"""
EXPORT_EXAMPLES = """\b
Examples:
  piiguard audit export --csv audit.csv
  piiguard audit export --summary board.html
"""

app = typer.Typer(
    help="Verify and export the record of decisions.", rich_markup_mode=None, add_completion=False
)


@app.callback(invoke_without_command=True)
def _group(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        say(context.get_help())
        raise typer.Exit(Exit.USAGE)


@app.command("verify", epilog=VERIFY_EXAMPLES)
def verify(
    anchor: Annotated[
        str | None,
        typer.Option(
            "--anchor", metavar="COUNT:DIGEST", help="The last entry, as an earlier run printed it."
        ),
    ] = None,
    config: ConfigOption = None,
) -> int:
    """Find entries of the record that were changed, removed or moved.

    Prints the record's last entry. Note it where nobody who can write the record
    can write, and give it as --anchor next time: then a record that was put back
    to an earlier state is found too. Exit code 1: something was found.
    """
    from piiguard.audit import verify as find_faults

    noted = _parse(anchor) if anchor is not None else None
    try:
        with _log(config) as log:
            faults = list(find_faults(log, noted))
            for fault in faults:
                where = "the record" if fault.number is None else f"entry {fault.number}"
                complain(f"{where}: {fault.what}")
            if faults:
                return Exit.VIOLATIONS
            head = log.head()
    except RecordChangedError as error:
        complain(str(error))
        return Exit.VIOLATIONS
    say(f"{head.count} entries, complete and unchanged")
    say(f"last entry: {head}")
    return Exit.PASS


@app.command("export", epilog=EXPORT_EXAMPLES)
def export(
    csv: Annotated[
        Path | None,
        typer.Option("--csv", metavar="FILE", help="Write all entries there; - to the output."),
    ] = None,
    summary: Annotated[
        Path | None,
        typer.Option("--summary", metavar="FILE", help="Write one HTML page for a board there."),
    ] = None,
    config: ConfigOption = None,
) -> int:
    """Write the record as CSV, or as one page with plots for a board."""
    from io import StringIO

    from piiguard.audit.export import write_csv

    if csv is None and summary is None:
        raise ConfigError("say what to write: --csv FILE, --summary FILE, or both")
    for file in (csv, summary):
        if file is not None and str(file) != "-":
            ensure_writable(file)
    with _log(config) as log:
        if csv is not None:
            table = StringIO(newline="")
            write_csv(log.entries(), table)
            if str(csv) == "-":
                sys.stdout.write(table.getvalue())
            else:
                write_report(table.getvalue(), csv, private=True)
        if summary is not None:
            write_report(_summary(log), summary, private=False)
    return Exit.PASS


def _summary(log: AuditLog) -> str:
    from piiguard.audit import verify as find_faults
    from piiguard.audit.months import count
    from piiguard.audit.summary import render_summary

    faults = len(list(find_faults(log)))
    return render_summary(count(log.entries()), log.head(), faults)


def _parse(anchor: str) -> Head:
    from piiguard.audit import Head

    count, _, digest = anchor.partition(":")
    if not count.isdecimal() or not digest:
        raise ConfigError("an anchor is COUNT:DIGEST, as 'piiguard audit verify' prints it")
    return Head(int(count), digest)


@contextmanager
def _log(config: Path | None) -> Iterator[AuditLog]:
    """Open the record that the configuration names; it must be there."""
    from piiguard.audit import open_log

    settings = load_config(config, Path.cwd())
    if settings.audit is None:
        raise ConfigError("piiguard.yaml names no record; say where it is under 'audit'")
    if not settings.audit.path.exists():
        raise ConfigError(f"{settings.audit.path}: there is no record yet")
    log = open_log(settings.audit)
    try:
        yield log
    finally:
        log.close()
