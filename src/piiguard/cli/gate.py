"""``piiguard gate``: the doors that run by themselves."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Annotated

import typer

from piiguard.cli.exits import Exit
from piiguard.cli.options import ConfigOption
from piiguard.cli.output import say
from piiguard.config import load_config
from piiguard.errors import ConfigError

app = typer.Typer(
    help="Let out only what passes: a mail gate and an outbox folder.",
    rich_markup_mode=None,
    add_completion=False,
)

PolicyOption = Annotated[
    str | None,
    typer.Option(
        "--policy",
        "-p",
        metavar="NAME|FILE",
        help="The policy where the configuration names none.",
    ),
]

SMTP_EXAMPLES = """\b
Examples:
  piiguard gate smtp --next-hop 127.0.0.1:10026
  piiguard gate smtp --listen 127.0.0.1:2525 --next-hop mail.example.org:25
"""
WATCH_EXAMPLES = """\b
Example:
  piiguard gate watch outbox --sent sent --held held --policy bill
"""

_MISSING = "the gates need more packages; install them with: pip install 'piiguard[gate]'"


@app.callback(invoke_without_command=True)
def _group(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        say(context.get_help())
        raise typer.Exit(Exit.USAGE)


@app.command("smtp", epilog=SMTP_EXAMPLES)
def smtp(
    next_hop: Annotated[
        str, typer.Option("--next-hop", metavar="HOST:PORT", help="Where mail that passes goes.")
    ],
    listen: Annotated[
        str, typer.Option("--listen", metavar="HOST:PORT", help="Where mail comes in.")
    ] = "127.0.0.1:10025",
    policy: PolicyOption = None,
    config: ConfigOption = None,
) -> int:
    """Check mail on its way from whoever sends it to a mail server.

    As Postfix's content filter, or as a relay.
    A message that passes goes on as it is, and is taken when the next hop has
    taken it. A violation is refused with 550 and a reason without values; what
    cannot be checked is deferred with 451, or refused, as configured.
    """
    try:
        from piiguard.gate.smtp import run_smtp_gate
    except ImportError:
        raise ConfigError(_MISSING) from None

    settings = load_config(config, Path.cwd())
    _log_to_stderr()
    run_smtp_gate(_host_port(listen), _host_port(next_hop), settings, policy)
    return Exit.PASS


@app.command("watch", epilog=WATCH_EXAMPLES)
def watch(
    outbox: Annotated[Path, typer.Argument(metavar="OUTBOX", help="The folder to watch.")],
    sent: Annotated[Path, typer.Option("--sent", metavar="DIR", help="Where files that pass go.")],
    held: Annotated[
        Path,
        typer.Option("--held", metavar="DIR", help="Where others go, each with a report."),
    ],
    policy: PolicyOption = None,
    config: ConfigOption = None,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Check N files at once.")
    ] = 1,
) -> int:
    """Check files that are put into a folder, and move them on.

    A file is taken when it is complete. Files whose name begins with a dot, links
    and subfolders are left where they are.
    """
    try:
        from piiguard.gate.watch import Folders, run_watch_gate
    except ImportError:
        raise ConfigError(_MISSING) from None

    settings = load_config(config, Path.cwd())
    _log_to_stderr()
    run_watch_gate(Folders(outbox, sent, held), settings, policy, jobs)
    return Exit.PASS


def _host_port(text: str) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not colon or not host or not port.isdecimal() or int(port) > 65535:
        raise ConfigError(f"'{text}' is no address; write HOST:PORT, such as 127.0.0.1:10025")
    return host, int(port)


def _log_to_stderr() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log = logging.getLogger("piiguard.gate")
    log.addHandler(handler)
    log.setLevel(logging.INFO)
