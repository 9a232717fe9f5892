"""Whose a value is: each case names the words that decide it."""

from __future__ import annotations

import pytest

from piiguard.attribution import attribute
from piiguard.config import Barcodes, Config, Directory, Library, StaffMember
from piiguard.layout import lay_out
from piiguard.model import Attribution, Detection, Document, Field, Part, PartKind, Role, Text

Found = tuple[str, str]
"""A value as printed and its entity type."""


def attributed(
    text: str, *found: Found, config: Config | None = None, file_name: str | None = None
) -> list[Attribution]:
    """Lay a text out, take the given values as detected, and attribute them."""
    parts = [Part(PartKind.BODY, "text", Text(text))]
    if file_name is not None:
        parts.append(Part(PartKind.FILE_NAME, "file name", Field("file name", file_name)))
    cells = lay_out(Document("t", "text/plain", tuple(parts)))
    detections = []
    for value, entity in found:
        index, cell = next((i, c) for i, c in enumerate(cells) if value in c.text)
        taken = [d.end for d in detections if d.cell == index and d.text(cells) == value]
        start = cell.text.index(value, max(taken, default=0))
        detections.append(Detection(entity, index, start, start + len(value), 0.9, "test"))
    return list(attribute(cells, tuple(detections), config or Config()))


def role_of(text: str, value: str, entity: str = "PERSON", config: Config | None = None) -> Role:
    return attributed(text, (value, entity), config=config)[0].role


NAME = "Adaeze Okonkwo"


@pytest.mark.parametrize(
    "text",
    [
        f"Patron: {NAME}",
        f"Borrower   {NAME}",
        f"Title     Patron          Cost\nEmma      {NAME}  $4\n",
        f"Patron information\nName: {NAME}",
        f"Dear {NAME},\n\nyour book is overdue.",
        f"Title   Notes\nEmma    returned by {NAME}\n",
        f"The book was lost by {NAME} in May.",
        f"c/o {NAME}",
        f"{NAME}\n12 Elm Street\nWolcott, NY 14590",
    ],
)
def test_a_patron(text: str) -> None:
    found = [(NAME, "PERSON")]
    if "Elm" in text:
        found.append(("12 Elm Street\nWolcott, NY 14590", "STREET_ADDRESS"))
    assert attributed(text, *found)[0].role is Role.PATRON


@pytest.mark.parametrize(
    "text",
    [
        "Prepared by: Dorothy Vance",
        "Attn: Dorothy Vance",
        "Sincerely,\nDorothy Vance\nCirculation Manager",
        "Thank you for your help with this,\n\nSincerely,\n\nDorothy Vance",
        "Dorothy Vance, Business Manager",
        "You were helped by Dorothy Vance",
        "Questions? Call Dorothy Vance at 315-555-0143.",
        "Dorothy Vance\nPlum Memorial Library\n411 S. Maple Ave",
    ],
)
def test_staff(text: str) -> None:
    assert role_of(text, "Dorothy Vance") is Role.STAFF


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Helen M. Plum Memorial Library", "Helen M. Plum"),
        ("Bill To:\nHelen M. Plum Memorial Library", "Helen M. Plum Memorial Library"),
        ("Please pay the Grace Hopper Branch of the library", "Grace Hopper"),
    ],
)
def test_a_library_named_after_a_person_is_no_person(text: str, value: str) -> None:
    assert role_of(text, value) is Role.LIBRARY


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Title        Author\nThe Jungle   Sinclair, Upton\n", "Sinclair, Upton"),
        ("Author: Skloot, Rebecca", "Skloot, Rebecca"),
        ("Jaws / Benchley, Peter", "Benchley, Peter"),
        ("Barcode 31322007654321\nJaws by Peter Benchley", "Peter Benchley"),
        ("Benchley, Robert, 1889-1945", "Benchley, Robert"),
        ("Skloot, Rebecca, 1972-", "Skloot, Rebecca"),
        ("Title        Cost\nSteve Jobs   $4.00\n", "Steve Jobs"),
        ("Isaacson, Walter, author.", "Isaacson, Walter"),
    ],
)
def test_an_author_or_a_name_in_a_title(text: str, value: str) -> None:
    assert role_of(text, value) is Role.AUTHOR


@pytest.mark.parametrize("text", ["The paper was signed by nobody but\nAdaeze Okonkwo", NAME])
def test_a_name_that_nothing_places_is_unknown(text: str) -> None:
    assert role_of(text, NAME) is Role.UNKNOWN


def test_returned_by_is_no_authorship() -> None:
    text = "Barcode 31322007654321\nJaws was returned by Adaeze Okonkwo"
    assert role_of(text, NAME) is Role.PATRON


