"""The parts ``gate`` and ``audit`` of ``piiguard.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from piiguard.config.policies import read_policy
from piiguard.yaml_lines import Node, each_of

Choice = TypeVar("Choice", bound=StrEnum)

AUDIT_KEY_VARIABLE = "PIIGUARD_AUDIT_KEY"
"""Where the record's key is looked for, unless ``audit.key_env`` names another place."""


class WhenIncomplete(StrEnum):
    """What becomes of a message that could not be fully checked."""

    DEFER = "defer"
    """451: the sender keeps it and tries again, and a person has time to look."""
    REFUSE = "refuse"
    """550: the sender gives it back at once."""


class NextHopTls(StrEnum):
    """Whether the gate encrypts what it passes on; the words are Postfix's in effect."""

    OFF = "off"
    OFFERED = "offered"
    """Where the next hop offers it, whoever it is."""
    REQUIRED = "required"
    """Always, and only to a host whose certificate is right."""


@dataclass(frozen=True, slots=True)
class MailRule:
    """Which policy applies to a message; a glob that is not given matches all."""

    policy: str
    sender: str = "*"
    """Held against the envelope sender's address."""
    recipient: str = "*"
    """Held against a recipient's address, or without ``@`` against its domain."""
    subject: str = "*"


@dataclass(frozen=True, slots=True)
class SmtpSettings:
    """How the mail gate works."""

    policies: tuple[MailRule, ...] = ()
    """The first that matches a recipient is the recipient's."""
    incomplete: WhenIncomplete = WhenIncomplete.DEFER
    size_bytes: int | None = None
    """Largest message taken; None: ``limits.size_bytes``."""
    connections: int = 50
    """How many clients are served at once; a message is held in memory."""
    idle_s: int = 300
    """How long a client may be silent (RFC 5321, 4.5.3.2.7)."""
    check_s: int = 90
    """How long a check may take with the wait for a free worker. Less than the 100 s
    that Postfix's ``smtpd_proxy_timeout`` leaves."""
    next_hop_s: int = 60
    """How long the next hop may take for one reply, but the last of a message, which
    gets the ten minutes of RFC 5321, 4.5.3.2.6."""
    certificate: Path | None = None
    """PEM file with the gate's certificate and chain; with it STARTTLS is offered."""
    key: Path | None = None
    """PEM file with the certificate's key; None: it is in the certificate's file."""
    require_tls: bool = False
    """Whether clients must use STARTTLS."""
    next_hop_tls: NextHopTls = NextHopTls.OFFERED
    next_hop_ca: Path | None = None
    """PEM file with who may have signed the next hop's certificate; None: the system's."""


@dataclass(frozen=True, slots=True)
class WatchSettings:
    """How the outbox folder is watched."""

    settle_s: int = 2
    """How long a file must stay as it is before it counts as complete."""
    retry_s: int = 10
    """How long until what failed, such as a file that may not be read, is tried again."""


@dataclass(frozen=True, slots=True)
class WebSettings:
    """How the page for staff works."""

    overrides: tuple[str, ...] = ()
    """Ids of the policies whose held documents a person may let go, with a reason
    for the record; none by default."""
    false_alarms: Path | None = None
    """JSON Lines file of what staff report as false alarms; None: the user's state
    folder. It holds no value."""
    forget_s: int = 1800
    """How long a document that nobody looks at is kept in memory."""


@dataclass(frozen=True, slots=True)
class GateSettings:
    """How the doors work."""

    web: WebSettings = WebSettings()
    smtp: SmtpSettings = SmtpSettings()
    watch: WatchSettings = WatchSettings()


@dataclass(frozen=True, slots=True)
class AuditSettings:
    """Where decisions are recorded."""

    path: Path
    """An SQLite file; it is made where there is none."""
    key_env: str = AUDIT_KEY_VARIABLE
    """The environment variable with the record's key: a secret, so not in the file."""


