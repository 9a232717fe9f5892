"""Work in processes of their own, so that hostile input harms nothing else.

Readers run native parsers on bytes from strangers. A crash, an endless loop or a
blow-up of memory there must cost one document, not the program that asked. So the
work is done by a worker process: started once, used again for the next document,
and replaced when it dies. A worker gets bytes over a pipe and answers over a pipe;
it is told neither files nor addresses.

This package knows nothing of documents: it runs a *task*, a function that is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from piiguard.late import late

if TYPE_CHECKING:
    from piiguard.isolation.caps import at_memory_cap
    from piiguard.isolation.pool import Pool, shared_pool, work_here
    from piiguard.isolation.worker import Caps, Task, out_of_memory

__all__ = ["Caps", "Pool", "Task", "at_memory_cap", "out_of_memory", "shared_pool", "work_here"]

if not TYPE_CHECKING:
    __getattr__ = late(
        __name__,
        {
            "caps": ("at_memory_cap",),
            "pool": (
                "Pool",
                "shared_pool",
                "work_here",
            ),
            "worker": (
                "Caps",
                "Task",
                "out_of_memory",
            ),
        },
    )
