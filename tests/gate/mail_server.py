"""A mail server that does what a test tells it, and keeps what it took."""

from __future__ import annotations

import base64
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field


@dataclass(slots=True)
class Taken:
    """One message as it arrived."""

    sender: str
    recipients: list[str]
    content: bytes
    commands: list[str]


def _set() -> threading.Event:
    event = threading.Event()
    event.set()
    return event


@dataclass(slots=True)
class Behaviour:
    """How the server behaves; a test may change it while it runs."""

    features: tuple[str, ...] = ("SIZE 10000000", "8BITMIME", "SMTPUTF8", "DSN", "XFORWARD NAME")
    refused: dict[str, str] = field(default_factory=dict)
    """Recipient → reply."""
    after_data: str = "250 2.0.0 Ok: queued"
    delay_s: float = 0
    """Before the reply to a message, which it has taken by then."""
    may_answer: threading.Event = field(default_factory=_set)
    """The same, until a test sets it."""
    close_at: str = ""
    """``greeting``, ``MAIL``, ``RCPT``, ``DATA``, ``content`` or ``reply``: when to hang up."""
    greeting: str = "220 next.example.org ESMTP"
    tls: ssl.SSLContext | None = None
    after_starttls: bytes = b""
    """Sent in the clear with the reply to STARTTLS, as somebody between could."""
    login: tuple[str, str] | None = None
    """Who must say so before MAIL, and the password: by AUTH PLAIN or AUTH LOGIN."""


class MailServer:
    """Listens on a free port of the loopback, in threads."""

    def __init__(self, behaviour: Behaviour | None = None, port: int = 0) -> None:
        self.behaviour = behaviour or Behaviour()
        self.taken: list[Taken] = []
        self.commands: list[str] = []
        self.was_encrypted: list[bool] = []
        self._socket = socket.create_server(("127.0.0.1", port))
        self.port: int = self._socket.getsockname()[1]
        self._connections: set[socket.socket] = set()
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        # Without it, a thread in accept keeps the port.
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for connection in list(self._connections):
            connection.close()

    def __enter__(self) -> MailServer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def wait_for(
        self,
        condition: Callable[[], object],
        timeout_s: float = 180,
        why: Callable[[], str] = lambda: "it did not come to that",
    ) -> None:
        end = time.monotonic() + timeout_s
        while not condition():
            assert time.monotonic() < end, why()
            time.sleep(0.02)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self._connections.add(connection)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        conversation = _Conversation(self, connection)
        try:
            conversation.hold()
        except (OSError, EOFError):
            pass
        finally:
            self._connections.discard(connection)
            conversation.close()
            connection.close()


class _Conversation:
    def __init__(self, server: MailServer, connection: socket.socket) -> None:
        self._server = server
        self._connection = connection
        self._file = connection.makefile("rb")
        self._sender = ""
        self._recipients: list[str] = []
        self._commands: list[str] = []
        self._encrypted = False
        self._is_known = False

    def hold(self) -> None:
        self._hang_up("greeting")
        self._say(self._server.behaviour.greeting)
        while True:
            line = self._line().decode().rstrip("\r\n")
            self._server.commands.append(line)
            self._commands.append(line)
            verb = line.split(" ")[0].upper()
            self._hang_up(verb)
            if verb == "QUIT":
                self._say("221 bye")
                return
            self._answer(verb, line)

    def close(self) -> None:
        self._file.close()
        self._connection.close()

    def _answer(self, verb: str, line: str) -> None:
        behaviour = self._server.behaviour
        if verb == "EHLO":
            offered = list(behaviour.features)
            if behaviour.tls and not self._encrypted:
                offered.append("STARTTLS")
            if behaviour.login:
                offered.append("AUTH PLAIN LOGIN SCRAM-SHA-256-PLUS")
            lines = ["next.example.org", *offered]
            self._say("\r\n".join([*(f"250-{x}" for x in lines[:-1]), f"250 {lines[-1]}"]))
        elif verb == "STARTTLS" and behaviour.tls:
            self._connection.sendall(b"220 go ahead\r\n" + behaviour.after_starttls)
            self._file.close()
            self._connection = behaviour.tls.wrap_socket(self._connection, server_side=True)
            self._file = self._connection.makefile("rb")
            self._encrypted = True
        elif verb == "AUTH" and behaviour.login:
            self._authenticate(line, *behaviour.login)
        elif verb == "MAIL" and behaviour.login and not self._is_known:
            self._say("530 5.7.0 Authentication required")
        elif verb == "MAIL":
            self._sender, self._recipients = line, []
            self._say("250 2.1.0 Ok")
        elif verb == "RCPT":
            address = line[line.index("<") + 1 : line.index(">")]
            reply = behaviour.refused.get(address, "250 2.1.5 Ok")
            if reply.startswith("2"):
                self._recipients.append(address)
            self._say(reply)
        elif verb == "DATA":
            self._take()
        else:
            self._say("250 2.0.0 Ok")

    def _authenticate(self, line: str, name: str, password: str) -> None:
        mechanism, *initial = line.split(" ")[1:]
        said = [base64.b64decode(each) for each in initial]
        questions = [b""] if mechanism == "PLAIN" else [b"Username:", b"Password:"]
        for question in questions[len(said) :]:
            self._say(f"334 {base64.b64encode(question).decode()}")
            answer = self._line().strip()
            if answer == b"*":
                self._say("501 5.7.0 As you wish")
                return
            said.append(base64.b64decode(answer))
        wanted = f"\0{name}\0{password}" if mechanism == "PLAIN" else f"{name}\0{password}"
        self._is_known = b"\0".join(said) == wanted.encode()
        self._say("235 2.7.0 Welcome" if self._is_known else "535 5.7.8 Who are you?")

    def _take(self) -> None:
        behaviour = self._server.behaviour
        self._say("354 go on")
        content = b""
        while (line := self._line()) != b".\r\n":
            self._hang_up("content")
            content += line.removeprefix(b".")
        if behaviour.after_data.startswith("2"):
            self._server.was_encrypted.append(self._encrypted)
            self._server.taken.append(
                Taken(self._sender, self._recipients, content, self._commands)
            )
        time.sleep(behaviour.delay_s)
        behaviour.may_answer.wait(120)
        self._hang_up("reply")
        self._say(behaviour.after_data)

    def _line(self) -> bytes:
        line = self._file.readline()
        if not line:
            raise EOFError
        return line

    def _say(self, text: str) -> None:
        self._connection.sendall(f"{text}\r\n".encode())

    def _hang_up(self, moment: str) -> None:
        if self._server.behaviour.close_at == moment:
            # Both directions at once: the file object still holds the socket.
            self._connection.shutdown(socket.SHUT_RDWR)
            raise EOFError
