"""What sentences mean, and which ones are refused."""

from __future__ import annotations

import pytest

from piiguard.errors import PolicyError
from piiguard.model import Role
from piiguard.policy.sentence import STAFF_CONTACT, expand
from piiguard.policy.vocabulary import ANY, PERSON_WORDS

PATRON, ITEM, STAFF, LIBRARY = Role.PATRON, Role.ITEM, Role.STAFF, Role.LIBRARY


def allowed(sentence: str) -> dict[Role, tuple[str, ...]]:
    return dict(expand("own", sentence).allow)


@pytest.mark.parametrize(
    "sentence",
    [
        "no patron PII",
        "no PII",
        "no patron data",
        "No patron data.",
        "no patron PII allowed",
        "no patron",
        "no patrons' personal information; nothing else",
        "no patron PII; item allowed",
    ],
)
def test_no_patron_data_leaves_items_libraries_and_staff_contacts(sentence):
    assert allowed(sentence) == {
        PATRON: (),
        ITEM: (ANY,),
        LIBRARY: (ANY,),
        STAFF: STAFF_CONTACT,
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "name, address, item allowed",
        "patron name, address, item allowed",
        "only name, address and item allowed",
        "no patron PII except name and address; items are allowed",
        "Names, addresses & items allowed, no phone, no birth date",
        "borrower's name and mailing address allowed; item allowed; nothing else",
    ],
)
def test_name_and_address_are_a_letter_to_one_patron(sentence):
    policy = expand("own", sentence)
    assert policy.allow[PATRON] == ("name", "address")
    assert policy.allow[ITEM] == (ANY,)
    assert policy.patrons == 1
    assert policy.require == {PATRON: ("name", "address")}


def test_beside_a_patron_an_item_has_to_be_allowed_in_so_many_words():
    assert ITEM not in allowed("name, address allowed")
    assert allowed("name, title, barcode allowed")[ITEM] == ("title", "barcode")


def test_a_role_goes_on_to_the_words_after_it():
    assert allowed("no patron PII; staff name, phone allowed")[STAFF] == ("name", "phone")
    assert allowed("item, name allowed")[PATRON] == ("name",)


def test_a_word_that_begins_like_a_role_is_a_word_of_its_own():
    assert allowed("patron id, library card number, address allowed")[PATRON] == (
        "patron id",
        "card number",
        "address",
    )
    assert allowed("no patron PII; item barcode and author allowed")[ITEM] == ("barcode", "author")


def test_denying_takes_words_away_from_what_is_allowed():
    everything = {word.name for word in PERSON_WORDS if word.admits is None}
    left = allowed("patron PII allowed, no phone, no birth date")[PATRON]
    assert set(left) == everything - {"phone", "birth date"}
    assert STAFF not in allowed("no patron PII, no staff data")
    assert allowed("no patron PII, no staff phone")[STAFF] == ("name", "email")
    assert ITEM not in allowed("no patron or item data")


def test_only_a_name_with_an_address_makes_a_letter():
    assert expand("own", "name, item allowed").patrons is None
    assert expand("own", "patron PII allowed").require == {}


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("no phone, no birth date", "what is allowed of a patron"),
        ("no staff data", "what is allowed of a patron"),
        ("name, address", "neither 'allowed' nor 'no'"),
        ("whatever helps", "neither 'allowed' nor 'no'"),
        ("no phone, name allowed", "put a ';' between"),
        ("nmae, item allowed", "did you mean 'name'?"),
        ("no patron PIII", "did you mean 'PII'?"),
        ("staff nam allowed", "did you mean 'name'?"),
        ("telephon allowed", "did you mean 'telephone'?"),
        ("xyzzy allowed", "known are name,"),
        ("patron allowed", "'patron PII' for everything"),
        ("name,, item allowed", "a word is missing"),
        ("allowed", "a word is missing"),
        ("no patron PII; patron PII allowed", "both allowed and denied"),
        ("name allowed; no name", "both allowed and denied"),
        ("", "empty sentence"),
        (" ; ", "empty sentence"),
        ("nothing else", "what is allowed of a patron"),
    ],
)
def test_what_can_be_read_two_ways_or_not_at_all_is_refused(sentence, reason):
    with pytest.raises(PolicyError, match=f"(?s).*{reason.replace('?', '[?]')}"):
        expand("own", sentence)
