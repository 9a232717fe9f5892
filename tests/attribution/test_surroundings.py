"""The trained model places a name that nothing else could, and only where it is sure."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.api import Checker
from piiguard.attribution.attribute import _beside_placed
from piiguard.attribution.scene import Scene
from piiguard.attribution.surroundings import place
from piiguard.attribution.surroundings.features import Surroundings
from piiguard.attribution.surroundings.place import MAX_PATRON, asked
from piiguard.attribution.surroundings.weights import CLASSES, FILE, Weights, load, shares
from piiguard.config import Config
from piiguard.layout import lay_out
from piiguard.model import (
    Attribution,
    Cell,
    Detection,
    Document,
    Part,
    PartKind,
    Role,
    Text,
)
from violating import found

UNKNOWN = Attribution(Role.UNKNOWN, 0.5, ())
PATRON = Attribution(Role.PATRON, 0.9, ())


def scene_of(
    text: str, *values: tuple[str, str], kind: PartKind = PartKind.BODY
) -> tuple[Scene, tuple[Cell, ...]]:
    """Lay out a text whose values are detected as said."""
    cells = lay_out(Document("t", "text/plain", (Part(kind, "text", Text(text)),)))
    detections = []
    for value, entity_type in values:
        cell = next(i for i, each in enumerate(cells) if value in each.text)
        start = cells[cell].text.index(value)
        detections.append(
            Detection(entity_type, cell, start, start + len(value), 0.9, "test", "a test")
        )
    return Scene(cells, tuple(detections), Config()), cells


def test_names_around_which_staff_stand_are_staffs() -> None:
    scene, _ = scene_of(
        "ILL committee, minutes of May 6\nIn attendance for the members were Pelkey and Odom.\n"
        "Minutes taken by the secretary; corrections to Jerzy Wilk before the next meeting.\n",
        ("Jerzy Wilk", "PERSON"),
    )
    (placed,) = place(scene, [UNKNOWN])
    assert placed.role is Role.STAFF
    assert placed.score > 1 - MAX_PATRON
    assert placed.clues[-1].source == "surroundings"
    assert "Wilk" not in placed.clues[-1].reason


@pytest.mark.parametrize(
    ("text", "beside", "entity_type"),
    [
        ("corrections to Jerzy Wilk, 418 Elm Street", "418 Elm Street", "STREET_ADDRESS"),
        ("corrections to Jerzy Wilk (p1163420)", "p1163420", "PATRON_ID"),
        ("corrections to Jerzy Wilk, born 3/4/1988", "3/4/1988", "DATE_OF_BIRTH"),
        ("card 21234000123456, corrections to Jerzy Wilk", "21234000123456", "LIBRARY_BARCODE"),
    ],
)
def test_a_name_with_personal_data_beside_it_is_left(
    text: str, beside: str, entity_type: str
) -> None:
    values = sorted(
        [("Jerzy Wilk", "PERSON"), (beside, entity_type)], key=lambda v: text.index(v[0])
    )
    scene, _ = scene_of(text, *values)
    assert asked(scene, [UNKNOWN, UNKNOWN]) == []


def test_a_name_that_shares_a_part_with_a_patrons_is_left() -> None:
    scene, _ = scene_of(
        "Adaeze Okonkwo paid. Corrections to C. Okonkwo before the meeting.",
        ("Adaeze Okonkwo", "PERSON"),
        ("C. Okonkwo", "PERSON"),
    )
    assert asked(scene, [PATRON, UNKNOWN]) == []


def test_all_mentions_of_a_name_are_judged_together() -> None:
    scene, _ = scene_of(
        "Jerzy Wilk wrote. Later Mr. Wilk called. Pelkey agreed.",
        ("Jerzy Wilk", "PERSON"),
        ("Mr. Wilk", "PERSON"),
        ("Pelkey", "PERSON"),
    )
    assert asked(scene, [UNKNOWN, UNKNOWN, UNKNOWN]) == [[0, 1], [2]]


def test_a_name_in_a_file_name_is_left() -> None:
    scene, _ = scene_of("Jerzy Wilk", ("Jerzy Wilk", "PERSON"), kind=PartKind.FILE_NAME)
    assert asked(scene, [UNKNOWN]) == []


def test_a_name_that_a_label_calls_one_is_left(invoice: Checker) -> None:
    text = "Title,Barcode,NameLast,NameFirst\nEmma,33117000421189,Ousley,DeShawn\n"
    assert found(invoice, text) == ["Ousley", "DeShawn"]


def test_nothing_is_done_where_all_names_are_placed() -> None:
    scene, _ = scene_of("Adaeze Okonkwo", ("Adaeze Okonkwo", "PERSON"))
    roles = [PATRON]
    assert place(scene, roles) is roles


@given(st.lists(st.sampled_from(["Okonkwo", "Adaeze", "Wilk", "Jerzy"]), min_size=1, max_size=3))
def test_no_feature_holds_a_part_of_the_name(parts: list[str]) -> None:
    name = " ".join(parts)
    scene, _ = scene_of(f"per {name}, see the note", (name, "PERSON"))
    features = set(Surroundings(scene, [UNKNOWN]).features_of(0))
    own = {feature for feature in features if not feature.startswith("head=")}
    assert not any(part.casefold() in feature.casefold() for part in parts for feature in own)


def test_the_shipped_weights_know_all_classes_and_speak_for_one() -> None:
    weights = load()
    assert len(weights.values) == len(CLASSES) * len(weights.sums)
    assert list(weights.sums) == sorted(set(weights.sums))
    probabilities = shares(weights.logits(["label=Borrower*", "before=patron"]))
    assert sum(probabilities) == pytest.approx(1)


def test_weights_come_back_as_they_were_saved(tmp_path: Path) -> None:
    from array import array
    from zlib import crc32

    known = Weights(
        array("I", [crc32(b"before=per")]), bytes([254, 1, 0, 127]), (0.5, 0, 0, 0), 0.25
    )
    path = tmp_path / "weights.bin"
    known.save(path)
    assert load(path) == known
    assert load(path).logits(["before=per", "before=unheard"]) == [0.0, 0.25, 0.0, 31.75]


@pytest.mark.parametrize("cut", [0, 3, 40, -1])
def test_damaged_weights_are_an_error_that_says_what_to_do(cut: int, tmp_path: Path) -> None:
    path = tmp_path / "weights.bin"
    path.write_bytes(FILE.read_bytes()[:cut])
    with pytest.raises(ValueError, match="damaged: install piiguard again"):
        load(path)


CLEARED = {
    "a committee's secretary": (
        "ILL committee, minutes of May 6\n"
        "In attendance for the members were Pelkey and Odom.\n"
        "Minutes taken by the secretary; corrections to Jerzy Wilk before the next meeting.\n"
    ),
    "an actor": (
        "DVD replacement list\n1. Northern Lights, dir. John Hanson; Robert Behling, Susan Lynch\n"
        "   31813003441290  $24.95\n"
    ),
}


@pytest.mark.parametrize("text", CLEARED.values(), ids=CLEARED)
def test_staff_whom_nothing_introduces(text: str, invoice: Checker) -> None:
    assert found(invoice, text) == []


KEPT = {
    "who has the book": "Novel never came back. Hodan Warsame still has it, she says.\n",
    "who is waived": "Write-off list\nWaived for Pa Houa Vang, fire at home.\n",
    "a name alone under a charge": "Lost item charge $24.95\nOKONKWO, ADAEZE N\n",
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_patrons_stay_found(text: str, invoice: Checker) -> None:
    assert found(invoice, text) != []


def test_a_name_beside_one_that_the_model_placed_is_not_placed_with_it() -> None:
    scene, _ = scene_of(
        "Minutes taken by Jerzy Wilk, Hodan Warsame, 585-555-0111.",
        ("Jerzy Wilk", "PERSON"),
        ("Hodan Warsame", "PERSON"),
        ("585-555-0111", "PHONE_NUMBER"),
    )
    staff = Attribution(Role.STAFF, 0.97, ())
    before = [UNKNOWN, UNKNOWN, UNKNOWN]
    assert _beside_placed(scene, before, [staff, UNKNOWN, UNKNOWN])[1] is UNKNOWN
