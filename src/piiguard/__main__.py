"""The program ``piiguard``: a warm process does the work where one listens, else this one.

Nothing is imported before that is known.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:2] == ["check"] and sys.platform != "win32":
        from piiguard.gate.warm.client import check_warm

        code = check_warm(sys.argv[1:])
        if code is not None:
            sys.exit(code)
    from piiguard.cli import main

    main()


if __name__ == "__main__":
    main()
