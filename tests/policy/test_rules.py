from __future__ import annotations

import re

import pytest

from piiguard.errors import PolicyError
from piiguard.model import Role, Severity
from piiguard.policy import RULES, get_rule
from piiguard.policy.rules import data_rule
from piiguard.policy.vocabulary import PERSON_WORDS


@pytest.mark.parametrize("rule", RULES.values(), ids=str)
def test_every_rule_is_documented(rule):
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.id)
    for text in (rule.what, rule.why, rule.remedy):
        assert text[0].isupper()
        assert text.endswith(".")
    assert rule.title
    assert rule.bad != rule.good


def test_every_person_word_has_a_rule_of_its_own():
    for word in PERSON_WORDS:
        for entity_type in word.entity_types:
            assert data_rule(Role.PATRON, entity_type).entity_types >= {entity_type}


@pytest.mark.parametrize("role", set(Role) - {Role.UNKNOWN})
def test_no_data_of_any_role_goes_without_a_rule(role):
    assert data_rule(role, "NEVER_HEARD_OF").role is role


def test_public_data_is_a_warning():
    warnings = {rule.id for rule in RULES.values() if rule.severity is Severity.WARNING}
    assert warnings == {"library-data", "author-data", "item-data", "hidden-data"}


def test_get_rule():
    assert get_rule("patron-link").entity_types == {"PATRON_URL"}
    with pytest.raises(PolicyError, match="unknown rule 'patron-lnik', did you mean 'patron-link'"):
        get_rule("patron-lnik")
