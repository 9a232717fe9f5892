"""One client's connection: its commands go to the next hop, its message is checked.

The client is answered only what the next hop answers, but for a message that may not
go. So the gate keeps no queue: a message is the client's until the next hop has it.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable
from typing import ClassVar

from aiosmtpd.smtp import SMTP, Envelope, Session

from piiguard.errors import AuditError
from piiguard.gate.smtp import login, replies
from piiguard.gate.smtp.delivery import Gate, Message, Outcome, handle
from piiguard.gate.smtp.next_hop import NextHop, NextHopError, is_loopback
from piiguard.gate.smtp.paths import MAIL_PARAMETERS, PASSED_ON, RCPT_PARAMETERS, parse_path
from piiguard.gate.smtp.replies import Reply

log = logging.getLogger("piiguard.gate.smtp")


class GateSession(SMTP):  # type: ignore[misc] # aiosmtpd tells no types
    """The gate's side of a client's connection."""

    # Postfix passes longer lines than RFC 5321's thousand octets on to proxies.
    line_length_limit = 1_048_576
    # RFC 5321, 4.5.3.1.4 has 512, and extensions add to that; SMTPUTF8 and DSN most.
    command_size_limit = 4096
    command_size_limits: ClassVar[dict[str, int]] = defaultdict(
        lambda: GateSession.command_size_limit
    )

    def __init__(self, gate: Gate, on_end: Callable[[], None]) -> None:
        super().__init__(
            self,  # the handler whose handle_DATA is called
            data_size_limit=gate.size_bytes,
            enable_SMTPUTF8=True,
            hostname=gate.next_hop.hostname,
            ident="piiguard",
            tls_context=gate.tls,
            require_starttls=gate.settings.require_tls,
            timeout=gate.settings.idle_s,
        )
        self._gate = gate
        self._on_end = on_end
        self._hop = NextHop(gate.next_hop)
        self._delivery: asyncio.Task[Outcome] | None = None
        self._unconfirmed: str | None = None
        self._forwarded: list[bytes] = []
        self._has_ended = False
        self._is_known = False
        """Whether the next hop knows who the client is."""
        self.command_size_limits["AUTH"] = login.LINE_BYTES

    # ------------------------------------------------------------------ greeting

    async def smtp_HELO(self, hostname: str | None) -> None:
        """Greet without extensions."""
        await self._greet(hostname, extended=False)

    async def smtp_EHLO(self, hostname: str | None) -> None:
        """Greet, and offer what both the gate and the next hop can do."""
        await self._greet(hostname, extended=True)

    async def _greet(self, hostname: str | None, *, extended: bool) -> None:
        if not hostname:
            await self.push("501 5.5.4 Syntax: EHLO hostname")
            return
        await self._confirm()
        self._set_rset_state()
        session = self._client()
        session.extended_smtp = extended
        if not await self._begin_anew():
            return
        session.host_name = hostname
        lines = [self.hostname, *self._offer()] if extended else [self.hostname]
        await self.push("\r\n".join([*(f"250-{x}" for x in lines[:-1]), f"250 {lines[-1]}"]))

    def _offer(self) -> list[str]:
        theirs = self._hop.features
        size = self._gate.size_bytes
        if theirs.get("SIZE", "").isdecimal():
            # 0: the next hop tells no limit (RFC 1870, 4).
            size = min(size, int(theirs["SIZE"]) or size)
        offer = [f"SIZE {size}", "PIPELINING", *(name for name in PASSED_ON if name in theirs)]
        if self.tls_context and not self._tls_protocol:
            offer.append("STARTTLS")
        if mechanisms := self._mechanisms():
            offer.append(f"AUTH {' '.join(mechanisms)}")
        if "XFORWARD" in theirs and self._is_local():
            offer.append(f"XFORWARD {theirs['XFORWARD']}".rstrip())
        return offer

    # -------------------------------------------------------------------- log-in

    def _mechanisms(self) -> list[str]:
        """Return by what the client may say who it is, where nobody else hears it."""
        is_heard = not self._tls_protocol and not self._is_local()
        return [] if is_heard or self._is_known else login.mechanisms(self._hop)

    async def smtp_AUTH(self, arg: str | None) -> None:
        """Have the client say to the next hop who it is."""
        if await self.check_helo_needed("EHLO"):
            return
        await self._confirm()
        if self._is_known or self._open_envelope().mail_from:
            await self.push("503 5.5.1 AUTH is not possible now")
            return
        if not arg or arg.split()[0].upper() not in self._mechanisms():
            await self.push("502 5.5.1 AUTH is not offered, or not so")
            return
        try:
            reply = await login.log_in(arg, self._hop, self._reader, self.push)
        except (NextHopError, login.BrokenOffError) as error:
            log.warning("a log-in broke off: %s", error)
            await self._hang_up()
            return
        self._is_known = reply.is_positive
        await self.push(reply.wire)

    async def smtp_STARTTLS(self, arg: str | None) -> None:
        """Encrypt; not for who has said in the clear who it is (RFC 3207, 4.2)."""
        if self._is_known:
            await self.push("503 5.5.1 STARTTLS comes before AUTH")
            return
        await super().smtp_STARTTLS(arg)

    # ------------------------------------------------------------------ envelope

    async def smtp_MAIL(self, arg: str | None) -> None:
        """Begin a message, at the next hop too."""
        if await self.check_helo_needed():
            return
        if self._open_envelope().mail_from:
            await self.push("503 5.5.1 Nested MAIL command")
            return
        parsed = await self._parse("FROM:", arg, MAIL_PARAMETERS)
        if parsed is None:
            return
        address, parameters = parsed
        size = next((p[5:] for p in parameters if p.upper().startswith("SIZE=")), "0")
        if not size.isdecimal() or int(size) > self._gate.size_bytes:
            await self.push("552 5.3.4 The message is larger than the gate checks")
            return
        if "SIZE" not in self._hop.features:
            parameters = [p for p in parameters if not p.upper().startswith("SIZE=")]
        if not await self._begin_anew():
            return
        line = " ".join([f"MAIL FROM:<{address}>", *parameters])
        if await self._relay(line):
            # "<>" is a sender too: mail about mail.
            self._open_envelope().mail_from = address or "<>"

    async def smtp_RCPT(self, arg: str | None) -> None:
        """Ask the next hop whether it takes a recipient."""
        if await self.check_helo_needed():
            return
        if not self._open_envelope().mail_from:
            await self.push("503 5.5.1 Need MAIL command")
            return
        parsed = await self._parse("TO:", arg, RCPT_PARAMETERS)
        if parsed is None:
            return
        address, parameters = parsed
        if await self._relay(" ".join([f"RCPT TO:<{address}>", *parameters])):
            self._open_envelope().rcpt_tos.append(address)

    async def _parse(
        self, keyword: str, arg: str | None, known: dict[str, str]
    ) -> tuple[str, list[str]] | None:
        """Return an address and its parameters, or answer what is wrong with them."""
        await self._confirm()
        offered = {"SIZE", *({*PASSED_ON, "AUTH"} & self._hop.features.keys())}
        parsed = parse_path(
            keyword, arg or "", known, offered if self._client().extended_smtp else ()
        )
        if isinstance(parsed, Reply):
            await self.push(parsed.wire)
            return None
        return parsed

    async def smtp_RSET(self, arg: str | None) -> None:
        """Give a message up."""
        await self._confirm()
        self._set_rset_state()
        await self._hop.reset()
        await self.push("250 2.0.0 OK")

    async def smtp_XFORWARD(self, arg: str | None) -> None:
        """Tell the next hop who the client of the Postfix before the gate is."""
        if "XFORWARD" not in self._hop.features or not self._is_local():
            await self.push("502 5.5.1 XFORWARD is not offered")
            return
        if await self._relay(f"XFORWARD {arg or ''}"):
            self._forwarded.append(f"XFORWARD {arg or ''}".encode())

    async def smtp_VRFY(self, arg: str | None) -> None:
        """Tell nothing of addresses."""
        await self.push("252 2.5.0 Send the message to find out")

    async def smtp_QUIT(self, arg: str | None) -> None:
        """Say goodbye."""
        await self._confirm()
        await super().smtp_QUIT(None)

    # ------------------------------------------------------------------- message

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> bytes:
        """Check a message and pass it on.

        Returns:
            The next hop's reply, or why the message may not go.
        """
        # Checking and passing on have limits of their own.
        self._reset_timeout(3600)
        message = Message(
            envelope.mail_from or "", tuple(envelope.rcpt_tos), bytes(envelope.content or b"")
        )
        self._delivery = self._gate.start(
            handle(message, self._gate, self._hop, lambda: self.transport is not None)
        )
        # The client's leaving ends this coroutine, but not the delivery.
        outcome = await asyncio.shield(self._delivery)
        self._delivery, self._unconfirmed = None, outcome.taken
        self._reset_timeout()
        return outcome.reply.wire

    # -------------------------------------------------------------------- common

    async def _relay(self, line: str) -> bool:
        """Pass a command on and its reply back; return whether it was done."""
        try:
            wire = line.encode()
        except UnicodeEncodeError:
            await self.push("501 5.5.2 This is not UTF-8")
            return False
        try:
            reply = await self._hop.command(wire)
        except NextHopError as error:
            log.warning("the next hop: %s", error)
            reply = replies.NEXT_HOP_LOST
        await self.push(reply.wire)
        return reply.is_positive

    async def _begin_anew(self) -> bool:
        """Have a connection to the next hop with no message begun, or hang up."""
        try:
            await self._hop.reset()
            if not self._hop.is_open and self._is_known:
                # The next hop forgot who the client is, and the gate never knew.
                await self._hang_up()
                return False
            if not self._hop.is_open:
                await self._hop.open()
                for command in self._forwarded:
                    await self._hop.command(command)
        except NextHopError as error:
            log.warning("the next hop: %s", error)
            await self._hang_up()
            return False
        return True

    async def _hang_up(self) -> None:
        await self.push(replies.NEXT_HOP_DOWN.wire)
        if self.transport is not None:
            self.transport.close()

    async def _confirm(self) -> None:
        """Note that the client knows what became of its last message: it goes on."""
        message, self._unconfirmed = self._unconfirmed, None
        if message is not None:
            try:
                await asyncio.to_thread(self._gate.journal.forget, message)
            except AuditError as error:
                log.error("%s", error)

    def _client(self) -> Session:
        return self.session

    def _open_envelope(self) -> Envelope:
        return self.envelope

    def _is_local(self) -> bool:
        try:
            return is_loopback(self._client().peer[0])
        except (TypeError, IndexError):
            return False

    async def handle_exception(self, error: Exception) -> str:
        """Answer that the gate itself failed."""
        log.error("internal error (%s)", type(error).__name__)
        return "451 4.3.0 Internal error; try again later"

    def connection_lost(self, error: Exception | None) -> None:
        """Close the other side too, once nothing is under way to it."""
        super().connection_lost(error)
        # A failed handshake is told twice.
        if not self._has_ended:
            self._has_ended = True
            self._gate.start(self._end())

    async def _end(self) -> None:
        try:
            if self._delivery is not None:
                await asyncio.wait({self._delivery})
            await self._hop.quit()
        finally:
            self._on_end()
