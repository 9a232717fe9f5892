"""The tables of variables: whole, in words that policies know, and right."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.config import VariableMeaning, parse_config
from piiguard.errors import ConfigError
from piiguard.lexicon.variables import VariableLexicon, load_tables, parse_meaning
from piiguard.lexicon.variables.meanings import ITEM_THINGS, PERSON_THINGS
from piiguard.lexicon.variables.tables import Leaf
from piiguard.model import Role, Variable
from piiguard.policy.vocabulary import ITEM_WORDS, PERSON_WORDS

TABLES = load_tables()
KNOWN_TYPES = {t for word in (*PERSON_WORDS, *ITEM_WORDS) for t in word.entity_types}


def find(name: str, syntax: str = "template-toolkit", own: tuple[VariableMeaning, ...] = ()):
    return VariableLexicon(own).find(Variable(name, (name,), syntax, 1, 1))


def printed(name: str, syntax: str = "template-toolkit") -> list[str] | None:
    found = find(name, syntax)
    return None if found is None else [thing.words for thing in found.things]


def leaves(table):
    for each in (table.roots, *table.classes.values()):
        for target in (*each.fields.values(), *(found for _, found in each.patterns)):
            if isinstance(target, Leaf):
                yield target


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.system)
def test_every_entry_maps_to_what_policies_know(table):
    assert table.sources
    things = [thing for leaf in leaves(table) for thing in leaf.things]
    assert {thing.entity_type for thing in things} <= KNOWN_TYPES
    assert all(isinstance(thing.role, Role) for thing in things)


def test_the_systems():
    assert [table.system for table in TABLES] == [
        "Alma", "the template engine", "Evergreen", "FOLIO", "Polaris and Sierra", "Koha",
    ]  # fmt: skip


def test_the_words_are_those_of_policies():
    single = {
        w.name: w.entity_types for w in PERSON_WORDS if w.name not in ("short name", "card ending")
    }
    assert set(PERSON_THINGS) == set(single)
    assert all(PERSON_THINGS[name] in types for name, types in single.items())
    items = {w.name for w in ITEM_WORDS if w.entity_types} - {"author"}
    assert items <= set(ITEM_THINGS)


# Columns of Koha's table borrowers (25.05) that hold personal data; the table's
# completeness is what keeps a new leak from being called unknown, or nothing.
BORROWERS = """
borrowernumber cardnumber surname firstname preferred_name middle_name title othernames
initials pronouns streetnumber streettype address address2 city state zipcode country
email phone mobile fax emailpro phonepro B_streetnumber B_streettype B_address B_address2
B_city B_state B_zipcode B_country B_email B_phone dateofbirth categorycode
debarredcomment contactname contactfirstname contacttitle borrowernotes relationship sex
password secret userid opacnote contactnote sort1 sort2 altcontactfirstname
altcontactsurname altcontactaddress1 altcontactaddress2 altcontactaddress3 altcontactstate
altcontactzipcode altcontactcountry altcontactphone smsalertnumber overdrive_auth_token
gonenoaddress lost debarred flags
"""
HARMLESS = """
branchcode dateenrolled dateexpiry date_renewed password_expiration_date updated_on
lastseen lang login_attempts anonymized autorenew_checkouts primary_contact_method
protected sms_provider_id checkprevcheckout auth_method
"""


@pytest.mark.parametrize("column", BORROWERS.split())
@pytest.mark.parametrize("table", ["borrowers", "borrower", "patron"])
def test_every_personal_column_of_koha_is_the_patrons(table, column):
    found = find(f"{table}.{column}", "koha")
    assert found is not None
    assert {thing.role for thing in found.things} == {Role.PATRON}
    assert found.person == "patron"


@pytest.mark.parametrize("column", HARMLESS.split())
def test_every_other_column_of_koha_is_nothing(column):
    assert printed(f"borrowers.{column}", "koha") == []


@pytest.mark.parametrize(
    ("name", "syntax", "words"),
    [
        ("borrowers.cardnumber", "koha", ["patron card number"]),
        ("cardnumber", "koha", ["patron card number"]),
        ("zipcode", "koha", ["patron address"]),
        ("branchzip", "koha", ["library address"]),
        ("dateexpiry", "koha", []),
        ("borrower-attribute:SCHOOL", "koha", ["patron demographics"]),
        ("items.content", "koha", ["item title"]),
        ("branches.branchphone", "koha", ["library phone"]),
        ("LibrarianSurname", "koha", ["staff name"]),
        ("recalls.recallnotes", "koha", ["patron notes"]),
        ("recalls.waitingdate", "koha", []),
        ("helpers.get_copy_price()", "template-toolkit", []),
        ("borrower.cardnumber.substr()", "template-toolkit", ["patron card number"]),
        ("borrower.guarantor.surname", "template-toolkit", ["patron guardian"]),
        ("checkouts.first.item.biblio.author", "template-toolkit", ["item author"]),
        ("checkouts.count", "template-toolkit", []),
        ("hold.patron.phone", "template-toolkit", ["patron phone"]),
        ("hold.branch.branchname", "template-toolkit", ["library name"]),
        ("overdue.patron", "template-toolkit", ["patron id"]),
        ("target.0.usr.card.barcode", "template-toolkit", ["patron card number"]),
        ("target.0.usr.mailing_address.street1", "template-toolkit", ["patron address"]),
        ("target.0.usr.home_ou.mailing_address.street1", "template-toolkit", ["library address"]),
        (
            "target.target_copy.call_number.record.simple_record.title",
            "template-toolkit",
            ["item title"],
        ),
        ("target.circ_staff.family_name", "template-toolkit", ["staff name"]),
        ("user.ident_value", "template-toolkit", ["patron government id"]),
        ("template_data.patron.dob", "template-toolkit", ["patron birth date"]),
        ("user.barcode", "mustache", ["patron card number"]),
        ("requester.addressLine1", "mustache", ["patron address"]),
        ("staffSlip.staffUsername", "mustache", ["staff username"]),
        ("loans.loan.dueDate", "mustache", []),
        ("notification_data.user_for_printing.name", "xslt", ["patron name"]),
        ("notification_data.receivers.receiver.user.email", "xslt", ["patron email"]),
        ("notification_data.organization_unit.email.email", "xslt", ["library email"]),
        (
            "notification_data.phys_item_display.owning_library_details.address1",
            "xslt",
            ["library address"],
        ),
        ("call.senderReceiver", "xslt", ["patron name", "patron address"]),
        ("patron_phone", "mustache", ["patron phone"]),
        ("Patron_Mobile_Number_C", "jasper", ["patron phone"]),
        ("patron_last_name", "jinja", ["patron name"]),
        ("invoice.total", "jinja", []),
        ("target.0.no_such_field", "template-toolkit", None),
        ("borrowers.no_such_column", "koha", None),
        ("custom.field", "jinja", None),
    ],
)
def test_what_a_variable_prints(name, syntax, words):
    assert printed(name, syntax) == words


def test_the_guarantor_is_another_person():
    assert find("borrower.guarantor.email").person == "guarantor"
    assert find("borrower.email").person == "patron"


def test_what_one_system_prints_of_a_patron_counts_whatever_another_prints():
    assert [t.role for t in find("user.first_name", "jinja").things] == [Role.PATRON]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("patron name", [(Role.PATRON, "PERSON")]),
        ("patron name and address", [(Role.PATRON, "PERSON"), (Role.PATRON, "STREET_ADDRESS")]),
        ("patron id", [(Role.PATRON, "PATRON_ID")]),
        ("item title", [(Role.ITEM, "TITLE")]),
        ("item author", [(Role.AUTHOR, "PERSON")]),
        ("item title, patron name", [(Role.ITEM, "TITLE"), (Role.PATRON, "PERSON")]),
        ("library", [(Role.LIBRARY, "PERSON")]),
        ("Staff Email", [(Role.STAFF, "EMAIL_ADDRESS")]),
        ("nothing", []),
    ],
)
def test_meanings(text, things):
    assert [(t.role, t.entity_type) for t in parse_meaning(text)] == things


@pytest.mark.parametrize("text", ["patron", "patrn name", "item address", "name", "", "anything"])
def test_a_meaning_of_other_words_is_refused(text):
    with pytest.raises(ValueError, match="unknown meaning"):
        parse_meaning(text)


def test_the_configuration_says_what_own_variables_print():
    config = parse_config("variables: {custom.school: patron demographics}", Path("piiguard.yaml"))
    found = find("custom.school", own=config.variables)
    assert found.system == "piiguard.yaml"
    assert [t.entity_type for t in found.things] == ["DEMOGRAPHIC"]


def test_a_wrong_word_in_the_configuration_names_its_line():
    config = parse_config("model: piiguard-names\nvariables:\n  a.b: patrn name\n", Path("p.yaml"))
    with pytest.raises(ConfigError, match=r"p\.yaml:3: unknown meaning 'patrn name', did you mean"):
        VariableLexicon(config.variables)


@given(st.lists(st.text(max_size=12), max_size=6), st.sampled_from(["koha", "xslt", "jinja", ""]))
def test_any_name_is_found_or_not(steps, syntax):
    found = find(".".join(steps), syntax)
    assert found is None or all(thing.entity_type in KNOWN_TYPES for thing in found.things)
