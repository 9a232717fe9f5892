"""Each promise of docs/threat-model.md about the page, asked of the server itself."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from starlette.testclient import TestClient
from web_papers import AUDIT_KEY, CLEAN_TEXT, EXAMPLES, LEAK_TEXT

from piiguard.config import Config, Limits, load_config, parse_config
from piiguard.errors import ConfigError
from piiguard.gate.web.app import build_app
from piiguard.gate.web.checking import Checking
from piiguard.gate.web.security import Site
from piiguard.gate.web.server import Address, run
from piiguard.gate.web.sessions import SESSION_S, Sessions

ORIGIN = "http://127.0.0.1:8765"
HOST = {"host": "127.0.0.1:8765"}


class Clock:
    """Time that passes when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Server:
    """An application with what it told the terminal."""

    def __init__(self, config: Config) -> None:
        self.clock = Clock()
        self.links: list[str] = []
        self.portal: Any = None
        site = Site.of(("127.0.0.1", "localhost"), 8765, secure=False)
        self.app: Any = build_app(Checking(config), site, self.links.append, self.clock)

    def browser(self, *, enter: bool = True) -> TestClient:
        client = TestClient(
            self.app, base_url=ORIGIN, headers={"origin": ORIGIN}, follow_redirects=False
        )
        # All browsers in one event loop, where checks go on after their request.
        client.portal = self.portal
        if enter:
            assert client.get("/enter", params={"token": self.links[-1]}).status_code == 303
        return client


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """The page with small caps, for whoever may use it and whoever may not."""
    server = Server(Config(limits=Limits(size_bytes=20_000)))
    with TestClient(server.app, base_url=ORIGIN) as running:
        server.portal = running.portal
        yield server


@pytest.fixture
def client(server: Server) -> TestClient:
    return server.browser()


def send(client: TestClient, name: str = "a.txt", data: bytes = LEAK_TEXT, **kw: Any) -> Any:
    return client.post("/checks", files={"files": (name, data)}, data={"policy": "invoice"}, **kw)


def settled(client: TestClient, url: str) -> str:
    for _ in range(1200):
        text = client.get(url).text
        if "data-pending" not in text:
            return text
        time.sleep(0.1)
    pytest.fail("the check did not end")


# ------------------------------------------------------------ who may ask at all


@pytest.mark.parametrize(
    "host",
    [
        "evil.example.org",
        "evil.example.org:8765",
        "127.0.0.1",
        "127.0.0.1:80",
        "127.0.0.1:8765.x",
        "",
    ],
)
def test_a_name_that_was_rebound_to_this_machine_is_refused(client: TestClient, host: str) -> None:
    for path in ("/", "/static/style.css", "/enter"):
        assert client.get(path, headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example.org", "null", "", "http://127.0.0.1:9999", "ftp://127.0.0.1:8765"],
)
def test_a_form_of_another_site_is_refused(client: TestClient, origin: str) -> None:
    assert send(client, headers={"origin": origin}).status_code == 403


def test_a_form_without_origin_is_refused(client: TestClient) -> None:
    del client.headers["origin"]
    assert send(client).status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_a_form_the_browser_says_is_foreign_is_refused(client: TestClient, site: str) -> None:
    assert send(client, headers={"sec-fetch-site": site}).status_code == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_other_methods_are_refused(client: TestClient, method: str) -> None:
    assert client.request(method, "/").status_code == 405


def test_without_a_session_nothing_is_shown_or_taken(server: Server, client: TestClient) -> None:
    document = send(client).headers["location"]
    settled(client, document)
    stranger = server.browser(enter=False)
    for path in ("/", document, f"{document}/file", f"{document}/pages/1.png", "/false-alarms"):
        assert stranger.get(path).status_code == 403
    assert send(stranger).status_code == 403
    for action in ("values", "override", "forget", "alarms/1", "policy"):
        assert stranger.post(f"{document}/{action}").status_code == 403


def test_a_session_sees_its_own_documents_only(server: Server, client: TestClient) -> None:
    document = send(client).headers["location"]
    settled(client, document)
    other = server.browser()
    assert other.get(document).status_code == 404
    assert other.post(f"{document}/forget", files={"x": b""}).status_code == 404
    assert client.get(document).status_code == 200


def test_a_link_works_once(server: Server) -> None:
    link = server.links[-1]
    server.browser()
    assert server.browser(enter=False).get("/enter", params={"token": link}).status_code == 403
    assert server.links[-1] != link


@pytest.mark.parametrize("token", ["", "x", "ünïcode", "A" * 5_000])
def test_a_guessed_link_lets_nobody_in(server: Server, token: str) -> None:
    stranger = server.browser(enter=False)
    assert stranger.get("/enter", params={"token": token}).status_code == 403


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(server: Server) -> None:
    stranger = server.browser(enter=False)
    response = stranger.get("/enter", params={"token": server.links[-1]})
    cookie = response.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert server.links[-1] not in response.headers["location"]


