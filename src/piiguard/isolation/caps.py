"""Caps that a worker process sets on itself, around one piece of work."""

from __future__ import annotations

import faulthandler
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import resource

_MEMORY_USE = Path("/proc/self/statm")
_MEMORY_STATUS = Path("/proc/self/status")
_PEAK = re.compile(rb"^VmPeak:\s*(\d+) kB", re.M)
_NEAR_BYTES = 64 << 20
"""malloc of glibc takes memory in pieces of up to so much (HEAP_MAX_SIZE)."""


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


def at_memory_cap() -> bool:
    """Say whether this process has come so near its cap that any failure may be due to it.

    Native code tells in many ways that it got no memory: a SystemError, an OSError,
    an error of its own, or none.
    """
    if sys.platform == "win32":
        return False
    cap, _ = resource.getrlimit(resource.RLIMIT_AS)
    peak = _peak_memory_use_bytes()
    return cap != resource.RLIM_INFINITY and peak is not None and peak > cap - _NEAR_BYTES


def _peak_memory_use_bytes() -> int | None:
    try:
        found = _PEAK.search(_MEMORY_STATUS.read_bytes())
    except OSError:
        return None
    return int(found[1]) * 1024 if found else None


def memory_use_bytes() -> int | None:
    """Return the size of this process's address space, or None where not known."""
    try:
        pages = int(_MEMORY_USE.read_bytes().split(maxsplit=1)[0])
    except (OSError, ValueError, IndexError):
        return None
    return pages * os.sysconf("SC_PAGE_SIZE")
