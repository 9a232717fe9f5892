"""The consortium's own facts and choices, from ``piiguard.yaml``.

Every key is optional. An unknown key is an error that names the file, the line
and the nearest known key, never a setting that silently does nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

CONFIG_NAME = "piiguard.yaml"
"""The file looked for in the current folder and its parents."""

DEFAULT_MODEL = "piiguard-names"
"""The name model in the wheel; any installed spaCy model can take its place."""


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


@dataclass(frozen=True, slots=True)
class PolicyMatch:
    """Which policy applies to files that match a glob; the first match wins."""

    match: str
    policy: str


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on what is read; past one a document is ``incomplete``."""

    size_bytes: int = 50_000_000
    pages: int = 2_000
    nesting: int = 4
    """How deep attachments may hold attachments."""


@dataclass(frozen=True, slots=True)
class Config:
    """All of ``piiguard.yaml``; the default is what an absent file means."""

    directory: Directory = Directory()
    barcodes: Barcodes = Barcodes()
    policies: tuple[PolicyMatch, ...] = ()
    policy_folder: Path | None = None
    """Folder with the consortium's own policies, before the shipped ones."""
    model: str = DEFAULT_MODEL
    recognizers: tuple[Path, ...] = ()
    """Presidio recognizer YAML files to load besides our own."""
    limits: Limits = Limits()
    fingerprint_key: bytes | None = field(default=None, repr=False)
    """Key of the findings' fingerprints, from ``PIIGUARD_FINGERPRINT_KEY``."""
    source: Path | None = None
    """The file all this came from."""


# load_config(path: Path | None, start: Path) -> Config is written next to these.
