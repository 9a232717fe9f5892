"""What a change of a policy means, in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.config import Config
from piiguard.policy import Direction, differences, list_policies
from piiguard.policy.parse import parse_policies

POLICIES = list_policies(Config())
BASE = "allow: {patron: [name, address], item: any}\npatrons: 1\nrequire: {patron: [name]}\n"


def policy(text: str):
    (result,) = parse_policies(text, Path("p.yaml"))
    return result


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("[name, address]", "[name, address, phone]", "looser: a patron's phone is now allowed"),
        ("[name, address]", "[name]", "stricter: a patron's address is now forbidden"),
        (
            "[name, address]",
            "any",
            "looser: all of a patron's data is now allowed (before: address, name)",
        ),
        (
            "item: any",
            "item: [title]",
            "stricter: all of an item's data but title is now forbidden|"
            "stricter: all of an author's data is now forbidden",
        ),
        (
            "patrons: 1",
            "patrons: 3",
            "looser: a document may now be about 3 patrons (before: one patron)",
        ),
        (
            "patrons: 1",
            "patrons: any",
            "looser: a document may now be about any number of patrons (before: one patron)",
        ),
        (
            "{patron: [name]}",
            "{patron: [name, address]}",
            "stricter: a patron's address is now required",
        ),
        ("{patron: [name]}", "{}", "looser: a patron's name is no longer required"),
        (
            "patrons: 1",
            "patrons: 1\nunknown: allow",
            "looser: data nobody could place now is allowed (before: counts as a patron's)",
        ),
        (
            "patrons: 1",
            "patrons: 1\nseverity: {patron-notes: warning}",
            "looser: 'patron-notes' is now a warning (before: error)",
        ),
        (
            "patrons: 1",
            "patrons: 1\nremedy: {patron-notes: Shred it.}",
            "other: 'patron-notes' now advises: Shred it.",
        ),
        ("patrons: 1", "patrons: 1\nwhy: So.", "other: the why is now: So."),
    ],
)
def test_a_change_is_told(old: str, new: str, expected: str) -> None:
    assert old in BASE
    found = differences(policy(BASE), policy(BASE.replace(old, new)))

    assert [f"{each.direction}: {each.text}" for each in found] == expected.split("|")


@given(st.sampled_from(POLICIES))
def test_a_policy_does_not_differ_from_itself(one) -> None:
    assert differences(one, one) == ()


@given(st.sampled_from(POLICIES), st.sampled_from(POLICIES))
def test_what_is_looser_one_way_is_stricter_the_other(one, other) -> None:
    def count(direction: Direction, old, new) -> int:
        return sum(each.direction is direction for each in differences(old, new))

    assert count(Direction.LOOSER, one, other) == count(Direction.STRICTER, other, one)
