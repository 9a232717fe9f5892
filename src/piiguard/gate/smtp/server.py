"""The mail gate as a running server."""

from __future__ import annotations

import asyncio
import logging
import socket
import ssl
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from piiguard.audit import open_log
from piiguard.config import Config
from piiguard.config.gate import SmtpSettings
from piiguard.errors import ConfigError
from piiguard.gate.smtp.delivery import Gate
from piiguard.gate.smtp.journal import Journal
from piiguard.gate.smtp.next_hop import Address
from piiguard.gate.smtp.screening import Screen
from piiguard.gate.smtp.session import GateSession
from piiguard.gate.stopping import on_stop_signal

log = logging.getLogger("piiguard.gate.smtp")

STOP_S = 30
"""How long to wait, when stopped, for what is under way to the next hop."""

HostPort = tuple[str, int]


class _Busy(asyncio.Protocol):
    """Answers a client for whom there is no place."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Say so and hang up."""
        if isinstance(transport, asyncio.WriteTransport):
            transport.write(b"421 4.3.2 Too many connections; try again later\r\n")
            transport.close()


def run_smtp_gate(
    listen: HostPort, next_hop: HostPort, config: Config, policy: str | None = None
) -> None:
    """Check mail until a signal says to stop.

    Args:
        listen: Where clients connect.
        next_hop: Where messages that pass are sent.
        config: The consortium's own facts and choices.
        policy: The policy of messages that no rule of the configuration matches.

    Raises:
        ConfigError: There is no record, the address cannot be listened at, or a
            certificate cannot be used.
        PolicyError, AuditError: As ``Checker``.
    """
    if config.audit is None:
        raise ConfigError("a gate keeps a record: say under 'audit' in piiguard.yaml where")
    settings = config.gate.smtp
    # aiosmtpd logs addresses, and at its lower levels messages.
    logging.getLogger("mail.log").disabled = True
    record = open_log(config.audit)
    path = config.audit.path
    journal = Journal(path.with_name(f"{path.name}.taken"), record.key_for("taken"))
    record.close()
    try:
        with ThreadPoolExecutor(settings.connections, "piiguard-smtp") as executor:
            gate = Gate(
                settings=settings,
                next_hop=Address(
                    *next_hop,
                    hostname=socket.getfqdn(),
                    reply_s=settings.next_hop_s,
                    tls=settings.next_hop_tls,
                    ca=settings.next_hop_ca,
                ),
                size_bytes=min(
                    config.limits.size_bytes, settings.size_bytes or config.limits.size_bytes
                ),
                screen=Screen(config, policy).screen,
                journal=journal,
                executor=executor,
                tls=_tls(settings),
            )
            asyncio.run(_serve(gate, listen))
    finally:
        journal.close()


async def _serve(gate: Gate, listen: HostPort) -> None:
    loop = asyncio.get_running_loop()
    stopping = asyncio.Event()
    on_stop_signal(lambda: loop.call_soon_threadsafe(stopping.set))
    try:
        server = await loop.create_server(session_factory(gate), *listen)
    except OSError as error:
        raise ConfigError(
            f"cannot listen at {listen[0]}:{listen[1]}: {error.strerror or type(error).__name__}"
        ) from None
    host, port = server.sockets[0].getsockname()[:2]
    log.info("listening at %s:%d, passing on to %s:%d", host, port, *_where(gate.next_hop))
    async with server:
        await stopping.wait()
    log.info("stopping")
    # Clients keep what is not under way; what is, ends.
    with suppress(TimeoutError):
        async with asyncio.timeout(STOP_S):
            while gate.tasks:
                await asyncio.wait(set(gate.tasks))


def session_factory(gate: Gate) -> Callable[[], asyncio.Protocol]:
    """Return what serves each client, as long as there is a place."""
    free = gate.settings.connections

    def give_back() -> None:
        nonlocal free
        free += 1

    def make() -> asyncio.Protocol:
        nonlocal free
        if free <= 0:
            return _Busy()
        free -= 1
        session: asyncio.Protocol = GateSession(gate, give_back)
        return session

    return make


def _where(address: Address) -> HostPort:
    return address.host, address.port


def _tls(settings: SmtpSettings) -> ssl.SSLContext | None:
    if settings.certificate is None:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    key: Path | None = settings.key
    try:
        context.load_cert_chain(settings.certificate, key)
    except (OSError, ssl.SSLError):
        raise ConfigError(
            f"{settings.certificate}: no certificate with its key, in PEM form"
        ) from None
    return context
