"""Partial cards, record numbers, phones, birth dates, works' and government numbers."""

from __future__ import annotations

import pytest

from piiguard.detection.recognizers.sierra_record import check_digit
from piiguard.model import Role


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("…4861", "…4861"),
        ("...4861", "...4861"),
        ("XXXXXXXXXX4861", "XXXXXXXXXX4861"),
        ("xxxxxxxxxx4861", "xxxxxxxxxx4861"),
        ("XXXX XXXX XX 4861", "XXXX XXXX XX 4861"),
        ("****4861", "****4861"),
        ("••••4861", "••••4861"),
        ("21234*****3456", "21234*****3456"),
        ("card ending in 4861", "4861"),
        ("Card ends with #4861", "4861"),
        ("last four: 4861", "4861"),
        ("the last 4 digits of her card are 4861.", "4861"),
        ("card #...4861", "...4861"),
        ("tarjeta terminada en 4861", "4861"),
        ("card ending in 2019", "2019"),
    ],
)
def test_partial_cards(text, value, found):
    assert found(text) == [("LIBRARY_BARCODE", value)]


@pytest.mark.parametrize(
    "text",
    [
        "fiscal year ending in 2025",
        "Total......12.50",
        "Chapter one.... 14",
        "***12.50",
        "xxx 12",
        "*** 2 items ***",
        "**2019**",
        "Rated XXX",
        "...and 12 more",
        "Invoice total....1250",
        "ending in 30 days",
    ],
)
def test_no_partial_cards(text, found):
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["Paid by Visa ending in 1111", "Mastercard ****1111", "credit card XXXXXXXXXXXX1111"]
)
def test_a_payment_card_is_told_from_a_library_card(text, found):
    assert [entity for entity, _ in found(text)] == ["CREDIT_CARD"]


def test_a_masked_social_security_number_is_one(found):
    assert found("XXX-XX-4861") == [("US_SSN", "XXX-XX-4861")]


@pytest.mark.parametrize("number", ["1024364"])
def test_the_check_digit_of_sierra(number):
    assert check_digit(number) == "1"


@pytest.mark.parametrize(
    "text",
    [
        ".p10243641",
        "p10243641",
        "record .p10243641 purged",
        ".p10243642",
        "p1024364a",
    ],
)
def test_sierra_patron_records(text, detect):
    (detection,) = detect(text)
    assert (detection.entity_type, detection.role) == ("PATRON_ID", Role.PATRON)


@pytest.mark.parametrize(
    "text", [".b10243641", ".i10243641", "p10243642", "pp. 1024", "mp10243641"]
)
def test_other_records_of_sierra(text, found):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("(630) 555-0142", "(630) 555-0142"),
        ("630-555-0142", "630-555-0142"),
        ("630.555.0142", "630.555.0142"),
        ("630 555 0142", "630 555 0142"),
        ("+1 630 555 0142", "+1 630 555 0142"),
        ("1-630-555-0142 x12", "1-630-555-0142 x12"),
        ("630/555-0142", "630/555-0142"),
        ("+44 20 7946 0018", "+44 20 7946 0018"),
        ("call 555-0142", "555-0142"),
        ("cell: 555.0142", "555.0142"),
        ("Tel 6305550142", "6305550142"),
        ("555-0142 (home)", "555-0142"),
        ("H: 555 0142", "555 0142"),
        ("Ph# 630-555-0142", "630-555-0142"),
        ("Cell-630-555-0142", "630-555-0142"),
    ],
)
def test_phones(text, value, found):
    assert found(text) == [("PHONE_NUMBER", value)]


@pytest.mark.parametrize(
    "value", ["555-0142", "5550142", "6305550142", "630 5550142", "+34 600 555 010"]
)
def test_phones_under_their_label(value, found):
    assert found(value, "PHONE_NUMBER") == [("PHONE_NUMBER", value)]


@pytest.mark.parametrize(
    "text",
    [
        "03/11/2024",
        "2024-03-11",
        "Invoice 2024-0311-5550",
        "INV-630-555-0142",
        "978-0-14-312774-1",
        "31234000123456",
        "TK7871.15.F4 S67 1988",
        "$630.55",
        "work due 03/11/2024",
        "192.168.100.1",
        "555-0142",
    ],
)
def test_no_phones(text, found):
    assert "PHONE_NUMBER" not in dict(found(text))


