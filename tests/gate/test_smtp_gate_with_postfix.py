"""The mail gate between real mail servers, and what is lost when things break: nothing.

Postfix and swaks are the counterparts; the server at the end is a test's own, so that
it can be slow, down, or choosy, and keeps what it took.
"""

from __future__ import annotations

import re
import shutil
import smtplib
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import make_msgid
from pathlib import Path

import pytest

pytest.importorskip("aiosmtpd", reason="the extra 'gate' is not installed")

from gate_process import KEY, GateProcess
from mail_server import MailServer
from postfix import Postfix, find, free_port, need_postfix

from piiguard.audit import AuditLog, verify

CONFIG = """\
audit: audit.sqlite
policies: {"message.eml": mail}
policy_folder: policies
directory:
  email_domains: [library.example.org, collections.example.org]
gate:
  smtp:
    policies:
      - {recipient: "*.strict.example.org", policy: invoice}
"""
POLICY = "mail: no patron PII\n"
CLEAN = "Item barcode: 31191000882134\nDue: 2025-04-01\n"
PATRON = "Quillondra Vexworthington"
LEAK = f"Patron: {PATRON}\nCard number: 21187004417263\n"


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a path short enough for Postfix's sockets, which others may enter."""
    need_postfix()
    path = Path(tempfile.mkdtemp(prefix="pg-"))
    path.chmod(0o755)
    (path / "gate" / "policies").mkdir(parents=True)
    (path / "gate" / "piiguard.yaml").write_text(CONFIG)
    (path / "gate" / "policies" / "mail.yaml").write_text(POLICY)
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture
def sink() -> Iterator[MailServer]:
    with MailServer() as server:
        yield server


def gate_to(next_hop: int, folder: Path, port: int | None = None) -> tuple[GateProcess, int]:
    port = port or free_port()
    arguments = ("smtp", "--listen", f"127.0.0.1:{port}", "--next-hop", f"127.0.0.1:{next_hop}")
    return GateProcess(folder / "gate", *arguments), port


def message(text: str, subject: str = "Items", attach: bytes | None = None) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "billing@library.example.org"
    made["To"] = "desk@collections.example.org"
    made["Subject"] = subject
    made["Message-ID"] = make_msgid(domain="library.example.org")
    made.set_content(text)
    if attach is not None:
        made.add_attachment(attach, maintype="text", subtype="csv", filename="items.csv")
    return made


def send(port: int, *messages: EmailMessage, to: str = "desk@collections.example.org") -> None:
    with smtplib.SMTP("127.0.0.1", port, "script.library.example.org") as client:
        for each in messages:
            client.send_message(each, "billing@library.example.org", [to])


def swaks(port: int, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            str(find("swaks")),
            *("--server", f"127.0.0.1:{port}", "--helo", "script.library.example.org"),
            *("--from", "billing@library.example.org"),
            *options,
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )


def ids(server: MailServer) -> list[str]:
    return [
        re.search(rb"(?mi)^Message-ID:\s*(\S+)", taken.content)[1].decode()  # type: ignore[index]
        for taken in server.taken
    ]


def verdicts(folder: Path) -> list[str]:
    log = AuditLog(folder / "gate" / "audit.sqlite", KEY.encode())
    assert list(verify(log)) == []
    found = [entry.verdict for entry in log.entries()]
    log.close()
    return found


# ------------------------------------------------- a content filter before the queue


def test_a_filter_before_the_queue_passes_refuses_and_records(
    folder: Path, sink: MailServer
) -> None:
    filter_port = free_port()
    with Postfix(folder / "front", "front", sink.port, filter_port) as postfix:
        gate, _ = gate_to(postfix.reinject, folder, filter_port)
        with gate:
            passed = swaks(postfix.port, "--to", "desk@collections.example.org", "--body", CLEAN)
            assert passed.returncode == 0, passed.stdout + postfix.log() + gate.log
            held = swaks(postfix.port, "--to", "desk@collections.example.org", "--body", LEAK)
            sink.wait_for(lambda: sink.taken)

    assert "250 2.0.0 Ok: queued as" in passed.stdout
    # swaks: 26 is a refusal at the end of the message.
    assert held.returncode == 26, held.stdout
    assert re.search(r"<\*\* 550 5\.7\.1 piiguard, policy mail: .*patron-name", held.stdout)
    refusal = next(line for line in held.stdout.splitlines() if "<**" in line)
    assert "Vexworthington" not in refusal
    assert len(sink.taken) == 1
    assert verdicts(folder) == ["pass", "fail"]
    assert "Vexworthington" not in gate.log
    assert "collections" not in gate.log


