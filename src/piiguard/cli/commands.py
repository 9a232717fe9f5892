"""The commands, each imported when it is run or asked about.

``piiguard --help`` needs their names and a line on each, which stand here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from piiguard.cli.plain_help import name_plainly
from piiguard.cli.plain_values import take_plainly


class Entry(NamedTuple):
    """Where a command is, and what it is for."""

    module: str
    function: str
    """Empty for a group of commands, which is the module's ``app``."""
    epilog: str
    """Name of the text under its help; empty for none."""
    summary: str
    """The first sentence of its own help."""


ENTRIES: dict[str, Entry] = {
    "check": Entry("check", "check", "EXAMPLES", "Check documents against a policy."),
    "init": Entry(
        *("init", "init", "EXAMPLES"),
        "Write a commented piiguard.yaml for your consortium.",
    ),
    "doctor": Entry(
        *("doctor", "doctor", "EXAMPLES"),
        "Say what is installed and configured, and what is missing.",
    ),
    "explain": Entry(
        *("explain", "explain", "EXAMPLES"),
        "Show what was detected, whose it is, and why.",
    ),
    "schema": Entry(
        *("init", "schema", "SCHEMA_EXAMPLES"),
        "Print the JSON Schema of piiguard.yaml or of policies.",
    ),
    "rule": Entry(
        *("policies", "rule", "RULE_EXAMPLES"),
        "Explain a rule: what it finds, why, and what to do instead.",
    ),
    "serve": Entry(
        *("serve", "serve", "EXAMPLES"),
        "Serve the page on which staff check documents.",
    ),
    "warm": Entry(
        *("warm", "warm", "EXAMPLES"),
        "Stay loaded, so that a check of some files answers at once.",
    ),
    "policy": Entry("policies", "", "", "List, show, validate, test and compare policies."),
    "baseline": Entry(
        *("baseline", "", ""),
        "Keep old findings from counting, by a baseline.",
    ),
    "cache": Entry(
        *("cache", "", ""),
        "Show or clear the masked reports that 'check' keeps.",
    ),
    "gate": Entry(
        *("gate", "", ""),
        "Let out only what passes: a mail gate and an outbox folder.",
    ),
    "audit": Entry("audit", "", "", "Verify and export the record of decisions."),
    "directory": Entry("directory", "", "", "Fill the directory of libraries."),
}


@cache
def make_command(name: str) -> Any:
    """Return a command; a program that stays loaded makes it once.

    Raises:
        KeyError: There is none of that name.
    """
    entry = ENTRIES[name]
    home = import_module(f"piiguard.cli.{entry.module}")
    if entry.function:
        app = typer.Typer(rich_markup_mode=None, add_completion=False)
        epilog = getattr(home, entry.epilog) if entry.epilog else None
        app.command(name, epilog=epilog)(getattr(home, entry.function))
    else:
        app = home.app
    command = get_command(app)
    command.name = name
    take_plainly(command)
    name_plainly(command)
    return command


class Commands(Mapping[str, Any]):
    """The commands by name, made when they are asked for."""

    def __iter__(self) -> Iterator[str]:
        return iter(ENTRIES)

    def __len__(self) -> int:
        return len(ENTRIES)

    def __contains__(self, name: object) -> bool:
        return name in ENTRIES

    def __getitem__(self, name: str) -> Any:
        return make_command(name)


class Root(TyperGroup):
    """``piiguard`` itself."""

    def __init__(self, **attributes: Any) -> None:
        """Make the group; ``attributes`` are Typer's."""
        super().__init__(**attributes)
        take_plainly(self)
        self.commands: Any = Commands()

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names in the order of the help."""
        return list(self.commands)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the table of commands without importing them."""
        limit = formatter.width - 6 - max(map(len, ENTRIES))
        rows = []
        for name, entry in ENTRIES.items():
            line = TyperCommand(name, help=entry.summary, rich_markup_mode=None)
            rows.append((name, line.get_short_help_str(limit)))
        with formatter.section("Commands"):
            formatter.write_dl(rows)
