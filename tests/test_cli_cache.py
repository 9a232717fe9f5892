"""``piiguard check`` again on the same file, and ``piiguard cache``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

LEAK = "Item barcode: 31191000882134\nPatron: Quillondra Vexworthington\n"
HEAVY = ("presidio_analyzer", "spacy", "numpy", "pypdfium2", "pikepdf", "lxml", "piiguard.readers")
"""What a report that is known needs nothing of."""


class Program:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cache = folder / "cache"

    def __call__(
        self, *arguments: str, python: tuple[str, ...] = (), **environment: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *python, "-m", "piiguard.cli", *arguments],
            cwd=self.folder,
            env={**os.environ, "PIIGUARD_CACHE_DIR": str(self.cache), **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    @property
    def kept(self) -> int:
        return len(list(self.cache.rglob("*.report")))


@pytest.fixture
def program(tmp_path: Path) -> Program:
    (tmp_path / "leak.txt").write_text(LEAK)
    return Program(tmp_path)


CHECK = ("check", "leak.txt", "--policy", "invoice")


def test_the_second_time_nothing_heavy_is_loaded_and_the_same_is_printed(program: Program) -> None:
    first = program(*CHECK)
    second = program(*CHECK, python=("-X", "importtime"))
    anew = program(*CHECK, "--no-cache")

    assert program.kept == 1
    assert first.returncode == second.returncode == anew.returncode == 1
    assert first.stdout == second.stdout == anew.stdout
    loaded = [line.rpartition("|")[2].strip() for line in second.stderr.splitlines()]
    assert "piiguard.cache.store" in loaded
    assert [name for name in loaded if name.startswith(HEAVY)] == []


@pytest.mark.parametrize(
    ("arguments", "environment", "configuration"),
    [
        (("--no-cache",), {}, ""),
        (("--show-values",), {}, ""),
        ((), {"PIIGUARD_CACHE_DIR": ""}, ""),
        ((), {}, "cache: off\n"),
    ],
    ids=["told so", "raw values", "by the environment", "by the configuration"],
)
def test_nothing_is_kept_where_it_must_not_be(
    program: Program, arguments: tuple[str, ...], environment: dict[str, str], configuration: str
) -> None:
    (program.folder / "piiguard.yaml").write_text(configuration)

    done = program(*CHECK, *arguments, **environment)

    assert done.returncode == 1
    assert program.kept == 0


def test_raw_values_are_printed_of_a_document_that_is_known(program: Program) -> None:
    program(*CHECK)

    assert "Vexworthington" in program(*CHECK, "--show-values").stdout


def test_the_cache_is_shown_and_cleared(program: Program) -> None:
    program(*CHECK)
    assert "1 reports" in program("cache", "show").stdout

    assert program("cache", "clear").stdout == "1 reports removed\n"

    assert program.kept == 0
    assert "off" in program("cache", "show", PIIGUARD_CACHE_DIR="").stdout
    if os.name == "posix":
        (program.cache / "v1").chmod(0o755)
        refused = program("cache", "show")
        assert refused.returncode == 1
        assert "not used: others than you may enter it" in refused.stdout
        assert program(*CHECK).returncode == 1


def test_a_folder_of_the_configuration_and_its_bounds_are_used(program: Program) -> None:
    (program.folder / "piiguard.yaml").write_text(
        "cache: {folder: mine, entries: 5, days: 2}\n", encoding="utf-8"
    )

    program(*CHECK)

    assert len(list((program.folder / "mine").rglob("*.report"))) == 1


@pytest.mark.parametrize("value", ["maybe", "[1]", "{days: 0}", "{size: 3}"])
def test_what_the_configuration_may_not_say_is_an_error(program: Program, value: str) -> None:
    (program.folder / "piiguard.yaml").write_text(f"cache: {value}\n")

    done = program(*CHECK)

    assert done.returncode == 2
    assert "piiguard.yaml:1" in done.stderr
