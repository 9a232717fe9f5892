"""Packages whose names are loaded when somebody asks for them.

A short command needs few of the classes that piiguard has, and making a class takes
Python longer than reading a page. So a package's ``__init__`` says where its names are::

    if not TYPE_CHECKING:
        __getattr__ = late(__name__, {"parse": ("Draft", "parse_drafts")})

No module of the package may have the name of something in it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def late(package: str, homes: Mapping[str, tuple[str, ...]]) -> Callable[[str], Any]:
    """Return a package's ``__getattr__``.

    Args:
        package: Its name.
        homes: Its modules, each with the names that it holds.
    """
    home_of = {name: home for home, names in homes.items() for name in names}

    def load(name: str) -> Any:
        if name not in home_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(f"{package}.{home_of[name]}"), name)
        # The next time it is found without asking here.
        setattr(sys.modules[package], name, value)
        return value

    return load
