"""What a short run loads: the parts for its own document and command, and no others."""

from __future__ import annotations

import subprocess
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import pytest
import typer
from typer.main import get_command

from piiguard.cli import app
from piiguard.cli.commands import ENTRIES, Commands
from piiguard.cli.plain_values import take_plainly

EXAMPLES = Path(__file__).parents[1] / "examples" / "documents"


def loaded_by(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert not done.returncode, done.stderr
    return set(done.stdout.split())


def loaded_by_checking(name: str) -> set[str]:
    source = str(EXAMPLES / name)
    return loaded_by(f"import piiguard\npiiguard.check({source!r}, 'invoice', isolated=False)")


def test_a_pdf_is_checked_without_spacy_or_libraries_for_other_formats() -> None:
    loaded = loaded_by_checking("bill-right.pdf")

    assert {"pikepdf", "pypdfium2", "pycrfsuite"} <= loaded
    assert not loaded & {"spacy", "thinc", "pydantic", "requests", "PIL", "numpy", "selectolax"}


def test_a_text_is_checked_without_libraries_for_pdf_or_markup() -> None:
    loaded = loaded_by_checking("invoice-leak-capitals.txt")

    assert "pycrfsuite" in loaded
    assert not loaded & {"pikepdf", "pypdfium2", "spacy", "numpy", "lxml", "PIL", "selectolax"}


def test_the_program_that_asks_a_worker_loads_neither_readers_nor_recognizers() -> None:
    source = str(EXAMPLES / "invoice-leak-notes.pdf")
    loaded = loaded_by(f"import piiguard\npiiguard.check({source!r}, 'invoice')")

    assert not loaded & {"pikepdf", "pypdfium2", "pycrfsuite", "regex", "piiguard.engine"}


def test_the_help_imports_no_command() -> None:
    loaded = loaded_by(
        "import sys; sys.argv = ['piiguard', '--help']\n"
        "from piiguard.cli import main\n"
        "try: main()\n"
        "except SystemExit as leaving: assert not leaving.code"
    )

    assert not loaded & {f"piiguard.cli.{entry.module}" for entry in ENTRIES.values()}


def test_the_helps_line_on_a_command_is_the_first_of_its_own_help() -> None:
    own = {name: command.get_short_help_str(1000) for name, command in Commands().items()}

    assert own == {name: entry.summary for name, entry in ENTRIES.items()}
    assert list(get_command(app).commands) == list(ENTRIES)  # type: ignore[attr-defined]


class Choice(StrEnum):
    ONE = "one"


def _values(plainly: bool, arguments: list[str]) -> dict[str, Any]:
    """Return what a command with every sort of parameter gets."""
    got: dict[str, Any] = {}
    probe = typer.Typer(add_completion=False)

    @probe.command()
    def command(
        files: Annotated[list[Path], typer.Argument()],
        text: str | None = None,
        path: Path | None = None,
        there: Annotated[Path | None, typer.Option(exists=True)] = None,
        many: Annotated[list[str] | None, typer.Option()] = None,
        choice: Choice = Choice.ONE,
        number: Annotated[int, typer.Option(min=1)] = 1,
        flag: bool = False,
    ) -> None:
        got.update(locals())

    made = get_command(probe)
    if plainly:
        take_plainly(made)
    try:
        made(arguments, standalone_mode=False)
    except Exception as error:
        return {"error": type(error).__name__, "said": str(error)}
    return {name: (type(value), value) for name, value in got.items() if name != "got"}


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["--text", "x", "--path", "a/b", "--many", "1", "--many", "2"],
        ["--text", "", "--path", "~/a", "--number", "3", "--flag", "--choice", "one"],
        ["--there", "/"],
        ["--there", "/no/such/file"],
        ["--number", "0"],
        ["--number", "many"],
        ["--choice", "two"],
    ],
)
def test_a_value_taken_plainly_is_the_one_that_typer_makes(options: list[str]) -> None:
    assert _values(True, ["a.txt", *options]) == _values(False, ["a.txt", *options])


def test_a_parameter_that_converts_in_another_way_is_left_alone() -> None:
    class Other:
        pass

    class Command:
        def get_params(self, context: object) -> list[Other]:
            return [Other()]

    command = Command()
    take_plainly(command)

    assert [vars(each) for each in command.get_params(None)] == [{}]
