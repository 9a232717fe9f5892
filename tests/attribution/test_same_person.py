"""Names agree or differ by their parts, in whatever form they are printed."""

from __future__ import annotations

import pytest

from piiguard.attribution.names import is_in_handle, parse, same_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Adaeze N. Okonkwo", "OKONKWO, ADAEZE N"),
        ("OKONKWO, A", "Adaeze Okonkwo"),
        ("Adaeze", "Adaeze Okonkwo"),
        ("Ms. Okonkwo", "Adaeze Okonkwo"),
        ("Nguyễn Thị Hoa", "NGUYEN, HOA"),
        ("O'Neill, Sean", "Sean O’Neill Jr."),
        ("García-López, Ana", "Ana Garcia Lopez"),
        ("OKONKWO, M", "Mary Okonkwo"),
    ],
)
def test_same(one: str, other: str) -> None:
    assert same_person(parse(one), parse(other))
    assert same_person(parse(other), parse(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Adaeze Okonkwo", "Chidi Okonkwo"),
        ("Adaeze Okonkwo", "Adaeze Quill"),
        ("OKONKWO, C", "Adaeze Okonkwo"),
        ("A O", "Adaeze Okonkwo"),
        ("", "Adaeze Okonkwo"),
    ],
)
def test_different(one: str, other: str) -> None:
    assert not same_person(parse(one), parse(other))


@pytest.mark.parametrize(
    "handle", ["aokonkwo", "adaeze.okonkwo", "okonkwo77", "OkonkwoA", "adaezeo"]
)
def test_handles_made_of_the_name(handle: str) -> None:
    assert is_in_handle(parse("Adaeze Okonkwo"), handle)


@pytest.mark.parametrize("handle", ["circulation", "cokonkwo", "ada", "bookworm12"])
def test_handles_of_others(handle: str) -> None:
    assert not is_in_handle(parse("Adaeze Okonkwo"), handle)


def test_names_do_not_show_in_repr() -> None:
    assert "okonkwo" not in repr(parse("Adaeze Okonkwo")).casefold()
