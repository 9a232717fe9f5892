"""What a short run loads: the parts for its own document and command, and no others."""

from __future__ import annotations

import subprocess
import sys
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from types import ModuleType
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


def loaded_by_running(*arguments: str) -> set[str]:
    return loaded_by(
        f"from piiguard.cli import run_command\nassert run_command({list(arguments)!r}) < 2"
    )


LISTS_NEED_NONE_OF = {
    "piiguard.api",
    "piiguard.audit",
    "piiguard.config.exceptions",
    "piiguard.model.cell",
    "piiguard.model.report",
    "piiguard.policy.judging",
    "hashlib",
    "rich",
    "logging",
}


@pytest.mark.parametrize("arguments", [["policy", "list"], ["policy", "show", "bill"]])
def test_policies_are_printed_without_what_judges_by_them(arguments: list[str]) -> None:
    assert not loaded_by_running(*arguments) & LISTS_NEED_NONE_OF


A_KNOWN_REPORT_NEEDS_NONE_OF = {
    "piiguard.api.in_order",
    "piiguard.api.shipping",
    "piiguard.audit.log",
    "piiguard.cli.changed",
    "piiguard.isolation.worker",
    "piiguard.model.cell",
    "piiguard.model.document",
    "piiguard.policy.judging",
    "piiguard.reporters.html",
    "piiguard.suppression.baseline",
    "concurrent.futures",
    "logging",
    "sqlite3",
}


def test_a_known_report_is_printed_without_what_makes_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIIGUARD_CACHE_DIR", str(tmp_path))
    arguments = ("check", str(EXAMPLES / "invoice-leak-notes.pdf"), "--policy", "invoice")
    loaded_by_running(*arguments)

    assert not loaded_by_running(*arguments) & A_KNOWN_REPORT_NEEDS_NONE_OF


@pytest.mark.parametrize("name", ["audit", "isolation", "model", "policy", "suppression"])
def test_a_package_that_loads_late_has_all_that_it_names(name: str) -> None:
    package = import_module(f"piiguard.{name}")

    for each in package.__all__:
        # A module's own name would hide what is to be found under it.
        assert not isinstance(getattr(package, each), ModuleType)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = package.nothing


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "piiguard", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_the_short_way_out_keeps_the_code_and_all_that_was_printed() -> None:
    shown = _run("policy", "show", "bill")
    wrong = _run("policy", "show", "no-such-policy")

    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout.endswith("\n")
    assert wrong.returncode == 2
    assert "no-such-policy" in wrong.stderr


def test_the_short_way_out_is_taken_after_all_who_wanted_to_be_told() -> None:
    code = (
        "import atexit, sys, threading, time; sys.argv = ['piiguard', 'policy', 'list']\n"
        "import piiguard.cli\n"
        "real = piiguard.cli.run_command\n"
        "def run_command(arguments):\n"
        "    atexit.register(print, 'told', flush=True)\n"
        "    threading.Thread(target=lambda: (time.sleep(0.2), print('ended'))).start()\n"
        "    return real(arguments)\n"
        "piiguard.cli.run_command = run_command\n"
        "from piiguard.__main__ import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("ended\ntold\n")


@pytest.mark.parametrize("name", ["bill-right.pdf", "invoice-leak-notes.pdf"])
def test_a_document_in_a_process_that_is_warm_loads_nothing_more(name: str) -> None:
    names = loaded_by(
        "import sys\n"
        "from piiguard.api.pipeline import preload\n"
        "from piiguard.cli.commands import make_command\n"
        "from piiguard.config import Config\n"
        "from piiguard.isolation import work_here\n"
        "from piiguard.reporters import render\n"
        "make_command('check'); render(preload(Config()), 'console', color=True); work_here()\n"
        "import piiguard.api, piiguard.cli\n"
        "before = set(sys.modules)\n"
        f"piiguard.check({str(EXAMPLES / name)!r}, 'invoice')\n"
        "print(*('more:' + name for name in set(sys.modules) - before))"
    )

    assert not {name for name in names if name.startswith("more:")}


def test_the_help_imports_no_command() -> None:
    loaded = loaded_by_running("--help")

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
