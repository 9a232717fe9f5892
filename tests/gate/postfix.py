"""A real Postfix in a folder of its own, with its own queue, on loopback ports."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import time
from pathlib import Path

import pytest

PROGRAMS = ("postfix", "postqueue", "postcat", "swaks")

# The queue manager wakes every second, not every 300: a message whose retry overlaps
# the attempt before it goes back to "incoming", which is read at no other time.
MASTER = """\
{smtpd}  inet  n - n - - smtpd {options}
{reinject}
cleanup    unix  n - n - 0 cleanup
qmgr       unix  n - n 1 1 qmgr
tlsmgr     unix  - - n 1000? 1 tlsmgr
rewrite    unix  - - n - - trivial-rewrite
bounce     unix  - - n - 0 bounce
defer      unix  - - n - 0 bounce
trace      unix  - - n - 0 bounce
verify     unix  - - n - 1 verify
flush      unix  n - n 1000? 0 flush
proxymap   unix  - - n - - proxymap
smtp       unix  - - n - - smtp
relay      unix  - - n - - smtp
showq      unix  n - n - - showq
error      unix  - - n - - error
retry      unix  - - n - - error
discard    unix  - - n - - discard
anvil      unix  - - n - 1 anvil
scache     unix  - - n - 1 scache
postlog    unix-dgram n - n - 1 postlogd
pickup     unix  n - n 60 1 pickup
"""

MAIN = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/mail.log
maillog_file_prefixes = {folder}
myhostname = {name}.library.example.org
mydestination =
local_recipient_maps =
alias_maps =
inet_interfaces = loopback-only
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtpd_recipient_restrictions = permit_mynetworks, reject
relayhost = [127.0.0.1]:{next_hop}
disable_dns_lookups = yes
smtp_host_lookup = native
smtputf8_enable = no
# Try again at once, so that a test need not wait for a queue run.
minimal_backoff_time = 1s
maximal_backoff_time = 2s
queue_run_delay = 1s
smtp_connect_timeout = 5s
smtp_data_done_timeout = 60s
"""


def need_postfix() -> None:
    """Skip the test where there is no Postfix; in CI there must be one."""
    missing = [name for name in PROGRAMS if find(name) is None]
    if not missing and os.geteuid() != 0:
        missing = ["root's rights, which Postfix starts with"]
    if missing:
        reason = f"not installed: {', '.join(missing)} (apt-get install postfix swaks)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)


def find(name: str) -> str | None:
    return shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/sbin")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


class Postfix:
    """One instance."""

    def __init__(
        self, folder: Path, name: str, next_hop: int, proxy_filter: int | None = None
    ) -> None:
        """Set an instance up.

        Args:
            folder: Where all its files go; only the root of a short path will do, for
                its sockets.
            name: What it calls itself.
            next_hop: The port to which it delivers everything.
            proxy_filter: The port of a filter before the queue; what passes it comes
                back to ``self.reinject``.
        """
        self.folder, self.name = folder, name
        self.port = free_port()
        self.reinject = free_port()
        (folder / "queue").mkdir(parents=True)
        (folder / "data").mkdir()
        postfix = pwd.getpwnam("postfix")
        os.chown(folder / "data", postfix.pw_uid, postfix.pw_gid)
        options, back = "", ""
        if proxy_filter is not None:
            options = f"-o smtpd_proxy_filter=127.0.0.1:{proxy_filter} -o smtpd_proxy_timeout=60s"
            forward = "-o smtpd_authorized_xforward_hosts=127.0.0.0/8"
            back = f"{self.reinject} inet n - n - - smtpd {forward}"
        (folder / "main.cf").write_text(MAIN.format(folder=folder, name=name, next_hop=next_hop))
        (folder / "master.cf").write_text(
            MASTER.format(smtpd=self.port, options=options, reinject=back)
        )

    def __enter__(self) -> Postfix:
        self._run("start")
        end = time.monotonic() + 60
        while not _listens(self.port):
            assert time.monotonic() < end, self.log()
            time.sleep(0.05)
        return self

    def __exit__(self, *_: object) -> None:
        self._run("abort")

    def log(self) -> str:
        path = self.folder / "mail.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def queued(self) -> int:
        """How many messages it still has."""
        done = subprocess.run(
            [str(find("postqueue")), "-c", self.folder, "-j"],
            capture_output=True,
            text=True,
            check=True,
        )
        return len(done.stdout.splitlines())

    def _run(self, command: str) -> None:
        done = subprocess.run(
            [str(find("postfix")), "-c", self.folder, command],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0 or command == "abort", done.stderr + self.log()


def _listens(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
            return connection.recv(100).startswith(b"220")
    except OSError:
        return False
