"""When a gate is told to stop."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable


def on_stop_signal(stop: Callable[[], object]) -> None:
    """Call ``stop`` on SIGTERM, as of systemd, and on SIGINT, as of Ctrl-C.

    Does nothing outside the main thread, which alone gets signals.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop())
