"""From the arguments to files, and from a report to a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from piiguard.config import CONFIG_NAME
from piiguard.errors import ConfigError

STANDARD_INPUT = "-"


def expand(arguments: list[str], reports: Collection[Path] = ()) -> list[str]:
    """Return the files that the arguments stand for, each once, in order.

    A folder stands for all files under it but hidden ones, ``piiguard.yaml`` and
    the reports themselves. A file of a format that piiguard cannot read stays in, and
    so does a folder that cannot be opened: they are reported as ``incomplete``,
    because silence would read as ``pass``.

    Raises:
        ConfigError: An argument names nothing, or a folder holds no file.
    """
    return list(walk(arguments, reports))


def walk(arguments: list[str], reports: Collection[Path] = ()) -> Iterator[str]:
    """Yield what ``expand`` returns, of a folder file by file: it may hold millions.

    Raises:
        ConfigError: Before the first file, that of ``expand``.
    """
    own = {report.resolve() for report in reports}
    for argument in arguments:
        path = Path(argument)
        if argument != STANDARD_INPUT and path.is_dir():
            if next(_documents(path, own), None) is None:
                raise ConfigError(f"there are no files to check in the folder {argument}")
        elif argument != STANDARD_INPUT and not path.exists():
            raise ConfigError(f"there is no file or folder {argument}")
    # One folder names no file twice, and remembering a million names takes memory.
    seen: set[str] | None = set() if len(arguments) > 1 else None
    for argument in arguments:
        is_folder = argument != STANDARD_INPUT and Path(argument).is_dir()
        found = map(str, _documents(Path(argument), own)) if is_folder else iter((argument,))
        for file in found:
            if seen is None:
                yield file
            elif file not in seen:
                seen.add(file)
                yield file


def _documents(folder: Path, own: Collection[Path]) -> Iterator[Path]:
    """Yield the files under a folder that are no reports of this run."""
    return (file for file in _walk(folder) if not own or file.resolve() not in own)


def _walk(folder: Path) -> Iterator[Path]:
    unopened: list[Path] = []

    def note(error: OSError) -> None:
        unopened.append(Path(error.filename))

    for root, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        # A linked folder is not followed, for it may be its own parent.
        linked = [name for name in folders if Path(root, name).is_symlink()]
        for name in sorted([*names, *linked]):
            if not name.startswith(".") and name != CONFIG_NAME:
                yield Path(root, name)
    yield from unopened


def read_standard_input(size_bytes: int) -> bytes:
    """Return standard input, or one byte more than the cap, which readers refuse."""
    return sys.stdin.buffer.read(size_bytes + 1)


def ensure_writable(output: Path) -> None:
    """Check before the work that the report can be written after it.

    Raises:
        ConfigError: It cannot.
    """
    if output.is_dir():
        raise ConfigError(f"{output} is a folder; --output takes a file")
    if not output.parent.is_dir():
        raise ConfigError(f"there is no folder {output.parent} to write the report to")
    if not os.access(output if output.exists() else output.parent, os.W_OK):
        raise ConfigError(f"{output} cannot be written")


def write_report(text: str, output: Path, *, private: bool) -> None:
    """Write a report in one step: there is the old file or the new, never half.

    Args:
        text: The report.
        output: Its file; a device or a pipe is written directly.
        private: Whether raw values are in it: then only the user may read it.

    Raises:
        ConfigError: It cannot be written.
    """
    import tempfile  # Most runs write no file.

    try:
        if output.exists() and not output.is_file():
            output.write_text(text, encoding="utf-8")
            return
        # In the same folder, so that the renaming is atomic; made with mode 0600.
        descriptor, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            if not private:
                os.chmod(name, _usual_mode(output))
            os.replace(name, output)
        except BaseException:
            with suppress(OSError):
                os.unlink(name)
            raise
    except OSError as error:
        raise ConfigError(f"{output} cannot be written: {error.strerror}") from None


def _usual_mode(output: Path) -> int:
    """Return the mode the file has, or would get from the process's mask."""
    if output.exists():
        return output.stat().st_mode & 0o777
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask
