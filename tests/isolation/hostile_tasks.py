"""Work that goes wrong in every way that a native parser can."""

from __future__ import annotations

import ctypes
import os
import re
import sys
import time
from collections.abc import Callable
from typing import Any

from piiguard.errors import ConfigError


def serve(setup: bytes) -> Callable[[Any], Any]:
    if setup == b"wrong":
        raise ConfigError("this setup is wrong")
    return _work


def _work(body: Any) -> Any:
    name, argument = body
    return globals()[name](argument)


def echo(value: Any) -> Any:
    return value


def process(_: Any) -> int:
    return os.getpid()


def crash(_: Any) -> None:
    ctypes.string_at(0)


def leave(code: int) -> None:
    os._exit(code)


def loop_in_python(_: Any) -> None:
    while True:
        pass


def loop_in_c(_: Any) -> None:
    # Holds the interpreter's lock for longer than anybody waits.
    re.match(r"(a+)+$", "a" * 200 + "b")


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def fill_memory(_: Any) -> None:
    hoard = []
    while True:
        hoard.append(bytearray(10_000_000))


def fail_for_want_of_memory(_: Any) -> None:
    """What native code does that was refused memory and forgot to say so."""
    hoard = []
    try:
        while True:
            hoard.append(bytearray(1_000_000))
    except MemoryError:
        hoard.clear()
    raise SystemError("returned NULL without setting an exception")


def print_much(_: Any) -> str:
    sys.stdout.write("secret" * 10_000)
    sys.stdout.flush()
    os.write(1, b"secret" * 10_000)
    os.write(2, b"secret" * 100_000)
    return "done"


def read_standard_input(_: Any) -> bytes:
    return os.read(0, 10)


def fail(message: str) -> None:
    raise ZeroDivisionError(message)


def complain(message: str) -> None:
    raise ConfigError(message)


class _Exploit:
    """What a taken-over worker might answer."""

    def __reduce__(self) -> Any:
        return os.system, ("exit 1",)


def attack(_: Any) -> Any:
    return _Exploit()


def core_dump_limit(_: Any) -> int:
    import resource

    return resource.getrlimit(resource.RLIMIT_CORE)[0]


def modules(_: Any) -> list[str]:
    return [name for name in ("readline", "pytest", "__main__") if name in sys.modules]
