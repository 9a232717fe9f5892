"""Runs the page until somebody stops it."""

from __future__ import annotations

import ipaddress
import logging
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import uvicorn

from piiguard.config import Config
from piiguard.errors import ConfigError
from piiguard.gate.web.app import build_app
from piiguard.gate.web.checking import Checking
from piiguard.gate.web.security import Site

LOOPBACK_NAMES = ("127.0.0.1", "localhost", "[::1]")

MAX_CONNECTIONS = 100
"""Browsers open six each; more than a branch's staff needs is somebody's mistake."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the page is served."""

    host: str = "127.0.0.1"
    port: int = 8765
    """0 takes a free one."""
    names: tuple[str, ...] = ()
    """Other ``host`` or ``host:port`` under which browsers reach it."""
    certificate: Path | None = None
    """PEM file with certificate and chain."""
    key: Path | None = None
    """PEM file with the certificate's key; None: it is in the certificate's file."""
    plain_http: bool = False
    """Whether others than this computer may connect without TLS."""

    @property
    def is_loopback(self) -> bool:
        """Whether only this computer can connect."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


def run(config: Config, address: Address, on_link: Callable[[str], None]) -> None:
    """Serve the page; returns when the process is told to end.

    Args:
        config: What documents are checked with.
        address: Where.
        on_link: Is told every link that lets a browser in; each works once.

    Raises:
        ConfigError: The address cannot be had, or would show documents to the network.
        PolicyError, AuditError: As ``Checking``.
    """
    if not address.is_loopback and address.certificate is None and not address.plain_http:
        raise ConfigError(
            f"on {address.host} others could read along: give --certificate, or stay on "
            "127.0.0.1 behind a proxy that does TLS (see docs/how-to/staff-page.md)"
        )
    checking = Checking(config)
    listener = _listen(address)
    port = int(listener.getsockname()[1])
    secure = address.certificate is not None
    names = (*(LOOPBACK_NAMES if address.is_loopback else (address.host,)), *address.names)
    site = Site.of(names, port, secure=secure)
    base = f"{'https' if secure else 'http'}://{_shown_host(address.host)}:{port}"
    app = build_app(
        checking, site, lambda token: on_link(f"{base}/enter?token={quote(token, safe='')}")
    )
    logging.getLogger("piiguard.gate.web").setLevel(logging.INFO)
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            # An access log would keep what was asked for, and by whom.
            access_log=False,
            log_level="warning",
            server_header=False,
            proxy_headers=False,
            ws="none",
            limit_concurrency=MAX_CONNECTIONS,
            timeout_graceful_shutdown=2,
            ssl_certfile=address.certificate,
            ssl_keyfile=address.key,
        )
    )
    with listener:
        server.run(sockets=[listener])


def _listen(address: Address) -> socket.socket:
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((address.host.strip("[]"), address.port))
        # A browser opened at once must find somebody there.
        listener.listen()
    except OSError as error:
        listener.close()
        reason = error.strerror or type(error).__name__
        raise ConfigError(f"cannot serve on {address.host}:{address.port}: {reason}") from None
    return listener


def _shown_host(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
