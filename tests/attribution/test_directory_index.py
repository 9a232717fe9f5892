"""What a directory knows, and that a national one costs no more to ask."""

from __future__ import annotations

import time

import pytest

from piiguard.attribution.directory_index import DirectoryIndex, index_of
from piiguard.config import Directory, Library, StaffMember

DIRECTORY = Directory(
    libraries=(
        Library(
            "Helen M. Plum Memorial Library",
            aliases=("Plum Memorial",),
            addresses=("411 S. Maple Avenue, Ferndale Falls, NY 14987",),
            phones=("(585) 555-0110",),
        ),
        Library("Bibliothèque de Saint-Éloi"),
    ),
    staff=(
        StaffMember("Dana Whitfield", "Dana@plum.example.org", "585-555-0112"),
        StaffMember("Cher"),
    ),
    email_domains=("plum.example.org",),
)
INDEX = DirectoryIndex.of(DIRECTORY)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("HELEN M PLUM", True),
        ("Plum Memorial", True),
        ("Bibliotheque de Saint Eloi", True),
        ("Helen Plum", False),  # not next to each other
        ("Library Bibliothèque", False),  # of two libraries
        ("Plu", False),
        ("", False),
        ("…", False),
    ],
)
def test_names_of_libraries(text: str, known: bool) -> None:
    assert INDEX.is_library_name(text) is known


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("411 S Maple Avenue\nFerndale Falls NY 14987", True),
        ("Plum Memorial, 411 S. Maple Avenue, Ferndale Falls, NY 14987-0001", True),
        ("413 S. Maple Avenue, Ferndale Falls, NY 14987", False),
        ("411 S. Maple Avenue", False),
    ],
)
def test_addresses_of_libraries(text: str, known: bool) -> None:
    assert INDEX.has_library_address(text) is known


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("+1 585.555.0110", True),
        ("555-0110", True),
        ("716-555-0110", False),
        ("0110", False),
        ("", False),
    ],
)
def test_phones_of_libraries(text: str, known: bool) -> None:
    assert INDEX.is_library_phone(text) is known


def test_staff() -> None:
    assert INDEX.is_staff_name("WHITFIELD, D")
    assert not INDEX.is_staff_name("Dana")
    assert not INDEX.is_staff_name("Cher Whitfield")
    assert INDEX.is_staff_phone("585 555 0112")
    assert "dana@plum.example.org" in INDEX.staff_emails


@pytest.mark.parametrize(
    ("domain", "own"),
    [("plum.example.org", True), ("mail.plum.example.org", True), ("notplum.example.org", False)],
)
def test_domains(domain: str, own: bool) -> None:
    assert INDEX.is_own_domain(domain) is own


def test_an_index_is_made_once_for_a_directory_and_shows_nobody() -> None:
    assert index_of(DIRECTORY) is index_of(DIRECTORY)
    assert "Whitfield" not in repr(index_of(DIRECTORY))
    assert not DirectoryIndex.of(Directory()).is_library_name("Plum")


def test_the_libraries_of_the_whole_country_are_asked_in_no_time() -> None:
    country = Directory(
        libraries=tuple(
            Library(
                f"Town {number} Public Library",
                addresses=(f"{number} Main Street, Town {number}, NY {number:05}",),
                phones=(f"585555{number:04}",),
            )
            for number in range(17_000)
        )
    )
    index = index_of(country)
    questions = 300
    begin = time.perf_counter()
    for _ in range(questions):
        index_of(country).is_library_name("Adaeze Okonkwo")
        index.is_library_phone("716-555-0164")
        index.has_library_address("9 Chandler Court, Port Aldous, NY 14991")
    # A scan of them all takes 50 ms and more for each.
    assert (time.perf_counter() - begin) / questions < 0.01
