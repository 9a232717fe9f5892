"""What a program and its worker process say to each other.

Frames of eight bytes of length and a pickle. The worker trusts the program. The
program does not trust the worker, which may have been taken over by what it read:
its answers are unpickled to values of piiguard's own and to nothing else.
"""

from __future__ import annotations

import importlib
import pickle
import struct
from dataclasses import dataclass, field, is_dataclass
from enum import Enum
from functools import lru_cache
from io import BytesIO
from typing import Any, BinaryIO

from piiguard.errors import PiiguardError

_LENGTH = struct.Struct("!Q")

MAX_FRAME_BYTES = 1 << 31
"""More is no message but a worker gone mad."""


@dataclass(frozen=True, slots=True)
class Request:
    """One piece of work."""

    task: str
    """``module:function``, which makes the work's function from the setup."""
    setup: bytes = field(repr=False)
    """What the task needs once, such as the configuration; the same bytes again
    mean the function that was made before."""
    body: Any = field(repr=False)
    """What the work's function is called with."""
    time_s: float
    memory_bytes: int


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker takes a request: said after its start and after each answer."""


@dataclass(frozen=True, slots=True)
class Done:
    """The work's result."""

    result: Any = field(repr=False)


@dataclass(frozen=True, slots=True)
class Raised:
    """The work raised an error that piiguard raises on purpose."""

    error: PiiguardError


@dataclass(frozen=True, slots=True)
class Failed:
    """The work failed: only the error's type is told, for its message may quote."""

    kind: str


@dataclass(frozen=True, slots=True)
class OutOfMemory:
    """The work wanted more memory than its cap; the worker ends."""


Answer = Ready | Done | Raised | Failed | OutOfMemory


def send(stream: BinaryIO, payload: bytes) -> None:
    """Write one frame.

    Raises:
        OSError: The other side is gone.
    """
    stream.write(_LENGTH.pack(len(payload)))
    stream.write(payload)
    stream.flush()


def receive(stream: BinaryIO) -> bytes | None:
    """Read one frame, or None where the other side is gone."""
    header = stream.read(_LENGTH.size)
    if len(header) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(header)
    if length > MAX_FRAME_BYTES:
        return None
    payload = stream.read(length)
    return payload if len(payload) == length else None


def load_answer(payload: bytes) -> Answer:
    """Return a worker's answer.

    Raises:
        pickle.UnpicklingError: It is none, or holds what no answer holds.
    """
    try:
        answer = _Answers(BytesIO(payload)).load()
    except pickle.UnpicklingError:
        raise
    except Exception as error:
        # Broken pickles raise nearly anything.
        raise pickle.UnpicklingError(type(error).__name__) from None
    if not isinstance(answer, Answer):
        raise pickle.UnpicklingError("no answer")
    return answer


class _Answers(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        return _value_class(module, name)


@lru_cache(maxsize=256)
def _value_class(module: str, name: str) -> type:
    """Return a class of piiguard's values or errors; calling one does nothing else."""
    if module == "piiguard" or module.startswith("piiguard."):
        found = getattr(importlib.import_module(module), name, None)
        if isinstance(found, type) and (
            is_dataclass(found) or issubclass(found, (Enum, PiiguardError))
        ):
            return found
    raise pickle.UnpicklingError("not a value of piiguard")
