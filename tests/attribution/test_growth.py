"""A list of a thousand lines may be one cell: attribution takes time in proportion to it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable

import pytest

from piiguard.attribution import attribute
from piiguard.attribution.name_index import NameIndex
from piiguard.attribution.names import is_in_handle, parse, same_person
from piiguard.config import Config
from piiguard.model import Cell, CellKind, Detection, PartKind, Slice

NAME = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")
EMAIL = re.compile(r"\S+@\S+")
ADDRESS = re.compile(r"\d+ Main St, Lisle, IL 60532")

LISTS: dict[str, Callable[[str, int], str]] = {
    "greetings": lambda word, n: f"Dear Jane Doe{word},",
    "e-mail addresses": lambda word, n: f"jdoe{n}@example.org Jane Doe{word}",
    "names over addresses": lambda word, n: f"Ann Doe{word}\n{n} Main St, Lisle, IL 60532",
    "staff": lambda word, n: f"Ada Byron{word}, Director, abyron{n}@example.org",
}


def calls_for(line: Callable[[str, int], str], count: int) -> int:
    """Count what is called, also within C, to attribute a cell of so many lines."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = (a + b for a in letters for b in letters)
    text = "\n".join(line(word, n) for n, word in zip(range(count), words, strict=False))
    found = [
        (match.start(), match.end(), entity)
        for pattern, entity in (
            (NAME, "PERSON"),
            (EMAIL, "EMAIL_ADDRESS"),
            (ADDRESS, "STREET_ADDRESS"),
        )
        for match in pattern.finditer(text)
        if match[0] != "Main St"
    ]
    detections = tuple(Detection(e, 0, s, t, 0.9, "test", "") for s, t, e in sorted(found))
    slices = tuple(
        Slice(match.start(), match.end(), text.count("\n", 0, match.start()) + 1, 1, None)
        for match in re.finditer(r".+", text)
    )
    cells = (Cell(text, CellKind.BLOCK, 0, PartKind.BODY, None, True, slices),)
    total = 0

    def count_call(frame: object, event: str, argument: object) -> None:
        nonlocal total
        total += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count_call)
    try:
        attribute(cells, detections, Config())
    finally:
        sys.setprofile(before)
    return total


@pytest.mark.parametrize("kind", LISTS)
def test_twice_the_lines_take_twice_the_work(kind: str) -> None:
    few, many = (calls_for(LISTS[kind], count) for count in (150, 300))
    assert many < 2.2 * few


NAMES = ["Adaeze Okonkwo", "OKONKWO, A", "Chidi Okonkwo", "Ada", "Bo Li", "Zoë Ng", "Jane Doe"]


@pytest.mark.parametrize("text", [*NAMES, "A. Okonkwo", "J", "Doe"])
def test_the_index_leaves_out_no_name_that_agrees(text: str) -> None:
    names = [parse(name) for name in NAMES]
    likely = NameIndex(names).like(parse(text))
    assert likely == sorted(likely)
    assert {n for n, each in enumerate(names) if same_person(each, parse(text))} <= set(likely)


@pytest.mark.parametrize("handle", ["aokonkwo", "jane.doe", "bo_li7", "zng", "", "ékonkwo", "x"])
def test_the_index_leaves_out_no_name_that_a_handle_is_made_of(handle: str) -> None:
    names = [parse(name) for name in NAMES]
    likely = NameIndex(names).in_handle(handle)
    assert {n for n, each in enumerate(names) if is_in_handle(each, handle)} <= set(likely)
