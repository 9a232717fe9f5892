"""Persons are found in every printed form; titles, libraries and streets are not persons."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piiguard.detection import names
from piiguard.detection.names.tagger import Calibration


def persons(text: str) -> list[str]:
    return [text[s.start : s.end] for s in names.load().tag([text])[0] if s.label == "PERSON"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("OKONKWO, ADAEZE N", "OKONKWO, ADAEZE N"),
        ("Okonkwo, Adaeze Ngozi", "Okonkwo, Adaeze Ngozi"),
        ("Adaeze N. Okonkwo", "Adaeze N. Okonkwo"),
        ("ADAEZE OKONKWO", "ADAEZE OKONKWO"),
        ("A. Okonkwo", "A. Okonkwo"),
        ("Okonkwo, A.", "Okonkwo, A."),
        ("adaeze okonkwo", "adaeze okonkwo"),
        ("Nguyễn Thị Minh Hương", "Nguyễn Thị Minh Hương"),
        ("NGUYEN, THI MINH HUONG", "NGUYEN, THI MINH HUONG"),
        ("O'NEILL, SIOBHÁN", "O'NEILL, SIOBHÁN"),
        ("van der Berg, Annelies", "van der Berg, Annelies"),
        ("María de la Cruz", "María de la Cruz"),
        ("Yusuf al-Hassan", "Yusuf al-Hassan"),
        ("Smith-Okafor, Chidinma", "Smith-Okafor, Chidinma"),
        ("Robert Quill Jr.", "Robert Quill Jr."),
        ("Dear Maria,", "Maria"),
        ("Hi ADAEZE", "ADAEZE"),
        ("Hola María:", "María"),
        ("Dear Ms. Okonkwo:", "Okonkwo"),
        ("pt called, spoke w/ Adaeze Okonkwo re lost bk", "Adaeze Okonkwo"),
        ("returned by SARA QUILL 3/4", "SARA QUILL"),
        ("see also OKONKWO, ADAEZE", "OKONKWO, ADAEZE"),
        ("c/o Mai Vang", "Mai Vang"),
        ("Parent: Leilani Kealoha", "Leilani Kealoha"),
        ("OKONKWO, ADAEZE N 21234000123456", "OKONKWO, ADAEZE N"),
        ("Okonkwo, Adaeze (P: 555-0143)", "Okonkwo, Adaeze"),
        ("invoice okonkwo adaeze 2026 03 pdf", "okonkwo adaeze"),
        ("The Okonkwo family", "Okonkwo"),
        ("Okonkwo's account", "Okonkwo"),
        ("The Goldfinch / Tartt, Donna", "Tartt, Donna"),
        ("Jaws / Benchley, Peter, 1940-2006", "Benchley, Peter"),
        ("by Walter Isaacson", "Walter Isaacson"),
    ],
)
def test_a_person_is_found_with_exactly_the_printed_name(text: str, name: str) -> None:
    assert persons(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Harry Potter and the Sorcerer's Stone",
        "The Immortal Life of Henrietta Lacks",
        "THE DIARY OF ANNE FRANK",
        "Where the Wild Things Are",
        "Hobbit, The",
        "Helen M. Plum Memorial Library",
        "ONONDAGA COUNTY P.L.",
        "James Prendergast Library",
        "Baker & Taylor",
        "214 N Maple Ave Apt 3",
        "114 Martin Luther King Jr Blvd",
        "Geneva, NY 14456",
        "INVOICE",
        "Statement of Account",
        "Amount Due",
        "Bill To",
        "Damaged beyond repair",
        "Large Print",
        "FIC KING",
        "J 921 KELLER",
        "Sincerely,",
        "Library Director",
        "Please return the items below within 30 days.",
        "Dear Patron,",
        "To Whom It May Concern:",
        "December 12, 2025",
        "$24.95",
        "31234000123456",
        "",
    ],
)
def test_what_is_no_person_is_not_called_one(text: str) -> None:
    assert persons(text) == []


def test_both_persons_of_a_couple_are_found() -> None:
    assert persons("Adaeze & Chidi Okonkwo") == ["Adaeze", "Chidi Okonkwo"]


def test_libraries_titles_and_places_get_their_own_label() -> None:
    texts = ["James Prendergast Library", "The Immortal Life of Henrietta Lacks", "214 N Maple Ave"]
    labels = [[span.label for span in spans] for spans in names.load().tag(texts)]
    assert labels == [["LIBRARY"], ["TITLE"], ["PLACE"]]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=3))
def test_spans_lie_in_order_within_any_text(texts: list[str]) -> None:
    found = names.load().tag(texts)
    assert len(found) == len(texts)
    for text, spans in zip(texts, found, strict=True):
        end = 0
        for span in spans:
            assert end <= span.start < span.end <= len(text)
            assert 0 <= span.score <= 1
            assert span.label in names.LABELS
            end = span.end


def test_a_lower_bar_reports_no_fewer_persons() -> None:
    tagger = names.load()
    texts = ["Emma", "Jinx and Tea", "Okonkwo, Adaeze", "Carmel, IN"]

    def count(bar: float) -> int:
        return sum(s.label == "PERSON" for spans in tagger.tag(texts, min_score=bar) for s in spans)

    assert count(0.0) >= count(0.5) >= count(1.0)


def test_calibration_runs_straight_between_its_knots() -> None:
    calibration = Calibration([0.2, 0.6], [0.1, 0.9])
    assert calibration(0.0) == 0.1
    assert calibration(0.4) == pytest.approx(0.5)
    assert calibration(1.0) == 0.9


def test_the_tagger_needs_neither_spacy_nor_presidio() -> None:
    code = (
        "import sys; from piiguard.detection import names; names.load().tag(['Okonkwo, Adaeze']);"
        "sys.exit(any(m in sys.modules for m in ('spacy', 'presidio_analyzer')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
