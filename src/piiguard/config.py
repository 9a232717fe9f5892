"""The consortium's own facts and choices, from ``piiguard.yaml``.

Every key is optional. An unknown key is an error that names the file, the line
and the nearest known key, never a setting that silently does nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from piiguard.cache_settings import CacheSettings, read_cache_settings
from piiguard.errors import ConfigError
from piiguard.gate_settings import (
    AuditSettings,
    GateSettings,
    read_audit_settings,
    read_gate_settings,
)
from piiguard.yaml_lines import Node, load_with_lines

if TYPE_CHECKING:
    from piiguard.exception_settings import PolicyException

CONFIG_NAME = "piiguard.yaml"
"""The file looked for in the current folder and its parents."""

FINGERPRINT_KEY_VARIABLE = "PIIGUARD_FINGERPRINT_KEY"
"""The environment variable with the fingerprints' key: a secret, so not in the file."""

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
class Plugins:
    """Which of the installed packages' entry points are loaded; no others are."""

    readers: tuple[str, ...] = ()
    recognizers: tuple[str, ...] = ()
    reporters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PolicyMatch:
    """Which policy applies to files that match a glob; the first match wins."""

    match: str
    policy: str


@dataclass(frozen=True, slots=True)
class VariableMeaning:
    """What a variable of the consortium's own templates prints."""

    pattern: str
    """The variable's name; ``*`` stands for any characters."""
    meaning: str
    """``patron name``, ``item title``, ``library``, ``nothing`` …; the lexicon
    of variables knows the words."""
    where: str
    """File and line, for a message about a word that is not known."""


class OcrChoice(StrEnum):
    """Which program recognises the text of scans and images."""

    AUTO = "auto"
    """Tesseract where it is installed, else RapidOCR where it is, else none."""
    TESSERACT = "tesseract"
    RAPIDOCR = "rapidocr"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Limits:
    """How far reading goes; past a cap a document is ``incomplete``."""

    size_bytes: int = 50_000_000
    pages: int = 2_000
    nesting: int = 4
    """How deep attachments may hold attachments."""
    expanded_bytes: int = 200_000_000
    """How much a compressed file may hold once expanded, all members together."""
    expansion_ratio: int = 250
    """How many times its size packed data of over 10 MB may expand to. Deflate reaches
    1032 (zlib's technical notes); texts reach 20, and sheets of equal rows, the most
    regular documents there are, stay under 100."""
    members: int = 5_000
    """How many members an archive, or a document that is one, may have."""
    time_s: float = 120
    """Seconds of work on one document, from its bytes to its report. The largest
    allowed document with ordinary content takes less on a slow machine."""
    memory_bytes: int = 2_000_000_000
    """Memory that work on one document may take, beside the models."""
    ocr: OcrChoice = OcrChoice.AUTO
    """No cap, but as far a matter of how much is read; the key ``ocr`` of the file."""


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
    plugins: Plugins = Plugins()
    """Third parties' readers, recognizers and reporters to load."""
    variables: tuple[VariableMeaning, ...] = ()
    """What variables of templates print that the shipped tables do not know."""
    limits: Limits = Limits()
    exceptions: tuple[PolicyException, ...] = ()
    """Findings that are kept but do not count."""
    baseline: Path | None = None
    """File of what stood in an old archive and does not count either."""
    cache: CacheSettings = field(default=CacheSettings())
    """Whether and where masked reports are kept to be used again."""
    gate: GateSettings = field(default=GateSettings())
    audit: AuditSettings | None = None
    """Where decisions are recorded; None: nowhere."""
    fingerprint_key: bytes | None = field(default=None, repr=False)
    """Key of the findings' fingerprints, from ``PIIGUARD_FINGERPRINT_KEY``."""
    source: Path | None = None
    """The file all this came from."""


def load_config(path: Path | None, start: Path) -> Config:
    """Load the configuration.

    Args:
        path: The file the user named, which must exist, or None to look for
            ``piiguard.yaml``.
        start: The folder to look in, and then in its parents.

    Returns:
        The configuration; the default where no file was named or found.
        Relative paths in a file are relative to that file.

    Raises:
        ConfigError: The file cannot be read, or holds what piiguard does not know.
    """
    if path is None:
        folder = start.resolve()
        candidates = (parent / CONFIG_NAME for parent in (folder, *folder.parents))
        path = next((candidate for candidate in candidates if candidate.is_file()), None)
    key = os.environ.get(FINGERPRINT_KEY_VARIABLE, "").encode() or None
    if path is None:
        return Config(fingerprint_key=key)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ConfigError(f"{path}: there is no such configuration file") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: the configuration is not UTF-8 text") from None
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from None
    return parse_config(text, path, key)


def parse_config(text: str, path: Path, fingerprint_key: bytes | None = None) -> Config:
    """Build the configuration from the text of the file at ``path``.

    Raises:
        ConfigError: As ``load_config``; the message begins ``file:line:``.
    """
    root = load_with_lines(text, str(path), ConfigError)
    source = path.resolve()
    found = _values(root, _ROOT_KEYS) if root else {}
    base = source.parent
    folder = found.get("policy_folder")
    policy_folder = _folder(folder, base) if folder else None
    model = found["model"].text() if "model" in found else DEFAULT_MODEL
    return Config(
        directory=_directory(found["directory"]) if "directory" in found else Directory(),
        barcodes=_barcodes(found["barcodes"]) if "barcodes" in found else Barcodes(),
        policies=_policies(found["policies"], base) if "policies" in found else (),
        policy_folder=policy_folder,
        # A spaCy model is a package's name or a folder.
        model=str(base / model) if "/" in model or model.startswith(".") else model,
        recognizers=_list(found, "recognizers", lambda node: _file(node, base)),
        plugins=_plugins(found["plugins"]) if "plugins" in found else Plugins(),
        variables=_variables(found["variables"]) if "variables" in found else (),
        limits=_limits(found.get("limits"), found.get("ocr")),
        exceptions=_exceptions(found["exceptions"]) if "exceptions" in found else (),
        baseline=base / found["baseline"].word() if "baseline" in found else None,
        cache=read_cache_settings(found["cache"], base) if "cache" in found else CacheSettings(),
        gate=(
            read_gate_settings(found["gate"], base, lambda node: _policy(node, base))
            if "gate" in found
            else GateSettings()
        ),
        audit=read_audit_settings(found["audit"], base) if "audit" in found else None,
        fingerprint_key=fingerprint_key,
        source=source,
    )