@pytest.mark.parametrize(
    "date",
    [
        "03/04/1987",
        "3-4-87",
        "1987-03-04",
        "04.03.1987",
        "March 4, 1987",
        "4 March 1987",
        "4-Mar-87",
        "Mar 4 1987",
        "19870304",
        "4 de marzo de 1987",
        "4 mars 1987",
    ],
)
class TestDateOfBirth:
    def test_under_its_label(self, date, found):
        assert found(date, "DATE_OF_BIRTH") == [("DATE_OF_BIRTH", date)]

    @pytest.mark.parametrize(
        "words",
        [
            "DOB",
            "DOB:",
            "D.O.B.",
            "born",
            "Date of birth:",
            "Birthdate",
            "b.",
            "Fecha de nacimiento:",
            "Né le",
        ],
    )
    def test_after_its_words(self, words, date, found):
        assert found(f"see {words} {date}, card") == [("DATE_OF_BIRTH", date)]

    @pytest.mark.parametrize("words", ["Due", "Checked out", "Paid on", "Invoice date:", "Web. "])
    def test_other_dates(self, words, date, found):
        assert found(f"{words} {date}") == []


@pytest.mark.parametrize(
    "text", ["Benchley, Robert, 1889-1945", "Born on the Fourth of July", "b. 1950"]
)
def test_life_dates_are_no_dates_of_birth(text, found):
    assert "DATE_OF_BIRTH" not in dict(found(text))


def test_a_year_counts_under_a_label_of_birth(found):
    assert found("1987", "DATE_OF_BIRTH") == [("DATE_OF_BIRTH", "1987")]


@pytest.mark.parametrize(
    "text",
    [
        "TK7871.15.F4 S67 1988",
        "PS3566.Y55 G7",
        "823.8 D548o",
        "FIC KIN",
        "J FIC ROW",
        "641.5 CHI",
        "DVD HARRY",
    ],
)
def test_call_numbers(text, found):
    assert found(text) == [("CALL_NUMBER", text)]


@pytest.mark.parametrize(
    "text", ["INVOICE 2024", "Total 12.50", "100 Main", "Page 3 Of 4", "FICTION"]
)
def test_no_call_numbers(text, found):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "9780143127741",
        "978-0-14-312774-1",
        "0-306-40615-2",
        "0306406152",
        "0378-5955",
        "ocm12345678",
        "(OCoLC)1234567",
    ],
)
def test_standard_numbers(text, found):
    assert found(text) == [("STANDARD_NUMBER", text)]


@pytest.mark.parametrize(
    ("text", "entity", "value"),
    [
        ("SSN 219-09-9998", "US_SSN", "219-09-9998"),
        ("4111 1111 1111 1111", "CREDIT_CARD", "4111 1111 1111 1111"),
        ("378282246310005", "CREDIT_CARD", "378282246310005"),
        ("2223003122003222", "CREDIT_CARD", "2223003122003222"),
        ("DE89 3704 0044 0532 0130 00", "IBAN_CODE", "DE89 3704 0044 0532 0130 00"),
        ("bank account 123456789012", "US_BANK_NUMBER", "123456789012"),
        ("Driver's license D4001234", "US_DRIVER_LICENSE", "D4001234"),
        ("passport 912803456", "US_PASSPORT", "912803456"),
    ],
)
def test_government_and_payment(text, entity, value, found):
    assert (entity, value) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "123456789",
        "12345678901",
        "Invoice 0012345678",
        "Account 123456789",
        "A1234567",
        "60532-1234",
        "card 4111111111111112",
        "software license 12345678",
    ],
)
def test_numbers_without_the_words_are_nothing(text, found):
    entities = set(dict(found(text)))
    assert not entities & {
        "US_BANK_NUMBER",
        "US_PASSPORT",
        "US_DRIVER_LICENSE",
        "US_SSN",
        "CREDIT_CARD",
    }


@pytest.mark.parametrize("entity", ["US_DRIVER_LICENSE", "US_PASSPORT", "US_SSN", "US_BANK_NUMBER"])
def test_the_label_is_word_enough(entity, found):
    assert found("912803456", entity) == [(entity, "912803456")]


@pytest.mark.parametrize(
    ("text", "entity", "value"),
    [
        ("card no. 30021", "LIBRARY_BARCODE", "30021"),
        ("library card number is 456123789", "LIBRARY_BARCODE", "456123789"),
        ("patron ID 4521", "PATRON_ID", "4521"),
        ("borrower # 30021", "PATRON_ID", "30021"),
        ("borrowernumber: 51", "PATRON_ID", "51"),
        ("PIN: 4821", "PASSWORD", "4821"),
        ("password is hunter22", "PASSWORD", "hunter22"),
        ("username: aokonkwo", "USERNAME", "aokonkwo"),
    ],
)
def test_values_the_text_names(text, entity, value, found):
    assert found(text) == [(entity, value)]


@pytest.mark.parametrize(
    "text", ["PIN: ****", "pin the notice", "card number below", "user guide 2024", "Member 2024"]
)
def test_words_without_values(text, found):
    assert found(text) == []
