"""The schemas know what the loaders know, no more and no less."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from piiguard.config import Config, parse_config
from piiguard.errors import PiiguardError
from piiguard.policy import RULES, list_policies
from piiguard.policy.parse import parse_policies
from piiguard.schemas import Kind, schema_text

ROOT = Path(__file__).parents[1]
SCHEMAS = {kind: json.loads(schema_text(kind)) for kind in Kind}
VALIDATORS = {kind: jsonschema.Draft7Validator(schema) for kind, schema in SCHEMAS.items()}


def load(kind: Kind, text: str) -> object:
    path = ROOT / "example.yaml"
    return parse_config(text, path) if kind is Kind.CONFIG else parse_policies(text, path)


def is_valid(kind: Kind, text: str) -> bool:
    return bool(VALIDATORS[kind].is_valid(yaml.load(text, Loader=yaml.SafeLoader)))


def test_they_are_current() -> None:
    done = subprocess.run(
        [sys.executable, "docs/generate_schemas.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("kind", Kind)
def test_they_are_schemas(kind: Kind) -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMAS[kind])


def mappings(schema: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path and the keys of every mapping that a schema closes."""
    for form in (schema, *schema.get("anyOf", ())):
        if form.get("additionalProperties") is False:
            yield path, frozenset(form["properties"])
        for key, value in form.get("properties", {}).items():
            yield from mappings(value, (*path, key))
        if "items" in form:
            yield from mappings(form["items"], (*path, "[]"))


@pytest.mark.parametrize(
    ("path", "keys"), [*mappings(SCHEMAS[Kind.CONFIG])], ids=lambda each: "/".join(sorted(each))
)
def test_every_mapping_has_the_keys_that_the_loader_has(
    path: tuple[str, ...], keys: frozenset[str]
) -> None:
    value: Any = {"zzzzqqqq": 1}
    for key in reversed(path):
        value = [value] if key == "[]" else {key: value}
    with pytest.raises(PiiguardError) as caught:
        load(Kind.CONFIG, json.dumps(value))
    # Where no key is near, the loader names all.
    assert frozenset(str(caught.value).partition("known are ")[2].split(", ")) == keys


@pytest.mark.parametrize("policy", list_policies(Config()), ids=lambda policy: policy.id)
def test_the_shipped_policies_and_their_printed_forms_are_valid(policy: Any) -> None:
    assert is_valid(Kind.POLICY, policy.source.read_text(encoding="utf-8"))
    assert is_valid(Kind.POLICY, policy.to_yaml())


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.CONFIG, (ROOT / "examples/piiguard.yaml").read_text(encoding="utf-8")),
        (Kind.CONFIG, ""),
        (Kind.CONFIG, "directory:\npolicies:\nocr: off\n"),
        (Kind.CONFIG, "barcodes: {patron_prefixes: [2123, '0456']}\n"),
        (Kind.CONFIG, "policies: {'invoice-*': invoice, '*': ours.yaml}\n"),
        (Kind.CONFIG, "audit: record.sqlite\n"),
        (Kind.CONFIG, "plugins: {readers: [marc]}\ngate: {smtp: {next_hop_tls: off}}\n"),
        (Kind.POLICY, "ours: name, address, item allowed\nyours: no patron PII\n"),
        (Kind.POLICY, "ours: {allow: {borrower: [full name, e-mail], item: none}}\n"),
        (Kind.POLICY, "allow: {staff: PII, patron: [entity LOCKER_NUMBER]}\nunknown: warn\n"),
        *((Kind.POLICY, f"allow: {{}}\nseverity: {{{rule}: note}}\n") for rule in RULES),
    ],
)
def test_what_the_loader_takes_is_valid(kind: Kind, text: str) -> None:
    load(kind, text)
    assert is_valid(kind, text), text


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.CONFIG, "policys: []\n"),
        (Kind.CONFIG, "limits: {pages: 0}\n"),
        (Kind.CONFIG, "limits: {pages: many}\n"),
        (Kind.CONFIG, "ocr: paddle\n"),
        (Kind.CONFIG, "directory: {libraries: [{aliases: [x]}]}\n"),
        (Kind.CONFIG, "directory: x\n"),
        (Kind.CONFIG, "policies: [{match: x}]\n"),
        (Kind.CONFIG, "audit: {key_env: X}\n"),
        (Kind.CONFIG, "exceptions: [{rule: patron-name}]\n"),
        (Kind.CONFIG, "gate: {smtp: {incomplete: drop}}\n"),
        (Kind.POLICY, "{}\n"),
        (Kind.POLICY, "title: A bill\n"),
        (Kind.POLICY, "allow: {patron: [nmae]}\n"),
        (Kind.POLICY, "allow: {item: [phone]}\n"),
        (Kind.POLICY, "allow: {teacher: [name]}\n"),
        (Kind.POLICY, "allow: {}\npatrons: 0\n"),
        (Kind.POLICY, "allow: {}\nunknown: ignore\n"),
        (Kind.POLICY, "allow: {}\nseverity: {patron-nmae: error}\n"),
    ],
)
def test_what_the_loader_refuses_is_not_valid(kind: Kind, text: str) -> None:
    with pytest.raises(PiiguardError):
        load(kind, text)
    assert not is_valid(kind, text), text
