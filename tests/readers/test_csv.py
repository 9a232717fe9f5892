"""Delimited text is a grid with the file's line numbers."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.config import Limits
from piiguard.model import Grid
from piiguard.readers import read
from piiguard.readers.csv import DELIMITERS, CsvReader, find_delimiter


def grid(data: bytes | str, name: str = "a.csv") -> list[tuple[int, tuple[str, ...]]]:
    raw = data.encode() if isinstance(data, str) else data
    (part,) = read(raw, name, Limits()).parts[1:]
    assert isinstance(part.content, Grid)
    return [(row.line, row.values) for row in part.content.rows]


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_any_delimiter(delimiter: str) -> None:
    text = "name|card|due\nOkonkwo|1|2\n".replace("|", delimiter)
    assert grid(text) == [(1, ("name", "card", "due")), (2, ("Okonkwo", "1", "2"))]


def test_commas_in_names_do_not_outvote_semicolons() -> None:
    rows = ["Report of May", "name;card;due"]
    rows += [f"Okonkwo, Adaeze;2907700012345{i};2024-05-0{i}" for i in range(1, 9)]
    assert find_delimiter("\n".join(rows)) == ";"


def test_lines_are_the_files() -> None:
    text = '\nname,address\r\nOkonkwo,"12 Elm St\r\nPalmyra"\r\n\r\nLi,x\r\n'
    assert grid(text) == [
        (2, ("name", "address")),
        (3, ("Okonkwo", "12 Elm St\nPalmyra")),
        (6, ("Li", "x")),
    ]


def test_ragged_rows_are_kept() -> None:
    assert [len(values) for _, values in grid("a,b,c\n1\n1,2,3,4\n")] == [3, 1, 4]


def test_a_stray_quote_swallows_nothing() -> None:
    text = 'title,size\n"Big" book,5"\n"unclosed,1\nLi,2\n'
    assert [line for line, _ in grid(text)] == [1, 2, 3, 4]


def test_excels_own_mark_is_obeyed_and_no_row() -> None:
    assert grid("sep=|\nOkonkwo, A|1\n") == [(2, ("Okonkwo, A", "1"))]


def test_one_column() -> None:
    assert grid("name\nOkonkwo\n") == [(1, ("name",)), (2, ("Okonkwo",))]


def test_values_are_folded() -> None:
    assert grid("ca\u200brd,２９\u00a0０\tx\n") == [(1, ("card", "29 0 x"))]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert grid("name;x\nJosé;1\n".encode(encoding))[1] == (2, ("José", "1"))


VALUE = st.text("abcXYZ ,;\"'\n0123456789", min_size=0, max_size=12)


@given(st.lists(st.lists(VALUE, min_size=3, max_size=3), min_size=3, max_size=8))
def test_no_value_is_lost(rows: list[list[str]]) -> None:
    buffer = io.StringIO()
    csv.writer(buffer, quoting=csv.QUOTE_ALL).writerows(rows)
    text = buffer.getvalue() + "end,,\n"
    found = "".join("".join(value for _, values in grid(text) for value in values).split())
    # Values of nothing but semicolons can win as the delimiter; then quotes may go too.
    lost = "" if find_delimiter(text) == "," else ",;\"'"
    kept = str.maketrans("", "", lost)
    for value in (value for row in rows for value in row):
        assert "".join(value.split()).translate(kept) in found.translate(kept)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("31191000882134,Okonkwo Adaeze\n31191000882142,Maria Delgado\n", 2),
        ('barcode|title|name\n31191000882134|Dune|"Okonkwo, Adaeze"\n', 3),
    ],
)
@pytest.mark.parametrize("name", ["overdue.txt", "overdue", "overdue.dat"])
def test_an_export_under_a_plain_name_is_a_grid(name: str, text: str, width: int) -> None:
    assert {len(values) for _, values in grid(text, name)} == {width}


@pytest.mark.parametrize(
    "text",
    [
        "OKONKWO, ADAEZE\nDELGADO, MARIA\n",
        "Dear Adaeze,\n\nThe book, the map,and the disc are overdue.\n",
        "31191000882134,Okonkwo Adaeze\n",
        "Dear Library,your patron Adaeze Okonkwo\nlost the book,and owes 12.00\n",
        "Patron: Adaeze Okonkwo,Wolcott\nCard: 21234000123456,active\n",
        "| Barcode | Name |\n| 31191000882134 | Okonkwo |\n",
        "",
    ],
)
def test_prose_and_lists_of_names_are_no_export(text: str) -> None:
    assert not CsvReader().matches(text.encode(), "a.txt")
