"""Overlaps: label first, then the stronger type, then the longer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.detection.resolve import CONTAINERS, PRECEDENCE, Candidate, resolve


def candidate(entity, start, end, score=0.8, labelled=False):
    return Candidate(entity, start, end, score, "Test", "", None, labelled)


@pytest.mark.parametrize(
    ("winner", "loser"),
    [
        ("LIBRARY_BARCODE", "CREDIT_CARD"),
        ("LIBRARY_BARCODE", "US_BANK_NUMBER"),
        ("LIBRARY_BARCODE", "DATE_TIME"),
        ("PATRON_URL", "LIBRARY_BARCODE"),
        ("EMAIL_ADDRESS", "PERSON"),
        ("STREET_ADDRESS", "PERSON"),
        ("CALL_NUMBER", "PERSON"),
        ("CREDIT_CARD", "PHONE_NUMBER"),
        ("US_SSN", "US_BANK_NUMBER"),
        ("MY_OWN_TYPE", "PERSON"),
    ],
)
def test_the_stronger_type_stands_whatever_the_scores(winner, loser):
    both = [candidate(loser, 0, 14, 1.0), candidate(winner, 0, 14, 0.5)]
    assert [c.entity_type for c in resolve(both)] == [winner]


def test_a_label_beats_every_pattern():
    both = [candidate("PHONE_NUMBER", 0, 9, 1.0), candidate("PERSON", 0, 9, 0.9, labelled=True)]
    assert [c.entity_type for c in resolve(both)] == ["PERSON"]


def test_of_one_type_the_longer_stands():
    both = [candidate("PERSON", 0, 7, 1.0), candidate("PERSON", 0, 17, 0.6)]
    assert [c.end for c in resolve(both)] == [17]


def test_a_name_within_a_labelled_title_is_the_titles():
    both = [candidate("TITLE", 0, 10, labelled=True), candidate("PERSON", 0, 10)]
    assert [c.entity_type for c in resolve(both)] == ["TITLE"]


def test_a_card_number_within_a_labelled_title_is_found_as_well():
    both = [candidate("TITLE", 0, 40, labelled=True), candidate("LIBRARY_BARCODE", 20, 34)]
    assert [c.entity_type for c in resolve(both)] == ["TITLE", "LIBRARY_BARCODE"]


CANDIDATES = st.builds(
    candidate,
    st.sampled_from([entity for entity, _ in PRECEDENCE] + ["OTHER"]),
    st.integers(0, 30),
    st.integers(0, 30),
    st.floats(0, 1),
    st.booleans(),
)


@given(st.lists(CANDIDATES, max_size=12))
def test_what_stands_was_found_is_in_order_and_overlaps_nothing_but_a_container(candidates):
    standing = resolve(candidates)
    assert set(standing) <= set(candidates)
    assert standing == sorted(standing, key=lambda c: (c.start, -c.end))
    for i, one in enumerate(standing):
        for other in standing[i + 1 :]:
            apart = one.end <= other.start or other.end <= one.start
            assert apart or {one.entity_type, other.entity_type} & CONTAINERS


@given(st.lists(CANDIDATES, max_size=12))
def test_nothing_is_dropped_without_something_that_overlaps_it(candidates):
    standing = resolve(candidates)
    for one in candidates:
        if one.end > one.start:
            assert any(s.start < one.end and one.start < s.end for s in standing)


@given(st.lists(CANDIDATES, max_size=8, unique=True), st.randoms())
def test_the_order_of_recognizers_makes_no_difference_to_what_is_covered(candidates, random):
    shuffled = list(candidates)
    random.shuffle(shuffled)
    assert {(c.start, c.end, c.entity_type) for c in resolve(candidates)} == {
        (c.start, c.end, c.entity_type) for c in resolve(shuffled)
    }
