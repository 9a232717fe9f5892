r"""Lines of MARC records: tags are labels, marks of subfields no part of the words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.layout import lay_out
from piiguard.layout.marc import tag_of, without_codes
from piiguard.model import Cell, CellKind, Document, Part, PartKind, Role, Text


def cells_of(text: str) -> list[Cell]:
    document = Document("t", "text/plain", (Part(PartKind.BODY, "text", Text(text)),))
    return [cell for cell in lay_out(document) if cell.kind is not CellKind.LABEL]


PRINTED = {
    "a maker's": (r"=100  1\$aGuthrie, Woody,$d1912-1967.", ["Guthrie, Woody,", "1912-1967."]),
    "a flat file's": (".100. 1 |aGuthrie, Woody,|d1912-1967", ["Guthrie, Woody,", "1912-1967"]),
    "a staff view's": ("100 1# $a Sandoz, Mari, $d 1896-1966.", ["Sandoz, Mari,", "1896-1966."]),
    "a double dagger's": (
        "100 1_ ‡a Mankiller, Wilma, ‡d 1945-2010",
        ["Mankiller, Wilma,", "1945-2010"],
    ),
}


@pytest.mark.parametrize(("line", "values"), PRINTED.values(), ids=PRINTED)
def test_a_main_entry_is_an_author(line: str, values: list[str]) -> None:
    cells = cells_of(line)
    assert [cell.text for cell in cells] == values
    assert all(cell.label is not None and cell.label.role is Role.AUTHOR for cell in cells)


@pytest.mark.parametrize("tag", ["245", "246", "490", "505", "520", "600", "650", "740", "830"])
def test_titles_subjects_and_printed_notes_are_the_items(tag: str) -> None:
    (cell,) = cells_of(f"={tag}  10$aJoe Hill")
    assert cell.label is not None
    assert cell.label.role is Role.ITEM


@pytest.mark.parametrize("tag", ["500", "541", "561", "583", "590", "591", "852", "952", "998"])
def test_a_librarys_own_fields_say_nothing_of_whose_they_are(tag: str) -> None:
    cells = cells_of(f"{tag} ## $a Bill owning lib $x Lost Adaeze Okonkwo $x 402-555-0187")
    assert [cell.text for cell in cells] == [
        "Bill owning lib",
        "Lost Adaeze Okonkwo",
        "402-555-0187",
    ]
    assert all(cell.label is not None and cell.label.role is None for cell in cells)


@pytest.mark.parametrize(
    "line",
    [
        "101 | 3 copies | $12.00",
        "418 Elm Street",
        "100 $5.00",
        "245 items, $a lot",
        "100 Great Novels by Guthrie, Woody",
        "INV 100 1 |aGuthrie",
        "",
    ],
)
def test_other_lines_are_none(line: str) -> None:
    assert tag_of(line) is None


def test_a_number_behind_a_bar_keeps_all_its_digits() -> None:
    (cell,) = cells_of("959 ## |aPaid |21234000123456")
    assert cell.text == "Paid |21234000123456"


def test_a_price_within_a_field_stays() -> None:
    assert [part.strip() for _, part in without_codes("591 ## $a Bill $24.95 $x paid")][1:] == [
        "Bill $24.95",
        "paid",
    ]


@given(st.text(st.characters(blacklist_categories=["Cc", "Cs"]), max_size=80))
def test_the_parts_stand_where_they_say(text: str) -> None:
    line = "245 10 $a " + text
    for start, part in without_codes(line):
        assert line[start : start + len(part)] == part
