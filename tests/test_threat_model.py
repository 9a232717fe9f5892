"""Behind each promise of the threat model stands a test that there is."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_promise_names_tests_that_there_are() -> None:
    page = (ROOT / "docs/threat-model.md").read_text(encoding="utf-8")
    promised = set(re.findall(r"`(test_\w+)`", page))
    there = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^(?:async )?def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
    }

    assert promised
    assert promised - there == set()
    rows = [line for line in page.splitlines() if line.startswith("| ") and "promise |" not in line]
    assert rows
    assert [row for row in rows if "`test_" not in row] == []
