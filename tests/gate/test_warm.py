"""``piiguard check`` through a process that is warm: the same, or its own work."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from piiguard.gate.warm.client import is_short
from piiguard.gate.warm.place import pack, unpack

pytestmark = pytest.mark.skipif(os.name != "posix", reason="forks")

LEAK = "Item barcode: 31191000882134\nPatron: Quillondra Vexworthington\n"


class Home:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {**os.environ, "XDG_RUNTIME_DIR": str(folder)}
        (folder / "leak.txt").write_text(LEAK)

    def start(self) -> subprocess.Popen[str]:
        warm = subprocess.Popen(
            [sys.executable, "-m", "piiguard", "warm"],
            env=self.environment, cwd=self.folder, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert warm.stderr is not None
        assert "warm" in warm.stderr.readline()
        return warm

    def check(self, *arguments: str, **more: str) -> tuple[int, str, str, bool]:
        """Check, and say whether this process had to do the work."""
        done = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "piiguard", "check", *arguments],
            env=self.environment | more, cwd=self.folder, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        own = [x for x in done.stderr.splitlines() if not x.startswith("import time:")]
        return done.returncode, done.stdout, "\n".join(own), "piiguard.cli" in done.stderr


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


@pytest.fixture
def warm(home: Home) -> Iterator[subprocess.Popen[str]]:
    process = home.start()
    yield process
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)


ARGUMENTS = ("leak.txt", "--policy", "invoice")


def test_it_prints_what_the_command_would_and_the_command_loads_nothing(
    home: Home, warm: subprocess.Popen[str]
) -> None:
    alone = home.check(*ARGUMENTS, PIIGUARD_NO_WARM="1")
    *done, worked = home.check(*ARGUMENTS)

    assert alone[3] is True
    assert worked is False
    assert tuple(done) == alone[:3]
    assert done[0] == 1
    assert home.check("absent.txt")[:3] == home.check("absent.txt", PIIGUARD_NO_WARM="1")[:3]


def test_it_is_gone_with_its_socket_when_told(home: Home, warm: subprocess.Popen[str]) -> None:
    warm.send_signal(signal.SIGTERM)
    warm.wait(30)

    assert list(home.folder.glob("piiguard-*/*")) == []
    assert home.check(*ARGUMENTS)[3] is True


def test_a_folder_that_others_may_enter_is_not_used(
    home: Home, warm: subprocess.Popen[str]
) -> None:
    (folder,) = home.folder.glob("piiguard-*")
    folder.chmod(0o755)

    assert home.check(*ARGUMENTS)[3] is True


def test_another_python_is_not_used(home: Home, warm: subprocess.Popen[str]) -> None:
    assert home.check(*ARGUMENTS, PYTHONHASHSEED="7")[3] is True


def test_a_process_that_hangs_is_not_waited_for(home: Home, warm: subprocess.Popen[str]) -> None:
    warm.send_signal(signal.SIGSTOP)
    began = time.monotonic()
    try:
        code, _, _, worked = home.check(*ARGUMENTS)
    finally:
        warm.send_signal(signal.SIGCONT)

    assert (code, worked) == (1, True)
    assert time.monotonic() - began < 60


@pytest.mark.parametrize(
    "more",
    [("--jobs=4",), ("-j2",), ("--watch",), ("-",), ("-o", "x.jsonl"), (".",), ("--resume",)],
)
def test_long_work_and_streams_are_the_commands_own(more: tuple[str, ...]) -> None:
    assert is_short(["check", "leak.txt"])
    assert not is_short(["check", "leak.txt", *more])
    assert not is_short(["serve"])


def test_words_come_over_as_they_are() -> None:
    words = [["a", "", "ü \udce9"], [], ["x=\n"]]

    message = pack(*words)

    assert unpack(message[8:]) == words
