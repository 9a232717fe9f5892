"""Arguments in a help as they are typed: ``FILE``, not ``{FILE}`` or ``FILE <str>``.

Typer writes an argument's Python type behind its name, and braces around one that is
required. Who types a command asks for neither. Where Typer has another way of writing
them than the one known here, its own help stays.
"""

from __future__ import annotations

from typing import Any


def name_plainly(command: Any) -> None:
    """Let a command's help, and its subcommands', name arguments plainly.

    Args:
        command: Typer's, whose arguments are changed in place.
    """
    for parameter in command.params:
        if all(hasattr(parameter, name) for name in ("display_name_raw", "_usage_display_name")):
            _name_plainly(parameter)
    for each in getattr(command, "commands", {}).values():
        name_plainly(each)


def _name_plainly(argument: Any) -> None:
    name = argument.display_name_raw
    shown = name if argument.required else f"[{name}]"
    usage = shown if argument.nargs == 1 else f"{shown}..."
    argument._usage_display_name = lambda: usage
    # The type, which the name says already.
    argument.display_type_rich = lambda ctx: None
