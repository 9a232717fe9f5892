"""Argument values that need no conversion, taken as they are.

Typer converts every value, also the absence of one, by a schema of pydantic's, whose
import takes longer than a short command. A text is a text without it. What is no plain
case, such as a number or a choice that was typed, stays Typer's, with its messages; and
so does everything where Typer has another way of converting than the one known here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any


def take_plainly(command: Any) -> None:
    """Let a command's plain values pass without Typer's schema, and its subcommands'.

    Args:
        command: Typer's; a parameter that converts in another way is left as it is.
    """
    parameters = command.get_params

    def get_params(context: Any) -> list[Any]:
        found: list[Any] = parameters(context)
        for parameter in found:
            _take_plainly(parameter)
        return found

    command.get_params = get_params
    for each in getattr(command, "commands", {}).values():
        take_plainly(each)


def _take_plainly(parameter: Any) -> None:
    known = ("get_runtime_param", "type_descriptor", "multiple", "nargs")
    if all(hasattr(parameter, name) for name in known):
        convert = parameter.get_runtime_param
        if not isinstance(getattr(convert, "__self__", None), _Plain):
            parameter.get_runtime_param = _Plain(convert).get


class _Plain:
    """In the place of what Typer converts a parameter's values with."""

    def __init__(self, typers: Any) -> None:
        self._typers = typers

    def get(self) -> _Plain:
        return self

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """Return a value as the command wants it."""
        is_many = param.multiple or param.nargs == -1
        kind = param.type_descriptor.annotation
        if value is None:
            return () if is_many else None
        if kind is str and isinstance(value, str) and not is_many:
            return value
        if kind is Path and type(value) is str and not is_many and _is_unchecked(param):
            return Path(value)
        if kind == list[str] and isinstance(value, tuple) and is_many:
            return list(value)
        if isinstance(kind, type) and type(value) is kind and not is_many:
            return value  # A default, which is what it should be.
        return self._typers().coerce(value, param=param, ctx=ctx)


def _is_unchecked(param: Any) -> bool:
    """Whether a path may be any: none that must exist, or be one sort of thing."""
    info = param.type_descriptor.parameter_info
    asked = (
        "exists",
        "writable",
        "resolve_path",
        "allow_dash",
        "path_type",
        "parser",
        "click_type",
    )
    return not any(getattr(info, name, None) for name in asked)
