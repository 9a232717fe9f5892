"""What one policy allows or forbids that another does not, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from piiguard.model import Role
from piiguard.policy.policy import ALLOWABLE_ROLES, Policy, Unknown
from piiguard.policy.rules import RULES
from piiguard.policy.vocabulary import ANY, words_of


class Direction(StrEnum):
    """Which way a change goes. What loosens a policy wants a second look."""

    LOOSER = "looser"
    STRICTER = "stricter"
    OTHER = "other"
    """Neither: another wording."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which two policies differ."""

    direction: Direction
    text: str
    """A sentence, in the present tense: ``a patron's phone is now allowed``."""


_OWNERS = {
    Role.PATRON: "a patron's",
    Role.STAFF: "a member of staff's",
    Role.LIBRARY: "a library's",
    Role.AUTHOR: "an author's",
    Role.ITEM: "an item's",
}

_UNKNOWN = {
    Unknown.AS_PATRON: "counts as a patron's",
    Unknown.AS_STAFF: "counts as staff's",
    Unknown.ALLOW: "is allowed",
    Unknown.WARN: "counts as a patron's, but only warns",
}
_STRICTNESS = (Unknown.ALLOW, Unknown.AS_STAFF, Unknown.WARN, Unknown.AS_PATRON)
"""From the loosest on; staff may be named in most documents."""


def differences(old: Policy, new: Policy) -> tuple[Difference, ...]:
    """Return in what two policies differ, the looser first; empty where they judge alike."""
    found = [
        *_allowed(old, new),
        *_unknown(old, new),
        *_patrons(old, new),
        *_required(old, new),
        *_severities(old, new),
        *_wording(old, new),
    ]
    order = list(Direction)
    return tuple(sorted(found, key=lambda each: order.index(each.direction)))


def _allowed(old: Policy, new: Policy) -> Iterator[Difference]:
    for role in ALLOWABLE_ROLES:
        before, after = _words(old, role), _words(new, role)
        if ANY in after and ANY not in before:
            kept = f" (before: {', '.join(sorted(before))})" if before else ""
            yield Difference(Direction.LOOSER, f"all of {_OWNERS[role]} data is now allowed{kept}")
            continue
        if ANY in before and ANY not in after:
            kept = f" but {', '.join(sorted(after))}" if after else ""
            yield Difference(
                Direction.STRICTER, f"all of {_OWNERS[role]} data{kept} is now forbidden"
            )
            continue
        for word in _in_order(after - before, role):
            yield Difference(Direction.LOOSER, f"{_OWNERS[role]} {word} is now allowed")
        for word in _in_order(before - after, role):
            yield Difference(Direction.STRICTER, f"{_OWNERS[role]} {word} is now forbidden")


def _words(policy: Policy, role: Role) -> frozenset[str]:
    return frozenset(policy.allowed_words(role))


def _in_order(words: Iterable[str], role: Role) -> list[str]:
    known = [word.name for word in words_of(role)]
    return sorted(words, key=lambda word: (known.index(word) if word in known else 99, word))


def _unknown(old: Policy, new: Policy) -> Iterator[Difference]:
    if old.unknown is new.unknown:
        return
    looser = _STRICTNESS.index(new.unknown) < _STRICTNESS.index(old.unknown)
    yield Difference(
        Direction.LOOSER if looser else Direction.STRICTER,
        f"data nobody could place now {_UNKNOWN[new.unknown]} (before: {_UNKNOWN[old.unknown]})",
    )


def _patrons(old: Policy, new: Policy) -> Iterator[Difference]:
    if old.patrons == new.patrons:
        return
    looser = new.patrons is None or (old.patrons is not None and new.patrons > old.patrons)
    yield Difference(
        Direction.LOOSER if looser else Direction.STRICTER,
        f"a document may now be about {_number(new.patrons)} (before: {_number(old.patrons)})",
    )


def _number(patrons: int | None) -> str:
    if patrons is None:
        return "any number of patrons"
    return "one patron" if patrons == 1 else f"{patrons} patrons"


def _required(old: Policy, new: Policy) -> Iterator[Difference]:
    for role in ALLOWABLE_ROLES:
        before, after = set(old.require.get(role, ())), set(new.require.get(role, ()))
        for word in _in_order(after - before, role):
            yield Difference(Direction.STRICTER, f"{_OWNERS[role]} {word} is now required")
        for word in _in_order(before - after, role):
            yield Difference(Direction.LOOSER, f"{_OWNERS[role]} {word} is no longer required")


def _severities(old: Policy, new: Policy) -> Iterator[Difference]:
    levels = ["note", "warning", "error"]
    for rule in RULES.values():
        before = old.severity.get(rule.id, rule.severity).value
        after = new.severity.get(rule.id, rule.severity).value
        if before != after:
            looser = levels.index(after) < levels.index(before)
            yield Difference(
                Direction.LOOSER if looser else Direction.STRICTER,
                f"'{rule.id}' is now {_article(after)} {after} (before: {before})",
            )


def _article(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"


def _wording(old: Policy, new: Policy) -> Iterator[Difference]:
    for rule in sorted({*old.remedy, *new.remedy}):
        if _said(old.remedy, rule) != _said(new.remedy, rule):
            yield Difference(Direction.OTHER, f"'{rule}' now advises: {_said(new.remedy, rule)}")
    if set(old.marks) != set(new.marks):
        marks = ", ".join(f"'{mark}'" for mark in new.marks) or "none"
        yield Difference(Direction.OTHER, f"headings that choose the policy are now: {marks}")
    for what, before, after in (("title", old.title, new.title), ("why", old.why, new.why)):
        if before != after:
            yield Difference(Direction.OTHER, f"the {what} is now: {after or 'none'}")


def _said(remedies: Mapping[str, str], rule: str) -> str:
    return remedies.get(rule, RULES[rule].remedy)
