"""What is remembered of cells: where something stood in them, and none of their text."""

from __future__ import annotations

import pickle
from dataclasses import fields, replace

import pytest

from piiguard.detection import Detector, memory
from piiguard.detection.memory import MAX_CHARS, CellMemory
from piiguard.detection.resolve import Candidate
from piiguard.model import Cell, CellKind, Label, PartKind, Role, Variable

FOUND = [Candidate("PERSON", 0, 14, 0.9, "LabelValue", "its label names it")]


class Counting:
    """A tagger that says which texts it was asked to read."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def tag(self, texts):
        self.read.extend(texts)
        return [[] for _ in texts]


def test_a_cell_that_comes_again_is_not_read_again(cell):
    tagger = Counting()
    detector = Detector(tagger=tagger)
    page = (cell("Return to Ada Lovelace"), cell("Ada Lovelace"), cell("Ada Lovelace"))
    first = detector.detect(page)
    second = detector.detect((cell("A new line"), *page))
    assert tagger.read == ["Return to Ada Lovelace", "Ada Lovelace", "A new line"]
    assert [replace(each, cell=each.cell + 1) for each in first] == list(second)


def test_a_long_text_is_read_each_time(cell):
    tagger = Counting()
    detector = Detector(tagger=tagger)
    letter = cell("word " * (MAX_CHARS // 4))
    for _ in range(2):
        detector.detect((letter,))
    assert len(tagger.read) == 2


CELL = Cell(
    "Ada Lovelace",
    CellKind.VALUE,
    0,
    PartKind.BODY,
    None,
    True,
    (),
    label=Label("Name", Role.PATRON, "PERSON"),
    section=Label("Item"),
)
OTHERS = {
    "text": "Ada Lovelac",
    "kind": CellKind.TABLE,
    "part_kind": PartKind.FILE_NAME,
    "label": Label("Name"),
    "section": None,
    "variable": Variable("a", ("a",), "koha", 1, 1),
}


@pytest.mark.parametrize("name", OTHERS)
def test_whatever_recognizers_look_at_tells_cells_apart(name):
    keeper = CellMemory()
    keeper.keep(keeper.digest(CELL), CELL, FOUND)
    assert keeper.recall(keeper.digest(CELL)) == FOUND
    assert keeper.recall(keeper.digest(replace(CELL, **{name: OTHERS[name]}))) is None


@pytest.mark.parametrize("name", [each.name for each in fields(Label)])
def test_every_field_of_a_label_tells_cells_apart(name):
    label = Label("Name", Role.PATRON, "PERSON")
    other = {"text": "Names", "role": Role.STAFF, "entity_type": "TITLE"}.get(name, True)
    keeper = CellMemory()
    digests = {
        keeper.digest(replace(CELL, **{where: each}))
        for where in ("label", "section")
        for each in (label, replace(label, **{name: other}))
    }
    assert len(digests) == 4


def test_a_text_cannot_pass_for_another_cells_fields():
    keeper = CellMemory()
    one = replace(CELL, text="a", label=Label("b"), section=Label(""))
    other = replace(CELL, text="", label=Label("b"), section=Label("a"))
    assert keeper.digest(one) != keeper.digest(other)


def test_where_a_cell_stands_makes_no_difference():
    keeper = CellMemory()
    assert keeper.digest(CELL) == keeper.digest(replace(CELL, part=3, page=2, row=7))


def test_no_text_is_kept():
    keeper = CellMemory()
    keeper.keep(keeper.digest(CELL), CELL, FOUND)
    kept = pickle.dumps({name: each for name, each in vars(keeper).items() if name != "_lock"})
    assert b"Ada" not in kept
    assert b"Name" not in kept
    assert CellMemory().digest(CELL) != keeper.digest(CELL)


def test_the_cell_not_met_for_the_longest_time_is_forgotten(monkeypatch):
    monkeypatch.setattr(memory, "MAX_CELLS", 2)
    keeper = CellMemory()
    for digest in (b"one", b"two"):
        keeper.keep(digest, CELL, FOUND)
    keeper.recall(b"one")
    keeper.keep(b"three", CELL, FOUND)
    assert [keeper.recall(each) is not None for each in (b"one", b"two", b"three")] == [
        True,
        False,
        True,
    ]


def test_nothing_found_is_remembered_too():
    keeper = CellMemory()
    keeper.keep(b"one", CELL, [])
    assert keeper.recall(b"one") == []


def test_a_recognizer_is_asked_once_about_a_value_that_a_table_repeats(cell, monkeypatch):
    from piiguard.detection.recognizers.street_address import StreetAddress

    asked = []
    monkeypatch.setattr(StreetAddress, "find", lambda self, text, context: asked.append(text) or ())
    row = tuple(cell("315 Vine Street", kind=CellKind.TABLE) for _ in range(3))
    detector = Detector(tagger=Counting())
    for _ in range(2):
        detector.detect(row)
    assert asked == ["315 Vine Street"]
