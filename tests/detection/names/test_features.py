"""A token's attributes are those of its word and its company, and only what a model knows."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from piiguard.detection.names import attributes
from piiguard.detection.names import gazetteer as g
from piiguard.detection.names.features import HIDDEN, Features
from piiguard.detection.names.looks import shape
from piiguard.detection.names.memo import Memo
from piiguard.detection.names.tokens import fold, tokenize

LISTS = g.Gazetteer.of({"okonkwo": g.SURNAME, "library": g.LIBRARY, "by": g.FUNCTION})


def rows(text: str, features: Features, *, hide: str = "") -> list[set[bytes]]:
    tokens = tokenize(text)
    words = [fold(token.text) for token in tokens]
    masks = LISTS.masks(words)
    shown = [HIDDEN if word == hide else word for word in words]
    return [set(row) for row in features.extract(tokens, shown, masks)]


def test_a_word_shows_its_letters_its_lists_and_its_neighbours() -> None:
    _, name = rows("by Okonkwo", Features())
    assert {b"w=okonkwo", b"pre=oko", b"suf=kwo", b"tri=^ok", b"cs=sXx", b"w-1=by"} <= name


def test_a_hidden_word_shows_its_letters_only() -> None:
    by, name = rows("by Okonkwo", Features(), hide="okonkwo")
    assert b"pre=oko" in name
    assert b"w=okonkwo" not in name
    assert b"w1=okonkwo" not in by


def test_company_reaches_over_a_line_but_not_to_the_next() -> None:
    first, _, _, other = rows("Okonkwo Library\nOkonkwo", Features())
    assert b"near=lib|Xx" in first
    assert b"near=lib|Xx" not in other
    assert b"cs=-^" not in other


def test_attributes_that_a_model_does_not_know_are_left_out() -> None:
    wanted = {b"w=okonkwo", b"pre=oko", b"c-1=s"}
    every = rows("Okonkwo Okonkwo", Features())
    known = rows("Okonkwo Okonkwo", Features(frozenset(map(zlib.crc32, wanted))))
    assert known == [row & wanted for row in every]


def test_what_was_remembered_of_one_text_does_not_change_another() -> None:
    warm = Features()
    texts = ["Okonkwo Library", "LIBRARY by Okonkwo", "Okonkwo, by\nLibrary", "okonkwo library"]
    for text in texts * 2:
        assert rows(text, warm) == rows(text, Features())


@pytest.mark.parametrize(
    ("text", "outline"),
    [
        ("Okonkwo", "Xx"),
        ("OKONKWO", "XX"),
        ("okonkwo", "xx"),
        ("McNeil", "XxX"),
        ("21234000123456", "09"),
        ("555", "03"),
        ("3/14", "0-0"),
        ("'s", "'s"),
        (",", ","),
    ],
)
def test_the_outline_of_a_token(text: str, outline: str) -> None:
    assert shape(text) == outline


def test_attributes_of_another_model_are_refused(tmp_path: Path) -> None:
    model, other = tmp_path / "model", tmp_path / "other"
    model.write_bytes(b"one")
    other.write_bytes(b"two")
    attributes.save([b"w=by", b"c=F"], tmp_path / "attributes.bin", model)
    known = attributes.load(tmp_path / "attributes.bin", model)
    assert known == {zlib.crc32(b"w=by"), zlib.crc32(b"c=F")}
    with pytest.raises(ValueError, match="install piiguard again"):
        attributes.load(tmp_path / "attributes.bin", other)


def test_memory_is_bounded_and_shows_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("piiguard.detection.names.memo._MOST", 2)
    memo = Memo(str.upper)
    assert [memo[word] for word in ("okonkwo", "adaeze", "okonkwo", "chidi")] == [
        "OKONKWO",
        "ADAEZE",
        "OKONKWO",
        "CHIDI",
    ]
    assert len(memo) <= 2
    assert "okonkwo" not in repr(memo)
    assert "chidi" not in repr(memo)
