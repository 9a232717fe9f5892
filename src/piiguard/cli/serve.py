"""``piiguard serve``."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from piiguard.cli.options import ConfigOption
from piiguard.cli.output import complain, say
from piiguard.config import load_config
from piiguard.errors import ConfigError

EXAMPLES = """\b
Examples:
  piiguard serve --open
  piiguard serve --port 9000 --allow-host pii.library.example.org:443
"""


def serve(
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Where to listen.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")
    ] = 8765,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-host", metavar="NAME", help="Another name browsers reach it by, with its port."
        ),
    ] = None,
    certificate: Annotated[
        Path | None,
        typer.Option("--certificate", metavar="FILE", help="PEM file with the certificate."),
    ] = None,
    key: Annotated[
        Path | None, typer.Option("--key", metavar="FILE", help="PEM file with its key.")
    ] = None,
    plain_http: Annotated[
        bool,
        typer.Option("--plain-http", help="Let others than this computer connect without TLS."),
    ] = False,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the page.")] = False,
    config: ConfigOption = None,
) -> None:
    """Serve the page on which staff check documents.

    It prints a link that lets one browser in, and a new one each time one was used.
    Documents stay in memory and are gone when done, or when this ends.
    """
    for file in (certificate, key):
        if file is not None and not file.is_file():
            raise ConfigError(f"there is no file {file}")
    try:
        from piiguard.gate.web import Address, run
    except ModuleNotFoundError as error:
        if error.name is None or error.name.startswith("piiguard"):
            raise
        raise ConfigError(
            f"the page needs {error.name}: pip install 'piiguard[web]' has all of it"
        ) from None
    is_first = True

    def tell(link: str) -> None:
        nonlocal is_first
        say(f"{'Open' if is_first else 'For another browser, open'} {link}")
        if is_first and open_browser:
            typer.launch(link)
        is_first = False

    address = Address(host, port, tuple(allow_host or ()), certificate, key, plain_http)
    # Ctrl-C is how it ends, not a failure.
    with suppress(KeyboardInterrupt):
        run(load_config(config, Path.cwd()), address, tell)
    complain("stopped; all documents are forgotten")
