"""The mail gate's conversation: what goes on, what comes back, and what is kept."""

from __future__ import annotations

import asyncio
import base64
import logging
import smtplib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

pytest.importorskip("aiosmtpd", reason="the extra 'gate' is not installed")

from mail_server import MailServer

from piiguard.config.gate import NextHopTls, SmtpSettings
from piiguard.errors import AuditError, WorkerError
from piiguard.gate.smtp.delivery import Gate
from piiguard.gate.smtp.journal import Journal
from piiguard.gate.smtp.next_hop import Address
from piiguard.gate.smtp.replies import Reply
from piiguard.gate.smtp.server import session_factory
from piiguard.gate.smtp.session import GateSession

NAME = "Quillondra Vexworthington"
MESSAGE = (
    b"From: billing@library.example.org\r\n"
    b"To: someone@collections.example.org\r\n"
    b"Message-ID: <1@library.example.org>\r\n"
    b"Subject: =?utf-8?q?Ihre_B=C3=BCcher?=\r\n"
    b"MIME-Version: 1.0\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\n"
    b"\r\n"
    b".a dot\r\n..two\r\n.\r\n \r\nJ\xc3\xb6rg\xff\x00\r\n" + b"x" * 5000 + b"\r\n\r\n"
)
"""Dots, bytes that are no text, a long line, and empty lines at the end."""
REFUSED = Reply.of("550 5.7.1 piiguard, policy invoice: patron-name (text 1)")


@dataclass
class Screen:
    """Stands in for the check."""

    reply: Reply | None = None
    error: Exception | None = None
    delay_s: float = 0
    may_end: threading.Event | None = None
    """What the check waits for."""
    seen: list[tuple[str, tuple[str, ...], bytes]] = field(default_factory=list)

    def __call__(self, sender: str, recipients: Sequence[str], content: bytes) -> Reply | None:
        self.seen.append((sender, tuple(recipients), content))
        time.sleep(self.delay_s)
        if self.may_end is not None:
            self.may_end.wait(120)
        if self.error is not None:
            raise self.error
        return self.reply


@dataclass
class Running:
    """A gate that listens."""

    port: int
    gate: Gate
    screen: Screen
    server: MailServer

    def connect(self, **named: float) -> smtplib.SMTP:
        return smtplib.SMTP("127.0.0.1", self.port, "client.example.org", **named)

    def send(
        self, to: Sequence[str] = ("a@collections.example.org",), content: bytes = MESSAGE
    ) -> dict[str, tuple[int, bytes]]:
        with self.connect() as client:
            return client.sendmail("billing@library.example.org", list(to), content)


@pytest.fixture
def server() -> Iterator[MailServer]:
    with MailServer() as server:
        yield server


@pytest.fixture
def start(server: MailServer, tmp_path: Path) -> Iterator[Callable[..., Running]]:
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    started: list[tuple[Gate, asyncio.Server]] = []

    def start(
        settings: SmtpSettings | None = None,
        tls: ssl.SSLContext | None = None,
        port: int = 0,
        **address: object,
    ) -> Running:
        settings = settings or SmtpSettings()
        screen = Screen()
        gate = Gate(
            settings,
            replace(Address("127.0.0.1", server.port, "gate.example.org", 60), **address),
            settings.size_bytes or 1_000_000,
            screen,
            Journal(tmp_path / "taken.sqlite", b"k" * 16),
            ThreadPoolExecutor(4),
            tls,
        )
        made = loop.create_server(session_factory(gate), "127.0.0.1", port)
        listening = asyncio.run_coroutine_threadsafe(made, loop).result(10)
        started.append((gate, listening))
        return Running(listening.sockets[0].getsockname()[1], gate, screen, server)

    async def stop() -> None:
        for _, listening in started:
            listening.close()
        # The clients have left, so every connection ends by itself. What sees that it
        # has is called between tasks, so that none is no proof.
        quiet = 0
        while quiet < 3:
            others = asyncio.all_tasks() - {asyncio.current_task()}
            quiet = 0 if others else quiet + 1
            await asyncio.wait({*others, asyncio.ensure_future(asyncio.sleep(0.05))})

    yield start
    asyncio.run_coroutine_threadsafe(stop(), loop).result(30)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(10)
    loop.close()
    for gate, _ in started:
        gate.executor.shutdown()
        gate.journal.close()


@pytest.fixture
def running(start: Callable[..., Running]) -> Running:
    return start()


