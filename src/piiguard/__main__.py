"""The program ``piiguard``: a warm process does the work where one listens, else this one.

Nothing is imported before that is known.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys

_OBJECTS = 20_000
"""New objects between two looks for garbage; Python's 700 are soon reached by loading
what stays, and looking through that takes a twentieth of a short command."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:2] == ["check"] and sys.platform != "win32":
        from piiguard.gate.warm.client import check_warm

        code = check_warm(sys.argv[1:])
        if code is not None:
            # Nothing was printed here, and nothing opened that is not closed.
            os._exit(code)
    gc.set_threshold(_OBJECTS)
    leaving = _Leaving()
    # What is registered later is done before it.
    atexit.register(leaving.leave)
    from piiguard.cli import run_command

    leaving.code = run_command(sys.argv[1:])
    sys.exit(leaving.code)


class _Leaving:
    """The way out, without taking apart what is loaded: that takes as long as a short command.

    By then all threads have ended and everything else that wanted to be told was.
    """

    def __init__(self) -> None:
        self.code: int | None = None
        """None until the command ended as it should."""

    def leave(self) -> None:
        """End the process, unless somebody measures it or is not told yet what it printed."""
        if self.code is None or sys.gettrace() or sys.getprofile():
            return
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except (OSError, ValueError, AttributeError):
            return
        os._exit(self.code)


if __name__ == "__main__":
    main()
