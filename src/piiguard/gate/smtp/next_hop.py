"""The server that messages are passed on to, spoken to in the client's own words.

What the client says of its message goes on as it was said, and the answers come back
as they are: so the next hop's refusals, of a recipient or of the whole, are the
client's to see.
"""

from __future__ import annotations

import asyncio
import re
import ssl
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from piiguard.config.gate import NextHopTls
from piiguard.errors import PiiguardError
from piiguard.gate.smtp.replies import Reply

CONNECT_S = 30
"""How long a connection may take: a server that is up answers within seconds."""

LAST_REPLY_S = 600
"""How long the reply to a whole message may take (RFC 5321, 4.5.3.2.6): giving up
sooner means not knowing whether it was taken."""

LINE_BYTES = 8192
"""Longest reply line taken: RFC 5321 allows 512 octets, extensions more."""

REPLY_LINES = 200

_REPLY = re.compile(rb"([2-5]\d\d)([ -].*)?")


class NextHopError(PiiguardError):
    """The next hop cannot be reached, or the connection to it broke.

    Attributes:
        is_unsure: Whether a whole message was sent and its reply not received.
    """

    def __init__(self, message: str, *, is_unsure: bool = False) -> None:
        super().__init__(message)
        self.is_unsure = is_unsure


def is_loopback(host: str) -> bool:
    """Tell whether an address leads to this very computer."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Address:
    """Where the next hop listens, and how it is spoken to."""

    host: str
    port: int
    hostname: str
    """The gate's own name, for EHLO."""
    reply_s: float
    """How long one reply may take."""
    tls: NextHopTls = NextHopTls.OFFERED
    ca: Path | None = None

    @property
    def is_local(self) -> bool:
        """Whether it is on this very computer."""
        return is_loopback(self.host)


