"""The national survey's outlet file, as it is published: libraries for the directory."""

from __future__ import annotations

from pathlib import Path

import pytest

from piiguard.config import Library
from piiguard.configuring import libraries_of, read_survey
from piiguard.errors import ConfigError

HEADER = "STABR,FSCSKEY,FSCS_SEQ,LIBNAME,ADDRESS,CITY,ZIP,ZIP4,CNTY,PHONE,C_OUT_TY\n"
ROWS = """\
NY,NY0001,002,PLUM MEMORIAL LIBRARY,411 S. MAPLE AVENUE,FERNDALE FALLS,14987,0012,LAKE,5855550110,CE
NY,NY0001,003,PLUM MEMORIAL LIBRARY,9 MILL LANE,FERNDALE FALLS,14987,M,LAKE,M,BR
NY,NY0002,002,HALE FREE LIBRARY,M,PORT ALDOUS,14991,M,RIDGE,-3,CE
VT,VT0001,002,BIBLIOTHÈQUE DE SAINT-ÉLOI,1 Rue Haute,Éloi,05401,-1,Ridge County,8025550133,CE
VT,VT0001,003,Bookmobile,"12 North St, Rear",Éloi,5401,,RIDGE,,BM
"""


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    path = tmp_path / "outlet.csv"
    path.write_bytes((HEADER + ROWS).encode("latin-1"))
    return path


def test_a_library_with_branches_is_one_with_several_addresses(survey: Path) -> None:
    assert libraries_of(read_survey(survey), ["ny"]) == (
        # A missing street leaves no address: the town is also its patrons'.
        Library("HALE FREE LIBRARY"),
        Library(
            "PLUM MEMORIAL LIBRARY",
            addresses=(
                "411 S. MAPLE AVENUE, FERNDALE FALLS, NY 14987-0012",
                "9 MILL LANE, FERNDALE FALLS, NY 14987",
            ),
            phones=("(585) 555-0110",),
        ),
    )


def test_a_county_is_known_in_any_case_and_only_in_the_state(survey: Path) -> None:
    found = libraries_of(read_survey(survey), ["VT"], ["ridge"])
    assert [each.name for each in found] == ["BIBLIOTHÈQUE DE SAINT-ÉLOI", "Bookmobile"]
    assert found[1].addresses == ("12 North St, Rear, Éloi, VT 05401",)


def test_without_a_filter_it_is_all_of_them(survey: Path) -> None:
    assert len(libraries_of(read_survey(survey))) == 4


@pytest.mark.parametrize(
    ("states", "counties", "message"),
    [
        (["nyy"], [], "no state 'NYY', did you mean 'NY'?"),
        (["NY"], ["LAKES"], "no county 'LAKES', did you mean 'LAKE'?"),
        (["ZZ"], [], "no state 'ZZ'; known are NY, VT"),
    ],
)
def test_what_is_not_there_is_an_error_not_an_empty_list(
    survey: Path, states: list[str], counties: list[str], message: str
) -> None:
    with pytest.raises(ConfigError, match=message.replace("?", r"\?")):
        libraries_of(read_survey(survey), states, counties)


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "LIBNAME\nPLUM\n"])
def test_another_file_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "other.csv"
    path.write_text(text)
    with pytest.raises(ConfigError, match="not the survey's outlet file"):
        read_survey(path)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such file"):
        read_survey(tmp_path / "absent.csv")
