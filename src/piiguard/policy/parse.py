"""A policy file's text → policies; every error says file and line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from piiguard.errors import PolicyError
from piiguard.model import Role, Severity
from piiguard.policy.policy import ALLOWABLE_ROLES, Policy, Unknown, Words
from piiguard.policy.rules import get_rule
from piiguard.policy.sentence import expand
from piiguard.policy.vocabulary import (
    ANY,
    NONE,
    Word,
    find_role,
    get_word,
    unknown_word,
)
from piiguard.yaml_lines import Node, load_with_lines

KEYS = frozenset(
    {"id", "title", "why", "allow", "unknown", "patrons", "require", "severity", "remedy", "marks"}
    | {"extends"}
)
"""The keys of the full form."""

AMBIGUOUS_MARKS = frozenset({"invoice", "bill", "statement", "notice", "report", "letter"})
"""Headings that alone tell no class of document: Koha's stock debit invoice, for
one, goes to a patron, while an invoice between libraries may name none."""


def slug(name: str) -> str:
    """Return a policy's id for its name: ``Overdue notice`` is ``overdue-notice``."""
    return re.sub(r"[\s_-]+", "-", name.strip().lower())


@dataclass(frozen=True, slots=True)
class Draft:
    """A policy as its file has it, before what it extends is known."""

    id: str
    path: Path
    node: Node

    @property
    def extends(self) -> Node | None:
        """The policy that this one begins with, as written; None: it stands alone."""
        if self.node.kind != "mapping":
            return None
        return next((value for key, value in self.node.entries() if key.text() == "extends"), None)


def parse_policies(text: str, path: Path) -> tuple[Policy, ...]:
    """Return the policies that a file's text holds, in order; none extends another.

    Args:
        text: The YAML.
        path: The file, for messages; its stem is the id where none is given.

    Raises:
        PolicyError: The text is no policy; the message begins ``file:line:``.
    """
    return tuple(complete(draft) for draft in parse_drafts(text, path))


def parse_drafts(text: str, path: Path) -> tuple[Draft, ...]:
    """Return what policies a file's text holds, in order.

    The text is one policy in the full form, or a mapping of names to policies,
    each a sentence or the full form.

    Raises:
        PolicyError: The text is no mapping; the message begins ``file:line:``.
    """
    root = load_with_lines(text, str(path), PolicyError)
    if root is None:
        raise PolicyError(
            f"{path}:1: the file is empty; write for example 'invoice: no patron PII'"
        )
    if root.kind != "mapping":
        raise root.error("a policy is a mapping; write for example 'invoice: no patron PII'")
    entries = root.entries()
    if any(key.text() in KEYS for key, _ in entries):
        return (Draft(_own_id(root, path.stem), path, root),)
    drafts: dict[str, Draft] = {}
    for key, value in entries:
        policy_id = _policy_id(key)
        if policy_id in drafts:
            raise key.error(f"policy '{policy_id}' is given twice")
        drafts[policy_id] = Draft(_own_id(value, policy_id), path, value)
    if not drafts:
        raise root.error("no policy stands here; write for example 'invoice: no patron PII'")
    return tuple(drafts.values())


def complete(draft: Draft, base: Policy | None = None) -> Policy:
    """Return the policy that a draft stands for.

    Args:
        draft: A sentence or the full form.
        base: The policy it extends. What the draft does not say is so as there: of
            ``allow`` and ``require`` role by role, of ``severity`` and ``remedy``
            rule by rule. Its name, title and marks stay its own.

    Raises:
        PolicyError: It is malformed; the message begins ``file:line:``.
    """
    node = draft.node
    if node.kind != "mapping":
        return _sentence(node, draft.id, draft.path)
    if draft.extends is not None and base is None:
        raise draft.extends.error("'extends' can only be followed where policies are loaded")
    return _full_form(node, draft.id, draft.path, base)


def _own_id(node: Node, default_id: str) -> str:
    if node.kind == "mapping":
        for key, value in node.entries(KEYS):
            if key.text() == "id":
                return _policy_id(value)
    return slug(default_id)


def _sentence(node: Node, policy_id: str, path: Path) -> Policy:
    sentence = node.text()
    try:
        policy = expand(policy_id, sentence)
    except PolicyError as error:
        raise _placed(node, error) from None
    return replace(policy, source=path)


