"""Caps that a worker process sets on itself, around one piece of work."""

from __future__ import annotations

import faulthandler
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import resource

_MEMORY_USE = Path("/proc/self/statm")


def forbid_core_dumps() -> None:
    """Keep a crash from writing memory, and so documents, into the current folder."""
    if sys.platform != "win32":
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@contextmanager
def time_cap(seconds: float, nowhere: int) -> Iterator[None]:
    """End this process if the work takes longer.

    The watchdog is a thread of C: it also ends loops in native code that never let
    Python run, and it works when the program that started the worker is gone.

    Args:
        seconds: The most time.
        nowhere: File descriptor that the watchdog's stack trace is written to.
    """
    faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()


@contextmanager
def memory_cap(more_bytes: int) -> Iterator[None]:
    """Let this process grow by so much, then allocations fail.

    Python raises MemoryError; native code may abort. Only Linux enforces it: macOS
    ignores the limit, and Windows has none that a process can set on itself so.
    """
    used = memory_use_bytes()
    if sys.platform == "win32" or used is None:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    cap = used + more_bytes
    if hard != resource.RLIM_INFINITY:
        cap = min(cap, hard)
    resource.setrlimit(resource.RLIMIT_AS, (cap, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def memory_use_bytes() -> int | None:
    """Return the size of this process's address space, or None where not known."""
    try:
        pages = int(_MEMORY_USE.read_bytes().split(maxsplit=1)[0])
    except (OSError, ValueError, IndexError):
        return None
    return pages * os.sysconf("SC_PAGE_SIZE")