@pytest.mark.parametrize(
    ("text", "value", "role"),
    [
        ("Card no.: 35555000012349", "35555000012349", Role.PATRON),
        ("Item barcode: 21234000123456", "21234000123456", Role.ITEM),
        ("31322007654321", "31322007654321", Role.ITEM),
        ("21234000123456", "21234000123456", Role.PATRON),
        ("Barcode   Title\n35555000012349   Emma\n", "35555000012349", Role.ITEM),
        ("Notes: patron's card is XXXXXXXXXX4861", "XXXXXXXXXX4861", Role.PATRON),
    ],
)
def test_barcodes(text: str, value: str, role: Role) -> None:
    assert role_of(text, value, "LIBRARY_BARCODE") is role


def test_the_letterheads_address_and_phone_are_the_librarys() -> None:
    text = "Plum Memorial Library\n411 S. Maple Ave\nLombard, IL 60148\n(630) 555-0110\n"
    found = attributed(
        text,
        ("411 S. Maple Ave\nLombard, IL 60148", "STREET_ADDRESS"),
        ("(630) 555-0110", "PHONE_NUMBER"),
    )
    assert [a.role for a in found] == [Role.LIBRARY, Role.LIBRARY]


def test_a_patrons_block_gives_its_address_and_phone_to_the_patron() -> None:
    text = f"Patron: {NAME}\nAddress: 12 Elm Street\nPhone: 315-555-0143\n"
    found = attributed(
        text,
        (NAME, "PERSON"),
        ("12 Elm Street", "STREET_ADDRESS"),
        ("315-555-0143", "PHONE_NUMBER"),
    )
    assert [a.role for a in found] == [Role.PATRON] * 3
    assert {a.subject for a in found} == {1}


def test_agreement_makes_one_subject_of_all_her_forms() -> None:
    text = f"Dear {NAME},\n\nAccount of OKONKWO, A\n\nMail to aokonkwo@example.org\n"
    found = attributed(
        text,
        (NAME, "PERSON"),
        ("OKONKWO, A", "PERSON"),
        ("aokonkwo@example.org", "EMAIL_ADDRESS"),
        ("okonkwo-adaeze", "PERSON"),
        file_name="okonkwo-adaeze",
    )
    assert [(a.role, a.subject) for a in found] == [(Role.PATRON, 1)] * 4


def test_another_patron_is_another_subject_and_the_addressee_is_first() -> None:
    text = (
        f"Patron: Rosalind Quill\n\n{NAME}\n12 Elm Street\nWolcott, NY 14590\n\nDear Ms. Okonkwo,\n"
    )
    found = attributed(
        text,
        ("Rosalind Quill", "PERSON"),
        (NAME, "PERSON"),
        ("12 Elm Street\nWolcott, NY 14590", "STREET_ADDRESS"),
        ("Okonkwo,", "PERSON"),
    )
    assert [a.subject for a in found] == [2, 1, 1, 1]


def test_a_family_members_name_is_not_hers() -> None:
    found = attributed(
        f"Patron: {NAME}\nPatron: Chidi Okonkwo", (NAME, "PERSON"), ("Chidi Okonkwo", "PERSON")
    )
    assert {a.subject for a in found} == {1, 2}


DIRECTORY = Config(
    directory=Directory(
        libraries=(
            Library("Plum Reading Room", ("PRR",), ("411 S. Maple Ave",), ("630-555-0110",)),
        ),
        staff=(StaffMember("Dorothy Vance", "dvance@example.org", "315-555-0101"),),
        email_domains=("owwl.example.org",),
    ),
    barcodes=Barcodes(patron_prefixes=("9",)),
)


@pytest.mark.parametrize(
    ("text", "value", "entity", "role"),
    [
        ("see Dorothy Vance", "Dorothy Vance", "PERSON", Role.STAFF),
        ("VANCE, DOROTHY", "VANCE, DOROTHY", "PERSON", Role.STAFF),
        ("Plum Reading Room", "Plum Reading Room", "PERSON", Role.LIBRARY),
        (
            "at 411 S. Maple Ave, Lombard",
            "411 S. Maple Ave, Lombard",
            "STREET_ADDRESS",
            Role.LIBRARY,
        ),
        ("630.555.0110", "630.555.0110", "PHONE_NUMBER", Role.LIBRARY),
        ("(315) 555-0101", "(315) 555-0101", "PHONE_NUMBER", Role.STAFF),
        ("jo@mail.owwl.example.org", "jo@mail.owwl.example.org", "EMAIL_ADDRESS", Role.STAFF),
        ("jo@evilowwl.example.org", "jo@evilowwl.example.org", "EMAIL_ADDRESS", Role.UNKNOWN),
        ("Patron: Dorothy Vance", "Dorothy Vance", "PERSON", Role.PATRON),
    ],
)
def test_the_directory(text: str, value: str, entity: str, role: Role) -> None:
    assert role_of(text, value, entity, DIRECTORY) is role


@pytest.mark.parametrize("entity", ["DATE_OF_BIRTH", "PATRON_URL", "US_SSN", "GUARDIAN"])
def test_some_kinds_are_a_patrons_wherever_they_stand(entity: str) -> None:
    assert role_of("xx 03/04/1987", "03/04/1987", entity) is Role.PATRON