def converse(port: int, *lines: bytes) -> list[bytes]:
    """Send lines all at once, as a client that pipelines, and return all replies."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(b"\r\n".join([*lines, b"QUIT", b""]))
        return connection.makefile("rb").read().split(b"\r\n")[:-1]


# ------------------------------------------------------------------- going on


def test_what_passes_goes_on_byte_for_byte(running: Running) -> None:
    assert running.send(["a@x.example.org", "b@y.example.org"]) == {}

    (taken,) = running.server.taken
    assert taken.content == MESSAGE
    assert taken.recipients == ["a@x.example.org", "b@y.example.org"]
    assert taken.sender.startswith("MAIL FROM:<billing@library.example.org>")


def test_what_is_checked_is_the_whole_message_with_its_envelope(running: Running) -> None:
    running.send()

    assert running.screen.seen == [
        ("billing@library.example.org", ("a@collections.example.org",), MESSAGE)
    ]


def test_the_next_hop_has_taken_a_message_when_the_client_hears_so(running: Running) -> None:
    running.server.behaviour.may_answer.clear()
    running.server.behaviour.after_data = "250 2.0.0 Ok: queued as 4XYZ"
    with running.connect() as client, ThreadPoolExecutor(1) as executor:
        client.ehlo()
        client.mail("a@example.org")
        client.rcpt("b@example.org")
        answer = executor.submit(client.data, MESSAGE)
        running.server.wait_for(lambda: running.server.taken)
        assert not answer.done()
        running.server.behaviour.may_answer.set()
        assert answer.result(60) == (250, b"2.0.0 Ok: queued as 4XYZ")


def test_one_connection_carries_many_messages(running: Running) -> None:
    with running.connect() as client:
        for number in range(5):
            content = MESSAGE.replace(b"<1@", b"<%d@" % number)
            client.sendmail("a@example.org", ["b@example.org"], content)

    assert len(running.server.taken) == 5


def test_many_clients_at_once(running: Running) -> None:
    running.screen.delay_s = 0.05
    with ThreadPoolExecutor(20) as executor:
        contents = [MESSAGE.replace(b"<1@", b"<%d@" % number) for number in range(40)]
        list(executor.map(lambda content: running.send(content=content), contents))

    assert sorted(taken.content for taken in running.server.taken) == sorted(contents)


def test_mail_about_mail_has_no_sender(running: Running) -> None:
    with running.connect() as client:
        client.sendmail("", ["a@example.org"], MESSAGE)

    assert running.server.taken[0].sender.startswith("MAIL FROM:<>")
    assert running.screen.seen[0][0] == "<>"


# --------------------------------------------------------------- not going on


def test_a_violation_is_refused_and_does_not_reach_the_next_hop(running: Running) -> None:
    running.screen.reply = REFUSED

    with pytest.raises(smtplib.SMTPDataError) as caught:
        running.send()

    assert (caught.value.smtp_code, caught.value.smtp_error) == (550, REFUSED.wire[4:])
    assert running.server.taken == []
    assert "DATA" not in running.server.commands


def test_after_a_refusal_the_next_message_goes(running: Running) -> None:
    with running.connect() as client:
        running.screen.reply = REFUSED
        with pytest.raises(smtplib.SMTPDataError):
            client.sendmail("a@example.org", ["held@example.org"], MESSAGE)
        running.screen.reply = None
        client.sendmail("a@example.org", ["b@example.org"], MESSAGE)

    assert [taken.recipients for taken in running.server.taken] == [["b@example.org"]]


@pytest.mark.parametrize(
    "error",
    [AuditError("disk full"), WorkerError("no process"), RuntimeError(NAME), MemoryError(NAME)],
    ids=lambda error: type(error).__name__,
)
def test_whatever_fails_in_the_check_defers(
    running: Running, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    running.screen.error = error

    with pytest.raises(smtplib.SMTPDataError) as caught:
        running.send()

    assert caught.value.smtp_code == 451
    assert running.server.taken == []
    assert NAME not in caplog.text


def test_a_check_that_takes_too_long_defers(start: Callable[..., Running]) -> None:
    running = start(SmtpSettings(check_s=1))
    running.screen.may_end = threading.Event()

    with pytest.raises(smtplib.SMTPDataError) as caught:
        running.send()
    running.screen.may_end.set()

    assert caught.value.smtp_code == 451
    assert running.server.taken == []


@pytest.mark.parametrize(
    "content",
    [b"a\nb", b"a\rb", b"a\n.\nMAIL FROM:<x@example.org>", b"a\n.\r\nb", b"a\r.\r\nb"],
)
def test_line_ends_that_servers_read_differently_are_refused(
    running: Running, content: bytes
) -> None:
    """SMTP smuggling: what is one message here must not be two there."""
    replies = converse(
        running.port,
        b"EHLO client.example.org",
        b"MAIL FROM:<a@example.org>",
        b"RCPT TO:<b@example.org>",
        b"DATA",
        b"Subject: x\r\n\r\n" + content + b"\r\n.",
    )

    assert replies[-2].startswith(b"550 5.6.0")
    assert running.server.taken == []
    assert running.screen.seen == []


def test_a_message_that_is_too_large_is_refused(start: Callable[..., Running]) -> None:
    running = start(SmtpSettings(size_bytes=1000))
    with running.connect() as client:
        client.ehlo()
        assert client.esmtp_features["size"] == "1000"
        assert client.mail("a@example.org", ["size=2000"])[0] == 552
        client.mail("a@example.org")
        client.rcpt("b@example.org")
        assert client.data(MESSAGE)[0] == 552
        # What was begun at the next hop is given up there.
        client.sendmail("a@example.org", ["c@example.org"], b"Subject: small\r\n\r\nx\r\n")

    assert [taken.recipients for taken in running.server.taken] == [["c@example.org"]]


def test_no_log_holds_an_address_or_a_text(
    running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    logging.getLogger("mail.log").disabled = True
    with caplog.at_level(logging.DEBUG):
        running.send(["quillondra@example.org"])
        running.server.behaviour.refused["vex@example.org"] = f"550 {NAME} is unknown"
        with pytest.raises(smtplib.SMTPRecipientsRefused):
            running.send(["vex@example.org"])
        running.screen.reply = REFUSED
        with pytest.raises(smtplib.SMTPDataError):
            running.send(["quillondra@example.org"])

    ours = "\n".join(r.getMessage() for r in caplog.records if r.name.startswith("piiguard"))
    assert "held: 550 5.7.1" in ours
    assert "passed on: the next hop answered 250" in ours
    for word in ("quillondra", "vex", "billing@", "Ihre", NAME):
        assert word not in ours


# ---------------------------------------------------------- what is the next hop's


def test_the_next_hop_refuses_some_recipients_and_the_client_hears_which(
    running: Running,
) -> None:
    running.server.behaviour.refused["no@example.org"] = "550 5.1.1 No such user"

    refused = running.send(["yes@example.org", "no@example.org"])

    assert refused == {"no@example.org": (550, b"5.1.1 No such user")}
    assert running.server.taken[0].recipients == ["yes@example.org"]
    assert running.screen.seen[0][1] == ("yes@example.org",)


def test_the_next_hop_refuses_all_recipients(running: Running) -> None:
    running.server.behaviour.refused["no@example.org"] = "450 4.2.1 Busy"

    with pytest.raises(smtplib.SMTPRecipientsRefused) as caught:
        running.send(["no@example.org"])

    assert caught.value.recipients == {"no@example.org": (450, b"4.2.1 Busy")}


@pytest.mark.parametrize("reply", ["554 5.7.1 Spam", "452 4.3.1 Disk full"])
def test_the_next_hop_refuses_a_message(running: Running, reply: str) -> None:
    running.server.behaviour.after_data = reply

    with pytest.raises(smtplib.SMTPDataError) as caught:
        running.send()

    assert f"{caught.value.smtp_code} {caught.value.smtp_error.decode()}" == reply


def test_a_reply_of_many_lines_comes_back_whole(running: Running) -> None:
    running.server.behaviour.after_data = "250-2.0.0 one\r\n250 2.0.0 two"
    with running.connect() as client:
        client.ehlo()
        client.mail("a@example.org")
        client.rcpt("b@example.org")
        assert client.data(MESSAGE) == (250, b"2.0.0 one\n2.0.0 two")


def test_a_next_hop_that_is_down_makes_the_client_come_back(running: Running) -> None:
    running.server.close()

    with running.connect() as client:
        assert client.ehlo()[0] == 421
    assert running.screen.seen == []


@pytest.mark.parametrize("greeting", ["421 4.3.2 Full", "554 No", "what?", "250-x"])
def test_a_next_hop_that_does_not_want_us(start: Callable[..., Running], greeting: str) -> None:
    running = start(reply_s=0.5)  # "250-x" is half a greeting.
    running.server.behaviour.greeting = greeting
    running.server.behaviour.close_at = "EHLO"

    with running.connect() as client:
        assert client.ehlo()[0] == 421


@pytest.mark.parametrize("moment", ["MAIL", "RCPT", "DATA", "content"])
def test_a_next_hop_that_hangs_up_takes_nothing_and_the_client_keeps_it(
    running: Running, moment: str
) -> None:
    running.server.behaviour.close_at = moment
    with running.connect() as client:
        with pytest.raises(smtplib.SMTPException) as caught:
            client.sendmail("a@example.org", ["b@example.org"], MESSAGE)
        assert "451" in str(caught.value)
        assert running.server.taken == []
        # The same connection, when the next hop is well again.
        running.server.behaviour.close_at = ""
        client.sendmail("a@example.org", ["b@example.org"], MESSAGE)

    assert len(running.server.taken) == 1


def test_a_next_hop_that_is_slow_defers(start: Callable[..., Running], server: MailServer) -> None:
    silent = socket.create_server(("127.0.0.1", 0))
    running = start(port=0, reply_s=0.3)
    running.gate.next_hop = replace(running.gate.next_hop, port=silent.getsockname()[1])

    with running.connect() as client:
        assert client.ehlo()[0] == 421
    silent.close()


def test_a_next_hop_that_does_not_say_whether_it_took_a_message(running: Running) -> None:
    """Then nobody can know; the client keeps it, for none may be lost."""
    running.server.behaviour.close_at = "reply"

    with pytest.raises(smtplib.SMTPDataError) as caught:
        running.send()

    assert caught.value.smtp_code == 451
    assert b"did not say" in caught.value.smtp_error


# --------------------------------------------------------------- none sent twice


def leave_during(running: Running, content: bytes = MESSAGE) -> None:
    """Send a message and hang up before the answer."""
    checked, taken = len(running.screen.seen), len(running.server.taken)
    with socket.create_connection(("127.0.0.1", running.port)) as connection:
        lines = [b"EHLO client.example.org", b"MAIL FROM:<billing@library.example.org>"]
        lines += [b"RCPT TO:<a@collections.example.org>", b"DATA"]
        stuffed = content.replace(b"\r\n.", b"\r\n..")
        connection.sendall(b"\r\n".join(lines) + b"\r\n" + stuffed + b".\r\n")
        running.server.wait_for(lambda: len(running.screen.seen) > checked)
        if running.screen.may_end is None:
            running.server.wait_for(lambda: len(running.server.taken) > taken)


def wait_for_goodbyes(running: Running, number: int = 1) -> None:
    running.server.wait_for(lambda: running.server.commands.count("QUIT") == number)


def test_a_client_that_leaves_during_the_check_keeps_its_message(running: Running) -> None:
    running.screen.may_end = threading.Event()
    leave_during(running)
    # The gate has seen it leave: what is under way is the check and the goodbye after it.
    running.server.wait_for(lambda: len(running.gate.tasks) == 2)
    running.screen.may_end.set()
    wait_for_goodbyes(running)

    assert running.server.taken == []
    running.send()
    assert len(running.server.taken) == 1


def test_a_client_that_leaves_while_the_next_hop_takes_it_sends_it_no_second_time(
    running: Running,
) -> None:
    running.server.behaviour.may_answer.clear()
    leave_during(running)
    running.server.wait_for(lambda: len(running.gate.tasks) == 2)
    running.server.behaviour.may_answer.set()
    again = b"Received: from elsewhere\r\n\tby here; later\r\n" + MESSAGE
    wait_for_goodbyes(running)

    with running.connect() as client:
        client.ehlo()
        client.mail("billing@library.example.org")
        client.rcpt("a@collections.example.org")
        code, text = client.data(again)

    assert code == 250
    assert b"already" in text
    assert len(running.server.taken) == 1


def test_the_same_message_while_it_is_under_way_waits(running: Running) -> None:
    running.server.behaviour.may_answer.clear()
    with ThreadPoolExecutor(1) as executor:
        first = executor.submit(running.send)
        running.server.wait_for(lambda: running.server.taken)
        with pytest.raises(smtplib.SMTPDataError) as caught:
            running.send()
        running.server.behaviour.may_answer.set()
        assert first.result() == {}

    assert caught.value.smtp_code == 451
    assert len(running.server.taken) == 1


def test_who_knows_that_a_message_was_taken_may_send_it_again(running: Running) -> None:
    running.send()
    running.send()

    assert len(running.server.taken) == 2


def test_two_messages_without_an_id_are_two(running: Running) -> None:
    content = b"Subject: the same\r\n\r\nx\r\n"
    for goodbyes in (1, 2):
        leave_during(running, content)
        wait_for_goodbyes(running, goodbyes)

    assert len(running.server.taken) == 2


def test_the_same_message_to_others_is_another(running: Running) -> None:
    leave_during(running)
    wait_for_goodbyes(running)

    running.send(["other@example.org"])

    assert len(running.server.taken) == 2


# ------------------------------------------------------------------- extensions


def test_the_gate_offers_what_both_can_do(running: Running) -> None:
    running.server.behaviour.features = ("SIZE 500", "8BITMIME", "CHUNKING", "VRFY")
    with running.connect() as client:
        client.ehlo()
        assert set(client.esmtp_features) == {"size", "8bitmime", "pipelining"}
        assert client.esmtp_features["size"] == "500"
        assert client.docmd("MAIL", "FROM:<a@example.org> SMTPUTF8")[0] == 555


def test_parameters_go_on_as_they_are(running: Running) -> None:
    with running.connect() as client:
        client.ehlo()
        client.mail("a@example.org", ["BODY=8BITMIME", "RET=HDRS", "ENVID=Ab+2Bc"])
        client.rcpt("b@example.org", ["NOTIFY=NEVER", "ORCPT=rfc822;B@example.org"])
        client.rset()

    mail, rcpt = (c for c in running.server.commands if c.startswith(("MAIL", "RCPT")))
    assert mail == "MAIL FROM:<a@example.org> BODY=8BITMIME RET=HDRS ENVID=Ab+2Bc"
    assert rcpt == "RCPT TO:<b@example.org> NOTIFY=NEVER ORCPT=rfc822;B@example.org"


def test_addresses_in_other_scripts(running: Running) -> None:
    with running.connect() as client:
        client.ehlo()
        client.sendmail(
            "bücherei@example.org", ["jörg@example.org"], MESSAGE, ["SMTPUTF8", "BODY=8BITMIME"]
        )

    assert running.server.taken[0].recipients == ["jörg@example.org"]
    assert running.screen.seen[0][0] == "bücherei@example.org"


def test_a_client_may_pipeline(running: Running) -> None:
    running.server.behaviour.refused["no@example.org"] = "550 5.1.1 No"
    replies = converse(
        running.port,
        b"EHLO client.example.org",
        b"MAIL FROM:<a@example.org>",
        b"RCPT TO:<no@example.org>",
        b"RCPT TO:<b@example.org>",
        b"DATA",
        b"Subject: x\r\n\r\ntext\r\n.",
        b"MAIL FROM:<a@example.org>",
        b"RCPT TO:<no@example.org>",
        b"DATA",
    )

    codes = [int(reply[:3]) for reply in replies if reply[3:4] == b" "]
    assert codes == [220, 250, 250, 550, 250, 354, 250, 250, 550, 503, 221]
    assert running.server.taken[0].recipients == ["b@example.org"]


def test_who_the_client_of_postfix_is_goes_on(running: Running) -> None:
    with running.connect() as client:
        client.ehlo()
        assert client.docmd("XFORWARD", "NAME=client.example.net")[0] == 250
        client.sendmail("a@example.org", ["b@example.org"], MESSAGE)

    assert "XFORWARD NAME=client.example.net" in running.server.taken[0].commands


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"MAIL FROM:a@example.org", 501),
        (b"MAIL FROM:<a@example.org", 501),
        (b"MAIL FROM:<a@example.org> BODY=BINARYMIME X=Y", 555),
        (b"MAIL TO:<a@example.org>", 501),
        (b"MAIL", 501),
        (b"MAIL FROM:<\xff@example.org>", 501),
        (b"MAIL FROM:<a@example.org> SIZE=x", 552),
        (b"RCPT TO:<b@example.org>", 503),
        (b"DATA", 503),
        (b"AUTH PLAIN AAAA", 502),
        (b"XCLIENT ADDR=192.0.2.1", 500),
        (b"VRFY root", 252),
        (b"BDAT 10", 500),
        (b"x" * 5000, 500),
    ],
)
def test_what_is_no_command_is_answered_and_goes_nowhere(
    running: Running, line: bytes, code: int
) -> None:
    replies = converse(running.port, b"EHLO client.example.org", line)

    assert int(replies[-2][:3]) == code
    assert not [c for c in running.server.commands if not c.startswith(("EHLO", "RSET", "QUIT"))]


def test_a_client_too_many_is_told_to_come_back(start: Callable[..., Running]) -> None:
    running = start(SmtpSettings(connections=2))
    with running.connect(), running.connect() as second:
        with pytest.raises(smtplib.SMTPConnectError) as caught:
            running.connect()
        assert caught.value.smtp_code == 421
        second.quit()
        running.server.wait_for(lambda: try_connect(running))


def try_connect(running: Running) -> bool:
    try:
        running.connect().quit()
    except smtplib.SMTPConnectError:
        return False
    return True


def test_a_silent_client_is_hung_up_on(start: Callable[..., Running]) -> None:
    running = start(SmtpSettings(idle_s=1))
    with socket.create_connection(("127.0.0.1", running.port), timeout=60) as connection:
        connection.recv(1000)
        assert connection.recv(1000) == b""


# --------------------------------------------------------------------------- TLS


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_certificate(tmp_path_factory.mktemp("tls"))


def make_certificate(folder: Path) -> Path:
    import subprocess

    path = folder / "gate.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1"
    extension = ["-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run(
        [*command.split(), *extension, "-keyout", path, "-out", folder / "cert.pem"],
        check=True,
        capture_output=True,
    )
    path.write_bytes(path.read_bytes() + (folder / "cert.pem").read_bytes())
    return path


def server_context(certificate: Path) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    return context


def test_a_client_encrypts_and_the_next_hop_too(
    start: Callable[..., Running], certificate: Path
) -> None:
    running = start(tls=server_context(certificate))
    running.server.behaviour.tls = server_context(certificate)
    with running.connect() as client:
        client.starttls(context=ssl.create_default_context(cafile=str(certificate)))
        client.ehlo()
        assert not client.has_extn("starttls")
        client.sendmail("a@example.org", ["b@example.org"], MESSAGE)

    assert running.server.taken[0].content == MESSAGE
    assert running.server.was_encrypted == [True]


def test_where_tls_is_required_nothing_goes_without(
    start: Callable[..., Running], certificate: Path
) -> None:
    running = start(
        SmtpSettings(require_tls=True, certificate=certificate), server_context(certificate)
    )
    with running.connect() as client:
        client.ehlo()
        assert client.mail("a@example.org")[0] == 530


def test_a_next_hop_without_the_tls_that_is_required_gets_nothing(
    start: Callable[..., Running], certificate: Path
) -> None:
    running = start()
    running.gate.next_hop = replace(running.gate.next_hop, tls=NextHopTls.REQUIRED, ca=certificate)
    with running.connect() as client:
        assert client.ehlo()[0] == 421

    running.server.behaviour.tls = server_context(certificate)
    running.send()
    assert running.server.was_encrypted == [True]


def test_a_next_hop_with_a_strangers_certificate_gets_nothing_where_tls_is_required(
    start: Callable[..., Running], certificate: Path, tmp_path: Path
) -> None:
    running = start()
    running.gate.next_hop = replace(running.gate.next_hop, tls=NextHopTls.REQUIRED, ca=certificate)
    running.server.behaviour.tls = server_context(make_certificate(tmp_path))
    with running.connect() as client:
        assert client.ehlo()[0] == 421
    assert running.server.taken == []


def test_what_is_said_in_the_clear_is_no_answer_after_starttls(
    start: Callable[..., Running], certificate: Path
) -> None:
    """Whoever sits between could answer in the next hop's place (CVE-2011-0411)."""
    running = start()
    running.gate.next_hop = replace(running.gate.next_hop, tls=NextHopTls.REQUIRED, ca=certificate)
    running.server.behaviour.tls = server_context(certificate)
    running.server.behaviour.after_starttls = b"250-evil.example.org\r\n250 AUTH PLAIN\r\n"
    with running.connect() as client:
        assert client.ehlo()[0] == 421


