"""Every promise of the threat model has the tests that it names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs/threat-model.md").read_text(encoding="utf-8")
TESTS = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))


def test_the_page_for_staff_is_in_it() -> None:
    assert "## The page for staff" in PAGE


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`(test_\w+)`", PAGE))))
def test_every_test_that_is_named_is_there(name: str) -> None:
    assert f"def {name}(" in TESTS
