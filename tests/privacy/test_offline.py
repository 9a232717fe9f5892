"""Nothing opens the network."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import socket, sys

def refuse(*arguments, **named):
    raise AssertionError("a socket was opened")

class Refused:
    def __init__(self, *arguments, **named):
        refuse()

# Before piiguard, Presidio or tldextract could keep their own reference.
socket.socket = Refused
for name in ("create_connection", "getaddrinfo", "gethostbyname", "socketpair"):
    setattr(socket, name, refuse)

import _socket
_socket.getaddrinfo = refuse

import piiguard
from piiguard.config import Config
from piiguard.model import Verdict

checker = piiguard.Checker("invoice", config=Config())
reports = list(checker.check_many(sys.argv[1:]))
assert [r.verdict for r in reports] == [Verdict.FAIL] * len(reports), reports
assert {"EMAIL_ADDRESS", "PERSON"} <= {f.entity_type for r in reports for f in r.findings}
"""


def test_a_whole_check_opens_no_socket(outbox: Path) -> None:
    paths = [str(path) for path in sorted(outbox.iterdir())]

    result = subprocess.run(
        [sys.executable, "-c", PROGRAM, *paths],
        capture_output=True,
        text=True,
        check=False,
        cwd=outbox,
    )

    assert result.returncode == 0, result.stderr
