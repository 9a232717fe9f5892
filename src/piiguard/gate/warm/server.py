"""The process that is warm: it listens, and forks for each command."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import suppress

from piiguard.cache import describe_installation
from piiguard.errors import ConfigError
from piiguard.gate.warm.client import is_same_user
from piiguard.gate.warm.place import (
    LENGTH_BYTES,
    MOST_BYTES,
    common,
    folder,
    is_private,
    socket_path,
    unpack,
)
from piiguard.isolation import work_here

_ASK_S = 2.0
"""How long a command may take to say what it wants."""


def listen() -> socket.socket:
    """Return the socket that commands connect to.

    Raises:
        ConfigError: One is warm already, or the folder is not the user's alone.
    """
    if not hasattr(os, "fork"):
        raise ConfigError("a warm process needs a system that forks: Linux, macOS or another Unix")
    with suppress(FileExistsError):
        os.mkdir(folder(), 0o700)
    if not is_private(folder()):
        raise ConfigError(f"{folder()} is not yours alone, so nothing listens there")
    path = socket_path()
    with socket.socket(socket.AF_UNIX) as other:
        other.settimeout(_ASK_S)
        with suppress(OSError):
            other.connect(path)
            raise ConfigError("a process is warm already")
    with suppress(FileNotFoundError):
        os.unlink(path)
    server = socket.socket(socket.AF_UNIX)
    before = os.umask(0o177)
    try:
        server.bind(path)
    finally:
        os.umask(before)
    server.listen(64)
    return server


def serve(server: socket.socket, command: Callable[[list[str]], int]) -> None:
    """Serve until the installation changes.

    Args:
        server: From ``listen``.
        command: Runs ``piiguard`` with arguments and returns its exit code; called in
            a process that is there for nothing else.
    """
    ours, installed = common(), describe_installation()
    # Nobody waits for the children.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        client, _ = server.accept()
        with client:
            if describe_installation() != installed:
                return
            with suppress(OSError, ValueError, IndexError):
                _serve(client, server, ours, command)


def _serve(
    client: socket.socket,
    server: socket.socket,
    ours: list[str],
    command: Callable[[list[str]], int],
) -> None:
    client.settimeout(_ASK_S)
    if not is_same_user(client):
        return
    (theirs,) = unpack(_message(client))
    if theirs != ours:
        return
    client.sendall(b"y")
    _, files, _, _ = socket.recv_fds(client, 1, 3)
    try:
        if len(files) != 3:
            return
        facts, arguments, environment = unpack(_message(client))
        # Ctrl-C must find either no child or one that is ready for it.
        if os.fork():
            return
        code = 3
        try:
            server.close()
            client.sendall(b"y")
            client.settimeout(None)
            code = _run(client, files, facts, arguments, environment, command)
            client.sendall(bytes([code]))
        finally:
            # Not the parent's way out, which removes the socket.
            os._exit(code)
    finally:
        for file in files:
            os.close(file)


def _run(
    client: socket.socket,
    files: list[int],
    facts: list[str],
    arguments: list[str],
    environment: list[str],
    command: Callable[[list[str]], int],
) -> int:
    """Become the command's process and do its work."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for number, file in enumerate(files):
        os.dup2(file, number)
    current, mask, *streams = facts
    os.chdir(current)
    os.umask(int(mask))
    os.environ.clear()
    for word in environment:
        name, _, value = word.partition("=")
        os.environ[name] = value
    for name, number, stream in zip(("stdout", "stderr"), (1, 2), streams, strict=True):
        encoding, is_terminal = stream.split()
        opened = open(  # noqa: SIM115 - as long as the process
            number, "w", encoding=encoding, closefd=False, buffering=1 if is_terminal == "1" else -1
        )
        setattr(sys, name, opened)
    threading.Thread(target=_watch, args=(client,), daemon=True).start()
    work_here()
    code = command(arguments)
    for written in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            written.flush()
    return code


def _watch(client: socket.socket) -> None:
    """Stop the work when the command was interrupted or is gone."""
    with suppress(OSError):
        client.recv(1)
    os.kill(os.getpid(), signal.SIGINT)


def _message(client: socket.socket) -> bytes:
    """Return a message.

    Raises:
        ValueError: It is too long, or the other side is gone.
    """
    length = int.from_bytes(_receive(client, LENGTH_BYTES), "big")
    if length > MOST_BYTES:
        raise ValueError("no message")
    return _receive(client, length)


def _receive(client: socket.socket, length: int) -> bytes:
    """Return so many bytes.

    Raises:
        ValueError: The other side is gone.
    """
    got = bytearray()
    while len(got) < length:
        piece = client.recv(length - len(got))
        if not piece:
            raise ValueError("half a message")
        got += piece
    return bytes(got)