# -------------------------------------------------------------------------- AUTH

LOGIN = ("billing", "correct horse battery")


@pytest.fixture
def guarded(running: Running) -> Running:
    """A gate before a next hop that wants to know who sends."""
    running.server.behaviour.login = LOGIN
    return running


@pytest.mark.parametrize("mechanism", ["PLAIN", "LOGIN"])
@pytest.mark.parametrize("initial_response_ok", [True, False])
def test_who_sends_is_the_next_hops_to_ask(
    guarded: Running, mechanism: str, initial_response_ok: bool
) -> None:
    with guarded.connect() as client:
        client.ehlo()
        assert client.esmtp_features["auth"].split() == ["PLAIN", "LOGIN"]
        client.user, client.password = LOGIN
        challenge = getattr(client, f"auth_{mechanism.lower()}")
        client.auth(mechanism, challenge, initial_response_ok=initial_response_ok)
        client.sendmail("a@example.org", ["b@example.org"], MESSAGE)
        client.sendmail("a@example.org", ["c@example.org"], MESSAGE)

    assert len(guarded.server.taken) == 2


def test_a_wrong_password_is_refused_and_so_is_mail_without_one(guarded: Running) -> None:
    with guarded.connect() as client:
        with pytest.raises(smtplib.SMTPAuthenticationError):
            client.login(LOGIN[0], "wrong")
        assert client.mail("a@example.org")[0] == 530
        client.login(*LOGIN)
        assert client.docmd("AUTH", "PLAIN AAAA")[0] == 503
        client.sendmail("a@example.org", ["b@example.org"], MESSAGE)


