"""The SQLite file of the record: its tables, and one open connection a process."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import fields
from pathlib import Path
from threading import Lock

from piiguard.audit.entry import Entry

COLUMNS = tuple(field.name for field in fields(Entry))

TRIGGERS = frozenset({"entry_stays", "entry_remains", "head_remains", "head_grows"})
"""What keeps rows from being changed."""

BUSY_S = 10.0
"""How long to wait for another process that is writing."""

_SCHEMA = f"""
CREATE TABLE entry ({
    ", ".join(
        "number INTEGER PRIMARY KEY" if column == "number" else f"{column} TEXT NOT NULL"
        for column in COLUMNS
    )
}) STRICT;
CREATE TABLE head (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    count INTEGER NOT NULL, digest TEXT NOT NULL, signature TEXT NOT NULL
) STRICT;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
    BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER entry_remains BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER head_remains BEFORE DELETE ON head
    BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER head_grows BEFORE UPDATE ON head WHEN NEW.count <> OLD.count + 1
    BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
"""

_leaked: list[sqlite3.Connection] = []
"""A parent process's connections: SQLite allows a child neither to use nor to close them."""


class Database:
    """The file. Threads may share it; a forked process opens it anew."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None
        self._owner = 0
        self._inode = 0

    def __del__(self) -> None:
        """Close what nobody can use any more."""
        if self._owner == os.getpid():
            self.close()

    def close(self) -> None:
        """Close the connection; the next use opens another."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def begin(self, count: int, digest: str, signature: str) -> None:
        """Make the file, complete under another name, then give it its own.

        Args:
            count: The head's count.
            digest: The head's digest.
            signature: The head's signature.

        Raises:
            OSError, sqlite3.Error: It cannot be made.
        """
        draft = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        # Readable to the gate's user only, from the first byte on.
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        try:
            with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
                connection.executescript(_SCHEMA)
                connection.execute(
                    "INSERT INTO head VALUES (1, ?, ?, ?)", (count, digest, signature)
                )
                connection.execute("PRAGMA journal_mode = WAL")
            # Where another process was faster, its record is as good.
            with suppress(FileExistsError):
                os.link(draft, self.path)
        finally:
            draft.unlink()

    @contextmanager
    def use(self, *, write: bool = False) -> Iterator[sqlite3.Connection]:
        """Lend the connection, within a transaction.

        Args:
            write: Whether to lock the file against other writers from the start, so
                that nobody writes between what is read and what is written.

        Raises:
            OSError, sqlite3.Error: It cannot be used; nothing was written.
        """
        with self._lock:
            connection = self._current()
            connection.execute("BEGIN IMMEDIATE" if write else "BEGIN")
            try:
                yield connection
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    def _current(self) -> sqlite3.Connection:
        """Return the connection, if it still is this process's and the file's."""
        inode = self.path.stat().st_ino
        if self._connection is not None:
            if self._owner == os.getpid() and inode == self._inode:
                return self._connection
            if self._owner == os.getpid():
                self._connection.close()
            else:
                _leaked.append(self._connection)
            self._connection = None
        # It must be there: a new one would forget the old.
        connection = sqlite3.connect(
            f"{self.path.absolute().as_uri()}?mode=rw",
            uri=True,
            isolation_level=None,
            timeout=BUSY_S,
            check_same_thread=False,
        )
        # Full: a decision survives a power cut, not only a crash.
        connection.execute("PRAGMA synchronous = FULL")
        self._connection, self._owner, self._inode = connection, os.getpid(), inode
        return connection
