from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.model import Cell, CellKind, PartKind
from piiguard.policy import mask, mask_value
from piiguard.policy.masking import KEPT, MARK, SECRET


def test_shape_stays_and_content_goes():
    assert mask("OKONKWO, ADAEZE N") == "•••••••, •••••• •"
    assert mask("585-555-0164") == "•••-•••-••••"
    assert mask("9 Chandler Ct\nPort Aldous") == "• •••••••• •• •••• ••••••"
    assert mask("https://a.example.org/p?id=48") == "•••••://•.•••••••.•••/•••••••"
    assert mask("Zoë Châtelain") == "••• •••••••••"


def test_of_a_secret_not_even_the_length_stays():
    assert mask("p.w-d", secret=True) == mask("", secret=True) == SECRET


@given(st.text())
def test_nothing_but_white_space_and_punctuation_survives(text):
    masked = mask(text)
    assert len(masked) == len(text)
    assert set(masked) <= {MARK, " "} | KEPT
    assert not any(character.isalnum() for character in masked)


@given(st.text(alphabet=st.characters(categories=("L", "N", "M", "S"))))
def test_values_of_one_length_are_masked_alike(text):
    assert mask(text) == MARK * len(text)


@given(st.text())
def test_masking_twice_is_masking_once(text):
    assert mask(mask(text)) == mask(text)


@pytest.mark.parametrize(
    ("kind", "entity_type", "shown"),
    [
        (PartKind.TEMPLATE, "LIBRARY_BARCODE", "user.barcode"),
        (PartKind.TEMPLATE, "PASSWORD", "user.barcode"),
        (PartKind.BODY, "LIBRARY_BARCODE", "••••.•••••••"),
        (PartKind.BODY, "PASSWORD", "••••••••"),
    ],
)
def test_a_variables_name_is_shown_and_a_value_is_not(kind, entity_type, shown):
    cell = Cell("user.barcode", CellKind.FIELD, 0, kind, None, True, ())
    assert mask_value(cell, cell.text, entity_type) == shown
