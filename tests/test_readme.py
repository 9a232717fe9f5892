"""What README.md and docs/ tell people to type works as written."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PAGES = [README, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: Path, language: str) -> list[str]:
    found = BLOCK.findall(page.read_text(encoding="utf-8"))
    return [text for kind, text in found if kind == language]


def piiguard_commands() -> list[tuple[str, str]]:
    """Return every ``piiguard …`` that the pages tell people to type, with its page."""
    return sorted(
        {
            (page.relative_to(ROOT).as_posix(), part.partition("  #")[0].strip())
            for page in PAGES
            for text in blocks(page, "bash")
            for line in text.replace("\\\n", "").splitlines()
            for part in line.replace(".venv/bin/", "").split(" && ")
            if part.startswith("piiguard ")
        }
    )


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "piiguard.cli", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "COLUMNS": "200", "NO_COLOR": "1"},
    )


def test_exactly_two_commands_do_all_set_up() -> None:
    section = README.read_text(encoding="utf-8").split("## Start")[1].split("## Use")[0]
    commands = [text.strip() for kind, text in BLOCK.findall(section) if kind == "bash"]
    assert [command.count("\n") for command in commands] == [0, 0]
    install, test = commands
    assert install.endswith("--policy invoice")
    assert test.endswith("-m pytest")


def test_the_first_command_shows_violations() -> None:
    (command,) = [
        line.split(" && ")[-1]
        for text in blocks(README, "bash")
        for line in text.splitlines()
        if ".venv/bin/piiguard" in line
    ]
    done = run(*shlex.split(command)[1:])
    assert done.returncode == 1
    assert "patron" in done.stdout or "unknown-person" in done.stdout


@pytest.mark.parametrize(("page", "command"), piiguard_commands())
def test_every_command_has_the_options_it_is_shown_with(page: str, command: str) -> None:
    words = shlex.split(command)[1:]
    groups = {"audit", "baseline", "directory", "gate", "policy"}
    names = words[: 2 if words[0] in groups else 1]
    done = run(*names, "--help")
    assert done.returncode == 0, f"{page}: no such command"
    for option in (word for word in words if word.startswith("--")):
        assert option in done.stdout, f"{page}: {' '.join(names)} has no {option}"


def test_the_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (text,) = blocks(README, "python")
    text = text.replace('"examples/', f'"{ROOT}/examples/')
    exec(compile(text, "README.md", "exec"), {"__name__": "readme"})
    first, *rest = capsys.readouterr().out.splitlines()
    assert first == "pass"
    assert rest


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    for target in targets:
        assert (page.parent / target).resolve().exists(), target


@pytest.mark.parametrize("code", ["0", "1", "2", "3"])
def test_every_exit_code_is_in_help_and_in_the_pages(code: str) -> None:
    assert re.search(rf"^\| {code} \|", README.read_text(encoding="utf-8"), re.MULTILINE)
    page = ROOT / "docs/reference/exit-codes.md"
    assert re.search(rf"^\| {code} \|", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert re.search(rf"\b{code}\b", run("--help").stdout)
