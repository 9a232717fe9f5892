"""examples/plugin-example works as its README says."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[1] / "examples/plugin-example"
PROJECT = tomllib.loads((EXAMPLE / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a path on which the package is as if installed, without pip and a network."""
    folder = tmp_path_factory.mktemp("site")
    info = folder / "piiguard_plugin_example-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {PROJECT['name']}\nVersion: {PROJECT['version']}\n"
    )
    (info / "entry_points.txt").write_text(
        "\n".join(
            line
            for group, entries in PROJECT["entry-points"].items()
            for line in (f"[{group}]", *(f"{name} = {value}" for name, value in entries.items()))
        )
    )
    return os.pathsep.join([str(folder), str(EXAMPLE / "src")])


def run(path: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "piiguard.cli", *arguments],
        cwd=EXAMPLE,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": path, "NO_COLOR": "1"},
    )


def test_the_command_of_the_readme(installed: str) -> None:
    done = run(
        installed,
        *["check", "hold-slip.txt", "record.mrk", "--policy", "invoice", "--format", "tally"],
    )
    assert done.stderr == ""
    tally = dict(line.split("\t") for line in done.stdout.splitlines())
    # The locker's number is a patron's; the summer reading number has no rule of its own.
    assert tally["verdict"] == "fail"
    assert int(tally["patron-other"]) >= 2
    assert int(tally["patron-phone"]) == 1
    assert done.returncode == 1


def test_a_file_that_the_reader_cannot_read_is_incomplete(installed: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.mrk"
    broken.write_text("=LDR  00000nam\nnot a field\n")
    done = run(installed, "check", str(broken), "--policy", "invoice")
    assert done.returncode == 3
    assert "has no tag" in done.stdout


def test_what_is_named_and_not_installed_ends_the_run() -> None:
    done = run("", "check", "hold-slip.txt", "--policy", "invoice")
    assert done.returncode == 2
    assert "no installed package has a" in done.stderr
    assert done.stdout == ""
