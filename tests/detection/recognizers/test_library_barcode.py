"""Library barcodes: 14 digits however they are printed, and nobody else's numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.detection.recognizers.library_barcode import check_digit_is_right
from piiguard.model import Role

PUBLISHED = ["30234000517861", "33191000105864", "39002043930396", "31924001521792"]
PUBLISHED_WRONG = ["35555000012349", "22390000027896"]


@pytest.mark.parametrize("number", PUBLISHED)
def test_published_barcodes_have_the_check_digit(number):
    assert check_digit_is_right(number)


@pytest.mark.parametrize("number", PUBLISHED_WRONG)
def test_a_wrong_check_digit_lowers_the_score_and_never_clears(number, detect):
    (wrong,) = detect(number)
    (right,) = detect(PUBLISHED[0])
    assert wrong.entity_type == "LIBRARY_BARCODE"
    assert 0.5 < wrong.score < right.score


@given(st.from_regex(r"\A[0-9]{13}\Z"), st.integers(1, 9))
def test_changing_one_digit_breaks_the_check_digit(body, by):
    right = next(d for d in "0123456789" if check_digit_is_right(body + d))
    changed = str((int(body[0]) + by) % 10) + body[1:] + right
    assert not check_digit_is_right(changed)


@pytest.mark.parametrize("number", PUBLISHED)
def test_an_item_barcode_is_no_payment_card_date_or_account(number, found):
    assert found(number) == [("LIBRARY_BARCODE", number)]


@pytest.mark.parametrize(
    "printed",
    [
        "*30234000517861*",
        "A30234000517861B",
        "3 0234 00051786 1",
        "3-0234-00051786-1",
        "3 0234 00051 7861",
        "3023 4000 5178 61",
        "30234 0005 17861",
        "30234 00051786 1",
        "3 0 2 3 4 0 0 0 5 1 7 8 6 1",
        "30234000\n517861",
    ],
)
def test_ways_of_printing(printed, found):
    assert found(printed) == [("LIBRARY_BARCODE", printed)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Adaeze Okonkwo (21234000123456)", "21234000123456"),
        ("bill_21234000123456.pdf", "21234000123456"),
        ("card:21234000123456.", "21234000123456"),
        ("2 31191000105864", "31191000105864"),
    ],
)
def test_within_other_text(text, number, found):
    assert ("LIBRARY_BARCODE", number) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "3023400051786",
        "302340005178612",
        "555-0123 555-0145",
        "978-0-14-312774-1",
        "1 9780143127741",
        "D:20240115093001",
        "2024-01-15 2024-02-15",
        "$30,234,000,517,861",
    ],
)
def test_what_is_no_barcode(text, found):
    assert "LIBRARY_BARCODE" not in dict(found(text))


def test_fourteen_digits_of_diners_club_are_a_payment_card_only_beside_its_words(found):
    assert found("Diners Club 30569309025904") == [("CREDIT_CARD", "30569309025904")]
    assert found("30569309025904") == [("LIBRARY_BARCODE", "30569309025904")]


def test_the_habit_of_the_first_digit_is_a_reason_but_no_role(detect):
    (patron,), (item,) = detect("21234000123456"), detect("31234000123456")
    assert "a patron" in patron.reason
    assert "an item" in item.reason
    assert patron.role is None
    assert item.role is None


@pytest.mark.parametrize(
    ("number", "role"),
    [
        ("21234000123456", Role.PATRON),
        ("31234000123456", Role.ITEM),
        ("29120004521", Role.PATRON),
        ("CONC4000036", Role.ITEM),
    ],
)
def test_configured_prefixes_say_whose(number, role, prefixed, cell):
    (detection,) = prefixed.detect((cell(number),))
    assert (detection.entity_type, detection.role) == ("LIBRARY_BARCODE", role)
    assert "prefix" in detection.reason


def test_a_prefix_of_one_letter_makes_no_barcode_of_words(prefixed, cell):
    assert prefixed.detect((cell("Page 12, P1234567 and Paperback"),)) == ()
