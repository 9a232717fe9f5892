"""What is looked for first must be in everything that a pattern finds."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from piiguard.detection import recognizers
from piiguard.detection.artifacts import CellArtifacts
from piiguard.detection.hints import Hinted, hinted


def all_hinted() -> dict[str, Hinted]:
    found: dict[str, Hinted] = {}
    for module in pkgutil.iter_modules(recognizers.__path__):
        loaded = importlib.import_module(f"{recognizers.__name__}.{module.name}")
        for name, value in vars(loaded).items():
            pairs = [value] if isinstance(value, Hinted) else []
            if isinstance(value, tuple) and not isinstance(value, Hinted):
                pairs = [row[0] for row in value if isinstance(row, tuple) and row]
            for number, pair in enumerate(each for each in pairs if isinstance(each, Hinted)):
                found[f"{module.name}.{name}.{number}"] = pair
    return found


ALL = all_hinted()


def test_there_are_hints():
    assert len(ALL) > 15


@pytest.mark.parametrize("name", ALL)
def test_hint_is_in_all_that_the_pattern_finds(name):
    one = ALL[name]

    @settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(one.pattern, alphabet=st.characters(codec="ascii")))
    def holds(text):
        if one.pattern.search(text):
            assert one.hint.search(text.lower()), text

    holds()


def test_text_without_the_hint_is_not_looked_through():
    pattern = hinted(re.compile("ab+"), "ab")
    assert list(pattern.finditer("xyz", "xyz")) == []
    assert [m[0] for m in pattern.finditer("xabb", "xabb")] == ["abb"]


def test_text_beyond_ascii_is_always_looked_through():
    pattern = hinted(re.compile("card", re.IGNORECASE), "nothing of the sort")
    context = CellArtifacts()
    lowered = context.lowered("Cardé")
    assert lowered is None
    assert [m[0] for m in pattern.finditer("Cardé", lowered)] == ["Card"]


def test_lower_case_is_that_of_the_text_asked_for():
    context = CellArtifacts()
    assert context.lowered("ABC") == "abc"
    assert context.lowered("DEF") == "def"
    assert context.lowered("ABC") == "abc"
