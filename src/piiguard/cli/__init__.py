"""The command line: arguments → api → reporter → exit code.

A command is imported when it is asked for, and what it needs when it runs, so that
``--help`` and the ``policy`` and ``rule`` commands answer at once.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from piiguard import __version__
from piiguard.cli.commands import Root
from piiguard.cli.exits import Exit
from piiguard.cli.output import complain, discard_output, say
from piiguard.errors import PiiguardError

EPILOG = """\b
Examples:
  piiguard check invoice.pdf --policy invoice
  piiguard init
  piiguard rule patron-link
  piiguard check --help

\b
Exit codes:
  0    pass: all was read and nothing violates its policy
  1    fail: at least one violation
  2    wrong use, configuration or policy; or nothing chose a policy
  3    incomplete: something could not be read or checked
  130  interrupted
"""

_INTERRUPTED = int(Exit.INTERRUPTED)
"""What Typer makes of Ctrl-C."""

app = typer.Typer(
    name="piiguard",
    cls=Root,
    help="Stop personal data from leaving a library in documents that do not need it.",
    epilog=EPILOG,
    rich_markup_mode=None,
    # A traceback with local variables would print what is in the documents.
    pretty_exceptions_enable=False,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        say(f"piiguard {__version__}")
        raise typer.Exit(Exit.PASS)


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        say(context.get_help())
        raise typer.Exit(Exit.USAGE)


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run_command(sys.argv[1:]))


def run_command(arguments: list[str]) -> int:
    """Run one command and return its exit code.

    Args:
        arguments: Those of the program, without its name.
    """
    # A character that the terminal cannot show must not end the run.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    return _run(arguments)


def _run(arguments: list[str]) -> int:
    """Run one command; every failure is one line on standard error."""
    try:
        result = app(arguments, prog_name="piiguard", standalone_mode=False)
    except PiiguardError as error:
        return _fail(str(error), Exit.USAGE)
    except (KeyboardInterrupt, typer.Abort):
        result = _INTERRUPTED
    except SystemExit as leaving:
        if not leaving.code:
            return Exit.PASS  # A shell was told how a word goes on.
        # Typer's way out when nobody reads its help any more.
        discard_output()
        return Exit.INCOMPLETE
    except Exception as error:
        # Typer's own errors about arguments, whichever library they come from.
        describe = getattr(error, "format_message", None)
        if describe is not None:
            message = str(describe()).rstrip(".")
            return _fail(f"{message}; 'piiguard --help' shows the use", Exit.USAGE)
        # Only the type: the message may quote a document.
        kind = type(error).__name__
        return _fail(f"internal error ({kind}); nothing is to be taken as checked", Exit.INCOMPLETE)
    if result is Exit.INTERRUPTED:
        # The command's own answer, which has said how to go on.
        return result
    if result == _INTERRUPTED:
        return _fail("interrupted; nothing is to be taken as checked", Exit.INTERRUPTED)
    return result if isinstance(result, int) else Exit.PASS


def _fail(message: str, code: Exit) -> int:
    complain(message)
    return code
