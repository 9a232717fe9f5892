"""``piiguard directory import``: a state's libraries into the configuration."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from piiguard.cli.exits import Exit
from piiguard.cli.files import ensure_writable, write_report
from piiguard.cli.output import complain, say
from piiguard.errors import ConfigError

EXAMPLES = """\b
Examples:
  piiguard directory import pls_outlet.csv --state NY --county Monroe
  piiguard directory import pls_outlet.csv --state NY --output piiguard.yaml

\b
FILE.csv is the "outlet" file of the Public Libraries Survey, which the
Institute of Museum and Library Services publishes each year as public data.
"""

app = typer.Typer(
    help="Fill the directory of libraries.", rich_markup_mode=None, add_completion=False
)


@app.callback(invoke_without_command=True)
def _group(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        say(context.get_help())
        raise typer.Exit(Exit.USAGE)


@app.command("import", epilog=EXAMPLES)
def import_survey(
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="The outlet file.")],
    state: Annotated[
        list[str] | None,
        typer.Option("--state", metavar="XX", help="Only this state; may be repeated."),
    ] = None,
    county: Annotated[
        list[str] | None,
        typer.Option("--county", metavar="NAME", help="Only this county; may be repeated."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Take the whole country, 17,000 libraries.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Add to FILE, which may be absent."),
    ] = None,
) -> None:
    """Take libraries, addresses and phones from the national survey.

    Prints a piiguard.yaml, or adds to one: comments stay, and a library that it
    names already is left as it is. Take no more libraries than your documents
    name: a name that is in the directory is taken to be no patron's, and many a
    library bears a person's.
    """
    from piiguard.configuring import add_libraries, libraries_of, read_survey
    from piiguard.yaml_lines import read_yaml

    if not state and not everything:
        raise ConfigError("say which libraries: --state NY, also with --county, or --all")
    libraries = libraries_of(read_survey(file), state or (), county or ())
    text = ""
    if output is not None:
        ensure_writable(output)
        text = read_yaml(output, "configuration", ConfigError) if output.exists() else ""
    merged, added = add_libraries(text, output or Path("piiguard.yaml"), libraries)
    if output is None:
        say(merged, end="")
        return
    write_report(merged, output, private=False)
    complain(f"{added} of {len(libraries)} libraries added to {output}")
