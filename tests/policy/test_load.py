"""Where policies come from, and the eight shipped ones."""

from __future__ import annotations

import re

import pytest

from piiguard.config import Config
from piiguard.errors import PolicyError
from piiguard.model import Role
from piiguard.policy import list_policies, load_policy
from piiguard.policy.load import shipped_folder
from piiguard.policy.parse import parse_policies

SHIPPED = [
    "bill",
    "board-packet",
    "collection-referral",
    "hold-slip",
    "invoice",
    "overdue-notice",
    "receipt",
    "statistics-report",
]


def test_eight_policies_are_shipped_each_with_its_reason():
    policies = list_policies(Config())
    assert [policy.id for policy in policies] == SHIPPED
    for policy in policies:
        assert policy.title
        assert policy.why
        assert policy.marks
        assert policy.source == shipped_folder() / f"{policy.id}.yaml"
        assert parse_policies(policy.to_yaml(), policy.source) == (policy,)


def test_no_two_shipped_policies_share_a_mark():
    marks = [mark for policy in list_policies(Config()) for mark in policy.marks]
    assert len(marks) == len(set(marks))


@pytest.mark.parametrize("name", SHIPPED)
def test_no_shipped_policy_allows_what_never_belongs_on_paper(name):
    policy = load_policy(name, Config())
    for entity_type in ("US_SSN", "CREDIT_CARD", "PASSWORD", "DATE_OF_BIRTH", "PATRON_NOTE"):
        assert not policy.allows(Role.PATRON, entity_type, "4111111111111111")
    assert policy.unknown == "as patron"


def test_a_name_is_found_however_it_is_written():
    assert load_policy("Overdue notice", Config()) == load_policy("overdue-notice", Config())


def test_the_consortiums_own_come_before_the_shipped(tmp_path):
    (tmp_path / "ours.yaml").write_text("bill: no patron PII\nilliad: no PII\n")
    (tmp_path / "readme.txt").write_text("no policy")
    config = Config(policy_folder=tmp_path)
    assert load_policy("bill", config).allow[Role.PATRON] == ()
    assert load_policy("invoice", config).id == "invoice"
    assert [p.id for p in list_policies(config)] == sorted([*SHIPPED, "illiad"])


def test_a_file_of_one_policy(tmp_path):
    path = tmp_path / "loan.yaml"
    path.write_text("\ufeffillrequest: no patron PII", encoding="utf-8")
    assert load_policy(str(path), Config()).id == "illrequest"


def test_a_file_of_several_policies_needs_a_name(tmp_path):
    path = tmp_path / "ours.yaml"
    path.write_text("invoice: no patron PII\nbill: name, address, item allowed\n")
    assert load_policy(f"{path}#bill", Config()).patrons == 1
    with pytest.raises(PolicyError, match=re.escape(f"(invoice, bill); write {path}#invoice")):
        load_policy(str(path), Config())
    with pytest.raises(PolicyError, match=r"unknown policy in .* 'bil', did you mean 'bill'"):
        load_policy(f"{path}#bil", Config())


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("invoce", "unknown policy 'invoce', did you mean 'invoice'?"),
        ("xyzzy", "unknown policy 'xyzzy'; known are bill, board-packet,"),
        ("", "unknown policy ''; known are"),
        ("nowhere/bill.yaml", "nowhere/bill.yaml: there is no such policy file"),
    ],
)
def test_what_is_not_there_is_said_so(name, message):
    with pytest.raises(PolicyError) as caught:
        load_policy(name, Config())
    assert str(caught.value).startswith(message)


def test_a_broken_policy_of_the_folder_stops_every_name(tmp_path):
    (tmp_path / "ours.yaml").write_text("illiad: no PIII\n")
    with pytest.raises(PolicyError, match=r"ours\.yaml:1: unknown word 'PIII'"):
        load_policy("invoice", Config(policy_folder=tmp_path))


def test_one_name_in_two_files_is_an_error(tmp_path):
    for name in ("a.yaml", "b.yml"):
        (tmp_path / name).write_text("bill: no PII")
    with pytest.raises(PolicyError, match=r"b\.yml: policy 'bill' stands in .*a\.yaml too"):
        list_policies(Config(policy_folder=tmp_path))


def test_unreadable_files_are_named(tmp_path):
    binary = tmp_path / "binary.yaml"
    binary.write_bytes(b"\xff\xfe\x00")
    folder = tmp_path / "folder.yaml"
    folder.mkdir()
    for path, reason in ((binary, "not UTF-8"), (folder, "cannot be read")):
        with pytest.raises(PolicyError, match=f"{re.escape(path.name)}.*{reason}"):
            load_policy(str(path), Config())
    with pytest.raises(PolicyError, match="no such folder of policies"):
        list_policies(Config(policy_folder=tmp_path / "nowhere"))
