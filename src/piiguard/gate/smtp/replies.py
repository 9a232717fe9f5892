"""Replies of SMTP servers, and what the gate itself answers.

Replies name rules, places and codes, so that a script can log them; never text of
the message, and never an address.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from piiguard.config.gate import WhenIncomplete
from piiguard.model import DocumentReport, Verdict

LINE_CHARACTERS = 400
"""Longest reason: a reply's line has 512 octets at most (RFC 5321, 4.5.3.1.5)."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply, as it is on the wire."""

    code: int
    lines: tuple[bytes, ...]
    """With their codes, without line ends."""

    @classmethod
    def of(cls, text: str) -> Reply:
        """Make a reply of one line: ``250 2.0.0 OK``."""
        return cls(int(text[:3]), (text.encode("ascii", "replace"),))

    @property
    def is_positive(self) -> bool:
        """Whether the command was done."""
        return 200 <= self.code < 300

    @property
    def wire(self) -> bytes:
        """All lines, but for the last line end."""
        return b"\r\n".join(self.lines)


NEXT_HOP_DOWN = Reply.of("421 4.4.1 The next mail server cannot be reached; try again later")
NEXT_HOP_LOST = Reply.of("451 4.4.2 The connection to the next mail server was lost; try again")
NEXT_HOP_UNSURE = Reply.of("451 4.4.2 The next mail server did not say whether it took the message")
NOT_CHECKED = Reply.of("451 4.3.0 piiguard could not check the message now; try again later")
NOT_RECORDED = Reply.of("451 4.3.0 piiguard could not record its decision; try again later")
UNDER_WAY = Reply.of("451 4.3.0 The same message is being passed on; try again later")
ALREADY_TAKEN = Reply.of("250 2.0.0 The next mail server has taken this message already")
BARE_LINE_END = Reply.of(
    "550 5.6.0 piiguard: the message has line ends other than CRLF (RFC 5321, 2.3.8)"
)


def refusal(reports: list[DocumentReport], incomplete: WhenIncomplete) -> Reply | None:
    """Return why a message may not go, or None where it may.

    Args:
        reports: What was found, by each policy that applies.
        incomplete: What becomes of a message that could not be fully checked.
    """
    failed = [report for report in reports if report.verdict is Verdict.FAIL]
    if failed:
        places = Counter(
            f"{finding.rule} ({finding.location.part or 'the message'})"
            for report in failed
            for finding in report.violations
        )
        policies = " and ".join(sorted({report.policy or "?" for report in failed}))
        return _reply("550 5.7.1 ", f"piiguard, policy {policies}: ", places)
    unchecked = [report for report in reports if report.verdict is not Verdict.PASS]
    if unchecked or not reports:
        codes = Counter(problem.code for report in unchecked for problem in report.problems)
        code = "451 4.7.1 " if incomplete is WhenIncomplete.DEFER else "550 5.7.1 "
        return _reply(code, "piiguard could not check all of the message: ", codes)
    return None


def _reply(code: str, beginning: str, reasons: Counter[str]) -> Reply:
    """Write as many reasons as fit on a line."""
    text = beginning
    left = list(reasons.items())
    while left:
        reason, number = left[0]
        more = _plain(reason) + (f" x{number}" if number > 1 else "")
        if len(text) + len(more) > LINE_CHARACTERS:
            text += f"and {len(left)} more"
            break
        left.pop(0)
        text += more + ("; " if left else "")
    return Reply.of(code + text)


def _plain(text: str) -> str:
    return re.sub(r"[^ -~]+", "?", text)