def test_a_session_ends() -> None:
    clock, links = Clock(), list[str]()
    sessions = Sessions(links.append, clock)
    session = sessions.enter(links[-1])
    assert session is not None
    assert sessions.owner(session)
    clock.now += SESSION_S
    assert sessions.owner(session) is None


def test_behind_tls_the_cookie_is_for_this_host_and_tls_only() -> None:
    site = Site.of(("pii.example.org",), 443, secure=True)
    assert site.cookie.startswith("__Host-")
    assert site.is_own_origin("https://pii.example.org")
    assert not site.is_own_origin("http://pii.example.org")


# ------------------------------------------------------------- what is answered


@pytest.mark.parametrize("path", ["/", "/nowhere", "/static/page.js", "/documents/x", "/enter"])
def test_every_answer_has_the_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "same-origin"
    assert "server" not in headers


def test_nothing_is_loaded_from_elsewhere_and_no_script_is_inline(client: TestClient) -> None:
    document = send(client).headers["location"]
    for text in (client.get("/").text, settled(client, document)):
        assert not re.search(r'(?:src|href|action)="(?:https?:)?//', text)
        assert not re.search(r"<script(?![^>]*src=)|\son\w+=|\sstyle=|<style", text)
    for asset in (Path(__file__).parents[3] / "src/piiguard/gate/web/static").iterdir():
        found = re.findall(r"https?://[^\s\"')]+", asset.read_text(encoding="utf-8"))
        assert set(found) <= {"http://www.w3.org/2000/svg"}


def test_values_are_masked_until_a_post_asks_for_them(client: TestClient) -> None:
    document = send(client, "OKONKWO Adaeze.txt").headers["location"]
    assert "okonkwo" not in settled(client, document).lower()
    assert "okonkwo" not in client.get(f"{document}?show=yes").text.lower()
    client.post(f"{document}/values", files={"show": (None, "yes")})
    assert "okonkwo, adaeze" in client.get(document).text.lower()


def test_a_held_document_cannot_be_downloaded(client: TestClient) -> None:
    document = send(client).headers["location"]
    assert client.get(f"{document}/file").status_code == 404
    settled(client, document)
    assert client.get(f"{document}/file").status_code == 404


def test_nothing_is_overridden_unless_configured(client: TestClient) -> None:
    document = send(client).headers["location"]
    assert "nevertheless" not in settled(client, document)
    reason = {"who": (None, "D. W."), "why": (None, "Somebody in a hurry wants it")}
    assert client.post(f"{document}/override", files=reason).status_code == 404
    assert client.get(f"{document}/file").status_code == 404


def test_a_download_is_never_a_page_of_this_site(client: TestClient) -> None:
    page = b"<html><body><p>INVOICE</p><script>alert(1)</script></body></html>"
    document = send(client, "page.html", page).headers["location"]
    settled(client, document)
    response = client.get(f"{document}/file")
    if response.status_code == 200:
        assert response.headers["content-type"] == "application/octet-stream"
        assert response.headers["content-disposition"].startswith("attachment")


# ------------------------------------------------------------ what clients send


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "..\\..\\boot.ini", "/etc/passwd",
     "a\r\nSet-Cookie: x=y.txt", "..", "\x00.txt",
     "x" * 1000 + ".txt", "<script>alert(1)</script>.txt", "\u202etxt.exe", 'a".txt'],
)  # fmt: skip
def test_names_are_labels_only(client: TestClient, name: str) -> None:
    document = send(client, name, CLEAN_TEXT).headers["location"]
    text = settled(client, document)
    assert "<script>" not in text
    client.post(f"{document}/values", files={"show": (None, "yes")})
    response = client.get(f"{document}/file")
    if response.status_code == 200:
        assert response.content == CLEAN_TEXT
        given = unquote(response.headers["content-disposition"].partition("''")[2])
        assert not re.search(r"[/\\\r\n\x00\u202e]", given)
        assert len(given) <= 255
        assert "set-cookie" not in response.headers


@pytest.mark.parametrize("policy", ["/etc/passwd", "../policies/invoice.yaml", "nonsense"])
def test_a_policy_is_never_taken_for_a_path(client: TestClient, policy: str) -> None:
    response = client.post("/checks", files={"files": ("a", b"x")}, data={"policy": policy})
    assert response.status_code == 400
    assert policy not in response.text


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/app.py", "/static//etc/passwd"],
)
def test_no_path_leads_out_of_the_static_files(client: TestClient, path: str) -> None:
    assert client.get(path).status_code in (404, 403)