def test_clues_give_reasons_without_the_value() -> None:
    attribution = attributed(f"Patron: {NAME}", (NAME, "PERSON"))[0]
    assert attribution.clues
    assert all(clue.reason and "Okonkwo" not in clue.reason for clue in attribution.clues)
    assert 0.9 < attribution.score <= 1.0


def test_a_part_of_a_librarys_name_is_no_library_if_it_is_one_word() -> None:
    config = Config(
        directory=Directory(libraries=(Library("James Prendergast Library", ("PRR",)),))
    )
    assert role_of("given to James yesterday", "James", config=config) is Role.UNKNOWN
    assert role_of("James Prendergast", "James Prendergast", config=config) is Role.LIBRARY
    assert role_of("sent by PRR", "PRR", config=config) is Role.LIBRARY


@pytest.mark.parametrize(
    ("text", "value", "role"),
    [
        ("spoke w/ Adaeze Okonkwo 4/12", NAME, Role.PATRON),
        ("Dropped off by Adaeze Okonkwo damaged", NAME, Role.UNKNOWN),
        ("Also on this bill: Adaeze Okonkwo\nEmma\n31322007654321", NAME, Role.UNKNOWN),
        ("Emma Woodhouse\n31322007654321\nDue 02/03/26", "Emma Woodhouse", Role.AUTHOR),
        ("Emma Woodhouse [DVD]", "Emma Woodhouse", Role.AUTHOR),
        ("Plum Library\nc/o Dorothy Vance\n411 S. Maple Ave", "Dorothy Vance", Role.STAFF),
        (
            "Questions about this invoice? Dorothy Vance, ap@example.org",
            "Dorothy Vance",
            Role.STAFF,
        ),
        ("Dorothy Vance\nLending Desk", "Dorothy Vance", Role.STAFF),
        ("Board of Trustees\nDorothy Vance\nJohn Roe", "Dorothy Vance", Role.STAFF),
    ],
)
def test_what_stands_around_a_name(text: str, value: str, role: Role) -> None:
    assert role_of(text, value) is role


def test_a_second_street_on_a_bill_is_another_patrons() -> None:
    text = (
        f"{NAME}\n12 Elm Street\nWolcott, NY 14590\n\n"
        "The patron's address on file is 99 Oak Lane, Lyons, NY 14489.\n"
    )
    found = attributed(
        text,
        (NAME, "PERSON"),
        ("12 Elm Street\nWolcott, NY 14590", "STREET_ADDRESS"),
        ("99 Oak Lane, Lyons, NY 14489", "STREET_ADDRESS"),
    )
    assert [a.subject for a in found] == [1, 1, 2]


def test_names_down_a_list_beside_barcodes_are_no_titles() -> None:
    barcodes, names = ("31191000882134", "31191000882142"), (NAME, "Maria Delgado")
    listed = "\n".join(f"{b}   {n}   45.00" for b, n in zip(barcodes, names, strict=True))
    found = [(b, "LIBRARY_BARCODE") for b in barcodes] + [(n, "PERSON") for n in names]
    assert [a.role for a in attributed(listed, *found)[2:]] == [Role.UNKNOWN, Role.UNKNOWN]


def test_one_name_among_titles_beside_barcodes_is_a_title() -> None:
    listed = "31191000882134   Steve Jobs   45.00\n31191000882142   The Great Gatsby   12.00"
    found = [("31191000882134", "LIBRARY_BARCODE"), ("31191000882142", "LIBRARY_BARCODE")]
    assert attributed(listed, *found, ("Steve Jobs", "PERSON"))[2].role is Role.AUTHOR


def test_a_phone_apart_from_the_librarys_address_on_its_line_is_the_librarys() -> None:
    text = (
        "Wolcott Public Library\n1795 S. Wisconsin Dr, Galveston, TX 77550          (512) 555-0153"
    )
    found = ("1795 S. Wisconsin Dr, Galveston, TX 77550", "STREET_ADDRESS")
    assert attributed(text, found, ("(512) 555-0153", "PHONE_NUMBER"))[1].role is Role.LIBRARY


def test_a_barcode_in_brackets_follows_a_title() -> None:
    assert role_of("Replace Judy Moody (39176497577216)", "Judy Moody") is Role.AUTHOR


def test_a_librarys_name_in_a_row_of_charges_makes_nobody_its_staff() -> None:
    row = f"Blue Hill Public Library      {NAME}      24.50"
    assert role_of(row, NAME) is not Role.STAFF


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("See https://example.org/?email=okonkwo@example.net", Role.UNKNOWN),
        ("Stop these letters: https://example.org/u/okonkwo@example.net/off", Role.UNKNOWN),
        ("Visit https://plum.example.org or write okonkwo@example.net", Role.LIBRARY),
    ],
)
def test_the_link_that_holds_an_address_is_no_offices_web_site(text: str, role: Role) -> None:
    assert role_of(text, "okonkwo@example.net", "EMAIL_ADDRESS") is role
