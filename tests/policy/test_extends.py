"""Policies that extend others."""

from __future__ import annotations

from pathlib import Path

import pytest

from piiguard.config import Config
from piiguard.errors import PolicyError
from piiguard.model import Role, Severity
from piiguard.policy import list_policies, load_policy
from piiguard.policy.parse import parse_policies

BILL = load_policy("bill", Config())


def load(folder: Path, text: str, name: str = "ours.yaml"):
    (folder / name).write_text(text, encoding="utf-8")
    return load_policy(str(folder / name), Config(policy_folder=folder))


def test_what_is_not_said_is_so_as_there(tmp_path: Path) -> None:
    policy = load(tmp_path, "extends: bill\nallow:\n  patron: [name, address, guardian]\n")

    assert policy.id == "ours"
    assert policy.title == "Ours"
    assert policy.allow == {**BILL.allow, Role.PATRON: ("name", "address", "guardian")}
    assert policy.require == BILL.require
    assert policy.patrons == 1
    assert policy.why == BILL.why


def test_rules_are_said_one_by_one(tmp_path: Path) -> None:
    text = "extends: bill\nremedy: {patron-phone: Call.}\nseverity: {patron-notes: warning}\n"

    policy = load(tmp_path, text)

    assert policy.remedy == {**BILL.remedy, "patron-phone": "Call."}
    assert policy.severity == {"patron-notes": Severity.WARNING}


def test_marks_are_not_inherited_or_two_policies_would_fit(tmp_path: Path) -> None:
    assert BILL.marks
    assert load(tmp_path, "extends: bill\n").marks == ()


def test_what_is_inherited_can_be_taken_back(tmp_path: Path) -> None:
    policy = load(tmp_path, "extends: bill\npatrons: any\nrequire: {patron: none}\n")

    assert policy.patrons is None
    assert policy.require == {}


def test_the_same_name_extends_the_shipped_policy_it_replaces(tmp_path: Path) -> None:
    (tmp_path / "bill.yaml").write_text("extends: bill\nallow: {item: [barcode]}\n")
    config = Config(policy_folder=tmp_path)

    policy = load_policy("bill", config)

    assert policy.allow[Role.ITEM] == ("barcode",)
    assert policy.allow[Role.PATRON] == BILL.allow[Role.PATRON]
    assert policy in list_policies(config)


def test_policies_of_one_file_extend_each_other_and_sentences(tmp_path: Path) -> None:
    text = "base: name, address allowed\nours: {extends: base, allow: {item: any}}\n"
    (tmp_path / "two.yaml").write_text(text)

    policy = load_policy(f"{tmp_path}/two.yaml#ours", Config())

    assert policy.allow[Role.PATRON] == ("name", "address")
    assert policy.allow[Role.ITEM] == ("any",)


def test_a_file_is_found_beside_the_one_that_extends_it(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "base.yaml").write_text("a: no patron PII\nb: name allowed\n")

    policy = load(tmp_path, "extends: sub/base.yaml#b\n")

    assert policy.allow[Role.PATRON] == ("name",)


def test_the_full_form_stands_alone(tmp_path: Path) -> None:
    policy = load(tmp_path, "extends: bill\npatrons: 2\n")

    assert "extends" not in policy.to_yaml()
    assert parse_policies(policy.to_yaml(), Path("x.yaml")) == (policy,)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: Ours\nextends: bil\n", r"ours.yaml:2: unknown policy to extend 'bil', did you"),
        ("extends: gone.yaml\n", r"ours.yaml:1: .*gone.yaml: there is no such policy file"),
        ("extends: ours\n", r"ours.yaml:1: unknown policy to extend 'ours'"),
        ("extends: [bill]\n", r"ours.yaml:1: expected text"),
        ("extnds: bill\nallow: {}\n", r"ours.yaml:1: unknown key 'extnds', did you mean 'extends'"),
        ("extends: bill\nallow: {patron: nam}\n", r"ours.yaml:2: unknown word"),
        ("title: x\n", r"ours.yaml:1: 'allow' is missing"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(PolicyError, match=message):
        load(tmp_path, text)


def test_a_circle_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("extends: b\n")
    (tmp_path / "b.yaml").write_text("title: B\nextends: c.yaml\n")

    (tmp_path / "c.yaml").write_text("extends: a\n")

    with pytest.raises(PolicyError, match=r"c.yaml:1: .* in a circle: a → b → c → a"):
        load_policy(f"{tmp_path}/a.yaml", Config(policy_folder=tmp_path))


def test_a_file_that_extends_itself_is_a_circle(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match=r"ours.yaml:1: .* circle: ours → ours"):
        load(tmp_path, "extends: ./ours.yaml\n")
