"""Texts are cut so that every character but white space is in one token."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.detection.names.tokens import fold, tokenize


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("O'NEILL, SARA K.", ["O'NEILL", ",", "SARA", "K", "."]),
        ("Okonkwo's account", ["Okonkwo", "'s", "account"]),
        ("Smith-Jones", ["Smith", "-", "Jones"]),
        ("Kaʻiulani 21234000123456", ["Kaʻiulani", "21234000123456"]),
        ("due 3/14/2026\nNguyễn", ["due", "3/14/2026", "\n", "Nguyễn"]),
    ],
)
def test_texts_are_cut_into_words_numbers_and_marks(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == expected


@given(st.text())
def test_tokens_are_in_order_and_leave_out_only_white_space(text: str) -> None:
    end = 0
    for token in tokenize(text):
        assert text[end : token.start].strip() == ""
        assert text[token.start : token.end] == token.text
        end = token.end
    assert text[end:].strip() == ""


def test_a_decomposed_letter_stays_in_its_word() -> None:
    assert [token.text for token in tokenize("Nguye\u0302\u0303n An")] == [
        "Nguye\u0302\u0303n",
        "An",
    ]


@pytest.mark.parametrize(
    ("word", "folded"),
    [("Nguyễn", "nguyen"), ("O'NEILL", "oneill"), ("Łukasz", "lukasz"), ("Đặng", "dang")],
)
def test_folding_writes_names_as_the_lists_do(word: str, folded: str) -> None:
    assert fold(word) == folded


def test_no_token_shows_its_text_in_its_repr() -> None:
    assert "Okonkwo" not in repr(tokenize("Okonkwo"))
