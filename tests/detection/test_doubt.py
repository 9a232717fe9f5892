"""Names are looked for only where labels and rules leave doubt."""

from __future__ import annotations

import pytest

from piiguard.detection import Detector
from piiguard.detection.doubt import is_open, settled
from piiguard.detection.resolve import Candidate
from piiguard.model import CellKind, Role


class Recorder:
    """Remembers what it was asked to read."""

    def __init__(self):
        self.texts = []

    def tag(self, texts):
        self.texts += texts
        return [[] for _ in texts]


def read_of(*cells):
    recorder = Recorder()
    Detector(tagger=recorder).detect(cells)
    return recorder.texts


def test_no_name_is_looked_for_in_a_whole_address(cell):
    block = cell("Adaeze Okonkwo\n418 Oak Street\nLisle, IL 60532", kind=CellKind.BLOCK)
    assert read_of(block) == ["Adaeze Okonkwo"]


@pytest.mark.parametrize(
    ("text", "entity", "read"),
    [
        ("Okonkwo, Adaeze", "PERSON", []),
        ("Okonkwo, Adaeze, 1958-", "PERSON", []),  # What is left has no letter.
        ("Okonkwo, Adaeze (called by Chidi)", "PERSON", ["Okonkwo, Adaeze (called by Chidi)"]),
        ("adaeze@example.org", None, []),
        ("write to adaeze@example.org", None, ["write to adaeze@example.org"]),
        ("Okonkwo, Adaeze", "PATRON_NOTE", ["Okonkwo, Adaeze"]),  # Notes hold names.
    ],
)
def test_no_name_is_looked_for_where_a_label_or_a_rule_holds_every_letter(cell, text, entity, read):
    assert read_of(cell(text, entity)) == read


def test_a_single_word_is_read_only_where_a_label_speaks_of_a_person(cell):
    assert read_of(cell("Adaeze-1234"), cell("Lost", kind=CellKind.LABEL)) == []
    assert read_of(cell("Adaeze", role=Role.PATRON, entity="USERNAME")) == []
    assert read_of(cell("Adaeze", "PHONE_NUMBER", role=Role.PATRON)) == ["Adaeze"]
    assert read_of(cell("Adaeze O")) == ["Adaeze O"]


@pytest.mark.parametrize(
    ("candidate", "stands"),
    [
        (Candidate("STREET_ADDRESS", 0, 5, 0.9, "r", ""), True),
        (Candidate("PERSON", 0, 5, 0.9, "r", "", labelled=True), True),
        (Candidate("PERSON", 0, 5, 0.9, "r", ""), False),  # A longer guess stands.
        (Candidate("DEMOGRAPHIC", 0, 5, 0.9, "r", ""), False),
        (Candidate("TITLE", 0, 5, 0.9, "r", "", labelled=True), False),
        (Candidate("OWN_TYPE", 0, 5, 0.9, "r", ""), True),
    ],
)
def test_what_stands_against_names(candidate, stands):
    assert bool(settled([candidate])) is stands


@pytest.mark.parametrize(
    ("spans", "is_so"),
    [
        ([], True),
        ([(0, 9)], False),
        ([(0, 4), (5, 9)], False),
        ([(0, 3), (5, 9)], True),
        ([(5, 9)], True),
        ([(0, 4)], True),
        ([(0, 4), (5, 12)], False),
    ],
)
def test_a_letter_outside_is_open(spans, is_so):
    assert is_open("abcd efgh 12", 0, 9, spans) is is_so


def test_only_the_line_asked_for_counts():
    assert is_open("ab\ncd", 3, 5, [(0, 2)])
    assert not is_open("ab\ncd", 3, 5, [(3, 5)])
    assert not is_open("ab\ncd", 0, 2, [(0, 2)])
