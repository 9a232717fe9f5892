"""``piiguard cache``: the reports that ``check`` keeps to give them again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from piiguard.cli.exits import Exit
from piiguard.cli.options import ConfigOption
from piiguard.cli.output import say
from piiguard.config import load_config
from piiguard.errors import ConfigError

if TYPE_CHECKING:
    from piiguard.cache import Cache

app = typer.Typer(
    help="Show or clear the masked reports that 'check' keeps.",
    rich_markup_mode=None,
    add_completion=False,
)

_OFF = "off: PIIGUARD_CACHE_DIR is empty, or the configuration says 'cache: off'"


@app.callback(invoke_without_command=True)
def _group(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        say(context.get_help())
        raise typer.Exit(Exit.USAGE)


@app.command("show")
def show(config: ConfigOption = None) -> int:
    """Say where the cache is, how much is in it, and why it is not used."""
    cache = _cache(config)
    if cache is None:
        say(_OFF)
        return Exit.PASS
    state = cache.state()
    say(f"{state.folder}: {state.entries} reports, {state.size_bytes / 1_000_000:.1f} MB")
    if state.problem:
        say(f"not used: {state.problem}")
        return Exit.VIOLATIONS
    return Exit.PASS


@app.command("clear")
def clear(config: ConfigOption = None) -> int:
    """Remove all reports that are kept."""
    cache = _cache(config)
    if cache is None:
        say(_OFF)
        return Exit.PASS
    try:
        say(f"{cache.clear()} reports removed")
    except OSError as error:
        raise ConfigError(f"{cache.folder} cannot be cleared: {error.strerror}") from None
    return Exit.PASS


def _cache(config: Path | None) -> Cache | None:
    from piiguard.api.caching import open_cache

    return open_cache(load_config(config, Path.cwd()))