class NextHop:
    """One connection, opened when it is needed. Not for two tasks at once."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None
        self.features: dict[str, str] = {}
        """What EHLO offered: keyword in capitals → its parameters."""

    @property
    def is_open(self) -> bool:
        """Whether there is a connection, as far as is known."""
        if self._reader is None or self._writer is None:
            return False
        return not self._reader.at_eof() and not self._writer.is_closing()

    @property
    def is_private(self) -> bool:
        """Whether a password said to it is heard by nobody else."""
        return self._address.is_local or self._address.tls is NextHopTls.REQUIRED

    async def open(self) -> None:
        """Connect, and greet; does nothing where there is a connection.

        Raises:
            NextHopError: It cannot be reached, or does not want us, or TLS is
                required and cannot be had.
        """
        if self.is_open:
            return
        await self.close()
        try:
            await self._connect()
        except BaseException:
            await self.close()
            raise

    async def command(self, line: bytes) -> Reply:
        """Send a command and return the reply.

        Raises:
            NextHopError: The connection broke, or the reply took too long.
        """
        await self._send(line + b"\r\n")
        return await self._receive(self._address.reply_s)

    async def deliver(self, content: bytes) -> Reply:
        """Send a message whose envelope was accepted, byte for byte.

        Args:
            content: All of it; every line ends with CRLF.

        Returns:
            The reply to DATA where that was refused, else to the message.

        Raises:
            NextHopError: The connection broke; ``is_unsure`` says whether the
                message may have been taken.
        """
        reply = await self.command(b"DATA")
        if reply.code != 354:
            return reply
        # A dot that begins a line is doubled (RFC 5321, 4.5.2).
        await self._send(re.sub(rb"(?m)^\.", b"..", content))
        try:
            await self._send(b".\r\n")
            return await self._receive(LAST_REPLY_S)
        except NextHopError as error:
            raise NextHopError(str(error), is_unsure=True) from None

    async def reset(self) -> None:
        """Give up the message that was begun; a broken connection has done so."""
        if not self.is_open:
            return
        try:
            reply = await self.command(b"RSET")
        except NextHopError:
            return
        if not reply.is_positive:
            await self.close()

    async def quit(self) -> None:
        """Say goodbye and close."""
        if self.is_open:
            with suppress(NextHopError):
                await self._send(b"QUIT\r\n")
        await self.close()

    async def close(self) -> None:
        """Close the connection, in whatever state it is."""
        writer, self._reader, self._writer = self._writer, None, None
        if writer is None:
            return
        writer.close()
        with suppress(OSError, ssl.SSLError, TimeoutError):
            async with asyncio.timeout(1):
                await writer.wait_closed()

    async def _connect(self) -> None:
        try:
            async with asyncio.timeout(CONNECT_S):
                self._reader, self._writer = await asyncio.open_connection(
                    self._address.host, self._address.port, limit=LINE_BYTES
                )
        except (OSError, TimeoutError) as error:
            raise NextHopError(f"no connection: {type(error).__name__}") from None
        greeting = await self._receive(self._address.reply_s)
        if not greeting.is_positive:
            raise NextHopError(f"the greeting was {greeting.code}")
        await self._greet()
        if self._address.tls is not NextHopTls.OFF:
            await self._encrypt()

    async def _greet(self) -> None:
        name = self._address.hostname.encode("ascii", "replace")
        reply = await self.command(b"EHLO " + name)
        if not reply.is_positive:
            reply = await self.command(b"HELO " + name)
            if not reply.is_positive:
                raise NextHopError(f"the answer to HELO was {reply.code}")
            self.features = {}
            return
        lines = (line[4:].decode("ascii", "replace").strip() for line in reply.lines[1:])
        pairs = (line.partition(" ") for line in lines if line)
        self.features = {keyword.upper(): rest for keyword, _, rest in pairs}

    async def _encrypt(self) -> None:
        if "STARTTLS" not in self.features:
            if self._address.tls is NextHopTls.REQUIRED:
                raise NextHopError("it offers no STARTTLS, which is required")
            return
        reply = await self.command(b"STARTTLS")
        if reply.code != 220:
            raise NextHopError(f"the answer to STARTTLS was {reply.code}")
        if self._writer is None or self._reader is None:
            raise NextHopError("the connection was closed")
        early = asyncio.ensure_future(self._reader.read(1))
        await asyncio.sleep(0)
        if early.done():
            raise NextHopError("it went on in the clear after STARTTLS")
        early.cancel()
        with suppress(asyncio.CancelledError):
            await early
        try:
            async with asyncio.timeout(CONNECT_S):
                await self._writer.start_tls(self._context(), server_hostname=self._address.host)
        except (OSError, TimeoutError) as error:
            raise NextHopError(f"TLS failed: {type(error).__name__}") from None
        await self._greet()

    def _context(self) -> ssl.SSLContext:
        context = ssl.create_default_context(
            cafile=str(self._address.ca) if self._address.ca else None
        )
        if self._address.tls is not NextHopTls.REQUIRED:
            # As Postfix's level "may": who could read this could have hidden the offer too.
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        return context

    async def _send(self, data: bytes) -> None:
        if self._writer is None:
            raise NextHopError("there is no connection")
        try:
            self._writer.write(data)
            async with asyncio.timeout(LAST_REPLY_S):
                await self._writer.drain()
        except (OSError, TimeoutError) as error:
            await self.close()
            raise NextHopError(f"sending failed: {type(error).__name__}") from None

    async def _receive(self, timeout_s: float) -> Reply:
        try:
            async with asyncio.timeout(timeout_s):
                return await self._read_reply()
        except (OSError, EOFError, TimeoutError, ValueError) as error:
            await self.close()
            raise NextHopError(f"no reply: {type(error).__name__}") from None

    async def _read_reply(self) -> Reply:
        lines: list[bytes] = []
        while len(lines) < REPLY_LINES:
            if self._reader is None:
                raise EOFError
            line = await self._reader.readline()
            if not line.endswith(b"\n"):
                raise EOFError
            line = line.rstrip(b"\r\n")
            match = _REPLY.fullmatch(line)
            if match is None or (lines and line[:3] != lines[0][:3]):
                raise ValueError("this is no reply")
            lines.append(line)
            if not (match[2] or b"").startswith(b"-"):
                return Reply(int(match[1]), tuple(lines))
        raise ValueError("the reply does not end")
