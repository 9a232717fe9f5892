"""Whether somebody has a file open for writing, where the system can tell.

Linux lends a *read lease* on a file only while nobody has it open for writing, and
makes whoever wants to open it so wait until the lease is given back (fcntl(2)). So a
file that is leased stays as it is. Only its owner gets one, and not on every file
system; elsewhere other means must do.
"""

from __future__ import annotations

import errno
import signal
import sys
import threading
from enum import Enum, auto

if sys.platform == "linux":
    import fcntl


class Lease(Enum):
    """What came of asking for a lease."""

    HELD = auto()
    """Nobody has the file open for writing, and nobody will."""
    BUSY = auto()
    """Somebody has it open for writing."""
    UNKNOWN = auto()
    """The system does not tell."""


def prepare() -> None:
    """Ignore the signal that tells of someone who waits for a lease.

    Its default ends the process. Does nothing outside the main thread.
    """
    if sys.platform == "linux" and threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGIO, signal.SIG_IGN)


def take(descriptor: int) -> Lease:
    """Ask for a lease on a file that is open for reading; closing it gives it back."""
    if sys.platform != "linux" or signal.getsignal(signal.SIGIO) is not signal.SIG_IGN:
        return Lease.UNKNOWN
    try:
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
    except OSError as error:
        return Lease.BUSY if error.errno == errno.EAGAIN else Lease.UNKNOWN
    return Lease.HELD


def is_held(descriptor: int) -> bool:
    """Whether a lease is still held and nobody waits for it.

    The system takes it back from who makes others wait for long (45 s).
    """
    if sys.platform != "linux":
        return False
    return bool(fcntl.fcntl(descriptor, fcntl.F_GETLEASE) == fcntl.F_RDLCK)