def test_what_is_attached_is_checked_too(folder: Path, sink: MailServer) -> None:
    filter_port = free_port()
    leaking = f"Item barcode,Patron\n31191000882134,{PATRON}\n".encode()
    with Postfix(folder / "front", "front", sink.port, filter_port) as postfix:
        gate, _ = gate_to(postfix.reinject, folder, filter_port)
        with gate, pytest.raises(smtplib.SMTPDataError) as caught:
            send(postfix.port, message(CLEAN, attach=leaking))

    assert caught.value.smtp_code == 550
    assert b"attachment 1" in caught.value.smtp_error


def test_what_cannot_be_read_is_deferred(folder: Path, sink: MailServer) -> None:
    made = message(CLEAN)
    made.add_attachment(
        b"\x00\x01\x02\x03" * 100, maintype="application", subtype="x-own", filename="items.bin"
    )
    gate, port = gate_to(sink.port, folder)
    with gate:
        with pytest.raises(smtplib.SMTPDataError) as caught:
            send(port, made)
        assert caught.value.smtp_code == 451
        assert b"could not check all of the message" in caught.value.smtp_error
    assert sink.taken == []
    assert verdicts(folder) == ["incomplete"]


def test_the_recipients_choose_the_policy(folder: Path, sink: MailServer) -> None:
    """``mail`` and ``invoice`` differ here in their names only, which the reply tells."""
    gate, port = gate_to(sink.port, folder)
    with gate:
        for to, policy in [
            ("a@branch.strict.example.org", b"policy invoice"),
            ("a@other.example.org", b"policy mail"),
        ]:
            with pytest.raises(smtplib.SMTPDataError) as caught:
                send(port, message(LEAK), to=to)
            assert policy in caught.value.smtp_error


# --------------------------------------------------------------------- a relay


def test_a_relay_between_two_mail_servers(folder: Path, sink: MailServer) -> None:
    with Postfix(folder / "b", "b", sink.port) as behind:
        gate, port = gate_to(behind.port, folder)
        with gate, Postfix(folder / "a", "a", port) as before:
            sent = [message(CLEAN, f"Number {number}") for number in range(10)]
            send(before.port, *sent)
            sink.wait_for(lambda: len(sink.taken) == 10)
            before_queue, behind_queue = before.queued(), behind.queued()

    assert sorted(ids(sink)) == sorted(each["Message-ID"] for each in sent)
    assert (before_queue, behind_queue) == (0, 0)


def test_a_held_message_goes_back_to_its_sender_without_its_text_in_the_reason(
    folder: Path, sink: MailServer
) -> None:
    gate, port = gate_to(sink.port, folder)
    with gate, Postfix(folder / "a", "a", port) as before:
        send(before.port, message(LEAK))
        sink.wait_for(lambda: "status=bounced" in before.log())

    reason = next(line for line in before.log().splitlines() if "status=bounced" in line)
    assert "550 5.7.1 piiguard, policy mail" in reason
    assert "Vexworthington" not in reason
    assert [t for t in sink.taken if "billing" not in "".join(t.recipients)] == []


# ---------------------------------------------------------------------- faults


def test_a_gate_killed_in_the_middle_of_a_message_leaves_it_with_the_sender(
    folder: Path, sink: MailServer
) -> None:
    gate, port = gate_to(sink.port, folder)
    with gate:
        with socket.create_connection(("127.0.0.1", port), timeout=120) as client:
            client.sendall(
                b"EHLO a\r\nMAIL FROM:<a@library.example.org>\r\n"
                b"RCPT TO:<b@example.org>\r\nDATA\r\nSubject: half a mess"
            )
            answers = client.makefile("rb")
            assert any(line.startswith(b"354") for line in iter(answers.readline, b""))
            gate.kill()
            assert answers.read() == b""
        assert sink.taken == []
        gate.start()
        send(port, message(CLEAN))

    assert len(sink.taken) == 1


def test_a_gate_killed_again_and_again_loses_none_and_sends_none_twice(
    folder: Path, sink: MailServer
) -> None:
    """Killed while it takes, reads and checks: the sender's Postfix keeps the messages."""
    gate, port = gate_to(sink.port, folder)
    with gate, Postfix(folder / "a", "a", port) as before:
        sent = [message(CLEAN, f"Number {number}") for number in range(6)]
        send(before.port, *sent)
        for kill_after_s in (0.0, 0.1, 0.4):
            sink.wait_for(lambda: any("RCPT" in c for c in sink.commands))
            time.sleep(kill_after_s)
            gate.kill()
            sink.commands.clear()
            gate.start()
        sink.wait_for(lambda: before.queued() == 0, why=lambda: before.log() + gate.log)

    assert sorted(ids(sink)) == sorted(each["Message-ID"] for each in sent)