def read_gate_settings(node: Node, base: Path) -> GateSettings:
    """Read the part ``gate``.

    Args:
        node: Its value.
        base: What relative paths are relative to.

    Raises:
        PiiguardError: The node's own, with file and line.
    """
    values = node.values({"web", "smtp", "watch"})
    return GateSettings(
        web=_web(values["web"], base) if "web" in values else WebSettings(),
        smtp=_smtp(values["smtp"], base) if "smtp" in values else SmtpSettings(),
        watch=_watch(values["watch"]) if "watch" in values else WatchSettings(),
    )


def read_audit_settings(node: Node, base: Path) -> AuditSettings:
    """Read the part ``audit``; a bare text is its path.

    Raises:
        PiiguardError: The node's own, with file and line.
    """
    if node.kind != "mapping":
        return AuditSettings(base / node.word())
    values = node.values({"path", "key_env"})
    if "path" not in values:
        raise node.error("'audit' needs a 'path', the file of the record")
    key_env = values["key_env"].word() if "key_env" in values else AUDIT_KEY_VARIABLE
    return AuditSettings(base / values["path"].word(), key_env)


def _smtp(node: Node, base: Path) -> SmtpSettings:
    numbers = frozenset({"size_bytes", "connections", "idle_s", "check_s", "next_hop_s"})
    files = frozenset({"certificate", "key", "next_hop_ca"})
    values = node.values(
        numbers | files | {"policies", "incomplete", "require_tls", "next_hop_tls"}
    )
    given: dict[str, object] = {k: _at_least_one(v) for k, v in values.items() if k in numbers}
    given |= {k: _file(v, base) for k, v in values.items() if k in files}
    if "policies" in values:
        given["policies"] = each_of(values, "policies", lambda rule: _rule(rule, base))
    if "incomplete" in values:
        given["incomplete"] = _choice(values["incomplete"], WhenIncomplete)
    if "next_hop_tls" in values:
        given["next_hop_tls"] = _choice(values["next_hop_tls"], NextHopTls)
    if "require_tls" in values:
        given["require_tls"] = values["require_tls"].boolean()
    settings = SmtpSettings(**given)  # type: ignore[arg-type]
    if settings.certificate is None and (settings.require_tls or settings.key is not None):
        raise node.error("TLS needs a 'certificate'")
    return settings


def _rule(node: Node, base: Path) -> MailRule:
    values = node.values({"policy", "sender", "recipient", "subject"})
    if "policy" not in values:
        raise node.error("expected a 'policy', and for which 'sender', 'recipient' or 'subject'")
    globs = {key: value.word() for key, value in values.items() if key != "policy"}
    return MailRule(read_policy(values["policy"], base), **globs)


def _web(node: Node, base: Path) -> WebSettings:
    values = node.values({"overrides", "false_alarms", "forget_s"})
    given: dict[str, object] = {}
    if "overrides" in values:
        given["overrides"] = each_of(values, "overrides", Node.word)
    if "false_alarms" in values:
        given["false_alarms"] = base / values["false_alarms"].word()
    if "forget_s" in values:
        given["forget_s"] = _at_least_one(values["forget_s"])
    return WebSettings(**given)  # type: ignore[arg-type]


def _watch(node: Node) -> WatchSettings:
    values = node.values({"settle_s", "retry_s"})
    return WatchSettings(**{key: _at_least_one(value) for key, value in values.items()})


def _at_least_one(node: Node) -> int:
    number = node.integer()
    if number < 1:
        raise node.error("expected a whole number from 1")
    return number


def _choice(node: Node, choices: type[Choice]) -> Choice:
    # YAML 1.1 takes a bare ``off`` for a truth value, so as it is written.
    try:
        return choices(str(node.raw.value))
    except ValueError:
        raise node.error(f"expected one of: {', '.join(choices)}") from None


def _file(node: Node, base: Path) -> Path:
    path = base / node.word()
    if not path.is_file():
        raise node.error(f"there is no file '{node.text()}'")
    return path
