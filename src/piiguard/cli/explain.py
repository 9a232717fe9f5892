"""``piiguard explain``: what was seen, whose it is, why, and what to configure."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from piiguard.cli.exits import Exit
from piiguard.cli.files import STANDARD_INPUT, read_standard_input
from piiguard.cli.options import ConfigOption, ShowValuesOption
from piiguard.cli.output import complain, say
from piiguard.cli.terminal import terminal
from piiguard.config import load_config
from piiguard.errors import ConfigError, ReadError
from piiguard.model import Role

if TYPE_CHECKING:
    from piiguard.engine import Seen

EXAMPLES = """\b
Examples:
  piiguard explain invoice.pdf
  piiguard explain invoice.pdf --show-values
"""

_HINTS = {
    "PERSON": "a member of staff belongs under directory.staff",
    "EMAIL_ADDRESS": "staff's and libraries' domains belong under directory.email_domains",
    "PHONE_NUMBER": "a library's number belongs under its phones in directory.libraries",
    "STREET_ADDRESS": "a library's address belongs under its addresses in directory.libraries",
    "LIBRARY_BARCODE": "the beginnings of your barcodes belong under barcodes.patron_prefixes "
    "and barcodes.item_prefixes",
}
"""What to write into ``piiguard.yaml`` where a value is taken for somebody else's."""


def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file, or - for standard input.")],
    show_values: ShowValuesOption = False,
    config: ConfigOption = None,
) -> int:
    """Show what was detected, whose it is, and why.

    No policy is applied: this is what policies judge. Says at the end what to add to
    the configuration where something is not whose piiguard takes it to be.
    """
    if file != STANDARD_INPUT and not Path(file).is_file():
        raise ConfigError(f"there is no file {file}")
    from piiguard.api import Checker

    settings = load_config(config, Path.cwd())
    source = (
        read_standard_input(settings.limits.size_bytes) if file == STANDARD_INPUT else Path(file)
    )
    try:
        explanation = Checker(config=settings).explain(source)
    except ReadError as error:
        complain(f"{error.code}: {error}")
        return Exit.INCOMPLETE
    path = file if show_values else explanation.path
    _print(path, explanation.media_type, explanation.seen, show_values)
    for problem in explanation.problems:
        complain(f"{problem.code}: {problem.message}")
    return Exit.INCOMPLETE if explanation.problems else Exit.PASS


def _print(path: str, media_type: str, seen: tuple[Seen, ...], show_values: bool) -> None:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    from piiguard.reporters.console import plain
    from piiguard.reporters.interface import shown_place

    out = StringIO()
    color, width = terminal()
    console = Console(
        file=out, width=width, force_terminal=color, no_color=not color, highlight=False
    )
    heading = Text()
    heading.append(plain(path), style="bold")
    heading.append(f"  {media_type}, {len(seen)} detected", style="dim")
    console.print(heading)
    for each in seen:
        line = Text(plain(shown_place(each.location)))
        line.append("" if each.location.visible else " (hidden)", style="yellow")
        line.append("  " + plain(each.value if show_values else each.masked), style="bold")
        console.print()
        console.print(line)
        what = Text()
        what.append(each.entity_type, style="cyan")
        what.append(f" {each.score:.2f}, {each.recognizer}")
        what.append(f": {plain(each.reason)}" if each.reason else "")
        console.print(Padding(what, (0, 0, 0, 2)))
        subject = f" {each.subject}" if each.subject is not None else ""
        whose = Text()
        whose.append(f"{each.role.value}{subject}", style="magenta")
        whose.append(f" {each.role_score:.2f}")
        reasons = [f"{clue.source}: {clue.reason}" for clue in each.clues]
        whose.append(f", {plain('; '.join(reasons))}" if reasons else "")
        console.print(Padding(whose, (0, 0, 0, 2)))
    hints = {
        each.entity_type: _HINTS[each.entity_type]
        for each in seen
        if each.role in (Role.PATRON, Role.UNKNOWN) and each.entity_type in _HINTS
    }
    if hints:
        console.print("\nWhere something is not whose piiguard says, tell it in piiguard.yaml:")
        for entity_type, hint in hints.items():
            console.print(Padding(f"{entity_type}: {hint}", (0, 0, 0, 2)))
    lines = (line.rstrip() for line in out.getvalue().splitlines())
    say("\n".join(lines), color=color)
