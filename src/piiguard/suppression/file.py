"""A baseline as a file: ``piiguard.baseline/1``."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from piiguard.errors import ConfigError
from piiguard.suppression.baseline import Baseline, Decision, Entry, key_id

SCHEMA = "piiguard.baseline/1"

_HASH = re.compile(r"[0-9a-f]{64}")


def to_json(baseline: Baseline) -> str:
    """Return the file's text, in an order that makes changes easy to review."""
    entries = sorted(baseline.entries, key=lambda e: (e.document, e.rule, e.identity))
    content = {
        "schema": SCHEMA,
        "key_id": baseline.key_id,
        "entries": [asdict(entry) for entry in entries],
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def load_baseline(path: Path, key: bytes | None) -> Baseline:
    """Read a baseline.

    Args:
        path: The file.
        key: The fingerprints' key.

    Raises:
        ConfigError: There is no key or another, or the file is no baseline.
    """
    if key is None:
        raise ConfigError(
            f"{path}: a baseline needs the key it was made with, in PIIGUARD_FINGERPRINT_KEY"
        )
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["schema"] != SCHEMA:
            raise ConfigError(f"{path}: this is no baseline of this version of piiguard")
        baseline = Baseline(
            str(content["key_id"]),
            path.resolve().parent,
            tuple(_entry(entry) for entry in content["entries"]),
        )
    except FileNotFoundError:
        raise ConfigError(
            f"{path}: there is no such baseline; 'piiguard baseline create' makes one"
        ) from None
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from None
    except (ValueError, KeyError, TypeError):
        raise ConfigError(f"{path}: this is no baseline, or a damaged one") from None
    if baseline.key_id != key_id(key):
        raise ConfigError(f"{path}: the baseline was made with another PIIGUARD_FINGERPRINT_KEY")
    return baseline


def _entry(content: dict[str, Any]) -> Entry:
    if content.keys() != {field.name for field in fields(Entry)}:
        raise ValueError("an entry has other keys")
    entry = Entry(**(content | {"decision": Decision(content["decision"])}))
    is_sound = _HASH.fullmatch(entry.document_key) and _HASH.fullmatch(entry.fingerprint)
    if not is_sound or type(entry.count) is not int or entry.count < 1:
        raise ValueError("an entry is damaged")
    return entry
