"""A finding counts when it covers what was planted, and nothing else does."""

from __future__ import annotations

import pytest
from benchmarks.accuracy.model import Labelled, Planted
from benchmarks.accuracy.report import markdown
from benchmarks.accuracy.score import Score, is_found, is_true, wilson
from benchmarks.accuracy.tools import Found, Judgement


def planted(
    value: str, entity: str = "name", placement: str = "label", *, violating: bool = True
) -> Planted:
    return Planted(value, entity, "patron", "first last", placement, "anglo", violating)


def document(*planted_values: Planted) -> Labelled:
    return Labelled("x", "x.txt", "dev_x", "invoice", "txt", "dev", 2, planted_values, b"")


@pytest.mark.parametrize(
    ("value", "entity", "found"),
    [
        ("Quill, Marisol T.", "name", "MARISOL QUILL"),
        ("Quillerman, Mari", "name", "Quillerman"),
        ("Marisol Quill", "name", "Marisol"),
        ("12 Oak Street\nNaples, NY", "address", "12 Oak Street"),
        ("585-555-0142", "phone", "(585) 555-0142"),
        ("4861", "card number", "XXXXXXXXXX4861"),
        ("2 1234 00051 7861", "card number", "21234000517861"),
        ("F", "demographics", "F"),
    ],
)
def test_a_value_is_found_by_what_covers_it(value: str, entity: str, found: str) -> None:
    one = Found(found, "X", "page 1")
    assert is_found(planted(value, entity), [one])
    assert is_true(one, [planted(value, entity)])


@pytest.mark.parametrize(
    ("value", "entity", "found"),
    [
        ("585-555-0142", "phone", "585-555-0117"),
        ("03/14/1986", "birth date", "03/14/2024"),
        ("21234000517861", "card number", "30234000517861"),
        ("Marisol Quill", "name", "Edith Wharton"),
        ("F", "demographics", "FIC KING"),
        ("Marisol Quill", "name", ""),
        (
            "https://staff.example.org/cgi-bin/koha/members/pay.pl?borrowernumber=4821",
            "patron link",
            "https://staff.example.org/cgi-bin/koha/catalogue/detail.pl?biblionumber=99",
        ),
    ],
)
def test_what_only_resembles_a_value_is_a_false_finding(
    value: str, entity: str, found: str
) -> None:
    one = Found(found, "X", "page 1")
    assert not is_found(planted(value, entity), [one])
    assert not is_true(one, [planted(value, entity)])


def test_two_findings_together_cover_a_value() -> None:
    value = planted("12 Oak Street\nNaples, NY 14512", "address")
    halves = [Found("12 Oak", "X", "text"), Found("NY 14512", "X", "text")]
    assert not is_found(value, halves[:1])
    assert is_found(value, halves)


@pytest.mark.parametrize(
    ("placement", "place", "hit"),
    [
        ("file name", "file name", True),
        ("file name", "page 1", False),
        ("metadata", "document information: Title", True),
        ("label", "document information: Title", False),
        ("annotation", "page 1: annotation 1", True),
        ("column", "page 1", True),
    ],
)
def test_a_value_is_found_only_where_it_stands(placement: str, place: str, hit: bool) -> None:
    value = planted("Marisol Quill", placement=placement)
    assert is_found(value, [Found("Marisol Quill", "PERSON", place)]) is hit


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (50, 100, 0.4038, 0.5962), (0, 0, 0.0, 1.0)],
)
def test_intervals_are_wilsons(hits: int, total: int, low: float, high: float) -> None:
    assert wilson(hits, total) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


def test_a_score_counts_documents_values_and_false_findings() -> None:
    score = Score()
    leak = planted("Marisol Quill")
    wrong = Found("Edith Wharton", "PERSON", "text")
    score.add(document(leak), Judgement("fail", (Found("MARISOL", "PERSON", "text"), wrong)))
    score.add(document(planted("21234000517861", "card number")), Judgement("pass", ()))
    score.add(document(planted("Edith Wharton", violating=False)), Judgement("fail", (wrong,)))
    score.add(document(), Judgement("incomplete", ()))
    assert (score.caught.hits, score.caught.total) == (1, 2)
    assert (score.flagged.hits, score.flagged.total) == (2, 2)
    assert (score.values.hits, score.values.total) == (1, 2)
    assert (score.false_findings, score.pages) == (2, 8)
    assert [m.kind for m in score.mistakes] == ["false", "miss", "false", "false"]


def test_the_table_names_the_command_that_made_it() -> None:
    score = Score()
    score.add(document(planted("Marisol Quill")), Judgement("pass", ()))
    text = markdown({"piiguard": score}, "python -m benchmarks.accuracy", "One document.")
    assert "python -m benchmarks.accuracy" in text
    assert "| leaking documents caught | 0.0% (0/1; 0.0%–79.3%) |" in text
    assert "### By placement" in text
