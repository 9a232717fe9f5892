from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from web_papers import AUDIT_KEY

CONFIG = """
audit: audit.sqlite
gate:
  web:
    overrides: [invoice]
    false_alarms: alarms.jsonl
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the page of a module's tests has its configuration, record and reports."""
    path = tmp_path_factory.mktemp("page")
    (path / "piiguard.yaml").write_text(CONFIG, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def links(folder: Path) -> Iterator[Any]:
    """A running ``piiguard serve``; gives the next link that lets a browser in."""
    process = subprocess.Popen(
        [sys.executable, "-m", "piiguard.cli", "serve", "--port", "0"],
        cwd=folder,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PIIGUARD_AUDIT_KEY": AUDIT_KEY},
    )
    assert process.stdout is not None

    def read() -> str:
        found = re.search(r"http\S+", process.stdout.readline())
        assert found, "piiguard serve printed no link"
        return found.group()

    try:
        yield read
    finally:
        process.terminate()
        process.wait(120)
        process.stdout.close()