def _full_form(node: Node, policy_id: str, path: Path, base: Policy | None) -> Policy:
    values = {key.text(): value for key, value in node.entries(KEYS)}
    if "allow" not in values and base is None:
        raise node.error("'allow' is missing: what is not allowed is denied, so say what is")
    title = policy_id.replace("-", " ").capitalize()
    ground = base or Policy(id=policy_id, title=title, allow={})
    return Policy(
        id=policy_id,
        title=_text(values["title"]) if "title" in values else title,
        why=_text(values["why"]) if "why" in values else ground.why,
        allow={**ground.allow, **(_allow(values["allow"]) if "allow" in values else {})},
        unknown=_unknown(values["unknown"]) if "unknown" in values else ground.unknown,
        patrons=_patrons(values["patrons"]) if "patrons" in values else ground.patrons,
        require=_merged(ground.require, _require(values["require"]))
        if "require" in values
        else ground.require,
        severity={
            **ground.severity,
            **(_severities(values["severity"]) if "severity" in values else {}),
        },
        remedy={**ground.remedy, **(_remedies(values["remedy"]) if "remedy" in values else {})},
        marks=_marks(values["marks"]) if "marks" in values else (),
        source=path,
    )


def _merged(base: Words, own: Words) -> Words:
    """Return what is required; ``patron: none`` takes back what the base requires."""
    return {role: words for role, words in {**base, **own}.items() if words}


def _placed(node: Node, error: PolicyError) -> PolicyError:
    return PolicyError(str(node.error(str(error))))


def _text(node: Node) -> str:
    text = " ".join(node.text().split())
    if not text:
        raise node.error("expected text, found nothing")
    return text


def _policy_id(node: Node) -> str:
    policy_id = slug(node.text())
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", policy_id):
        raise node.error("a policy's name is made of letters, digits and hyphens")
    return policy_id


def _roles(node: Node) -> Mapping[Role, Node]:
    found: dict[Role, Node] = {}
    for key, value in node.entries():
        role = find_role(key.text())
        if role is None:
            known = [role.value for role in ALLOWABLE_ROLES]
            raise key.error(unknown_word("role", key.text(), known))
        if role in found:
            raise key.error(f"role '{role.value}' is given twice")
        found[role] = value
    return found


def _words(node: Node, role: Role) -> list[tuple[Node, Word]]:
    """Return the words of ``[name, address]``, ``name, address`` or ``any``."""
    if node.kind == "list":
        written = [(item, item.text()) for item in node.sequence()]
    else:
        written = [(node, text) for text in node.text().split(",")]
        if node.text().strip().lower() == NONE:
            written = []
    words: list[tuple[Node, Word]] = []
    for item, text in written:
        try:
            words.append((item, get_word(text.strip(), role)))
        except PolicyError as error:
            raise _placed(item, error) from None
    return words


def _allow(node: Node) -> Words:
    allow = {
        role: tuple(dict.fromkeys(word.name for _, word in _words(value, role)))
        for role, value in _roles(node).items()
    }
    return {role: (ANY,) if ANY in words else words for role, words in allow.items()}


def _require(node: Node) -> Words:
    require: dict[Role, tuple[str, ...]] = {}
    for role, value in _roles(node).items():
        words = _words(value, role)
        for item, word in words:
            if not word.entity_types:
                raise item.error(f"'{word.name}' is nothing that piiguard can look for")
        require[role] = tuple(dict.fromkeys(word.name for _, word in words))
    return require


def _unknown(node: Node) -> Unknown:
    text = " ".join(re.split(r"[\s_-]+", node.text().strip().lower()))
    try:
        return Unknown(text)
    except ValueError:
        raise node.error(unknown_word("value", node.text(), [u.value for u in Unknown])) from None


def _patrons(node: Node) -> int | None:
    if node.kind == "text" and node.text().strip().lower() == ANY:
        return None
    patrons = node.integer()
    if patrons < 1:
        raise node.error(
            "at least 1; to allow no patron at all, write 'patron: none' under 'allow'"
        )
    return patrons


def _severities(node: Node) -> Mapping[str, Severity]:
    levels = [level.value for level in Severity]
    found: dict[str, Severity] = {}
    for key, value in node.entries():
        if value.text() not in levels:
            raise value.error(unknown_word("severity", value.text(), levels))
        found[_rule_id(key)] = Severity(value.text())
    return found


def _remedies(node: Node) -> Mapping[str, str]:
    return {_rule_id(key): _text(value) for key, value in node.entries()}


def _rule_id(node: Node) -> str:
    try:
        return get_rule(node.text()).id
    except PolicyError as error:
        raise _placed(node, error) from None


def _marks(node: Node) -> tuple[str, ...]:
    items = node.sequence() if node.kind == "list" else (node,)
    for item in items:
        if _text(item).lower() in AMBIGUOUS_MARKS:
            raise item.error(
                f"'{item.text()}' alone does not tell what a document is, for both patrons and "
                "libraries get such; use a longer phrase"
            )
    return tuple(_text(item) for item in items)