def test_a_login_may_be_given_up(guarded: Running) -> None:
    with guarded.connect() as client:
        client.ehlo()
        assert client.docmd("AUTH", "LOGIN")[0] == 334
        assert client.docmd("*")[0] == 501
        assert client.noop()[0] == 250


def test_a_next_hop_that_hangs_up_knows_nobody_any_more(guarded: Running) -> None:
    """The gate keeps no password, so the client has to come again."""
    with guarded.connect() as client:
        client.login(*LOGIN)
        guarded.server.behaviour.close_at = "RSET"
        client.docmd("RSET")
        guarded.server.behaviour.close_at = ""
        assert client.mail("a@example.org")[0] == 421
    with guarded.connect() as client:
        client.login(*LOGIN)
        client.sendmail("a@example.org", ["b@example.org"], MESSAGE)


@pytest.mark.parametrize(
    ("client_is_far", "tls", "is_offered"),
    [(False, False, True), (True, False, False), (True, True, True)],
)
def test_a_password_is_not_asked_for_where_somebody_may_listen(
    start: Callable[..., Running],
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
    client_is_far: bool,
    tls: bool,
    is_offered: bool,
) -> None:
    running = start(tls=server_context(certificate))
    running.server.behaviour.login = LOGIN
    if client_is_far:
        monkeypatch.setattr(GateSession, "_is_local", lambda self: False)
    with running.connect() as client:
        if tls:
            client.starttls(context=ssl.create_default_context(cafile=str(certificate)))
        client.ehlo()
        assert client.has_extn("auth") == is_offered
        code, _ = client.docmd("AUTH", "PLAIN AAAA")
        assert (code == 502) != is_offered


