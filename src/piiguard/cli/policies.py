"""``piiguard policy`` and ``piiguard rule``: what is allowed, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from piiguard.cli.check import ConfigOption
from piiguard.cli.exits import Exit
from piiguard.cli.output import complain, say
from piiguard.config import load_config
from piiguard.errors import PolicyError

app = typer.Typer(
    help="List, show and validate policies.", rich_markup_mode=None, add_completion=False
)


@app.callback(invoke_without_command=True)
def _group(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        say(context.get_help())
        raise typer.Exit(Exit.USAGE)


@app.command("list")
def list_policies(config: ConfigOption = None) -> None:
    """List the policies: the consortium's own and the shipped ones."""
    from piiguard.policy import list_policies as load_all

    for policy in load_all(load_config(config, Path.cwd())):
        say(f"{policy.id:<20} {policy.title}")


@app.command("show")
def show(
    name: Annotated[str, typer.Argument(metavar="NAME|FILE", help="A policy or its file.")],
    config: ConfigOption = None,
) -> None:
    """Print the full form that a policy stands for."""
    from piiguard.policy import load_policy

    say(load_policy(name, load_config(config, Path.cwd())).to_yaml(), end="")


@app.command("validate")
def validate(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Policy files.")],
    config: ConfigOption = None,
) -> int:
    """Check that policy files are right; names each mistake's line."""
    from piiguard.policy import load_policy

    settings = load_config(config, Path.cwd())
    wrong = 0
    for file in files:
        try:
            policy = load_policy(str(file), settings)
        except PolicyError as error:
            wrong += 1
            complain(str(error))
        else:
            say(f"{file}: right ({policy.id})")
    return Exit.USAGE if wrong else Exit.PASS


def rule(
    id: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="A rule's id.", show_default=False)
    ] = None,
) -> None:
    """Explain a rule: what it finds, why, and what to do instead. Without ID, list all."""
    from piiguard.policy import RULES, get_rule

    if id is None:
        for each in RULES.values():
            say(f"{each.id:<24} {each.severity.value:<8} {each.title}")
        return
    found = get_rule(id)
    say(f"{found.id} ({found.severity.value}): {found.title}\n")
    say(f"What     {found.what}")
    say(f"Why      {found.why}")
    say(f"Instead  {found.remedy}\n")
    say(f"Wrong    {_indented(found.bad)}")
    say(f"Right    {_indented(found.good)}")


def _indented(text: str) -> str:
    return text.rstrip().replace("\n", "\n         ")
