"""The scripts of the how-to send what passes, as it was checked, and nothing else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from mail_server import MailServer

from piiguard import PolicyViolation

PAGE = (Path(__file__).parents[2] / "docs/how-to/send-scripts.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(?:python|bash)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
CLEAN = "Item barcode: 31191000882134\nDue: 2025-04-01\n"
LEAK = "Patron: Quillondra Vexworthington\nCard number: 21187004417263\n"


def block(word: str) -> str:
    (found,) = [text for text in BLOCKS if word in text]
    return found


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "policies").mkdir()
    (tmp_path / "policies" / "our-mail.yaml").write_text("our-mail: name, email, item allowed\n")
    (tmp_path / "piiguard.yaml").write_text(
        "policy_folder: policies\ndirectory: {email_domains: [library.example.org]}\n"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def server() -> Iterator[MailServer]:
    with MailServer() as server:
        yield server


def message(text: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "billing@library.example.org"
    made["To"] = "adaeze@example.org"
    made["Subject"] = "Your items"
    made.set_content(text)
    return made


def test_smtplib(server: MailServer) -> None:
    names: dict[str, Any] = {}
    exec(block("import smtplib"), names)

    names["send"](message(CLEAN), "127.0.0.1", server.port)
    with pytest.raises(PolicyViolation) as caught:
        names["send"](message(LEAK), "127.0.0.1", server.port)

    assert [taken.recipients for taken in server.taken] == [["adaeze@example.org"]]
    assert b"31191000882134" in server.taken[0].content
    assert "Vexworthington" not in str(caught.value)


def test_django(home: Path, server: MailServer) -> None:
    pytest.importorskip("django", reason="Django is not installed")
    (home / "ourlibrary").mkdir()
    (home / "ourlibrary" / "mail.py").write_text(block("CheckedEmailBackend(EmailBackend)"))
    program = f"""
import sys
from django.conf import settings
settings.configure(EMAIL_HOST="127.0.0.1", EMAIL_PORT={server.port},
                   {block("EMAIL_BACKEND =").split(chr(10))[1]})
from django.core.mail import send_mail
send_mail("Your items", sys.argv[1], "billing@library.example.org", ["adaeze@example.org"])
"""
    done = [
        subprocess.run(
            [sys.executable, "-c", program, text],
            cwd=home, capture_output=True, text=True, check=False,
        )
        for text in (CLEAN, LEAK)
    ]  # fmt: skip

    assert done[0].returncode == 0, done[0].stderr
    assert "PolicyViolation" in done[1].stderr
    assert len(server.taken) == 1


def shell(home: Path, script: str, text: str) -> subprocess.CompletedProcess[str]:
    """Run a script in which ``lp`` writes what it is given to a file."""
    programs = home / "bin"
    programs.mkdir(exist_ok=True)
    (programs / "lp").write_text(f'#!/bin/sh\necho "$@" > {home}/arguments\ncat > {home}/printed\n')
    (programs / "make-bills").write_text(f"#!/bin/sh\ncat {home}/bills\n")
    (programs / "piiguard").write_text(f'#!/bin/sh\nexec {sys.executable} -m piiguard.cli "$@"\n')
    for program in programs.iterdir():
        program.chmod(0o755)
    (home / "bills").write_text(text)
    return subprocess.run(
        ["sh", "-c", script],
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": f"{programs}:{os.environ['PATH']}", "TMPDIR": str(home)},
    )


@pytest.mark.skipif(sys.platform == "win32", reason="the script is for a POSIX shell")
def test_a_pipeline(home: Path) -> None:
    use = next(line for line in block("make-bills").splitlines() if "make-bills" in line)
    script = f"{block('checked() (')}\n{use}"

    held = shell(home, script, LEAK)
    assert held.returncode == 1
    assert not (home / "printed").exists()
    assert "Vexworthington" not in held.stdout + held.stderr

    unread = shell(home, script, "")
    assert unread.returncode == 3
    assert not (home / "printed").exists()

    passed = shell(home, script.replace("checked bill", "checked invoice"), CLEAN)
    assert passed.returncode == 0, passed.stderr
    assert (home / "printed").read_text() == CLEAN
    assert (home / "arguments").read_text() == "-d frontdesk\n"
    left = {path.name for path in home.iterdir()}
    assert not [name for name in left if name.startswith("tmp.")]
