"""One message: checked, and passed on at most once."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from ssl import SSLContext
from typing import Any, TypeVar

from piiguard.config.gate import SmtpSettings
from piiguard.errors import AuditError, PiiguardError
from piiguard.gate.smtp import replies
from piiguard.gate.smtp.journal import Journal
from piiguard.gate.smtp.next_hop import Address, NextHop, NextHopError
from piiguard.gate.smtp.replies import Reply

Result = TypeVar("Result")

log = logging.getLogger("piiguard.gate.smtp")

_BARE = re.compile(rb"\r(?!\n)|(?<!\r)\n")
"""Servers differ on where a message with these ends: what was checked would not be
what arrives (SMTP smuggling)."""


@dataclass(slots=True)
class Gate:
    """What all connections share."""

    settings: SmtpSettings
    next_hop: Address
    size_bytes: int
    screen: Callable[[str, Sequence[str], bytes], Reply | None]
    """Checks a message; called in a thread."""
    journal: Journal
    executor: Executor
    tls: SSLContext | None = None
    tasks: set[asyncio.Task[Any]] = field(default_factory=set)
    """What must end by itself, whatever becomes of its client."""

    def start(self, work: Coroutine[Any, Any, Result]) -> asyncio.Task[Result]:
        """Begin what nobody's leaving ends."""
        task = asyncio.ensure_future(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        return task


@dataclass(frozen=True, slots=True)
class Message:
    """A message with its envelope."""

    sender: str = field(repr=False)
    recipients: tuple[str, ...] = field(repr=False)
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the client is told, and whether it must be seen to know it."""

    reply: Reply
    taken: str | None = None
    """The journal's name of a message that the next hop has taken."""


async def handle(
    message: Message, gate: Gate, hop: NextHop, is_awaited: Callable[[], bool]
) -> Outcome:
    """Check a message, and pass it on where it may go.

    Args:
        message: All of it.
        gate: What checks it.
        hop: Where it goes; the envelope was accepted there.
        is_awaited: Whether the client still waits for an answer. One that has left
            keeps the message and sends it again.

    Returns:
        The next hop's reply, or why the message may not go. Whatever fails, nothing
        is passed on unchecked or unrecorded.
    """
    try:
        reply = await _check(message, gate)
        if reply is None and is_awaited():
            return await _pass_on(message, gate.journal, hop)
        if reply is None:
            log.info("not passed on: its sender has left, and keeps it")
            reply = replies.NOT_CHECKED
    except AuditError as error:
        log.error("deferred: %s", error)
        reply = replies.NOT_RECORDED
    except TimeoutError:
        log.error("deferred: checking took more than %d s", gate.settings.check_s)
        reply = replies.NOT_CHECKED
    except PiiguardError as error:
        log.error("deferred: %s", error)
        reply = replies.NOT_CHECKED
    except Exception as error:
        # Only the type: its message may quote the document.
        log.error("deferred: internal error (%s)", type(error).__name__)
        reply = replies.NOT_CHECKED
    await hop.reset()
    return Outcome(reply)


async def _check(message: Message, gate: Gate) -> Reply | None:
    if _BARE.search(message.content):
        return replies.BARE_LINE_END
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(gate.settings.check_s):
        reply = await loop.run_in_executor(
            gate.executor, gate.screen, message.sender, message.recipients, message.content
        )
    if reply is not None:
        log.info("held: %s", reply.wire.decode("ascii", "replace"))
    return reply


async def _pass_on(message: Message, journal: Journal, hop: NextHop) -> Outcome:
    name = journal.identify(message.sender, message.recipients, message.content)
    if name is None:
        return Outcome(await _deliver(message.content, hop))
    if not journal.begin(name):
        await hop.reset()
        return Outcome(replies.UNDER_WAY)
    try:
        if await asyncio.to_thread(journal.was_taken, name):
            log.info("was passed on before, which its sender did not know")
            await hop.reset()
            return Outcome(replies.ALREADY_TAKEN, name)
        reply = await _deliver(message.content, hop)
        if not reply.is_positive:
            return Outcome(reply)
        try:
            await asyncio.to_thread(journal.note, name)
        except AuditError as error:
            # It is taken all the same, and that is what the client must hear.
            log.error("%s", error)
        return Outcome(reply, name)
    finally:
        journal.end(name)


async def _deliver(content: bytes, hop: NextHop) -> Reply:
    try:
        reply = await hop.deliver(content)
    except NextHopError as error:
        log.warning("deferred: the next hop: %s", error)
        return replies.NEXT_HOP_UNSURE if error.is_unsure else replies.NEXT_HOP_LOST
    log.info("checked and passed on: the next hop answered %d", reply.code)
    return reply