def test_a_gate_killed_when_the_next_hop_has_taken_a_message_sends_it_no_second_time(
    folder: Path, sink: MailServer
) -> None:
    gate, port = gate_to(sink.port, folder)
    made = message(CLEAN)
    with gate:
        with socket.create_connection(("127.0.0.1", port), timeout=120) as client:
            lines = "EHLO a\r\nMAIL FROM:<billing@library.example.org>\r\n"
            lines += "RCPT TO:<desk@collections.example.org>\r\nDATA\r\n"
            text = made.as_string().replace("\n", "\r\n")
            client.sendall(f"{lines}{text}\r\n.\r\n".encode())
            answers = client.makefile("rb")
            assert any(line.startswith(b"354") for line in iter(answers.readline, b""))
            assert answers.readline().startswith(b"250")
            # The client is told; whether it heard so the gate cannot know before the next word.
            gate.kill()
        gate.start()
        with smtplib.SMTP("127.0.0.1", port, "a") as again:
            again.ehlo()
            again.mail("billing@library.example.org")
            again.rcpt("desk@collections.example.org")
            code, reply = again.data(f"{text}\r\n".encode())

    assert (code, b"already" in reply) == (250, True)
    assert len(sink.taken) == 1


def test_a_next_hop_that_is_down_makes_the_sender_wait(folder: Path) -> None:
    sink_port = free_port()
    gate, port = gate_to(sink_port, folder)
    with gate, Postfix(folder / "a", "a", port) as before:
        sent = message(CLEAN)
        send(before.port, sent)
        gate.wait_for(lambda: "status=deferred" in before.log())
        assert before.queued() == 1
        with MailServer(port=sink_port) as sink:
            sink.wait_for(lambda: before.queued() == 0, why=lambda: before.log() + gate.log)
            assert ids(sink) == [sent["Message-ID"]]


def test_a_next_hop_that_is_slow_gets_each_message_once(folder: Path, sink: MailServer) -> None:
    sink.behaviour.delay_s = 3
    gate, port = gate_to(sink.port, folder)
    with gate, Postfix(folder / "a", "a", port) as before:
        # The sender gives up sooner than the next hop answers.
        main = before.folder / "main.cf"
        main.write_text(
            main.read_text().replace("smtp_data_done_timeout = 60s", "smtp_data_done_timeout = 1s")
        )
        before._run("reload")
        sent = message(CLEAN)
        send(before.port, sent)
        sink.wait_for(lambda: before.queued() == 0, why=lambda: before.log() + gate.log)

    assert ids(sink) == [sent["Message-ID"]]


def test_a_next_hop_that_refuses_some_recipients(folder: Path, sink: MailServer) -> None:
    sink.behaviour.refused["no@collections.example.org"] = "550 5.1.1 No such user"
    gate, port = gate_to(sink.port, folder)
    with gate, Postfix(folder / "a", "a", port) as before:
        made = message(CLEAN)
        with smtplib.SMTP("127.0.0.1", before.port, "a") as client:
            client.send_message(
                made,
                "billing@library.example.org",
                ["yes@collections.example.org", "no@collections.example.org"],
            )
        sink.wait_for(lambda: re.search(r"to=<no@.*status=bounced", before.log()))
        sink.wait_for(lambda: re.search(r"to=<yes@.*status=sent", before.log()))

    (taken,) = [t for t in sink.taken if "yes@collections.example.org" in t.recipients]
    assert taken.recipients == ["yes@collections.example.org"]


def test_a_next_hop_that_hangs_up_gets_the_message_when_it_is_well_again(
    folder: Path, sink: MailServer
) -> None:
    sink.behaviour.close_at = "content"
    gate, port = gate_to(sink.port, folder)
    with gate, Postfix(folder / "a", "a", port) as before:
        sent = message(CLEAN)
        send(before.port, sent)
        sink.wait_for(lambda: "451 4.4.2" in before.log())
        assert sink.taken == []
        sink.behaviour.close_at = ""
        sink.wait_for(lambda: before.queued() == 0, why=lambda: before.log() + gate.log)

    assert ids(sink) == [sent["Message-ID"]]


# ----------------------------------------------------------------- as a program


def test_a_record_that_cannot_be_written_lets_nothing_out(folder: Path, sink: MailServer) -> None:
    gate, port = gate_to(sink.port, folder)
    with gate:
        send(port, message(CLEAN))
        for file in (folder / "gate").glob("audit.sqlite*"):
            if not file.name.endswith(".taken"):
                file.unlink()
        with pytest.raises(smtplib.SMTPDataError) as caught:
            send(port, message(CLEAN))
        assert caught.value.smtp_code == 451
        assert b"could not record" in caught.value.smtp_error
    assert len(sink.taken) == 1


def test_a_gate_that_is_told_to_stop_ends_well(folder: Path, sink: MailServer) -> None:
    gate, _ = gate_to(sink.port, folder)
    with gate:
        assert gate.stop() == 0
    assert "stopping" in gate.log
