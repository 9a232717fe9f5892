"""What other programs read of this repository: valid, and run where it can be run here."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parent.parent
LEAK = "Item barcode: 31191000882134\nPatron: OKONKWO, ADAEZE N\n"
CLEAN = "Item barcode: 31191000882134\n"

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
GITLAB = list(yaml.safe_load_all((ROOT / "ci" / "piiguard.gitlab-ci.yml").read_text("utf-8")))

ACTION_SCHEMA = {
    # What GitHub's page on the metadata syntax asks of a composite action.
    "type": "object",
    "required": ["name", "description", "runs"],
    "properties": {
        "inputs": {
            "additionalProperties": {
                "required": ["description"],
                "properties": {"default": {"type": "string"}, "required": {"type": "boolean"}},
            }
        },
        "outputs": {"additionalProperties": {"required": ["description", "value"]}},
        "runs": {
            "required": ["using", "steps"],
            "properties": {
                "using": {"const": "composite"},
                "steps": {
                    "items": {
                        "oneOf": [{"required": ["uses"]}, {"required": ["run", "shell"]}],
                    }
                },
            },
        },
    },
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "out box").mkdir()
    (tmp_path / "out box" / "leak.txt").write_text(LEAK)
    (tmp_path / "clean.txt").write_text(CLEAN)
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "piiguard"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m piiguard.cli "$@"\n')
    program.chmod(0o755)
    return tmp_path


def shell(folder: Path, script: str, **variables: str) -> subprocess.CompletedProcess[str]:
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={**os.environ, "PATH": path, "PYTHONIOENCODING": "utf-8", **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


# ---------------------------------------------------------------- GitHub's action


def step(name: str) -> dict[str, Any]:
    (found,) = (each for each in ACTION["runs"]["steps"] if each.get("name") == name)
    return dict(found)


def run_action(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    check = step("Check documents")
    given = {name: str(spec.get("default", "")) for name, spec in ACTION["inputs"].items()}
    given |= {name.replace("_", "-"): value for name, value in inputs.items()}
    variables = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: given[m[1]], value)
        for name, value in check["env"].items()
    }
    files = {
        "GITHUB_OUTPUT": str(folder / ".output"),
        "GITHUB_STEP_SUMMARY": str(folder / ".summary"),
    }
    return shell(folder, check["run"], **variables, **files)


def test_the_action_is_valid() -> None:
    Draft202012Validator(ACTION_SCHEMA).validate(ACTION)


def test_no_script_has_an_expression_in_it() -> None:
    # Whoever can name a file could otherwise run a command.
    for each in ACTION["runs"]["steps"]:
        assert "${{" not in each.get("run", "")


def test_every_input_is_used_and_every_used_one_is_there() -> None:
    text = (ROOT / "action.yml").read_text("utf-8")

    assert set(re.findall(r"inputs\.([\w-]+)", text)) == set(ACTION["inputs"])


def test_the_action_annotates_sums_up_and_fails(folder: Path) -> None:
    done = run_action(folder, paths="  out box \n\nclean.txt\n", policy="invoice", html="r.html")

    assert done.returncode == 1, done.stderr
    assert "::error file=out box/leak.txt,line=2" in done.stdout
    assert (folder / ".output").read_text() == "exit-code=1\n"
    assert "1 pass, 1 fail" in (folder / ".summary").read_text("utf-8")
    assert json.loads((folder / "piiguard.sarif").read_text())["version"] == "2.1.0"
    assert (folder / "r.html").is_file()


def test_the_action_passes_what_is_clean(folder: Path) -> None:
    done = run_action(folder, paths="clean.txt", policy="invoice", sarif="")

    assert done.returncode == 0, done.stderr
    assert not (folder / "piiguard.sarif").exists()


def test_what_is_in_an_input_is_no_command(folder: Path) -> None:
    done = run_action(folder, paths="$(touch pwned)\n`touch pwned`\n--version", policy="invoice")

    assert done.returncode == 2
    assert not (folder / "pwned").exists()


# -------------------------------------------------------------------- pre-commit


@pytest.mark.parametrize("hook", HOOKS, ids=[hook["id"] for hook in HOOKS])
def test_a_hook_has_what_pre_commit_asks_for(hook: dict[str, Any]) -> None:
    assert {"id", "name", "entry", "language"} <= hook.keys()
    assert hook["language"] == "python"
    re.compile(hook["files"])


def test_the_hook_checks_the_files_it_is_given(folder: Path) -> None:
    (hook,) = (hook for hook in HOOKS if hook["id"] == "piiguard")
    assert re.search(hook["files"], "out box/leak.txt")

    done = shell(folder, f'{hook["entry"]} --policy invoice "out box/leak.txt" clean.txt')

    assert done.returncode == 1
    assert "patron-name" in done.stdout


def test_the_policies_hook_validates(folder: Path) -> None:
    (hook,) = (hook for hook in HOOKS if hook["id"] == "piiguard-policies")
    assert re.search(hook["files"], "policies/ours.yaml")
    (folder / "ours.yaml").write_text("ours: no patron PIII\n")

    assert shell(folder, f"{hook['entry']} ours.yaml").returncode == 2


# ------------------------------------------------------------------------ GitLab


def test_the_job_writes_the_reports_it_names(folder: Path) -> None:
    header, jobs = GITLAB
    job = jobs["piiguard"]
    variables = {
        name: re.sub(
            r"\$\[\[ inputs\.(\w+) \]\]",
            lambda m: str(header["spec"]["inputs"][m[1]].get("default")),
            value,
        )
        for name, value in job["variables"].items()
    }
    variables |= {"PIIGUARD_PATHS": "clean.txt", "PIIGUARD_POLICY": "invoice"}

    done = shell(folder, "\n".join(job["script"]), **variables)

    assert done.returncode == 0, done.stderr
    named = [*job["artifacts"]["paths"], *job["artifacts"]["reports"].values()]
    assert len(named) == 3
    for file in named:
        assert (folder / file).is_file()
    assert json.loads((folder / "gl-code-quality-report.json").read_text()) == []
    assert "PASS  clean.txt" in done.stdout


def test_what_the_job_installs_has_to_be_said() -> None:
    assert "default" not in GITLAB[0]["spec"]["inputs"]["install"]


def test_the_job_fails_on_a_leak(folder: Path) -> None:
    (job,) = GITLAB[1].values()
    variables = {"PIIGUARD_PATHS": "clean.txt", "PIIGUARD_POLICY": "invoice"}
    (folder / "clean.txt").write_text(LEAK)

    assert shell(folder, "\n".join(job["script"]), **variables).returncode == 1
    assert job["artifacts"]["when"] == "always"
