"""Where the warm process listens, and what both sides must have in common.

Nothing but ``os``, ``stat`` and ``sys`` is imported: this is on the way of every check.
"""

from __future__ import annotations

import os
import stat
import sys

LENGTH_BYTES = 8
"""Of the number before a message."""
MOST_BYTES = 4_000_000
"""A system's arguments and environment are at most half of this."""


def folder() -> str:
    """Return the folder of the socket, for the user alone."""
    base = os.environ.get("XDG_RUNTIME_DIR", "")
    return os.path.join(base if os.path.isabs(base) else "/tmp", f"piiguard-{os.getuid()}")  # noqa: S108


def socket_path() -> str:
    """Return the socket."""
    return os.path.join(folder(), "warm")


def is_private(path: str) -> bool:
    """Whether a path is the user's own, and nobody else's to enter or to use."""
    try:
        state = os.lstat(path)
    except OSError:
        return False
    is_right = stat.S_ISDIR(state.st_mode) or stat.S_ISSOCK(state.st_mode)
    return is_right and state.st_uid == os.getuid() and not state.st_mode & 0o077


def common() -> list[str]:
    """Return what must be the same on both sides: the code, and how Python runs it."""
    python = sorted(f"{k}={v}" for k, v in os.environ.items() if k.startswith("PYTHON"))
    return [os.path.abspath(__file__), sys.executable, sys.version, "\n".join(python)]


def pack(*lists: list[str]) -> bytes:
    """Return lists of words as a message."""
    message = b"\0\0".join(b"\0".join(b"." + os.fsencode(w) for w in words) for words in lists)
    return len(message).to_bytes(LENGTH_BYTES, "big") + message


def unpack(message: bytes) -> list[list[str]]:
    """Return the lists of a message, without its length."""
    return [
        [os.fsdecode(word[1:]) for word in words.split(b"\0") if word]
        for words in message.split(b"\0\0")
    ]
