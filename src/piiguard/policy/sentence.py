"""The sentence form of a policy, and the full form it stands for.

The grammar; ``{…}`` is any number of times, ``[…]`` may be left out::

    sentence = clause {";" clause}
    clause   = "no" words ["except" words]       denies, but for the exceptions
             | ["only"] words "allowed"          allows
             | "nothing else"                    says what is so anyway
    words    = word {("," | "and" | "or") word}
    word     = [role] word of the vocabulary     name, staff phone, patron PII, item

A new clause may also begin after ``allowed`` without a semicolon. A word without
a role is the patron's, or of the item where it is one of the item's words; a
role goes on to the words after it, so ``staff name, phone`` is staff's phone.

What a sentence means:

* What is not allowed is denied. ``no phone`` alone would not say what is
  allowed, so it is an error, not a guess.
* Libraries may be named, and staff by name, phone and email, unless the
  sentence says otherwise of them.
* Items may be named where the sentence allows no patron data. Where it does, an
  item is reading history, and has to be allowed in so many words.
* Data nobody can place is taken for a patron's.
* A name and an address together are a letter to one patron: no other patron may
  stand in it, and it is wrong without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from piiguard.errors import PolicyError
from piiguard.model import Role
from piiguard.policy.policy import Policy
from piiguard.policy.vocabulary import (
    ANY,
    ITEM_WORDS,
    PERSON_WORDS,
    ROLE_WORDS,
    find_role,
    find_word,
    unknown_word,
    words_of,
)

STAFF_CONTACT = ("name", "phone", "email")
"""What a sentence allows of staff unless it speaks of staff: a business contact."""

_HINT = "write for example 'no patron PII', or 'name, address, item allowed'"

_CLAUSES = re.compile(r"[;\n]|\.(?:\s|$)|(?<=\ballowed)\b", re.IGNORECASE)
_WORDS = re.compile(r",|&|\band\b|\bor\b|\bnor\b", re.IGNORECASE)
_EXCEPT = re.compile(r"\b(?:except(?: for)?|but|other than)\b", re.IGNORECASE)
_NO = re.compile(r"(?:no|without)\s+(.*)", re.IGNORECASE)
_ALLOWED = re.compile(r"(.*?)\s*\b(?:is |are )?allowed", re.IGNORECASE)
_FILLER = re.compile(r"^(?:[\s,]*\b(?:and|but|only|just)\b)+|\bonly$", re.IGNORECASE)

_Term = tuple[Role, str]
"""A role and the name of one of its words."""


def expand(policy_id: str, sentence: str) -> Policy:
    """Return the policy that a sentence stands for.

    Args:
        policy_id: The policy's id, kebab-case.
        sentence: Such as ``no patron PII``.

    Raises:
        PolicyError: The sentence is outside the grammar, contradicts itself, or
            uses a word that is not known.
    """
    allowed: list[_Term] = []
    denied: list[_Term] = []
    for clause in _clauses(sentence):
        no = _NO.fullmatch(clause)
        permission = _ALLOWED.fullmatch(clause)
        if no:
            words, *exceptions = _EXCEPT.split(_denial(no[1]), maxsplit=1)
            denied += _terms(words, denying=True)
            allowed += [term for words in exceptions for term in _terms(words, denying=False)]
        elif permission:
            allowed += _terms(permission[1], denying=False)
        elif clause.lower() not in ("nothing else", "nothing more"):
            raise PolicyError(f"'{clause}' says neither 'allowed' nor 'no'; {_HINT}")
    _refuse_doubt(allowed, denied)
    allow = {
        Role.PATRON: _allowance(Role.PATRON, allowed, denied, ()),
        Role.ITEM: _allowance(Role.ITEM, allowed, denied, _item_default(allowed)),
        Role.AUTHOR: _allowance(Role.AUTHOR, allowed, denied, ()),
        Role.LIBRARY: _allowance(Role.LIBRARY, allowed, denied, (ANY,)),
        Role.STAFF: _allowance(Role.STAFF, allowed, denied, STAFF_CONTACT),
    }
    is_letter = {(Role.PATRON, "name"), (Role.PATRON, "address")} <= set(allowed)
    return Policy(
        id=policy_id,
        title=policy_id.replace("-", " ").capitalize(),
        allow={role: words for role, words in allow.items() if words or role is Role.PATRON},
        patrons=1 if is_letter else None,
        require={Role.PATRON: ("name", "address")} if is_letter else {},
    )


def _clauses(sentence: str) -> Iterator[str]:
    found = False
    for clause in _CLAUSES.split(sentence):
        clause = _FILLER.sub("", " ".join(clause.split())).strip(" ,")
        if clause:
            found = True
            yield clause
    if not found:
        raise PolicyError(f"an empty sentence allows nothing and says nothing; {_HINT}")


def _denial(words: str) -> str:
    """Return the words of a ``no`` clause; ``no name allowed`` is one too."""
    permission = _ALLOWED.fullmatch(words)
    if permission is None:
        return words
    if _WORDS.search(words):
        raise PolicyError(
            "'no' and 'allowed' in one clause can be read two ways; put a ';' between what is "
            "denied and what is allowed"
        )
    return permission[1]


def _terms(words: str, *, denying: bool) -> Iterator[_Term]:
    role: Role | None = None
    for text in _WORDS.split(words):
        text = text.strip()
        if denying:
            text = re.sub(r"^no\s+", "", text, flags=re.IGNORECASE)
        if not text:
            raise PolicyError(f"a word is missing in '{words.strip()}'; {_HINT}")
        first, _, rest = text.partition(" ")
        own_role = find_role(first)
        if rest and (word := find_word(text, Role.PATRON)) and own_role:
            # "library card number" is a word of its own, not a role and a word.
            yield Role.PATRON, word.name
            continue
        if rest and own_role:
            role = own_role
        yield _term(text, rest if own_role else text, role, denying=denying)


def _term(text: str, rest: str, role: Role | None, *, denying: bool) -> _Term:
    """Return what one word means.

    Args:
        text: The word as written, with its role.
        rest: The word without its role; empty where it is nothing but a role.
        role: The role in force: the word's own or that of a word before it.
        denying: Whether the word is denied.
    """
    if not rest and (word := find_word(text, Role.ITEM)):
        return Role.ITEM, word.name  # "author" is a word of the item's.
    if not rest and (whole := find_role(text)):
        if denying or whole in (Role.ITEM, Role.LIBRARY):
            return whole, ANY
        raise PolicyError(
            f"'{text} allowed' does not say what of theirs; write '{text} name', or '{text} PII' "
            "for everything"
        )
    if role is not None:
        for phrase in (rest, text):
            if word := find_word(phrase, role):
                return role, word.name
    if role in (None, Role.PATRON):
        for fallback in (Role.PATRON, Role.ITEM):
            if word := find_word(text, fallback):
                return fallback, word.name
    words = words_of(role) if role else (*PERSON_WORDS, *ITEM_WORDS)
    known = [word.name for word in words]
    also = [synonym for word in words for synonym in word.synonyms]
    also += [name for names in ROLE_WORDS.values() for name in names]
    raise PolicyError(unknown_word("word", rest or text, [*known, "item", "PII"], also))


def _item_default(allowed: list[_Term]) -> tuple[str, ...]:
    return () if any(role is Role.PATRON for role, _ in allowed) else (ANY,)


def _refuse_doubt(allowed: list[_Term], denied: list[_Term]) -> None:
    """Refuse a sentence that contradicts itself or leaves the patron open."""
    for role, word in set(allowed) & set(denied):
        what = "PII" if word == ANY else word
        raise PolicyError(f"'{role.value} {what}' is both allowed and denied")
    if not allowed and (Role.PATRON, ANY) not in denied:
        raise PolicyError(
            "says what is denied but not what is allowed of a patron, and what is not allowed is "
            f"denied; {_HINT}"
        )


def _allowance(
    role: Role, allowed: list[_Term], denied: list[_Term], default: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the words that a sentence allows of a role.

    Naming a word narrows or widens the default to just the words named; denying
    one takes it, and narrower words for the same thing, away.
    """
    words = tuple(dict.fromkeys(word for r, word in allowed if r is role))
    taken = {word for r, word in denied if r is role}
    if not words:
        words = () if ANY in taken else default
    taken.discard(ANY)
    if not taken:
        return (ANY,) if ANY in words else words
    if ANY in words:
        words = tuple(word.name for word in words_of(role) if word.admits is None)
    return tuple(word for word in words if word not in taken)