_ROOT_KEYS = frozenset(
    {"directory", "barcodes", "policies", "policy_folder", "model", "recognizers"}
    | {"plugins", "variables", "limits", "ocr", "exceptions", "baseline", "cache", "gate", "audit"}
)

_T = TypeVar("_T")


_values = Node.values
_word = Node.word


def _list(values: dict[str, Node], key: str, convert: Callable[[Node], _T]) -> tuple[_T, ...]:
    return tuple(convert(item) for item in values[key].sequence()) if key in values else ()


def _directory(node: Node) -> Directory:
    values = _values(node, frozenset({"libraries", "staff", "email_domains"}))
    return Directory(
        libraries=_list(values, "libraries", _library),
        staff=_list(values, "staff", _staff_member),
        email_domains=_list(
            values, "email_domains", lambda item: _word(item).removeprefix("@").lower()
        ),
    )


def _library(node: Node) -> Library:
    if node.kind != "mapping":
        return Library(_word(node))
    values = _values(node, frozenset({"name", "aliases", "addresses", "phones"}))
    if "name" not in values:
        raise node.error("a library needs a 'name'")
    return Library(
        name=_word(values["name"]),
        aliases=_list(values, "aliases", _word),
        addresses=_list(values, "addresses", _word),
        phones=_list(values, "phones", _word),
    )


def _staff_member(node: Node) -> StaffMember:
    if node.kind != "mapping":
        return StaffMember(_word(node))
    values = _values(node, frozenset({"name", "email", "phone"}))
    if "name" not in values:
        raise node.error("a member of staff needs a 'name'")
    return StaffMember(
        name=_word(values["name"]),
        email=_word(values["email"]) if "email" in values else None,
        phone=_word(values["phone"]) if "phone" in values else None,
    )


def _barcodes(node: Node) -> Barcodes:
    values = _values(node, frozenset({"patron_prefixes", "item_prefixes"}))
    return Barcodes(
        patron_prefixes=_list(values, "patron_prefixes", _word),
        item_prefixes=_list(values, "item_prefixes", _word),
    )


def _plugins(node: Node) -> Plugins:
    values = _values(node, frozenset({"readers", "recognizers", "reporters"}))
    return Plugins(**{key: _list(values, key, _word) for key in values})


def _policies(node: Node, base: Path) -> tuple[PolicyMatch, ...]:
    """Read ``[{match, policy}]``, or the shorter ``{glob: policy}``."""
    if node.kind == "mapping":
        return tuple(
            PolicyMatch(_word(glob), _policy(policy, base)) for glob, policy in node.entries()
        )
    matches: list[PolicyMatch] = []
    for item in node.sequence():
        values = _values(item, frozenset({"match", "policy"}))
        if values.keys() != {"match", "policy"}:
            raise item.error("expected both 'match', a glob, and 'policy', its policy")
        matches.append(PolicyMatch(_word(values["match"]), _policy(values["policy"], base)))
    return tuple(matches)


def _policy(node: Node, base: Path) -> str:
    """Return a policy's name as it is, and a policy file's path made absolute."""
    name = _word(node)
    return str(base / name) if "/" in name or name.endswith((".yaml", ".yml")) else name


def _variables(node: Node) -> tuple[VariableMeaning, ...]:
    return tuple(
        VariableMeaning(_word(name), _word(meaning), f"{name.source}:{name.line}")
        for name, meaning in node.entries()
    )


def _exceptions(node: Node) -> tuple[PolicyException, ...]:
    # Most consortia have none.
    from piiguard.exception_settings import read_exceptions

    return read_exceptions(node)


def _limits(node: Node | None, ocr: Node | None) -> Limits:
    caps: dict[str, Any] = {}
    if node is not None:
        keys = frozenset(each.name for each in fields(Limits)) - {"ocr"}
        for key, value in _values(node, keys).items():
            caps[key] = value.integer()
            if caps[key] < (0 if key == "nesting" else 1):
                raise value.error(f"'{key}' must not be less than {0 if key == 'nesting' else 1}")
    return Limits(**caps, ocr=_ocr(ocr) if ocr is not None else OcrChoice.AUTO)


def _ocr(node: Node) -> OcrChoice:
    # YAML 1.1 takes a bare ``off`` for a truth value, so as it is written.
    try:
        return OcrChoice(str(node.raw.value))
    except ValueError:
        raise node.error(f"'ocr' is one of: {', '.join(OcrChoice)}") from None


def _file(node: Node, base: Path) -> Path:
    path = base / _word(node)
    if not path.is_file():
        raise node.error(f"there is no file '{node.text()}'")
    return path


def _folder(node: Node, base: Path) -> Path:
    path = base / _word(node)
    if not path.is_dir():
        raise node.error(f"there is no folder '{node.text()}'")
    return path
