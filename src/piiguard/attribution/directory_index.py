"""The directory, arranged so that a question costs the same for ten libraries and 17,000.

A consortium that imports the national survey of libraries (``piiguard directory
import``) has a directory of that size, and every name, phone and address of every
document is looked up in it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from piiguard.attribution.name_index import NameIndex
from piiguard.attribution.names import Name, fold, parse, same_person
from piiguard.config import Directory

MIN_PHONE_DIGITS = 7
"""A local number in North America; fewer digits are an extension."""
_KEPT = 4
"""Directories in memory at once: a program has one configuration, tests have several."""


@dataclass(frozen=True, slots=True)
class DirectoryIndex:
    """Lookups in one directory; text is compared without case, accents and punctuation."""

    library_names: str = field(repr=False)
    """All names, a line each, words between spaces: one search goes through all."""
    library_addresses: frozenset[tuple[str, ...]] = field(repr=False)
    address_lengths: tuple[int, ...]
    """Numbers of words that an address has."""
    library_phones: dict[str, list[str]] = field(repr=False)
    """Digits of phones by their last seven."""
    staff_phones: dict[str, list[str]] = field(repr=False)
    staff_names: tuple[Name, ...] = field(repr=False)
    staff_by_part: NameIndex = field(repr=False)
    staff_emails: frozenset[str] = field(repr=False)
    domains: frozenset[str]

    @classmethod
    def of(cls, directory: Directory) -> DirectoryIndex:
        """Arrange a directory."""
        libraries = directory.libraries
        names = (name for each in libraries for name in (each.name, *each.aliases))
        addresses = frozenset(words(a) for each in libraries for a in each.addresses) - {()}
        staff = (parse(each.name) for each in directory.staff)
        # A given name alone is nobody's in particular.
        staff_names = tuple(name for name in staff if len(name.full_parts) > 1)
        return cls(
            library_names="".join(f" {' '.join(words(name))} \n" for name in names),
            library_addresses=addresses,
            address_lengths=tuple(sorted({len(address) for address in addresses})),
            library_phones=_by_ending(phone for each in libraries for phone in each.phones),
            staff_phones=_by_ending(each.phone for each in directory.staff if each.phone),
            staff_names=staff_names,
            staff_by_part=NameIndex(staff_names),
            staff_emails=frozenset(s.email.casefold() for s in directory.staff if s.email),
            domains=frozenset(d.casefold().lstrip("@.") for d in directory.email_domains),
        )

    def is_library_name(self, text: str) -> bool:
        """Whether a library's name holds the words, next to each other.

        A single word must be the whole name: ``James`` is a patron, though the
        James Prendergast Library is listed.
        """
        wanted = " ".join(words(text))
        if " " in wanted:
            return f" {wanted} " in self.library_names
        return bool(wanted) and f"\n {wanted} \n" in "\n" + self.library_names

    def has_library_address(self, text: str) -> bool:
        """Whether the text holds the words of a library's address."""
        found = words(text)
        return any(
            found[start : start + size] in self.library_addresses
            for size in self.address_lengths
            for start in range(len(found) - size + 1)
        )

    def is_library_phone(self, text: str) -> bool:
        """Whether a library has this phone, with or without country and area code."""
        return _has_phone(self.library_phones, text)

    def is_staff_phone(self, text: str) -> bool:
        """Whether a member of staff has this phone."""
        return _has_phone(self.staff_phones, text)

    def is_staff_name(self, text: str) -> bool:
        """Whether a member of staff can be meant."""
        name = parse(text)
        return len(name.parts) > 1 and any(
            same_person(self.staff_names[number], name) for number in self.staff_by_part.like(name)
        )

    def is_own_domain(self, domain: str) -> bool:
        """Whether a domain, or one above it, is the consortium's own."""
        labels = domain.split(".")
        return any(".".join(labels[start:]) in self.domains for start in range(len(labels)))


_indexes: dict[int, tuple[Directory, DirectoryIndex]] = {}


def index_of(directory: Directory) -> DirectoryIndex:
    """Return the index of a directory; it is made once.

    Remembered by identity: to compare or hash a large directory costs as much as to
    search it.
    """
    known = _indexes.get(id(directory))
    if known is None:
        while len(_indexes) >= _KEPT:
            _indexes.pop(next(iter(_indexes), 0), None)
        # The directory is kept too, so that no other can get its identity.
        known = _indexes[id(directory)] = (directory, DirectoryIndex.of(directory))
    return known[1]


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text without case, accents and punctuation."""
    return tuple(re.findall(r"[^\W_]+", fold(text)))


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _by_ending(phones: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for digits in map(_digits, phones):
        if len(digits) >= MIN_PHONE_DIGITS:
            found[digits[-MIN_PHONE_DIGITS:]].append(digits)
    return dict(found)


def _has_phone(phones: dict[str, list[str]], text: str) -> bool:
    digits = _digits(text)
    return any(
        digits.endswith(each) or each.endswith(digits)
        for each in phones.get(digits[-MIN_PHONE_DIGITS:], ())
    )
