"""Policy files: what they hold, and errors that name file, line and nearest word."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.errors import PolicyError
from piiguard.model import Role, Severity
from piiguard.policy import RULES, Policy, Unknown
from piiguard.policy.parse import parse_policies, slug
from piiguard.policy.vocabulary import ANY, ITEM_WORDS, PERSON_WORDS

FILE = Path("ours.yaml")

FULL = """\
id: bill
title: Bill printed and mailed
why: It must reach the patron.
allow:
  patron: [name, e-mail]
  item: any
  library: name, phones
unknown: as staff
patrons: 1
require:
  patron: name
severity: {patron-notes: warning}
remedy: {patron-card-number: Print the item's barcode instead.}
marks: [patron bill]
"""


def test_the_full_form():
    assert parse_policies(FULL, FILE) == (
        Policy(
            id="bill",
            title="Bill printed and mailed",
            why="It must reach the patron.",
            allow={
                Role.PATRON: ("name", "email"),
                Role.ITEM: (ANY,),
                Role.LIBRARY: ("name", "phone"),
            },
            unknown=Unknown.AS_STAFF,
            patrons=1,
            require={Role.PATRON: ("name",)},
            severity={"patron-notes": Severity.WARNING},
            remedy={"patron-card-number": "Print the item's barcode instead."},
            marks=("patron bill",),
        ),
    )


def test_the_least_of_the_full_form_takes_its_name_from_the_file():
    (policy,) = parse_policies("allow: {item: any}", Path("Our_Invoice.yaml"))
    assert (policy.id, policy.title, policy.unknown) == (
        "our-invoice",
        "Our invoice",
        Unknown.AS_PATRON,
    )
    assert policy.source == Path("Our_Invoice.yaml")


def test_a_file_of_sentences_and_full_forms():
    text = "invoice: no patron PII\nOverdue notice: {allow: {patron: [name]}, patrons: 1}\n"
    invoice, notice = parse_policies(text, FILE)
    assert (invoice.id, invoice.allow[Role.PATRON]) == ("invoice", ())
    assert (notice.id, notice.patrons) == ("overdue-notice", 1)
    assert invoice.source == notice.source == FILE


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (FULL.replace("allow", "alow"), "4: unknown key 'alow', did you mean 'allow'?"),
        (
            FULL.replace("[name,", "[nmae,"),
            "5: unknown word for patron 'nmae', did you mean 'name'",
        ),
        (FULL.replace("phones", "phnoe"), "7: unknown word for library 'phnoe', did you mean 'pho"),
        (FULL.replace("  item:", "  itme:"), "6: unknown role 'itme', did you mean 'item'?"),
        (FULL.replace("as staff", "as staf"), "8: unknown value 'as staf', did you mean 'as staff"),
        (FULL.replace("patrons: 1", "patrons: one"), "9: expected a whole number, found text"),
        (FULL.replace("patrons: 1", "patrons: 0"), "9: at least 1"),
        (FULL.replace("patron: name", "patron: nam"), "11: unknown word for patron 'nam', did you"),
        (FULL.replace("patron: name", "item: price"), "11: 'price' is nothing that piiguard can"),
        (FULL.replace("patron: name", "item: any"), "11: 'any' is nothing that piiguard can"),
        (FULL.replace("patron-notes", "patron-note"), "12: unknown rule 'patron-note', did you"),
        (FULL.replace("warning", "warn"), "12: unknown severity 'warn', did you mean 'warning'?"),
        (FULL.replace("card-number:", "card:"), "13: unknown rule 'patron-card', did you mean"),
        (FULL.replace("patron bill", "Invoice"), "14: 'Invoice' alone does not tell"),
        (FULL.replace("patron bill", "' '"), "14: expected text, found nothing"),
        (FULL + "id: again\n", "15: key 'id' is given twice"),
        (FULL.replace("id: bill", "id: a/b"), "1: a policy's name is made of"),
        (FULL.replace("any\n", "any\n  materials: any\n"), "7: role 'item' is given twice"),
        ("title: Nothing", "1: 'allow' is missing"),
        ("allow: any", "1: expected a mapping"),
        ("allow:\n  patron:\n", "2: expected text, found nothing"),
        ("allow: {patron: {name: yes}}", "1: expected text, found a mapping"),
        ("", "1: the file is empty"),
        ("# nothing but a comment\n", "1: the file is empty"),
        ("{}", "1: no policy stands here"),
        ("no patron PII", "1: a policy is a mapping"),
        ("a: no patron PII\nb: nmae allowed", "2: unknown word 'nmae', did you mean 'name'?"),
        ("a: no patron PII\nA: no PII", "2: policy 'a' is given twice"),
        ("a: [name]", "1: expected text, found a list"),
        ("a: {alow: 1}", "1: unknown key 'alow', did you mean 'allow'?"),
        ("a: [", "1: not valid YAML"),
        ("a: !!python/name:os.system x", "1: expected text, found a tagged value"),
    ],
)
def test_errors_name_file_line_and_nearest_word(text, message):
    with pytest.raises(PolicyError) as caught:
        parse_policies(text, FILE)
    assert str(caught.value).startswith(f"ours.yaml:{message}")


def _words(words):
    names = st.lists(st.sampled_from([word.name for word in words]), unique=True).map(tuple)
    return names | st.just((ANY,))


_people = _words(PERSON_WORDS)
_texts = st.text(min_size=1, alphabet=st.characters(categories=("L", "N", "P", "S"))).filter(
    lambda text: not text.lower().startswith("invoice")
)
_rules = st.sampled_from(sorted(RULES))
_policies = st.builds(
    Policy,
    id=st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True),
    title=_texts,
    why=st.just("") | _texts,
    allow=st.fixed_dictionaries(
        {Role.PATRON: _people},
        optional={
            Role.ITEM: _words(ITEM_WORDS),
            Role.AUTHOR: _people,
            Role.LIBRARY: _people,
            Role.STAFF: _people,
        },
    ),
    unknown=st.sampled_from(Unknown),
    patrons=st.none() | st.integers(1, 99),
    require=st.just({}) | st.just({Role.PATRON: ("name", "address"), Role.ITEM: ("barcode",)}),
    severity=st.dictionaries(_rules, st.sampled_from(Severity)),
    remedy=st.dictionaries(_rules, _texts),
    marks=st.lists(_texts.map(lambda text: f"form {text}")).map(tuple),
)


@given(_policies)
def test_the_printed_full_form_means_the_same_policy(policy):
    assert parse_policies(policy.to_yaml(), FILE) == (policy,)


@pytest.mark.parametrize(
    "sentence", ["no patron PII", "name, address, item allowed", "name allowed; no staff data"]
)
def test_a_sentence_means_its_printed_full_form(sentence):
    (policy,) = parse_policies(f"own: {sentence}", FILE)
    assert parse_policies(policy.to_yaml(), FILE) == (policy,)


@given(st.text())
def test_no_text_breaks_the_parser(text):
    with suppress(PolicyError):
        assert parse_policies(text, FILE)


def test_names_are_ids():
    assert slug("  Overdue  notice") == slug("overdue_notice") == "overdue-notice"
