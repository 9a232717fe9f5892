"""Peak memory of checking so many documents: ``python -m benchmarks.speed.memory NUMBER``.

Reads their paths from standard input as JSON and prints bytes as JSON.
"""

from __future__ import annotations

import json
import resource
import sys
from itertools import cycle, islice
from pathlib import Path

import piiguard

JOBS = 2


def main() -> None:
    """Check and print; the worker's figure is that of the larger one."""
    paths: list[str] = json.load(sys.stdin)
    number = int(sys.argv[1])
    checker = piiguard.Checker("invoice")
    for _ in checker.check_many(islice(cycle(paths), number), jobs=JOBS):
        pass
    print(json.dumps({"parent": _own_peak(), "worker": _bytes(resource.RUSAGE_CHILDREN)}))


def _own_peak() -> int:
    """Return this process's peak, without what it was before its program started."""
    status = Path("/proc/self/status")
    if not status.exists():
        return _bytes(resource.RUSAGE_SELF)
    line = next(x for x in status.read_text().splitlines() if x.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


def _bytes(who: int) -> int:
    peak = resource.getrusage(who).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


if __name__ == "__main__":
    main()
