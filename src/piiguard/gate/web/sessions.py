"""Who may use the page: whoever opened a link that the terminal printed."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from hashlib import sha256

SESSION_S = 12 * 3600.0
"""A working day with overtime; then a new link is needed. Our choice."""

TOKEN_BYTES = 32
"""256 bits, twice what OWASP's session management cheat sheet asks for."""


class Sessions:
    """Links that work once, and the sessions they began. Only digests are kept."""

    def __init__(self, on_link: Callable[[str], None], clock: Callable[[], float]) -> None:
        """Make the first link.

        Args:
            on_link: Is told the token of each new link. There is always one that works.
            clock: Seconds that only grow.
        """
        self._on_link = on_link
        self._clock = clock
        self._link = b""
        self._ends: dict[bytes, float] = {}
        self._renew()

    def enter(self, token: str) -> str | None:
        """Begin a session with a link's token, which is then spent.

        Returns:
            The session's own token, or None where the link's is wrong or spent.
        """
        if not secrets.compare_digest(_digest(token), self._link):
            return None
        session = secrets.token_urlsafe(TOKEN_BYTES)
        self._ends[_digest(session)] = self._clock() + SESSION_S
        self._renew()
        return session

    def owner(self, session: str) -> str | None:
        """Return a name for the session, for what belongs to it; None if there is none."""
        digest = _digest(session)
        if self._ends.get(digest, 0.0) <= self._clock():
            self._ends.pop(digest, None)
            return None
        return digest.hex()

    def _renew(self) -> None:
        token = secrets.token_urlsafe(TOKEN_BYTES)
        self._link = _digest(token)
        self._on_link(token)


def _digest(token: str) -> bytes:
    return sha256(token.encode("utf-8", "replace")).digest()


def monotonic() -> float:
    """Return the clock of sessions and documents, in seconds."""
    return time.monotonic()
