from __future__ import annotations

import os

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
