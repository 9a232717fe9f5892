"""The words people write, and what they stand for."""

from __future__ import annotations

import pytest

from piiguard.errors import PolicyError
from piiguard.model import Role
from piiguard.policy.vocabulary import ITEM_WORDS, PERSON_WORDS, describe, find_word, get_word

CONTRACT = {
    *("PERSON", "STREET_ADDRESS", "PHONE_NUMBER", "EMAIL_ADDRESS", "DATE_OF_BIRTH"),
    *("LIBRARY_BARCODE", "PATRON_ID", "PATRON_URL", "ITEM_URL", "USERNAME", "PASSWORD"),
    *("GUARDIAN", "US_SSN", "US_ITIN", "US_DRIVER_LICENSE", "US_PASSPORT", "CREDIT_CARD"),
    *("US_BANK_NUMBER", "IBAN_CODE", "PATRON_NOTE", "DEMOGRAPHIC", "TITLE", "CALL_NUMBER"),
    "STANDARD_NUMBER",
}


def test_the_words_cover_all_that_detection_finds():
    words = (*PERSON_WORDS, *ITEM_WORDS)
    assert {t for word in words for t in word.entity_types} == CONTRACT


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("e-mail", "email"),
        ("Emails", "email"),
        ("telephone numbers", "phone"),
        ("DOB", "birth date"),
        ("date of birth", "birth date"),
        ("addresses", "address"),
        ("library card", "card number"),
        ("patron_id", "patron id"),
        ("last 4", "card ending"),
        ("PIN", "password"),
        ("everything", "any"),
        ("PHONE_NUMBER", "entity PHONE_NUMBER"),
        ("entity LOYALTY_ID", "entity LOYALTY_ID"),
    ],
)
def test_people_write_words_in_many_ways(written, word):
    assert get_word(written, Role.PATRON).name == word


def test_a_barcode_is_the_items_unless_it_is_said_to_be_the_patrons():
    assert find_word("barcode", Role.PATRON) is None
    assert get_word("barcodes", Role.ITEM).name == "barcode"
    assert get_word("patron barcode", Role.PATRON).name == "card number"


def test_an_unknown_entity_type_needs_its_prefix():
    with pytest.raises(PolicyError, match="unknown word for patron 'PHONE_NUMBR', did you mean"):
        get_word("PHONE_NUMBR", Role.PATRON)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Hollis A.", True),
        ("ABERNATHY, H", True),
        ("A. O.", True),
        ("Hollis Abernathy", False),
        ("ABERNATHY", False),
        ("de la Cruz, M", False),
    ],
)
def test_a_short_name_spells_out_one_part_and_has_an_initial(text, short):
    assert get_word("short name", Role.PATRON).covers("PERSON", text) is short


@pytest.mark.parametrize(
    ("before", "text", "ending"),
    [
        ("Card: ", "XXXXXXXXXX4861", True),
        ("", "…4861", True),
        ("", "... 4861", True),
        ("card ending in ", "4861", True),
        ("Last four: ", "4861", True),
        ("Last 4 of card ", "4861", True),
        ("Card ", "21191000117523", False),
        ("Card ", "XXXXXXXXX74861", False),
        ("Card ", "4861", False),
        ("last checkout 2 May, card ", "4861", False),
        ("", "P123", False),
    ],
)
def test_a_card_ending_has_four_digits_and_shows_that_the_rest_is_missing(before, text, ending):
    word = get_word("card ending", Role.PATRON)
    assert word.covers("LIBRARY_BARCODE", text, before) is ending
    assert word.covers("CREDIT_CARD", text, before) is ending


def test_types_are_named_for_people():
    assert describe("US_SSN") == "Social Security number"
    assert describe("DATE_OF_BIRTH") == "birth date"
    assert describe("BADGE_NUMBER") == "badge number"
