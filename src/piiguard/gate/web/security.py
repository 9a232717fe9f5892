"""What every request has to show, and what every response says.

A web page that the same browser has open is the attacker to think of: it can make
the browser ask this server for things, under a name that it makes resolve to this
machine (DNS rebinding), or post a form to it (cross-site request forgery).
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from piiguard.gate.web.rendering import Templates
from piiguard.gate.web.sessions import Sessions

_log = logging.getLogger("piiguard.gate.web")

PUBLIC_PREFIXES = ("/static/", "/enter")
"""What is there without a session: the look of the page, and the way in."""

HEADERS = {
    # No inline script or style, nothing from elsewhere, in nobody's frame.
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # With no-referrer, browsers send "Origin: null" with our own forms (Fetch, 3.2).
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True, slots=True)
class Site:
    """Where the page lives."""

    hosts: frozenset[str]
    """Every ``host:port``, or ``host`` for a standard port, in lower case."""
    secure: bool
    """Whether browsers reach it by https."""
    cookie: str
    """The session's cookie. Browsers share cookies between ports, so it names its own."""

    @classmethod
    def of(cls, names: Iterable[str], port: int, *, secure: bool) -> Site:
        """Return the site that has these names, each with or without a port of its own."""
        hosts = set()
        for name in names:
            bare = name.lower()
            if ":" in bare and not bare.startswith("["):
                bare = bare if bare.count(":") == 1 else f"[{bare}]"
            if ":" in bare.rpartition("]")[2]:
                hosts.add(bare)
                continue
            hosts.add(f"{bare}:{port}")
            if port in (80, 443):
                hosts.add(bare)
        prefix = "__Host-" if secure else ""
        return cls(frozenset(hosts), secure, f"{prefix}piiguard-{port}")

    def is_own_origin(self, origin: str) -> bool:
        """Tell whether a request comes from a page of this site."""
        scheme, _, host = origin.lower().partition("://")
        # Behind a proxy that does TLS the browser's scheme is https, and ours is not.
        return scheme in (("https",) if self.secure else ("http", "https")) and host in self.hosts


class Guard:
    """ASGI middleware: lets through what may be asked, and says so of what may not.

    The owner of the session is put into the scope's state as ``owner``.
    """

    def __init__(
        self,
        app: ASGIApp,
        site: Site,
        sessions: Sessions,
        templates: Templates,
    ) -> None:
        """Wrap an application.

        Args:
            app: What is guarded.
            site: Where it lives.
            sessions: Who may use it.
            templates: Makes the pages that say why not.
        """
        self._app = app
        self._site = site
        self._sessions = sessions
        self._templates = templates

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        has_started = False

        async def send_with_headers(message: Message) -> None:
            nonlocal has_started
            if message["type"] == "http.response.start":
                has_started = True
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        try:
            answer: ASGIApp = self._refusal(scope) or self._app
            await answer(scope, receive, send_with_headers)
        except Exception as error:
            # Only the type: the message may quote a document.
            _log.error("internal error (%s)", type(error).__name__)
            if not has_started:
                response = self._templates.internal_error(error)
                await response(scope, receive, send_with_headers)

    def _refusal(self, scope: Scope) -> Response | None:
        """Return why a request is not answered, or None where it is."""
        headers = Headers(scope=scope)
        if headers.getlist("host") != [headers.get("host", "").lower()] or (
            headers["host"] not in self._site.hosts
        ):
            return self._templates.message(
                421, "Wrong address", "This page is not served under the name you asked for."
            )
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return self._templates.message(
                405, "Not possible", "This page takes GET and POST only."
            )
        if scope["method"] == "POST" and not self._is_from_here(headers):
            return self._templates.message(
                403, "Not from this page", "The form came from another site."
            )
        owner = self._owner(headers)
        if owner is None and not scope["path"].startswith(PUBLIC_PREFIXES):
            return self._templates.message(
                403,
                "Please open the link from the terminal",
                "This browser has not been let in, or its session has ended. Open the link that "
                "‘piiguard serve’ printed last.",
            )
        scope.setdefault("state", {})["owner"] = owner
        return None

    def _is_from_here(self, headers: Headers) -> bool:
        # Browsers send Origin with every POST; Sec-Fetch-Site, where sent, agrees.
        return (
            self._site.is_own_origin(headers.get("origin", ""))
            and headers.get("sec-fetch-site", "same-origin") == "same-origin"
        )

    def _owner(self, headers: Headers) -> str | None:
        try:
            morsel = SimpleCookie(headers.get("cookie", "")).get(self._site.cookie)
        except CookieError:
            return None
        return self._sessions.owner(morsel.value) if morsel else None
