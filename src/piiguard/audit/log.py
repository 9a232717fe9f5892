"""The record, as those who write and read it see it."""

from __future__ import annotations

import hmac
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path

from piiguard.audit.database import COLUMNS, Database
from piiguard.audit.door import Door
from piiguard.audit.entry import (
    FIRST,
    Entry,
    Head,
    Override,
    derived_key,
    draft,
    head_signature,
    placed,
)
from piiguard.config.gate import AuditSettings
from piiguard.errors import AuditError, ConfigError, RecordChangedError
from piiguard.model import DocumentReport

KEY_BYTES = 16
"""Shortest key taken: 128 bits (NIST SP 800-131A calls shorter ones of HMAC too weak)."""

BATCH = 1000
"""Entries read at once: a reader must not keep writers waiting."""

_INSERT = f"INSERT INTO entry VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608 - our names
_SELECT = (
    f"SELECT {', '.join(COLUMNS)} FROM entry WHERE number > ? "  # noqa: S608 - our names
    f"ORDER BY number LIMIT {BATCH}"
)


class AuditLog:
    """Adds decisions to the record, and reads it. Threads and processes may share it."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Open the record, or begin one.

        Args:
            path: The file.
            key: The secret under which its rows are chained.

        Raises:
            AuditError: It cannot be opened or begun, or is something else.
        """
        self.path = path
        self._key = key
        self._database = Database(path)
        if not path.exists():
            with self._wrapped("the record cannot be begun"):
                first = Head(0, FIRST)
                self._database.begin(first.count, first.digest, head_signature(first, key))
        self.head()

    def close(self) -> None:
        """Close the file; it opens again where it is needed."""
        self._database.close()

    def record(
        self,
        door: Door,
        content: bytes | None,
        report: DocumentReport,
        override: Override | None = None,
    ) -> Entry:
        """Add a decision; it is on the disk when this returns.

        Args:
            door: Where the document wanted to leave.
            content: The document's bytes; None where they could not be had.
            report: What was found in it.
            override: Who let it go although it was held; such an entry follows the
                one that held it.

        Raises:
            AuditError: It was not recorded, so the document must not go.
        """
        entry = draft(door, content, report, self._key, override)
        with (
            self._wrapped("the decision could not be recorded"),
            self._database.use(write=True) as connection,
        ):
            entry = placed(entry, self._head(connection), self._key)
            head = Head(entry.number, entry.digest)
            connection.execute(_INSERT, astuple(entry))
            connection.execute(
                "UPDATE head SET count = ?, digest = ?, signature = ?",
                (head.count, head.digest, head_signature(head, self._key)),
            )
        return entry

    def entries(self) -> Iterator[Entry]:
        """Yield all entries, the oldest first.

        Raises:
            AuditError: The record cannot be read.
        """
        # Below any row that was put there by hand.
        last = -(2**63)
        while True:
            with self._wrapped("the record cannot be read"), self._database.use() as connection:
                rows = connection.execute(_SELECT, (last,)).fetchall()
            for row in rows:
                yield Entry(*row)
            if len(rows) < BATCH:
                return
            last = rows[-1][0]

    def head(self) -> Head:
        """Return how long the record says it is, and its last digest.

        Raises:
            AuditError: The record cannot be read, the key is another, or the head
                was changed.
        """
        with self._wrapped("the record cannot be read"), self._database.use() as connection:
            return self._head(connection)

    def triggers(self) -> frozenset[str]:
        """Return the names of what keeps rows from being changed."""
        with self._wrapped("the record cannot be read"), self._database.use() as connection:
            rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
            return frozenset(name for (name,) in rows)

    @property
    def key(self) -> bytes:
        """The record's key, for ``verify``."""
        return self._key

    def key_for(self, purpose: str) -> bytes:
        """Return a key made from the record's, for another file of the gates."""
        return derived_key(self._key, purpose)

    def _head(self, connection: sqlite3.Connection) -> Head:
        row = connection.execute("SELECT count, digest, signature FROM head").fetchone()
        if row is None:
            raise RecordChangedError(f"{self.path}: the record has lost its head")
        head = Head(row[0], row[1])
        if not hmac.compare_digest(row[2], head_signature(head, self._key)):
            raise RecordChangedError(
                f"{self.path}: the record was begun with another key, or its head was changed"
            )
        return head

    @contextmanager
    def _wrapped(self, what: str) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            reason = getattr(error, "strerror", None) or error
            raise AuditError(f"{self.path}: {what}: {reason}") from None


def open_log(settings: AuditSettings) -> AuditLog:
    """Open the record that the configuration names.

    Raises:
        ConfigError: Its key is not in the environment, or too short.
        AuditError: It cannot be opened.
    """
    key = os.environ.get(settings.key_env, "").encode()
    if len(key) < KEY_BYTES:
        raise ConfigError(
            f"{settings.path}: the record needs a secret key of at least {KEY_BYTES} bytes in the "
            f"environment variable {settings.key_env}; 'openssl rand -hex 32' makes one"
        )
    return AuditLog(settings.path, key)
