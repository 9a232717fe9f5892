"""``--help`` of every command: whole, plain, 80 columns wide, with an example."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from piiguard.cli import app

WITHOUT_EXAMPLE = {"policy list", "cache show", "cache clear"}
"""Those that are typed without anything more."""


def _commands(command: Any, *words: str) -> Iterator[str]:
    yield " ".join(words)
    for name in getattr(command, "commands", {}):
        yield from _commands(command.commands[name], *words, name)


COMMANDS = tuple(_commands(get_command(app)))


def _help(words: str) -> str:
    arguments = [*words.split(), "--help"]
    return CliRunner().invoke(app, arguments, prog_name="piiguard", terminal_width=80).stdout


@pytest.mark.parametrize("words", COMMANDS)
def test_nothing_is_wider_than_80_columns(words: str) -> None:
    assert max(map(len, _help(words).splitlines())) <= 80


@pytest.mark.parametrize("words", COMMANDS)
def test_no_line_on_a_command_is_cut_off(words: str) -> None:
    # The usage has its own: PATH...
    assert not re.search(r"[a-z]\.\.\.$", _help(words), re.MULTILINE)


@pytest.mark.parametrize("words", COMMANDS)
def test_arguments_are_named_as_they_are_typed(words: str) -> None:
    usage = _help(words).split("Options:")[0]

    # Neither FILE <str>, nor {FILE}, nor [[ID]].
    assert not re.search(r"[<{]|\[\[", usage)


@pytest.mark.parametrize("words", COMMANDS)
def test_no_mark_of_the_help_library_is_printed(words: str) -> None:
    assert "\b" not in _help(words)


@pytest.mark.parametrize("words", sorted(set(COMMANDS) - WITHOUT_EXAMPLE))
def test_there_is_an_example_or_a_list_of_commands(words: str) -> None:
    assert re.search(r"^(  Example|  A file of cases|Commands:)", _help(words), re.MULTILINE)
