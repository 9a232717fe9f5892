"""Which policies a message is held against, and what they find."""

from __future__ import annotations

from collections.abc import Sequence
from email.errors import MessageError
from email.parser import BytesHeaderParser
from email.policy import default
from fnmatch import fnmatchcase

from piiguard.api import Checker, Door
from piiguard.config import Config
from piiguard.config.gate import MailRule
from piiguard.gate.smtp.replies import Reply, refusal
from piiguard.model import DocumentReport

MESSAGE_NAME = "message.eml"
"""The file name under which messages are checked; globs of ``policies`` may name it."""


class Screen:
    """Checks messages; policies and models are loaded once. Threads may share it."""

    def __init__(self, config: Config, policy: str | None = None) -> None:
        """Load all policies that may be needed.

        Args:
            config: The consortium's own facts and choices.
            policy: The policy of recipients for whom no rule matches; None leaves
                them to the configuration, then to the message's own marks.

        Raises:
            PolicyError, ConfigError, AuditError: As ``Checker``.
        """
        self._settings = config.gate.smtp
        names = {policy, *(rule.policy for rule in self._settings.policies)}
        self._default = policy
        self._checkers = {
            name: Checker(name, config=config, door=Door.SMTP) for name in sorted(names, key=str)
        }

    def screen(self, sender: str, recipients: Sequence[str], content: bytes) -> Reply | None:
        """Check a message against the policies of all its recipients.

        Returns:
            Why it may not go, or None where it may.

        Raises:
            PiiguardError: It could not be checked, or that not be recorded.
        """
        subject = read_subject(content)
        names = {
            choose(self._settings.policies, sender, recipient, subject) or self._default
            for recipient in recipients
        }
        reports: list[DocumentReport] = [
            self._checkers[name].judge(content, MESSAGE_NAME) for name in sorted(names, key=str)
        ]
        return refusal(reports, self._settings.incomplete)


def choose(rules: Sequence[MailRule], sender: str, recipient: str, subject: str) -> str | None:
    """Return the policy of the first rule that matches, or None."""
    for rule in rules:
        whom = recipient if "@" in rule.recipient else recipient.rpartition("@")[2]
        pairs = ((rule.sender, sender), (rule.recipient, whom), (rule.subject, subject))
        if all(fnmatchcase(text.casefold(), glob.casefold()) for glob, text in pairs):
            return rule.policy
    return None


def read_subject(content: bytes) -> str:
    """Return the decoded subject; empty where there is none, or several, or none readable."""
    header = content.partition(b"\r\n\r\n")[0]
    try:
        subjects = BytesHeaderParser(policy=default).parsebytes(header).get_all("Subject", [])
        return str(subjects[0]) if len(subjects) == 1 else ""
    # The standard library's parser fails on some malformed headers in its own ways.
    except (MessageError, ValueError, LookupError, TypeError, AttributeError):
        return ""
