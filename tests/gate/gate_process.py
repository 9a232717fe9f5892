"""``piiguard gate`` as a process of its own, which a test may kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

KEY = "0123456789abcdef0123456789abcdef"


class GateProcess:
    """One gate; its log is kept."""

    def __init__(self, folder: Path, *arguments: str | Path) -> None:
        self.folder = folder
        self._arguments = arguments
        self._log = folder / "gate.log"
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> GateProcess:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def log(self) -> str:
        return self._log.read_text(encoding="utf-8") if self._log.exists() else ""

    def start(self, ready: str = "listening at") -> None:
        """Start it, and wait until it works."""
        before = self.log.count(ready)
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "piiguard.cli", "gate", *map(str, self._arguments)],
                cwd=self.folder,
                stderr=log,
                stdin=subprocess.DEVNULL,
                env=os.environ | {"PIIGUARD_AUDIT_KEY": KEY},
            )
        self.wait_for(lambda: self.log.count(ready) > before)

    def kill(self) -> None:
        """End it as a power cut would."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def stop(self) -> int:
        """Tell it to stop, and return its exit code."""
        assert self._process is not None
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
        return self._process.wait(120)

    def wait_for(self, condition: Callable[[], object], timeout_s: float = 180) -> None:
        end = time.monotonic() + timeout_s
        while not condition():
            assert self._process is not None
            assert self._process.poll() is None, self.log
            assert time.monotonic() < end, self.log
            time.sleep(0.02)