def test_too_large_a_file_is_refused_not_passed(client: TestClient) -> None:
    document = send(client, "big.txt", CLEAN_TEXT + b" " * 30_000).headers["location"]
    text = settled(client, document)
    assert "could not be fully checked" in text
    assert client.get(f"{document}/file").status_code == 404


def test_an_upload_past_the_cap_is_cut_off_while_it_streams(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("piiguard.gate.web.desk.MEMORY_BYTES", 100_000)
    monkeypatch.setattr("piiguard.gate.web.desk.FORM_BYTES", 64_000)
    taken = 0

    def endless() -> Iterator[bytes]:
        nonlocal taken
        head = b'Content-Disposition: form-data; name="files"; filename="a.txt"'
        yield b"--x\r\n" + head + b"\r\n\r\n"
        for _ in range(10_000):
            taken += 1
            yield b"x" * 1000

    response = client.post(
        "/checks", content=endless(), headers={"content-type": "multipart/form-data; boundary=x"}
    )
    assert response.status_code == 413


def test_too_many_files_are_refused(client: TestClient) -> None:
    files = [("files", (f"{n}.txt", b"x")) for n in range(201)]
    assert client.post("/checks", files=files).status_code == 413


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/x-www-form-urlencoded", b"text=x"),
        ("application/json", b"{}"),
        ("multipart/form-data", b""),
        ("multipart/form-data; boundary=x", b"no boundary at all"),
        (
            "multipart/form-data; boundary=x",
            b"--x\r\nContent-Disposition: form-data; name=files; file",
        ),
        ("multipart/form-data; boundary=x", b"--x\r\n" + b"A" * 10_000 + b": b\r\n\r\n"),
        ("", b""),
    ],
)
def test_what_is_no_form_is_refused(client: TestClient, kind: str, body: bytes) -> None:
    response = client.post("/checks", content=body, headers={"content-type": kind})
    assert response.status_code in (400, 415)


# --------------------------------------------------------- what is kept and told


def test_documents_are_forgotten_when_nobody_looks(server: Server, client: TestClient) -> None:
    document = send(client).headers["location"]
    settled(client, document)
    shelf = server.app._app.state.desk.shelf
    server.clock.now += 1801
    shelf.sweep()
    assert client.get(document).status_code == 404


def test_nothing_of_an_upload_is_written_to_a_disk(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(
        "tempfile.TemporaryFile", lambda *_, **__: pytest.fail("a temporary file was made")
    )
    settled(client, send(client, data=LEAK_TEXT * 200).headers["location"])
    assert list(tmp_path.iterdir()) == []


def test_a_failure_tells_its_type_and_no_text(
    server: Server,
    client: TestClient,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("OKONKWO, ADAEZE N")

    monkeypatch.setattr("piiguard.gate.web.shelf.Shelf.add", fail)
    with caplog.at_level(logging.DEBUG):
        response = send(client)
    assert response.status_code == 500
    assert "ValueError" in response.text
    assert "OKONKWO" not in response.text + caplog.text


def test_logs_hold_no_names_and_no_values(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, "piiguard"), caplog.at_level(logging.DEBUG, "uvicorn"):
        settled(client, send(client, "OKONKWO.txt").headers["location"])
    ours = [r.getMessage() for r in caplog.records if r.name.startswith(("piiguard", "uvicorn"))]
    assert "OKONKWO" not in " ".join(ours)


def test_what_cannot_be_put_on_record_does_not_leave(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIIGUARD_AUDIT_KEY", AUDIT_KEY)
    file = tmp_path / "piiguard.yaml"
    server = Server(parse_config("audit: audit.sqlite\n", file))
    with TestClient(server.app, base_url=ORIGIN) as running:
        server.portal = running.portal
        client = server.browser()
        (tmp_path / "audit.sqlite").write_bytes(b"no record any more" * 1000)
        document = send(client, data=CLEAN_TEXT).headers["location"]
        assert "could not be fully checked" in settled(client, document)
        assert client.get(f"{document}/file").status_code == 404


# ----------------------------------------------------------------- how it starts


def test_it_serves_the_network_only_with_tls_or_when_told() -> None:
    with pytest.raises(ConfigError, match="--certificate"):
        run(Config(), Address("0.0.0.0"), print)


def test_overrides_need_a_record_and_policies_that_are(tmp_path: Path) -> None:
    file = tmp_path / "piiguard.yaml"
    with pytest.raises(ConfigError, match="needs 'audit'"):
        Checking(parse_config("gate:\n  web:\n    overrides: [invoice]\n", file))
    with pytest.raises(ConfigError, match="no policy 'invoise'"):
        Checking(parse_config("gate:\n  web:\n    overrides: [invoise]\n", file))


def test_by_default_no_policy_can_be_overridden() -> None:
    assert load_config(EXAMPLES / "piiguard.yaml", EXAMPLES).gate.web.overrides == ()
