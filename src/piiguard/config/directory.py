"""The parts ``directory`` and ``barcodes`` of ``piiguard.yaml``: who and what is whose."""

from __future__ import annotations

from dataclasses import dataclass, field

from piiguard.yaml_lines import Node, each_of


@dataclass(frozen=True, slots=True)
class Library:
    """A library of the consortium; its data is no patron's."""

    name: str
    aliases: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StaffMember:
    """A person who works for a library or the consortium."""

    name: str = field(repr=False)
    email: str | None = field(default=None, repr=False)
    phone: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Directory:
    """Who is known to be no patron."""

    libraries: tuple[Library, ...] = ()
    staff: tuple[StaffMember, ...] = ()
    email_domains: tuple[str, ...] = ()
    """Domains whose addresses are staff's or libraries', such as ``owwl.example.org``."""


@dataclass(frozen=True, slots=True)
class Barcodes:
    """What the consortium's own barcodes begin with."""

    patron_prefixes: tuple[str, ...] = ()
    item_prefixes: tuple[str, ...] = ()


def read_directory(node: Node) -> Directory:
    """Read the libraries and the staff, each by its name or with more.

    Raises:
        PiiguardError: It holds what piiguard does not know; the message names the line.
    """
    values = node.values(frozenset({"libraries", "staff", "email_domains"}))
    return Directory(
        libraries=each_of(values, "libraries", _library),
        staff=each_of(values, "staff", _staff_member),
        email_domains=each_of(
            values, "email_domains", lambda item: item.word().removeprefix("@").lower()
        ),
    )


def _library(node: Node) -> Library:
    if node.kind != "mapping":
        return Library(node.word())
    values = node.values(frozenset({"name", "aliases", "addresses", "phones"}))
    if "name" not in values:
        raise node.error("a library needs a 'name'")
    return Library(
        name=values["name"].word(),
        aliases=each_of(values, "aliases", Node.word),
        addresses=each_of(values, "addresses", Node.word),
        phones=each_of(values, "phones", Node.word),
    )


def _staff_member(node: Node) -> StaffMember:
    if node.kind != "mapping":
        return StaffMember(node.word())
    values = node.values(frozenset({"name", "email", "phone"}))
    if "name" not in values:
        raise node.error("a member of staff needs a 'name'")
    return StaffMember(
        name=values["name"].word(),
        email=values["email"].word() if "email" in values else None,
        phone=values["phone"].word() if "phone" in values else None,
    )


def read_barcodes(node: Node) -> Barcodes:
    """Read the prefixes.

    Raises:
        PiiguardError: It holds what piiguard does not know; the message names the line.
    """
    values = node.values(frozenset({"patron_prefixes", "item_prefixes"}))
    return Barcodes(
        patron_prefixes=each_of(values, "patron_prefixes", Node.word),
        item_prefixes=each_of(values, "item_prefixes", Node.word),
    )
