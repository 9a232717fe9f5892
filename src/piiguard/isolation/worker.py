"""One worker process, as the program that uses it sees it."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, BinaryIO, cast

from piiguard.errors import ReadError, WorkerError, internal_error
from piiguard.isolation.messages import (
    Answer,
    Done,
    Failed,
    OutOfMemory,
    Raised,
    Ready,
    Request,
    load_answer,
    receive,
    send,
)

_PROGRAM = (
    "import sys; sys.path[:] = sys.argv[1:]; from piiguard.isolation.child import main; main()"
)
"""The worker imports from where the program does, and not ``__main__``: a script
that uses piiguard needs no ``if __name__ == "__main__":`` for it."""

_CANNOT_START = (
    "the process in which documents are read does not start; where Python cannot start "
    "itself (sys.executable), pass isolated=False and cap time and memory yourself"
)

_DYING_S = 5.0
"""A process whose pipe has closed is nearly gone; then it is killed."""

_SIGKILL = 9


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker does with each request."""

    name: str
    """``module:function``; the function makes the work's function from the setup."""
    setup: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Caps:
    """How much one piece of work may take; the setup is not counted."""

    time_s: float
    memory_bytes: int


class Worker:
    """A worker process. Not for two threads at once."""

    def __init__(self) -> None:
        """Start the process, without waiting until it is ready.

        Raises:
            WorkerError: The system starts no process.
        """
        # One thread for linear algebra: more cost memory and gain nothing here.
        threads = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        try:
            self._process = subprocess.Popen(  # noqa: S603 - the interpreter and our own code
                [sys.executable, "-c", _PROGRAM, *sys.path],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                # Parsers print there what they read.
                stderr=subprocess.DEVNULL,
                env={**threads, **os.environ},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise WorkerError(_CANNOT_START) from error
        self._requests = cast(BinaryIO, self._process.stdin)
        self._answers = cast(BinaryIO, self._process.stdout)
        self._was_ready = False

    @property
    def is_gone(self) -> bool:
        """Whether the process was ended from here."""
        return self._requests.closed

    def await_ready(self) -> bool:
        """Wait until the process takes a request.

        Returns:
            False where it has ended: it was killed, or spent by what it read.

        Raises:
            WorkerError: It never got ready.
        """
        try:
            payload = receive(self._answers)
        except BaseException:
            self.kill()
            raise
        if payload is not None and isinstance(load_answer(payload), Ready):
            self._was_ready = True
            # It may have been killed since it said so.
            if self._process.poll() is None:
                return True
        self.kill()
        if not self._was_ready:
            raise WorkerError(_CANNOT_START)
        return False

    def ask(self, task: Task, body: Any, caps: Caps) -> Any:
        """Have one piece of work done; call ``await_ready`` before.

        Args:
            task: What to do.
            body: What to do it with.
            caps: How much it may take.

        Returns:
            The result.

        Raises:
            ReadError: ``crashed``, ``timed-out`` or ``out-of-memory``: the worker
                died of this piece of work.
            PiiguardError: What the work raised.
        """
        request = Request(task.name, task.setup, body, caps.time_s, caps.memory_bytes)
        started = time.monotonic()
        try:
            answer = self._exchange(pickle.dumps(request, protocol=5))
        except BaseException:
            # Interrupted between question and answer: the next answer would be wrong.
            self.kill()
            raise
        match answer:
            case Done(result):
                return result
            case Raised(error):
                raise error
            case Failed(kind):
                raise internal_error(kind)
            case OutOfMemory():
                raise out_of_memory(caps)
            case _:
                raise self._death(caps, time.monotonic() - started)

    def kill(self) -> None:
        """End the process, whatever it does, and wait until it is gone."""
        self._process.kill()
        self.abandon()
        self._process.wait()

    def abandon(self) -> None:
        """Close this process's ends of the pipes: the worker is another process's."""
        for stream in (self._requests, self._answers):
            with suppress(OSError):
                stream.close()

    def _exchange(self, request: bytes) -> Answer | None:
        """Return the answer, or None where the worker died instead."""
        try:
            send(self._requests, request)
        except OSError:
            return None
        payload = receive(self._answers)
        try:
            return load_answer(payload) if payload is not None else None
        except pickle.UnpicklingError:
            raise _crashed("what it answered makes no sense") from None

    def _death(self, caps: Caps, elapsed_s: float) -> ReadError:
        """Return what the worker died of; it is gone then."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_DYING_S)
        self.kill()
        if elapsed_s >= caps.time_s:
            return ReadError(
                "timed-out",
                f"checking took more than the cap of {caps.time_s:g} seconds, so the document "
                "is not checked; split it, or raise limits.time_s in piiguard.yaml",
            )
        code = self._process.returncode
        if code == -_SIGKILL:
            return _crashed("SIGKILL, as from a system that runs out of memory")
        if code == -signal.SIGABRT:
            # Native code cannot say so otherwise; it may be a bug as well.
            return _crashed("SIGABRT, as from a parser that was refused memory")
        return _crashed(_signal_name(-code) if code < 0 else f"exit code {code}")


def _crashed(how: str) -> ReadError:
    return ReadError(
        "crashed",
        f"the process that read the document crashed ({how}), so it is not checked; "
        "save it again with another program, or check it by eye",
    )


def out_of_memory(caps: Caps) -> ReadError:
    """Return the error of a document that needs more memory than it may."""
    return ReadError(
        "out-of-memory",
        f"checking took more than the cap of {caps.memory_bytes} bytes of memory, so the "
        "document is not checked; split it, or raise limits.memory_bytes in piiguard.yaml",
    )


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
