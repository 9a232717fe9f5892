"""A printed label says whose and what it names, however it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.lexicon import guess, lookup, may_name, pair_names
from piiguard.model import Role


@pytest.mark.parametrize(
    ("printed", "role", "entity_type"),
    [
        ("Patron", Role.PATRON, "PERSON"),
        ("PATRON:", Role.PATRON, "PERSON"),
        ("Cust.", Role.PATRON, "PERSON"),
        ("Borrower's home phone no.", Role.PATRON, "PHONE_NUMBER"),
        ("Ptn #", Role.PATRON, "LIBRARY_BARCODE"),
        ("Cardholder", Role.PATRON, "PERSON"),
        ("Card No.", Role.PATRON, "LIBRARY_BARCODE"),
        ("Account note", Role.PATRON, "PATRON_NOTE"),
        ("Library Card Number", Role.PATRON, "LIBRARY_BARCODE"),
        # Koha, Evergreen, FOLIO, Polaris, SIP2 as they export
        ("borrowers.cardnumber", Role.PATRON, "LIBRARY_BARCODE"),
        ("dateofbirth", Role.PATRON, "DATE_OF_BIRTH"),
        ("family_name", Role.PATRON, "PERSON"),
        ("first_given_name", Role.PATRON, "PERSON"),
        ("patronBarcode", Role.PATRON, "LIBRARY_BARCODE"),
        ("primaryAddressLine1", None, "STREET_ADDRESS"),
        ("staffMemberName", Role.STAFF, "PERSON"),
        ("NameFirst", None, "PERSON"),
        ("AA", Role.PATRON, "LIBRARY_BARCODE"),
        ("AE", Role.PATRON, "PERSON"),
        # whose is open
        ("Name", None, "PERSON"),
        ("Barcode", None, "LIBRARY_BARCODE"),
        ("Tel.", None, "PHONE_NUMBER"),
        # the item's and the library's
        ("Item Barcode", Role.ITEM, "LIBRARY_BARCODE"),
        ("Title / Author", Role.ITEM, "TITLE"),
        ("Author(s)", Role.AUTHOR, "PERSON"),
        ("Call No.", Role.ITEM, "CALL_NUMBER"),
        ("Owning Library", Role.LIBRARY, None),
        ("Patron Library", Role.LIBRARY, None),
        ("Prepared by", Role.STAFF, "PERSON"),
        # Spanish and French
        ("Nombre del usuario", Role.PATRON, "PERSON"),
        ("Fecha de nacimiento", Role.PATRON, "DATE_OF_BIRTH"),
        ("N° de carte", Role.PATRON, "LIBRARY_BARCODE"),
        ("Nom de l'usager", Role.PATRON, "PERSON"),
        ("Auteur", Role.AUTHOR, "PERSON"),
        # headings over what follows
        ("Patron Information", Role.PATRON, None),
        ("Item details", Role.ITEM, None),
    ],
)
def test_meaning(printed: str, role: Role | None, entity_type: str | None) -> None:
    label = lookup(printed)
    assert (label.role, label.entity_type) == (role, entity_type)
    assert label.known


@pytest.mark.parametrize("printed", ["Amount due", "Invoice #", "TOTAL", "Qty"])
def test_plain_labels_name_nobodys_data(printed: str) -> None:
    label = lookup(printed)
    assert label.plain
    assert label.role is label.entity_type is None


@pytest.mark.parametrize(
    "printed",
    ["", ":", "Steve Jobs", "OKONKWO, ADAEZE N", "Please ask the patron to call us", "x" * 5000],
)
def test_other_words_are_not_known(printed: str) -> None:
    assert not lookup(printed).known


@given(st.text(max_size=80))
def test_any_text_is_looked_up_without_error(text: str) -> None:
    label = lookup(text)
    assert not label.text.endswith(":")


@given(
    st.sampled_from(["patron", "card number", "item barcode", "date of birth", "owning library"]),
    st.sampled_from([str.upper, str.title, str.lower]),
    st.sampled_from(["", ":", " :", "."]),
)
def test_case_and_punctuation_make_no_difference(words: str, case: object, ending: str) -> None:
    printed = case(words) + ending  # type: ignore[operator]
    assert (lookup(printed).role, lookup(printed).entity_type) == (
        lookup(words).role,
        lookup(words).entity_type,
    )


@pytest.mark.parametrize("printed", ["Notes", "Comments:", "Re", "Remarks", "Item note"])
def test_under_remarks_anything_may_stand(printed: str) -> None:
    label = lookup(printed)
    assert label.remark
    assert label.entity_type is None


def test_last_and_first_in_one_row_are_the_halves_of_a_name() -> None:
    labels = pair_names([lookup(word) for word in ("Item", "Last", "First", "Cost")])
    assert [label.entity_type for label in labels] == ["TITLE", "PERSON", "PERSON", None]
    assert [label.text for label in labels] == ["Item", "Last", "First", "Cost"]


@pytest.mark.parametrize("words", [("Last", "Cost"), ("First", "Due"), ()])
def test_one_half_alone_is_no_name(words: tuple[str, ...]) -> None:
    assert all(label.entity_type is None for label in pair_names([lookup(w) for w in words]))


@pytest.mark.parametrize(
    ("text", "role", "entity_type"),
    [
        ("PATRON WHO SIGNED IT OUT", Role.PATRON, "PERSON"),
        ("Signed out to", Role.PATRON, "PERSON"),
        ("Birth date (card)", Role.PATRON, "DATE_OF_BIRTH"),
        ("Note in patron record", Role.PATRON, "PATRON_NOTE"),
        ("Univ ID", Role.PATRON, "PATRON_ID"),
        ("Patron's last known address", Role.PATRON, "STREET_ADDRESS"),
    ],
)
def test_what_a_label_says_of_a_patron_comes_before_what_else_it_says(
    text: str, role: Role, entity_type: str
) -> None:
    label = guess(text)
    assert (label.role, label.entity_type) == (role, entity_type)


WORDS = ["patron", "card", "No.", "#", "2", "12", "item", "patronBarcode", "Author(s)", "last",
         "giv", "Wolcott", "1889", "note:", "-", "home", "phone"]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5))
def test_each_word_of_a_known_label_may_name(words: list[str]) -> None:
    labels = pair_names([lookup(" ".join(words)), *map(lookup, words)])
    for label in labels:
        if label.known:
            assert all(map(may_name, label.text.split()))
