"""The lists say which words are names, and survive being written and read."""

from __future__ import annotations

from pathlib import Path

import pytest

from piiguard.detection.names import gazetteer as g
from piiguard.detection.names.tagger import FOLDER


@pytest.fixture
def small() -> g.Gazetteer:
    return g.Gazetteer.of({"okonkwo": g.SURNAME, "rose": g.GIVEN | g.NOUN, "damage": g.NOUN})


def test_a_word_has_the_lists_it_is_on(small: g.Gazetteer) -> None:
    assert small.masks(["okonkwo", "rose", "quill"]) == [g.SURNAME, g.GIVEN | g.NOUN, 0]


def test_an_inflected_word_counts_as_its_base_form(small: g.Gazetteer) -> None:
    assert small.mask("damaged") == g.NOUN
    assert small.mask("damages") == g.NOUN


def test_a_written_gazetteer_reads_back_the_same(small: g.Gazetteer, tmp_path: Path) -> None:
    small.save(tmp_path / "lists.bin")
    read = g.Gazetteer.load(tmp_path / "lists.bin")
    assert read.masks(["okonkwo", "rose", "quill"]) == small.masks(["okonkwo", "rose", "quill"])


@pytest.mark.parametrize("keep", [0, 3, 20])
def test_a_damaged_file_is_an_error_not_an_empty_list(
    small: g.Gazetteer, tmp_path: Path, keep: int
) -> None:
    path = tmp_path / "lists.bin"
    small.save(path)
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(ValueError, match="damaged"):
        g.Gazetteer.load(path)


def test_the_shipped_lists_know_census_names_and_common_words() -> None:
    lists = g.Gazetteer.load(FOLDER / "gazetteer.bin")
    assert lists.mask("rodriguez") & g.SURNAME
    assert lists.mask("maria") & g.GIVEN
    assert lists.mask("replacement") & g.NOUN
    assert lists.mask("library") & g.LIBRARY
    assert not lists.mask("replacement") & g.NAME
