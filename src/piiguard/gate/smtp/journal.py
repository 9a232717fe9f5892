"""Messages that the next hop took although their sender may not know it.

Between the next hop's "250" and the client's next command, a gate that is killed, or
a client that has lost patience, leaves a sender who sends again. So what was taken
is noted on the disk until the client is seen to know it, and is not passed on a
second time. Nothing of a message is kept but a digest under a key.
"""

from __future__ import annotations

import hmac
import os
import re
import sqlite3
import time
from collections.abc import Iterable
from email.parser import BytesHeaderParser
from email.policy import compat32
from hashlib import sha256
from pathlib import Path
from threading import Lock

from piiguard.errors import AuditError

KEPT_S = 5 * 86400
"""How long a sender tries: Postfix's ``maximal_queue_lifetime``, and RFC 5321, 4.5.4.1."""

_TRACE = re.compile(rb"(?:(?:Received|Return-Path):[^\n]*\n(?:[ \t][^\n]*\n)*)*", re.IGNORECASE)
"""What servers put before a message anew whenever it passes them."""


class Journal:
    """The file. Threads may share it."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Open the file, or make it.

        Raises:
            AuditError: It cannot be used.
        """
        self._path = path
        self._key = key
        self._lock = Lock()
        self._under_way: set[str] = set()
        try:
            # Readable to the gate's user only.
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        except (OSError, sqlite3.Error) as error:
            raise self._error(error) from None
        self._run("PRAGMA journal_mode = WAL")
        self._run("PRAGMA synchronous = FULL")
        self._run("CREATE TABLE IF NOT EXISTS taken (message TEXT PRIMARY KEY, at REAL NOT NULL)")
        self._run("DELETE FROM taken WHERE at < ?", time.time() - KEPT_S)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def identify(self, sender: str, recipients: Iterable[str], content: bytes) -> str | None:
        """Return a name for this very message to these very recipients.

        None where it has no Message-ID: then two that are alike may be two.
        """
        trace = _TRACE.match(content)
        content = content[trace.end() :] if trace else content
        header = content.partition(b"\r\n\r\n")[0]
        if not BytesHeaderParser(policy=compat32).parsebytes(header).get("Message-ID"):
            return None
        digest = hmac.new(self._key, digestmod=sha256)
        for word in (sender, *sorted(recipients)):
            digest.update(word.encode("utf-8", "surrogatepass") + b"\0")
        digest.update(content)
        return digest.hexdigest()

    def was_taken(self, message: str) -> bool:
        """Tell whether the next hop took it and its sender may not know.

        Raises:
            AuditError: The file cannot be read.
        """
        return bool(self._run("SELECT 1 FROM taken WHERE message = ?", message))

    def begin(self, message: str) -> bool:
        """Take a message up; False where another connection is passing it on."""
        with self._lock:
            if message in self._under_way:
                return False
            self._under_way.add(message)
            return True

    def end(self, message: str) -> None:
        """Put a message down."""
        with self._lock:
            self._under_way.discard(message)

    def note(self, message: str) -> None:
        """Note that the next hop took it; it is on the disk when this returns.

        Raises:
            AuditError: The file cannot be written.
        """
        self._run("INSERT OR REPLACE INTO taken VALUES (?, ?)", message, time.time())

    def forget(self, message: str) -> None:
        """Note that the sender knows.

        Raises:
            AuditError: The file cannot be written.
        """
        self._run("DELETE FROM taken WHERE message = ?", message)

    def _run(self, statement: str, *values: str | float) -> list[tuple[object, ...]]:
        try:
            with self._lock:
                return self._connection.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise self._error(error) from None

    def _error(self, error: Exception) -> AuditError:
        return AuditError(f"{self._path}: what was passed on cannot be noted: {error}")
