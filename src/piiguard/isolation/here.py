"""Work in a process that was forked for it, under the caps of a worker's."""

from __future__ import annotations

import importlib
import os
from typing import Any

from piiguard.errors import PiiguardError, internal_error
from piiguard.isolation.caps import at_memory_cap, forbid_core_dumps, memory_cap, time_cap
from piiguard.isolation.worker import Caps, Task


class Here:
    """Stands in for a pool. What would end a worker ends this process.

    Whoever forked it then knows that nothing was done.
    """

    def __init__(self) -> None:
        forbid_core_dumps()
        self._nowhere = os.open(os.devnull, os.O_WRONLY)
        self._works: dict[Task, Any] = {}

    def ask(self, task: Task, body: Any, caps: Caps) -> Any:
        """Do one piece of work.

        Raises:
            PiiguardError: What the work raised.
        """
        try:
            if task not in self._works:
                module, _, function = task.name.partition(":")
                make = getattr(importlib.import_module(module), function)
                self._works[task] = make(task.setup)
            with time_cap(caps.time_s, self._nowhere), memory_cap(caps.memory_bytes):
                return self._done(task, body)
        except PiiguardError:
            raise
        except MemoryError:
            # What failed half way may be broken.
            os._exit(1)
        except Exception as error:
            raise internal_error(error) from None

    def abandon(self) -> None:
        """Do nothing: there are no workers."""

    def _done(self, task: Task, body: Any) -> Any:
        try:
            return self._works[task](body)
        except PiiguardError:
            raise
        except Exception as error:
            if at_memory_cap():
                raise MemoryError from error
            raise
