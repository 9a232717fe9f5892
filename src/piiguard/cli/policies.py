"""``piiguard policy`` and ``piiguard rule``: what is allowed, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from piiguard.cli.completion import policy_names, rule_ids
from piiguard.cli.exits import Exit
from piiguard.cli.options import ConfigOption
from piiguard.cli.output import complain, say
from piiguard.config import load_config
from piiguard.errors import PolicyError

_SHOW_EXAMPLES = """\b
Examples:
  piiguard policy show bill
  piiguard policy show policies/ours.yaml
"""
_VALIDATE_EXAMPLE = """\b
Example:
  piiguard policy validate policies/*.yaml
"""
_TEST_EXAMPLE = """\b
A file of cases:
  policy: invoice
  cases:
    - document: examples/invoice.pdf
      verdict: pass
    - name: a name in capitals
      text: "Patron: OKONKWO, ADAEZE N"
      verdict: fail
      rules: [patron-name]
"""
_DIFF_EXAMPLE = """\b
Examples:
  piiguard policy diff bill policies/ours.yaml
  git show main:policies/bill.yaml > old.yaml
  piiguard policy diff old.yaml policies/bill.yaml
"""

RULE_EXAMPLES = """\b
Examples:
  piiguard rule
  piiguard rule reading-history
"""

app = typer.Typer(
    help="List, show, validate, test and compare policies.",
    rich_markup_mode=None,
    add_completion=False,
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


@app.command("show", epilog=_SHOW_EXAMPLES)
def show(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME|FILE", help="A policy or its file.", autocompletion=policy_names
        ),
    ],
    config: ConfigOption = None,
) -> None:
    """Print the full form that a policy stands for."""
    from piiguard.policy import load_policy

    say(load_policy(name, load_config(config, Path.cwd())).to_yaml(), end="")


@app.command("validate", epilog=_VALIDATE_EXAMPLE)
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


@app.command("test", epilog=_TEST_EXAMPLE)
def try_cases(
    files: Annotated[list[Path], typer.Argument(metavar="CASES", help="Files of cases.")],
    config: ConfigOption = None,
) -> int:
    """Hold policies to examples with the verdicts they must get."""
    from piiguard.api import Checker
    from piiguard.policy import load_cases

    settings = load_config(config, Path.cwd())
    cases = [case for file in files for case in load_cases(file)]
    checkers = {name: Checker(name, config=settings) for name in {case.policy for case in cases}}
    wrong = 0
    for case in cases:
        name = case.document.name if case.document else ""
        report = checkers[case.policy].check(case.document, text=case.text, name=name)
        trouble = case.judge(report)
        wrong += trouble is not None
        say(f"{'ok   ' if trouble is None else 'WRONG'}  {case.name}")
        if trouble is not None:
            say(f"       {case.where}: {trouble}")
    say(f"{len(cases)} cases: {len(cases) - wrong} as expected, {wrong} not")
    return Exit.VIOLATIONS if wrong else Exit.PASS


@app.command("diff", epilog=_DIFF_EXAMPLE)
def compare(
    old: Annotated[
        str,
        typer.Argument(metavar="OLD", help="A policy or its file.", autocompletion=policy_names),
    ],
    new: Annotated[
        str,
        typer.Argument(metavar="NEW", help="A policy or its file.", autocompletion=policy_names),
    ],
    config: ConfigOption = None,
) -> None:
    """Say in words what NEW allows or forbids that OLD does not."""
    from piiguard.policy import differences, load_policy

    settings = load_config(config, Path.cwd())
    found = differences(load_policy(old, settings), load_policy(new, settings))
    if not found:
        say("No difference: both judge every document alike.")
    for each in found:
        say(f"{each.direction.value:<9} {each.text}")


def rule(
    id: Annotated[
        str | None,
        typer.Argument(
            metavar="ID", help="A rule's id.", show_default=False, autocompletion=rule_ids
        ),
    ] = None,
) -> None:
    """Explain a rule: what it finds, why, and what to do instead.

    Without ID, list all.
    """
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
