"""A policy: what may stand in one class of document, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from piiguard.model import Role, Severity
from piiguard.policy.vocabulary import ANY, NONE, get_word


class Unknown(StrEnum):
    """What a policy makes of data that nobody could place."""

    AS_PATRON = "as patron"
    """The default: whoever is not known to be somebody else is a patron."""
    AS_STAFF = "as staff"
    ALLOW = "allow"
    WARN = "warn"
    """As a patron, but a warning at most."""


Words = Mapping[Role, tuple[str, ...]]
"""Words of the vocabulary per role, in the order in which they were written."""

ALLOWABLE_ROLES = (Role.PATRON, Role.ITEM, Role.AUTHOR, Role.LIBRARY, Role.STAFF)
"""Roles that ``allow`` and ``require`` may name, in printing order."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What may stand in one class of document; what is not allowed is denied."""

    id: str
    """Kebab-case: ``overdue-notice``."""
    title: str
    allow: Words
    why: str = ""
    unknown: Unknown = Unknown.AS_PATRON
    patrons: int | None = None
    """How many patrons the document may be about; None: any number."""
    require: Words = field(default_factory=dict)
    """What must stand in the document, so that it does its work."""
    severity: Mapping[str, Severity] = field(default_factory=dict)
    """Severity by rule id, where not the rule's own."""
    remedy: Mapping[str, str] = field(default_factory=dict)
    """What to do instead by rule id, where not the rule's own words."""
    marks: tuple[str, ...] = ()
    """Phrases that documents of this class print in their heading."""
    source: Path | None = field(default=None, compare=False)
    """The file all this came from."""
    _version: list[str] = field(default_factory=list, init=False, repr=False, compare=False)
    """The version, once it has been asked for: every report says it."""

    def allowed_words(self, role: Role) -> tuple[str, ...]:
        """Return the words allowed of a role; an author is an item's author too."""
        words = self.allow.get(role, ())
        if role is Role.AUTHOR and not words:
            item = self.allow.get(Role.ITEM, ())
            if ANY in item:
                return (ANY,)
            if "author" in item:
                return ("name",)
        return words

    def allows(self, role: Role, entity_type: str, text: str = "", before: str = "") -> bool:
        """Tell whether a value may stand in the document.

        Args:
            role: Whose the value is; not ``unknown``.
            entity_type: What the value is.
            text: The value, for words that cover only some (``card ending``).
            before: The value's label and the text before it, for the same.
        """
        words = self.allowed_words(role)
        return ANY in words or any(
            get_word(word, role).covers(entity_type, text, before) for word in words
        )

    @property
    def version(self) -> str:
        """SHA-256 of the full form: two policies with one name and one version judge alike."""
        if not self._version:
            # A list of policies needs no hash, whose library takes a while to load.
            from hashlib import sha256

            self._version.append(sha256(self.to_yaml().encode()).hexdigest())
        return self._version[0]

    def to_yaml(self) -> str:
        """Return the full form, as ``policy show`` prints it; it loads again."""
        shown: dict[str, Any] = {"id": self.id, "title": self.title}
        if self.why:
            shown["why"] = self.why
        shown["allow"] = {
            role.value: _shown(self.allow.get(role, ()))
            for role in ALLOWABLE_ROLES
            if role in self.allow or role is Role.PATRON
        }
        shown["unknown"] = self.unknown.value
        if self.patrons is not None:
            shown["patrons"] = self.patrons
        if self.require:
            shown["require"] = {role.value: _Flow(words) for role, words in self.require.items()}
        if self.severity:
            shown["severity"] = {rule: level.value for rule, level in self.severity.items()}
        if self.remedy:
            shown["remedy"] = dict(self.remedy)
        if self.marks:
            shown["marks"] = _Flow(self.marks)
        return yaml.dump(
            shown, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100, indent=2
        )


class _Flow(list[str]):
    """A list printed on one line: ``[name, address]``."""


class _Dumper(yaml.SafeDumper):
    """Prints policies the way people write them."""


_Dumper.add_representer(
    _Flow,
    lambda dumper, words: dumper.represent_sequence(
        "tag:yaml.org,2002:seq", words, flow_style=True
    ),
)


def _shown(words: tuple[str, ...]) -> str | list[str]:
    if not words:
        return NONE
    return ANY if ANY in words else _Flow(words)
