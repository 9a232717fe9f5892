"""What is installed, as far as it may change a report.

No version number is trusted alone: a working copy changes without one. So the times
and sizes of piiguard's own files count, and all that is installed beside it: extras
such as OCR, libraries, a plugin.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
"""Of piiguard, whose code and data judge."""

Facts = list[object]
"""Lists, numbers and strings, as JSON has them."""


def describe_installation(trees: Iterable[Path] = (), modules: Iterable[str] = ()) -> Facts:
    """Return what tells this installation from every other, and from itself changed.

    Args:
        trees: Folders and files outside the package that count too.
        modules: Top-level packages that count too; they are found, not imported.
    """
    more = [place for name in sorted(set(modules)) for place in _places(name)]
    return [
        [sys.version, sys.platform, sys.implementation.name],
        [list(_tree(each)) for each in (PACKAGE, *trees, *more)],
        [[entry, list(_installed(entry))] for entry in sys.path],
        _program("tesseract"),
        os.environ.get("TESSDATA_PREFIX", ""),
    ]


def _tree(root: Path) -> Iterator[Facts]:
    """Yield every file under a folder, or the file itself, with its size and time."""
    if not root.is_dir():
        yield [str(root), *_state(root)]
        return
    folders = [str(root)]
    while folders:
        folder = folders.pop()
        found = sorted(os.scandir(folder), key=lambda entry: entry.name)
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    folders.append(entry.path)
            else:
                state = entry.stat()
                yield [entry.path, state.st_size, state.st_mtime_ns]


def _installed(folder: str) -> Iterator[Facts]:
    """Yield the metadata of packages in a folder: the names hold their versions."""
    try:
        found = sorted(os.scandir(folder or "."), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in found:
        if entry.name.endswith((".dist-info", ".egg-info", ".egg-link", ".pth")):
            yield [entry.name, entry.stat().st_mtime_ns]


def _places(module: str) -> list[Path]:
    """Return the files and folders of a package."""
    try:
        spec = find_spec(module)
    except (ImportError, ValueError):
        return []
    if spec is None:
        return []
    if spec.submodule_search_locations:
        return [Path(place) for place in spec.submodule_search_locations]
    return [Path(spec.origin)] if spec.origin else []


def _program(name: str) -> Facts:
    found = shutil.which(name)
    return [found, *_state(Path(found))] if found else []


def _state(path: Path) -> Facts:
    try:
        state = path.stat()
    except OSError:
        return []
    return [state.st_size, state.st_mtime_ns]
