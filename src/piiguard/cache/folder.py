"""The folder of a cache, and files in it, opened so that nobody else's are taken for ours."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

FOLDER_VARIABLE = "PIIGUARD_CACHE_DIR"
"""The environment variable that names the folder; empty, it turns the cache off."""

MOST_BYTES = 4_000_000
"""A larger entry is none of ours: two thousand findings have one megabyte."""

_FLAGS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
# Opening a pipe that somebody put there must not wait for a writer.
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _FLAGS
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _FLAGS

IS_POSIX = os.name == "posix"


def default_folder() -> Path | None:
    """Return the folder that the user, or else the system, has for caches.

    Returns:
        None where ``PIIGUARD_CACHE_DIR`` is set and empty, or there is no home.
    """
    named = os.environ.get(FOLDER_VARIABLE)
    if named is not None:
        return Path(named) if named else None
    with suppress(RuntimeError):
        return _system_folder() / "piiguard"
    return None


def _system_folder() -> Path:
    """Return the folder of the XDG base directories, or of macOS or Windows.

    Raises:
        RuntimeError: There is no home.
    """
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local) if local else Path.home() / "AppData" / "Local"
    # The specification has a relative path ignored.
    xdg = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if xdg.is_absolute():
        return xdg
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")


def what_is_wrong(folder: Path) -> str:
    """Return why a folder is not to be trusted; empty where it is.

    It has to be a folder and no link, the user's own, and nobody else's to enter:
    whoever can write there could put a report in the place of ours.

    Raises:
        OSError: There is none.
    """
    state = folder.lstat()
    if not stat.S_ISDIR(state.st_mode):
        return "it is a link or no folder"
    return _not_private(state)


def make(folder: Path) -> None:
    """Make the folder, for the user alone; what is there stays as it is.

    Raises:
        OSError: It cannot be made.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)


def read(path: Path) -> bytes | None:
    """Return a file of the cache, or None where it is not there or not ours."""
    try:
        descriptor = os.open(path, _READ)
    except OSError:
        return None
    try:
        state = os.fstat(descriptor)
        is_ours = stat.S_ISREG(state.st_mode) and not _not_private(state)
        if not is_ours or state.st_size > MOST_BYTES:
            return None
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(MOST_BYTES)
    except OSError:
        return None
    finally:
        os.close(descriptor)


def write(path: Path, content: bytes, *, replace: bool = True) -> None:
    """Write a file in one step: whoever reads sees all of it or none.

    Args:
        path: The file.
        content: All of it.
        replace: Whether a file that is there is replaced; else it stays.

    Raises:
        OSError: It cannot be written.
    """
    half = path.with_name(f".{os.urandom(8).hex()}.half")
    descriptor = os.open(half, _CREATE, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        if replace:
            os.replace(half, path)
        else:
            with suppress(FileExistsError):
                os.link(half, path)
    finally:
        with suppress(OSError):
            os.unlink(half)


def _not_private(state: os.stat_result) -> str:
    if not IS_POSIX:
        # The folder of a Windows profile is the user's by its access list.
        return ""
    if state.st_uid != os.getuid():
        return "it belongs to somebody else"
    if state.st_mode & 0o077:
        return "others than you may enter it; remove it, and it is made anew"
    return ""
