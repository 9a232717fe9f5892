"""The reference pages say what the code does."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from piiguard.config import Limits
from piiguard.config.config import ROOT_KEYS
from piiguard.config.gate import SmtpSettings, WatchSettings, WebSettings
from piiguard.errors import PolicyError
from piiguard.policy.sentence import expand

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs/reference"


def test_generated_pages_are_current() -> None:
    done = subprocess.run(
        [sys.executable, "docs/generate_reference.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "sentence",
    re.findall(
        r"`((?:no|name)[^`]*(?:PII|allowed|phone|ending))`",
        (REFERENCE / "policy-language.md").read_text(encoding="utf-8").split("## Full form")[0],
    ),
)
def test_sentences_of_the_policy_page_are_understood(sentence: str) -> None:
    if sentence == "no phone":
        with pytest.raises(PolicyError):
            expand("example", sentence)
    else:
        assert expand("example", sentence)


def test_every_configuration_key_is_documented() -> None:
    page = (REFERENCE / "configuration.md").read_text(encoding="utf-8")
    for key in ROOT_KEYS:
        assert re.search(rf"^\| `{key}[`.]", page, re.MULTILINE), key


@pytest.mark.parametrize(
    ("prefix", "settings"),
    [
        ("limits", Limits()),
        ("gate.smtp", SmtpSettings()),
        ("gate.watch", WatchSettings()),
        ("gate.web", WebSettings()),
    ],
)
def test_every_number_that_is_a_default_is_the_one_that_is_documented(
    prefix: str, settings: Any
) -> None:
    page = (REFERENCE / "configuration.md").read_text(encoding="utf-8")
    numbers = {
        each.name: value
        for each in fields(settings)
        if isinstance(value := getattr(settings, each.name), int | float)
        and not isinstance(value, bool)
    }
    assert numbers
    for name, value in numbers.items():
        (told,) = re.findall(rf"^\| `{prefix}\.{name}` \|.*\| ([\d ]+) \|$", page, re.MULTILINE)
        assert float(told.replace(" ", "")) == value, name


def test_every_key_of_the_json_report_is_documented() -> None:
    page = (REFERENCE / "json-report.md").read_text(encoding="utf-8")
    command = (
        "check examples/documents/bill-birth-date.pdf --policy bill --format json --show-values"
    )
    done = subprocess.run(
        [sys.executable, "-m", "piiguard.cli", *command.split()],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(done.stdout)
    (document,) = report["documents"]
    finding = document["findings"][0]
    for key in {*report, *report["tool"], *document, *finding, *finding["location"]}:
        assert re.search(rf'[`"]{key}[`"]', page), key
