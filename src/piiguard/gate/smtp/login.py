"""A log-in that is passed on: the next hop asks who sends, the gate keeps no answer.

So the gate holds no passwords, and who may send is for the mail server to say.
"""

from __future__ import annotations

from asyncio import StreamReader
from collections.abc import Awaitable, Callable

from piiguard.gate.smtp.next_hop import NextHop
from piiguard.gate.smtp.replies import Reply

CHALLENGE = 334

LINE_BYTES = 12_288
"""Longest line of a log-in (RFC 4954, 4)."""


class BrokenOffError(Exception):
    """The client left amid a log-in, or answered more than may be said."""


def mechanisms(hop: NextHop) -> list[str]:
    """Return by what the next hop lets clients say who they are.

    None where a password would be heard on its way there, and none that is bound to
    its channel (RFC 5929): from the client to the next hop there are two.
    """
    if not hop.is_private:
        return []
    named = hop.features.get("AUTH", "").upper().split()
    return [name for name in named if not name.endswith("-PLUS")]


async def log_in(
    argument: str, hop: NextHop, client: StreamReader, tell: Callable[[bytes], Awaitable[None]]
) -> Reply:
    """Pass a log-in on, with its challenges and their answers.

    Args:
        argument: What followed AUTH.
        hop: The next hop, which then knows the client until its connection ends.
        client: Where the client's answers come from.
        tell: Tells the client a challenge.

    Returns:
        The next hop's decision.

    Raises:
        NextHopError: The next hop hung up.
        BrokenOffError: The client did; the next hop was hung up on.
    """
    line = f"AUTH {argument}".encode("utf-8", "surrogateescape")
    reply = await hop.command(line)
    while reply.code == CHALLENGE:
        await tell(reply.wire)
        try:
            line = await client.readline()
        except ValueError:  # Longer than any line of mail.
            line = b""
        if not line.endswith(b"\n") or len(line) > LINE_BYTES:
            await hop.close()
            raise BrokenOffError
        reply = await hop.command(line.rstrip(b"\r\n"))
    return reply
