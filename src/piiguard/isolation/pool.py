"""Several worker processes, lent to whoever asks."""

from __future__ import annotations

import atexit
import os
from threading import BoundedSemaphore, Lock
from typing import Any

from piiguard.isolation.here import Here
from piiguard.isolation.worker import Caps, Task, Worker


class Pool:
    """Up to ``size`` worker processes; each is started when all others are busy.

    Threads may share a pool. Leave it as a context manager, or ``close`` it.
    """

    def __init__(self, size: int) -> None:
        self._slots = BoundedSemaphore(size)
        self._lock = Lock()
        self._workers: set[Worker] = set()
        self._idle: list[Worker] = []
        self._is_closed = False

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(self, task: Task, body: Any, caps: Caps) -> Any:
        """Have one piece of work done by a worker: see ``Worker.ask``.

        Raises:
            WorkerError: No worker starts.
        """
        with self._slots:
            worker = self._take()
            try:
                while not worker.await_ready():
                    self._give_back(worker)
                    worker = self._take()
                return worker.ask(task, body, caps)
            finally:
                self._give_back(worker)

    def close(self) -> None:
        """End all workers, also busy ones, and wait until they are gone."""
        with self._lock:
            self._is_closed = True
            workers, self._workers, self._idle = self._workers, set(), []
        for worker in workers:
            worker.kill()

    def abandon(self) -> None:
        """Forget all workers without ending them: they are the parent process's."""
        for worker in self._workers:
            worker.abandon()

    def _take(self) -> Worker:
        with self._lock:
            if self._is_closed:
                raise RuntimeError("the pool is closed")
            if self._idle:
                return self._idle.pop()
            worker = Worker()
            self._workers.add(worker)
            return worker

    def _give_back(self, worker: Worker) -> None:
        with self._lock:
            if worker.is_gone:
                self._workers.discard(worker)
            elif not self._is_closed:
                self._idle.append(worker)


_shared: Pool | Here | None = None
_shared_lock = Lock()


def shared_pool() -> Pool | Here:
    """Return the pool of this program, which lives as long as the program.

    Its workers stay warm between one document and the next.
    """
    global _shared
    with _shared_lock:
        if _shared is None:
            pool = _shared = Pool(os.cpu_count() or 1)
            atexit.register(_close_shared, pool, os.getpid())
        return _shared


def work_here() -> None:
    """Do all work of this program in its own process, which must be there for it only."""
    global _shared
    with _shared_lock:
        _shared = Here()


def _close_shared(pool: Pool, owner: int) -> None:
    if os.getpid() == owner:
        pool.close()


def _forget_shared() -> None:
    """In a forked process: its parent goes on talking to the workers."""
    global _shared, _shared_lock
    if _shared is not None:
        _shared.abandon()
    _shared, _shared_lock = None, Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_shared)
