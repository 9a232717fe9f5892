"""The parts of piiguard.yaml that set up the doors and the record."""

from __future__ import annotations

from pathlib import Path

import pytest

from piiguard.config import Config, parse_config
from piiguard.config.gate import (
    AuditSettings,
    GateSettings,
    MailRule,
    NextHopTls,
    SmtpSettings,
    WatchSettings,
    WhenIncomplete,
)
from piiguard.errors import ConfigError

FULL = """\
audit: {path: record/audit.sqlite, key_env: OUR_KEY}
gate:
  smtp:
    policies:
      - {sender: "billing@*", recipient: "collections.example.org", policy: collection-referral}
      - {subject: "*invoice*", policy: rules/own.yaml}
    incomplete: refuse
    size_bytes: 1_000_000
    connections: 5
    idle_s: 30
    check_s: 20
    next_hop_s: 10
    certificate: gate.pem
    require_tls: true
    next_hop_tls: off
    next_hop_ca: ca.pem
  watch: {settle_s: 5, retry_s: 60}
"""


def parse(text: str, folder: Path) -> Config:
    return parse_config(text, folder / "piiguard.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("gate.pem", "ca.pem"):
        (tmp_path / name).touch()
    return tmp_path


def test_every_key_arrives(folder: Path) -> None:
    config = parse(FULL, folder)

    assert config.audit == AuditSettings(folder / "record/audit.sqlite", "OUR_KEY")
    assert config.gate == GateSettings(
        smtp=SmtpSettings(
            policies=(
                MailRule("collection-referral", "billing@*", "collections.example.org"),
                MailRule(str(folder / "rules/own.yaml"), subject="*invoice*"),
            ),
            incomplete=WhenIncomplete.REFUSE,
            size_bytes=1_000_000,
            connections=5,
            idle_s=30,
            check_s=20,
            next_hop_s=10,
            certificate=folder / "gate.pem",
            require_tls=True,
            next_hop_tls=NextHopTls.OFF,
            next_hop_ca=folder / "ca.pem",
        ),
        watch=WatchSettings(settle_s=5, retry_s=60),
    )


def test_without_them_nothing_is_recorded_and_what_cannot_be_checked_is_deferred() -> None:
    config = Config()

    assert config.audit is None
    assert config.gate.smtp.incomplete is WhenIncomplete.DEFER


def test_a_record_is_its_path(folder: Path) -> None:
    assert parse("audit: audit.sqlite\n", folder).audit == AuditSettings(folder / "audit.sqlite")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("audit: {key_env: X}\n", 1, "needs a 'path'"),
        ("gate:\n  smpt: {}\n", 2, "did you mean 'smtp'"),
        ("gate:\n  smtp:\n    connections: 0\n", 3, "from 1"),
        ("gate:\n  smtp:\n    check_s: soon\n", 3, "whole number"),
        ("gate:\n  smtp:\n    incomplete: pass\n", 3, "defer, refuse"),
        ("gate:\n  smtp:\n    next_hop_tls: perhaps\n", 3, "off, offered, required"),
        ("gate:\n  smtp:\n    require_tls: true\n", 3, "needs a 'certificate'"),
        ("gate:\n  smtp:\n    certificate: nowhere.pem\n", 3, "no file 'nowhere.pem'"),
        ("gate:\n  smtp:\n    policies:\n      - {sender: x}\n", 4, "expected a 'policy'"),
        ("gate:\n  smtp:\n    policies:\n      - {policy: x, to: y}\n", 4, "unknown key 'to'"),
        ("gate:\n  watch:\n    settle: 1\n", 3, "did you mean 'settle_s'"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    folder: Path, text: str, line: int, message: str
) -> None:
    with pytest.raises(ConfigError, match=message) as caught:
        parse(text, folder)
    assert f"piiguard.yaml:{line}:" in str(caught.value)
