"""``piiguard check`` done by a process that is warm, where one listens.

Whatever is odd means that there is none: the command then does its own work.
"""

from __future__ import annotations

import os
import socket
import sys
from contextlib import suppress

from piiguard.gate.warm.place import common, folder, is_private, pack, socket_path

OFF_VARIABLE = "PIIGUARD_NO_WARM"
"""The environment variable that keeps a command to itself."""

_ANSWER_S = 2.0
"""How long a process that listens may take to say that it does the work."""

_OWN_WORK = ("-j", "--jobs", "--watch", "--resume", "--changed", "--since")
"""Long work, which gains nothing and would be told the folder's changes late."""


def is_short(arguments: list[str]) -> bool:
    """Whether a command checks some files and is done."""
    return (
        arguments[:1] == ["check"]
        and len(arguments) > 1
        and not any(
            word == "-"
            or word.startswith(_OWN_WORK)
            or "jsonl" in word
            or "ndjson" in word
            or os.path.isdir(word)
            for word in arguments[1:]
        )
    )


def check_warm(arguments: list[str]) -> int | None:
    """Have a command done.

    Args:
        arguments: Those of ``piiguard``.

    Returns:
        Its exit code, or None where it was not done and has to be.
    """
    if os.environ.get(OFF_VARIABLE) or not is_short(arguments):
        return None
    path = socket_path()
    if not (is_private(folder()) and is_private(path)):
        return None
    with suppress(OSError, ValueError), socket.socket(socket.AF_UNIX) as server:
        server.settimeout(_ANSWER_S)
        server.connect(path)
        if not is_same_user(server):
            return None
        return _ask(server, arguments)
    return None


def is_same_user(other: socket.socket) -> bool:
    """Whether the process at the other end is this user's, as far as the system tells."""
    option = getattr(socket, "SO_PEERCRED", None)
    if option is None:
        # The folder's mode says so.
        return True
    credentials = other.getsockopt(socket.SOL_SOCKET, option, 12)
    return int.from_bytes(credentials[4:8], sys.byteorder) == os.getuid()


def _ask(server: socket.socket, arguments: list[str]) -> int | None:
    mask = os.umask(0o077)
    os.umask(mask)
    streams = [f"{s.encoding} {int(s.isatty())}" for s in (sys.stdout, sys.stderr)]
    environment = [f"{name}={value}" for name, value in os.environ.items()]
    facts = [os.getcwd(), str(mask), *streams]
    # Open files only to who answers: one that hangs would keep them open.
    server.sendall(pack(common()))
    if server.recv(1) != b"y":
        return None
    socket.send_fds(server, [b"!"], [0, 1, 2])
    server.sendall(pack(facts, arguments, environment))
    if server.recv(1) != b"y":
        return None
    server.settimeout(None)
    try:
        answer = server.recv(1)
    except KeyboardInterrupt:
        # The other side then stops as this one would have, and says so.
        server.shutdown(socket.SHUT_WR)
        answer = server.recv(1)
    return answer[0] if answer else None
