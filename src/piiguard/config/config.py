"""All of ``piiguard.yaml``: found, read, and put together from its parts.

Every key is optional. An unknown key is an error that names the file, the line
and the nearest known key, never a setting that silently does nothing.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from piiguard.config.cache import CacheSettings, read_cache_settings
from piiguard.config.directory import Barcodes, Directory, read_barcodes, read_directory
from piiguard.config.gate import (
    AuditSettings,
    GateSettings,
    read_audit_settings,
    read_gate_settings,
)
from piiguard.config.limits import Limits, read_limits
from piiguard.config.plugins import Plugins, read_plugins
from piiguard.config.policies import PolicyMatch, read_policies
from piiguard.config.variables import VariableMeaning, read_variables
from piiguard.errors import ConfigError
from piiguard.yaml_lines import Node, each_of, load_with_lines, read_yaml

if TYPE_CHECKING:
    from piiguard.config.exceptions import PolicyException

CONFIG_NAME = "piiguard.yaml"
"""The file looked for in the current folder and its parents."""

FINGERPRINT_KEY_VARIABLE = "PIIGUARD_FINGERPRINT_KEY"
"""The environment variable with the fingerprints' key: a secret, so not in the file."""

DEFAULT_MODEL = "piiguard-names"
"""The name model in the wheel; any installed spaCy model can take its place."""

ROOT_KEYS = frozenset(
    {"directory", "barcodes", "policies", "policy_folder", "model", "recognizers"}
    | {"plugins", "variables", "limits", "ocr", "exceptions", "baseline", "cache", "gate", "audit"}
)
"""The keys that the file may have."""


@dataclass(frozen=True, slots=True)
class Config:
    """All of ``piiguard.yaml``; the default is what an absent file means."""

    directory: Directory = field(default=Directory())
    barcodes: Barcodes = field(default=Barcodes())
    policies: tuple[PolicyMatch, ...] = ()
    policy_folder: Path | None = None
    """Folder with the consortium's own policies, before the shipped ones."""
    model: str = DEFAULT_MODEL
    recognizers: tuple[Path, ...] = ()
    """Presidio recognizer YAML files to load besides our own."""
    plugins: Plugins = field(default=Plugins())
    """Third parties' readers, recognizers and reporters to load."""
    variables: tuple[VariableMeaning, ...] = ()
    """What variables of templates print that the shipped tables do not know."""
    limits: Limits = field(default=Limits())
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
    return parse_config(read_yaml(path, "configuration", ConfigError), path, key)


def parse_config(text: str, path: Path, fingerprint_key: bytes | None = None) -> Config:
    """Build the configuration from the text of the file at ``path``.

    Raises:
        ConfigError: As ``load_config``; the message begins ``file:line:``.
    """
    root = load_with_lines(text, str(path), ConfigError)
    source = path.resolve()
    found = root.values(ROOT_KEYS) if root else {}
    base = source.parent
    folder = found.get("policy_folder")
    policy_folder = _folder(folder, base) if folder else None
    model = found["model"].text() if "model" in found else DEFAULT_MODEL
    return Config(
        directory=read_directory(found["directory"]) if "directory" in found else Directory(),
        barcodes=read_barcodes(found["barcodes"]) if "barcodes" in found else Barcodes(),
        policies=read_policies(found["policies"], base) if "policies" in found else (),
        policy_folder=policy_folder,
        # A spaCy model is a package's name or a folder.
        model=str(base / model) if "/" in model or model.startswith(".") else model,
        recognizers=each_of(found, "recognizers", lambda node: _file(node, base)),
        plugins=read_plugins(found["plugins"]) if "plugins" in found else Plugins(),
        variables=read_variables(found["variables"]) if "variables" in found else (),
        limits=read_limits(found.get("limits"), found.get("ocr")),
        exceptions=_exceptions(found["exceptions"]) if "exceptions" in found else (),
        baseline=base / found["baseline"].word() if "baseline" in found else None,
        cache=read_cache_settings(found["cache"], base) if "cache" in found else CacheSettings(),
        gate=(read_gate_settings(found["gate"], base) if "gate" in found else GateSettings()),
        audit=read_audit_settings(found["audit"], base) if "audit" in found else None,
        fingerprint_key=fingerprint_key,
        source=source,
    )


def _exceptions(node: Node) -> tuple[PolicyException, ...]:
    # Most consortia have none.
    from piiguard.config.exceptions import read_exceptions

    return read_exceptions(node)


def _file(node: Node, base: Path) -> Path:
    path = base / node.word()
    if not path.is_file():
        raise node.error(f"there is no file '{node.text()}'")
    return path


def _folder(node: Node, base: Path) -> Path:
    path = base / node.word()
    if not path.is_dir():
        raise node.error(f"there is no folder '{node.text()}'")
    return path
