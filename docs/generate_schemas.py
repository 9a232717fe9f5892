"""Write the JSON Schemas in ``src/piiguard/schemas``: ``python docs/generate_schemas.py``.

With ``--check`` nothing is written; the exit code says whether one is out of date. The
words are the loaders' own; what a key of the configuration means is read from its
reference page.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

from piiguard.config import Config, Limits, OcrChoice
from piiguard.config.exceptions import PolicyException
from piiguard.config.gate import NextHopTls, WhenIncomplete
from piiguard.model import Role, Severity
from piiguard.policy import RULES, list_policies
from piiguard.policy.policy import ALLOWABLE_ROLES, Unknown
from piiguard.policy.vocabulary import ANY, NONE, ROLE_WORDS, words_of

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "src/piiguard/schemas"
DRAFT = "http://json-schema.org/draft-07/schema#"
"""The draft that the language server of most editors understands."""

Schema = dict[str, Any]

TEXT: Schema = {"type": ["string", "number"]}
"""YAML takes a prefix without quotes for a number; the loader takes it as it is written."""
TEXTS: Schema = {"type": ["array", "null"], "items": TEXT}


def mapping(properties: dict[str, Schema], *required: str) -> Schema:
    """Return the schema of a mapping that knows no other keys."""
    schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return schema | ({"required": list(required)} if required else {})


def or_nothing(schema: Schema) -> Schema:
    """Return a schema that takes a key without a value too: it is as if absent."""
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return schema | {"type": [*dict.fromkeys([*kinds, "null"])]}


def number(least: int) -> Schema:
    """Return the schema of a whole number."""
    return {"type": "integer", "minimum": least}


def choice(words: Any) -> Schema:
    """Return the schema of one of some words; YAML 1.1 reads a bare ``off`` as false."""
    values = [str(word) for word in words]
    return {"enum": [*values, *([False] if "off" in values else []), None]}


def config_schema() -> Schema:
    """Return the schema of ``piiguard.yaml``."""
    policies = [policy.id for policy in list_policies(Config())]
    policy: Schema = {
        "anyOf": [{"enum": policies}, {"type": "string"}],
        "description": "A policy's name, or its file.",
    }
    library = mapping({"name": TEXT, "aliases": TEXTS, "addresses": TEXTS, "phones": TEXTS}, "name")
    staff = mapping({"name": TEXT, "email": or_nothing(TEXT), "phone": or_nothing(TEXT)}, "name")
    numbers = ("size_bytes", "connections", "idle_s", "check_s", "next_hop_s")
    smtp = {
        "policies": {
            "type": ["array", "null"],
            "items": mapping(
                {"policy": policy, "sender": TEXT, "recipient": TEXT, "subject": TEXT}, "policy"
            ),
        },
        "incomplete": choice(WhenIncomplete),
        **{name: or_nothing(number(1)) for name in numbers},
        **{name: or_nothing(TEXT) for name in ("certificate", "key", "next_hop_ca")},
        "require_tls": {"type": ["boolean", "null"]},
        "next_hop_tls": choice(NextHopTls),
    }
    root = {
        "directory": mapping(
            {
                "libraries": {"type": ["array", "null"], "items": {"anyOf": [TEXT, library]}},
                "staff": {"type": ["array", "null"], "items": {"anyOf": [TEXT, staff]}},
                "email_domains": TEXTS,
            }
        ),
        "barcodes": mapping({"patron_prefixes": TEXTS, "item_prefixes": TEXTS}),
        "policies": {
            "type": ["array", "object", "null"],
            "items": mapping({"match": TEXT, "policy": policy}, "match", "policy"),
            "additionalProperties": policy,
        },
        "policy_folder": or_nothing(TEXT),
        "model": or_nothing(TEXT),
        "recognizers": TEXTS,
        "exceptions": {
            "type": ["array", "null"],
            "items": mapping(
                {each.name: TEXT for each in fields(PolicyException) if each.name != "where"},
                *(
                    each.name
                    for each in fields(PolicyException)
                    if each.default is MISSING and each.name != "where"
                ),
            ),
        },
        "baseline": or_nothing(TEXT),
        "cache": {
            "anyOf": [
                {"enum": ["on", "off", True, False]},
                mapping(
                    {
                        "folder": or_nothing(TEXT),
                        **{each: or_nothing(number(1)) for each in ("entries", "days")},
                    }
                ),
            ]
        },
        "plugins": mapping({"readers": TEXTS, "recognizers": TEXTS, "reporters": TEXTS}),
        "variables": {"type": ["object", "null"], "additionalProperties": TEXT},
        "ocr": choice(OcrChoice),
        "limits": mapping(
            {
                each.name: or_nothing(number(0 if each.name == "nesting" else 1))
                for each in fields(Limits)
                if each.name != "ocr"
            }
        ),
        "gate": mapping(
            {
                "web": or_nothing(
                    mapping(
                        {
                            "overrides": TEXTS,
                            "false_alarms": or_nothing(TEXT),
                            "forget_s": or_nothing(number(1)),
                        }
                    )
                ),
                "smtp": or_nothing(mapping(smtp)),
                "watch": or_nothing(
                    mapping({name: or_nothing(number(1)) for name in ("settle_s", "retry_s")})
                ),
            }
        ),
        "audit": {"anyOf": [TEXT, mapping({"path": TEXT, "key_env": or_nothing(TEXT)}, "path")]},
    }
    root = {
        key: or_nothing(value) if value.get("type") == "object" else value
        for key, value in root.items()
    }
    describe(root, meanings())
    return {
        "$schema": DRAFT,
        "$id": "urn:piiguard:config:1",
        "title": "piiguard.yaml",
        "description": "What piiguard knows of a consortium. Every key is optional.",
        "type": ["object", "null"],
        "properties": root,
        "additionalProperties": False,
    }


def meanings() -> dict[str, str]:
    """Return what each key means, from the reference page."""
    page = (ROOT / "docs/reference/configuration.md").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for keys, value, default in re.findall(r"^\| (`.*?) \| (.*?) \| (.*?) \|$", page, re.MULTILINE):
        text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", value).replace("`", "")
        for key in re.findall(r"`([a-z_.]+)`", keys):
            found[key] = f"{text[0].upper()}{text[1:]}. Default: {default.replace('`', '')}."
    return found


def describe(properties: dict[str, Schema], texts: dict[str, str], prefix: str = "") -> None:
    """Write what each key means into the schema."""
    for key, schema in properties.items():
        if prefix + key in texts:
            properties[key] = schema | {"description": texts[prefix + key]}
        describe(properties[key].get("properties", {}), texts, f"{prefix}{key}.")


def policy_schema() -> Schema:
    """Return the schema of a policy file: one full form, or policies by name."""
    form = mapping(
        {
            "id": {"type": "string", "description": "Letters, digits and hyphens."},
            "extends": {
                "type": "string",
                "description": "The policy to begin with: a name, or a file.",
            },
            "title": {"type": "string", "description": "What the document is."},
            "why": {"type": "string", "description": "Why no more is needed; people will ask."},
            "allow": _roles("What the document may say, by whose it is; the rest is denied."),
            "unknown": {
                "enum": [each.value for each in Unknown],
                "description": "What becomes of data that nobody can place.",
            },
            "patrons": {"anyOf": [number(1), {"const": ANY}]}
            | {"description": "How many patrons may be named; another's data is 'other-patron'."},
            "require": _roles("What a document must have, or it is wrong too."),
            "severity": {
                "type": "object",
                "description": "How bad a rule's violations are.",
                "properties": {rule: {"enum": [each.value for each in Severity]} for rule in RULES},
                "additionalProperties": False,
            },
            "remedy": {
                "type": "object",
                "description": "What to do instead, in your own words.",
                "properties": {rule: {"type": "string"} for rule in RULES},
                "additionalProperties": False,
            },
            "marks": {
                "type": ["array", "string"],
                "items": {"type": "string"},
                "description": "Headings by which a document is known to be of this kind.",
            },
        },
    ) | {"anyOf": [{"required": ["allow"]}, {"required": ["extends"]}]}
    return {
        "$schema": DRAFT,
        "$id": "urn:piiguard:policy:1",
        "title": "piiguard policy",
        "type": "object",
        "if": {"anyOf": [{"required": [key]} for key in form["properties"]]},
        "then": {"$ref": "#/definitions/form"},
        "else": {
            "minProperties": 1,
            "additionalProperties": {
                "anyOf": [
                    {"type": "string", "description": "A sentence: name, address, item allowed."},
                    {"$ref": "#/definitions/form"},
                ]
            },
        },
        "definitions": {
            "form": form,
            "person-words": _words(Role.PATRON),
            "item-words": _words(Role.ITEM),
        },
    }


def _roles(description: str) -> Schema:
    properties = {
        spelling: {"$ref": f"#/definitions/{'item' if role is Role.ITEM else 'person'}-words"}
        for role in ALLOWABLE_ROLES
        for spelling in (role.value, *ROLE_WORDS[role])
    }
    return mapping(properties) | {"description": description}


def _words(role: Role) -> Schema:
    """Return the schema of ``any``, ``none``, a word, or several in a list or with commas."""
    spellings = [name for word in words_of(role) for name in (word.name, *word.synonyms)]
    word: list[Schema] = [
        {"enum": [*dict.fromkeys([ANY, "PII", *spellings])]},
        {"type": "string", "pattern": "^entity [A-Z][A-Z0-9]*(_[A-Z0-9]+)*$"},
    ]
    return {
        "anyOf": [
            {"type": "array", "items": {"anyOf": word}},
            *word,
            {"enum": [NONE]},
            {"type": "string", "pattern": ","},
        ]
    }


SCHEMAS = {"config.schema.json": config_schema, "policy.schema.json": policy_schema}


def main() -> int:
    """Write the schemas, or check them."""
    stale = []
    for name, build in SCHEMAS.items():
        text = json.dumps(build(), indent=2, ensure_ascii=False) + "\n"
        path = FOLDER / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
    if stale:
        sys.stdout.write(f"out of date: {', '.join(stale)}\n")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
