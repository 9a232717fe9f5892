"""``piiguard warm``."""

from __future__ import annotations

import gc
import os
import signal
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from piiguard.cli.options import ConfigOption
from piiguard.cli.output import complain
from piiguard.config import load_config
from piiguard.errors import ConfigError

EXAMPLES = """\b
Examples:
  piiguard warm &
  piiguard warm --config consortium/piiguard.yaml
"""

_LOADED = ("piiguard.cli.check", "rich.console", "piiguard.api.pipeline")
"""What every check needs, beside the models."""


def warm(config: ConfigOption = None) -> None:
    """Stay loaded, so that a check of some files answers at once.

    Until Ctrl-C. It listens for the same user on this computer, and each check
    runs in a process of its own with the command's folder and environment. It
    is fastest under the configuration that it was started with, and ends when
    piiguard or something beside it is installed anew.
    """
    if not hasattr(os, "fork"):
        raise ConfigError("a warm process needs a system that forks: Linux, macOS or another Unix")
    settings = load_config(config, Path.cwd())
    # Threads of linear algebra would be lost in the children that need them.
    for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(threads, "1")
    from piiguard.api.pipeline import preload
    from piiguard.cli import run_command
    from piiguard.cli.commands import make_command
    from piiguard.gate.warm.place import socket_path
    from piiguard.gate.warm.server import listen, serve
    from piiguard.reporters import REPORTERS, render

    with listen() as server:
        try:
            for module in (*_LOADED, *REPORTERS.values()):
                import_module(module)
            make_command("check")
            # To print is to load too.
            render(preload(settings), "console", color=True)
            # What is not looked at by the collector is not copied for the children.
            gc.collect()
            gc.freeze()
            # A shell that starts it behind itself has it ignore Ctrl-C.
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, signal.default_int_handler)
            complain("warm; Ctrl-C ends it")
            serve(server, run_command)
            complain("something was installed anew; start it again")
        except KeyboardInterrupt:
            complain("no longer warm")
        finally:
            with suppress(OSError):
                os.unlink(socket_path())
