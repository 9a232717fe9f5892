"""The rules: what can be wrong with a document, why, and what to do instead.

The texts are data, in ``rules.yaml``: they are printed by ``piiguard rule``,
become the reference page of the documentation, and their examples are the first
cases of the tests.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

import yaml

from piiguard.errors import PolicyError
from piiguard.model import Role, Severity
from piiguard.policy.vocabulary import unknown_word


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong with a document."""

    id: str
    """Stable and kebab-case: part of the JSON report and of policies."""
    title: str
    what: str
    """What the rule finds."""
    why: str
    """Why it matters."""
    remedy: str
    """What to do instead, as an instruction."""
    severity: Severity
    """How bad a finding is unless a policy says otherwise."""
    bad: str
    """A text that the rule finds something in; its people are invented."""
    good: str
    """The same text put right."""
    role: Role | None = None
    """Whose data the rule is about; None where it is about the document."""
    entity_types: frozenset[str] = frozenset()
    """What the rule is about; empty: whatever no other rule of the role names."""


class _Entry(TypedDict, total=False):
    title: str
    what: str
    why: str
    remedy: str
    severity: str
    bad: str
    good: str
    role: str
    entity_types: list[str]


def _load() -> dict[str, Rule]:
    text = Path(__file__).with_name("rules.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same, in C
    entries: dict[str, _Entry] = yaml.load(text, loader)  # noqa: S506
    return {
        rule_id: Rule(
            id=rule_id,
            title=entry["title"],
            what=entry["what"],
            why=entry["why"],
            remedy=entry["remedy"],
            severity=Severity(entry.get("severity", "error")),
            bad=entry["bad"],
            good=entry["good"],
            role=Role(entry["role"]) if "role" in entry else None,
            entity_types=frozenset(entry.get("entity_types", ())),
        )
        for rule_id, entry in entries.items()
    }


RULES: dict[str, Rule] = _load()
"""Every rule by id, in the order of the documentation."""

_BY_DATA = {
    (rule.role, entity_type): rule
    for rule in RULES.values()
    if rule.role
    for entity_type in (rule.entity_types or {""})
}


def get_rule(rule_id: str) -> Rule:
    """Return the rule with this id.

    Raises:
        PolicyError: There is no such rule; the message names the nearest one.
    """
    if rule_id not in RULES:
        raise PolicyError(unknown_word("rule", rule_id, RULES))
    return RULES[rule_id]


def data_rule(role: Role, entity_type: str) -> Rule:
    """Return the rule about such data of such a role (not ``unknown``)."""
    return _BY_DATA.get((role, entity_type)) or _BY_DATA[role, ""]
