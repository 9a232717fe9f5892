"""What runs in a worker process: answer requests until nobody asks any more."""

from __future__ import annotations

import gc
import importlib
import os
import pickle
import signal
from collections.abc import Callable
from typing import Any, BinaryIO

from piiguard.errors import PiiguardError
from piiguard.isolation.caps import (
    at_memory_cap,
    forbid_core_dumps,
    memory_cap,
    memory_use_bytes,
    time_cap,
)
from piiguard.isolation.messages import (
    Done,
    Failed,
    OutOfMemory,
    Raised,
    Ready,
    Request,
    receive,
    send,
)

Work = Callable[[Any], Any]

KEPT_SETUPS = 4
"""A program has one or two configurations and policies at a time."""


def main() -> None:
    """Serve the program at the other end of standard input and output."""
    # Ctrl-C reaches every process of the terminal; what it means is the program's
    # to say, which ends its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    forbid_core_dumps()
    requests, answers = _take_pipes()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    Server(requests, answers, nowhere).serve()


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Take standard input and output; what a library prints then goes nowhere."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "r+b") as nothing:
        os.dup2(nothing.fileno(), 0)
        os.dup2(nothing.fileno(), 1)
    return requests, answers


class Server:
    """Answers requests one after the other."""

    def __init__(self, requests: BinaryIO, answers: BinaryIO, nowhere: int) -> None:
        self._requests = requests
        self._answers = answers
        self._nowhere = nowhere
        self._works: dict[tuple[str, bytes], Work] = {}
        self._usual_bytes = 0
        """Memory in use when nothing but the models was loaded."""

    def serve(self) -> None:
        """Answer until the other side closes the pipe, or the worker is spent."""
        spent = False
        while not spent:
            send(self._answers, pickle.dumps(Ready()))
            payload = receive(self._requests)
            if payload is None:
                return
            request: Request = pickle.loads(payload)  # noqa: S301 - from the program itself
            try:
                answer = self._answer(request)
            except MemoryError:
                # What failed half way may be broken; the next document gets a fresh worker.
                answer, spent = pickle.dumps(OutOfMemory()), True
            send(self._answers, answer)
            spent = spent or self._has_grown(request.memory_bytes)
            # Waiting for the next one, hold none of the last.
            del payload, request, answer

    def _answer(self, request: Request) -> bytes:
        try:
            work = self._work(request.task, request.setup)
            with time_cap(request.time_s, self._nowhere), memory_cap(request.memory_bytes):
                return self._done(work, request.body)
        except MemoryError:
            raise
        except PiiguardError as error:
            return pickle.dumps(Raised(error))
        except Exception as error:
            return pickle.dumps(Failed(type(error).__name__))

    def _done(self, work: Work, body: Any) -> bytes:
        try:
            return pickle.dumps(Done(work(body)))
        except PiiguardError:
            raise
        except Exception as error:
            if at_memory_cap():
                raise MemoryError from error
            raise

    def _work(self, task: str, setup: bytes) -> Work:
        key = (task, setup)
        if key not in self._works:
            while len(self._works) >= KEPT_SETUPS:
                del self._works[next(iter(self._works))]
            module, _, function = task.partition(":")
            self._works[key] = getattr(importlib.import_module(module), function)(setup)
            # Models are no garbage: looking through them again and again took a tenth
            # of the time.
            gc.unfreeze()
            gc.collect()
            gc.freeze()
            self._usual_bytes = memory_use_bytes() or 0
        return self._works[key]

    def _has_grown(self, memory_bytes: int) -> bool:
        """Whether memory was not given back, so that a fresh worker is better.

        Half of a cap is much: what an ordinary document leaves behind is used again
        for the next one.
        """
        return (memory_use_bytes() or 0) > self._usual_bytes + memory_bytes // 2
