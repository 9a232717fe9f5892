from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

from piiguard.api import Checker

# What one test had checked must not be what another one gets.
os.environ["PIIGUARD_CACHE_DIR"] = ""

# A shared machine stalls now and then; a slow example is no wrong one.
settings.register_profile("piiguard", deadline=None)
settings.load_profile("piiguard")


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Check in the test's own process, where it can put a detector of its own."""
    monkeypatch.setitem(Checker.__init__.__kwdefaults__, "isolated", False)


@pytest.fixture(scope="module")
def bill() -> Checker:
    """Checks bills to patrons."""
    return Checker(policy="bill")


@pytest.fixture(scope="module")
def invoice() -> Checker:
    """Checks invoices between libraries."""
    return Checker(policy="invoice")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A headless Chromium; in CI its absence is a failure."""
    chromium = shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        chromium = None
    if chromium is None:
        reason = "needs Debian's chromium and the Python package playwright"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
        )
        yield started
        started.close()
