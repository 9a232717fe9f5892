"""The SQLite file of the record: its tables, and one open connection a process."""

from __future__ import annotations

import os
import sqlite3
import weakref
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, fields
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


@dataclass(slots=True)
class _Open:
    """What is open, and of which process."""

    connection: sqlite3.Connection | None = None
    process: int = 0
    inode: int = 0

    def close(self) -> None:
        """Close what is this process's; SQLite allows nobody to close a parent's."""
        if self.connection is not None and self.process == os.getpid():
            self.connection.close()
        elif self.connection is not None:
            _parents.append(self.connection)
        self.connection = None


_parents: list[sqlite3.Connection] = []
"""Connections of the process that this one was forked from: never to be closed here."""


class Database:
    """The file. Threads may share it; a forked process opens it anew."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        self._open = _Open()
        # Not __del__, which may come after the connection's own end.
        weakref.finalize(self, self._open.close)

    def close(self) -> None:
        """Close the connection; the next use opens another."""
        self._open.close()

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
        held = self._open
        if held.connection is not None:
            if (held.process, held.inode) == (os.getpid(), inode):
                return held.connection
            held.close()
        # It must be there: a new one would forget the old.
        held.connection = sqlite3.connect(
            f"{self.path.absolute().as_uri()}?mode=rw",
            uri=True,
            isolation_level=None,
            timeout=BUSY_S,
            check_same_thread=False,
        )
        held.process, held.inode = os.getpid(), inode
        # Full: a decision survives a power cut, not only a crash.
        held.connection.execute("PRAGMA synchronous = FULL")
        return held.connection