@pytest.mark.parametrize("level", NextHopTls)
def test_a_password_goes_on_to_the_right_server_only(
    start: Callable[..., Running],
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
    level: NextHopTls,
) -> None:
    running = start()
    running.gate.next_hop = replace(running.gate.next_hop, tls=level, ca=certificate)
    running.server.behaviour.tls = server_context(certificate)
    running.server.behaviour.login = LOGIN
    monkeypatch.setattr(Address, "is_local", False)
    with running.connect() as client:
        client.ehlo()
        assert client.has_extn("auth") == (level is NextHopTls.REQUIRED)


def test_who_said_a_password_in_the_clear_does_not_go_on_encrypted(
    start: Callable[..., Running], certificate: Path
) -> None:
    running = start(tls=server_context(certificate))
    running.server.behaviour.login = LOGIN
    with running.connect() as client:
        client.login(*LOGIN)
        assert client.docmd("STARTTLS")[0] == 503


def test_no_log_holds_a_password(guarded: Running, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), guarded.connect() as client:
        client.login(*LOGIN)
        client.sendmail("a@example.org", ["b@example.org"], MESSAGE)

    ours = "\n".join(r.getMessage() for r in caplog.records if r.name.startswith("piiguard"))
    secret = base64.b64encode(f"\0{LOGIN[0]}\0{LOGIN[1]}".encode()).decode()
    assert secret not in ours
    assert LOGIN[1] not in ours
