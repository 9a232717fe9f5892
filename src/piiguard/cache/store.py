"""The entries in a folder: found by a keyed hash, and held to it by another."""

from __future__ import annotations

import hmac
import json
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from piiguard.cache import entry, folder
from piiguard.model import DocumentReport

_VERSION = "v1"
"""Folder within the user's, which piiguard makes and so knows to be private."""
_SECRET = "secret"  # noqa: S105 -- the file's name
_SECRET_BYTES = 32
_SUFFIX = ".report"
_HALF = ".half"

_DAY_S = 86_400
_HALF_S = 3_600
"""A file half written for longer was left by a process that was killed."""
PRUNE_EVERY = 500
"""Entries written between two looks at how many there are."""


@dataclass(frozen=True, slots=True)
class State:
    """How a cache stands, for people."""

    folder: Path
    entries: int
    size_bytes: int
    problem: str
    """Why nothing is kept; empty where the cache works, or would."""


class Cache:
    """Keeps masked reports. Threads and processes may share the folder.

    Args:
        where: The folder; made when the first report is kept.
        entries: How many reports are kept.
        days: How long one is kept that nobody asks for.
    """

    def __init__(self, where: Path, *, entries: int = 20_000, days: int = 30) -> None:
        self.folder = where / _VERSION
        self._entries = entries
        self._days = days
        self._lock = Lock()
        self._found_secret: bytes | None = None
        self._written = 0

    def key(self, ingredients: object) -> str | None:
        """Return what an entry is found by.

        Args:
            ingredients: All that the report follows from, as JSON has it.

        Returns:
            None where the folder cannot be used.
        """
        secret = self._secret()
        if secret is None:
            return None
        message = json.dumps(ingredients, separators=(",", ":")).encode("ascii")
        return hmac.digest(secret, b"key\0" + message, "sha256").hex()

    def find(self, key: str, source: str) -> DocumentReport | None:
        """Return the report that is kept under a key.

        Args:
            key: From ``key``.
            source: The document's path, as the caller gave it.
        """
        path = self._path(key)
        content = folder.read(path)
        secret = self._secret()
        if content is None or secret is None:
            return None
        mark, kept = content[:32], content[32:]
        # Another key's entry under this name, or half of one, has another mark.
        if not hmac.compare_digest(mark, _mark(secret, key, kept)):
            return None
        try:
            report = entry.load(kept, source)
        except (ValueError, KeyError, TypeError):
            return None
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _DAY_S:
                os.utime(path)
        return report

    def keep(self, key: str, report: DocumentReport) -> None:
        """Keep a report, unless something in the document could not be checked."""
        secret = self._secret()
        if secret is None or not entry.is_worth_keeping(report):
            return
        kept = entry.dump(report)
        if len(kept) > folder.MOST_BYTES - 32:
            return
        with suppress(OSError):
            folder.write(self._path(key), _mark(secret, key, kept) + kept)
            with self._lock:
                self._written += 1
                is_time = self._written % PRUNE_EVERY == 1
            if is_time:
                self._prune()

    def clear(self) -> int:
        """Remove all entries and the secret.

        Returns:
            How many entries there were.

        Raises:
            OSError: One cannot be removed.
        """
        removed = 0
        if not self.folder.exists() or self.folder.is_symlink():
            return removed
        for path in list(self.folder.iterdir()):
            if path.name == _SECRET or path.suffix in (_SUFFIX, _HALF):
                removed += path.suffix == _SUFFIX
                path.unlink(missing_ok=True)
        with self._lock:
            self._found_secret = None
        return removed

    def state(self) -> State:
        """Return how the cache stands; it is not made for that."""
        problem = ""
        found: list[os.stat_result] = []
        try:
            problem = folder.what_is_wrong(self.folder)
            if not problem:
                found = [state for _, state in self._files()]
        except FileNotFoundError:
            pass
        except OSError as error:
            problem = error.strerror or type(error).__name__
        return State(self.folder, len(found), sum(s.st_size for s in found), problem)

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{_SUFFIX}"

    def _secret(self) -> bytes | None:
        with self._lock:
            if self._found_secret is None:
                with suppress(OSError):
                    self._found_secret = self._load_secret()
            return self._found_secret

    def _load_secret(self) -> bytes | None:
        """Return the folder's secret, made where there is none yet.

        Raises:
            OSError: The folder cannot be used.
        """
        folder.make(self.folder)
        if folder.what_is_wrong(self.folder):
            return None
        path = self.folder / _SECRET
        if not os.path.lexists(path):
            # Of several processes that make one, the first one's stays.
            folder.write(path, os.urandom(_SECRET_BYTES), replace=False)
        secret = folder.read(path)
        return secret if secret is not None and len(secret) == _SECRET_BYTES else None

    def _files(self) -> Iterator[tuple[str, os.stat_result]]:
        with os.scandir(self.folder) as found:
            for each in found:
                if each.name.endswith(_SUFFIX):
                    with suppress(OSError):
                        yield each.path, each.stat(follow_symlinks=False)

    def _prune(self) -> None:
        """Remove what is too old, then the oldest of what is too much.

        Raises:
            OSError: The folder cannot be read.
        """
        now = time.time()
        files = sorted(self._files(), key=lambda file: file[1].st_mtime, reverse=True)
        for number, (path, state) in enumerate(files):
            if number >= self._entries or now - state.st_mtime > self._days * _DAY_S:
                with suppress(OSError):
                    os.unlink(path)
        for half in self.folder.glob(f".*{_HALF}"):
            with suppress(OSError):
                if now - half.lstat().st_mtime > _HALF_S:
                    half.unlink()


def _mark(secret: bytes, key: str, kept: bytes) -> bytes:
    return hmac.digest(secret, b"entry\0" + key.encode("ascii") + b"\0" + kept, "sha256")
