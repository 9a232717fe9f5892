"""Moves to another file system, which a crash at any moment leaves whole.

There a move is a copy, its naming, and the removal of the original. A crash before
the naming leaves the original alone; one after it leaves the file in both places, and
it would be sent again. So before the copy is named a note says of which file it is,
and is removed when all is done. A note that is found later, with no unnamed copy
beside it, says that the original is to be removed.
"""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

CHUNK_BYTES = 1 << 20


class _Original(NamedTuple):
    """What no write, no new name and no new file at the same place leaves the same."""

    inode: int
    size: int
    modified_ns: int
    changed_ns: int

    @classmethod
    def of(cls, status: os.stat_result) -> _Original:
        return cls(status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def copy(
    descriptor: int,
    source: Path,
    folder: Path,
    approve: Callable[[bytes], None],
    place: Callable[[Path], Path],
) -> Path:
    """Move an open file to another file system.

    Args:
        descriptor: The file, open for reading.
        source: Its path.
        folder: Where it goes.
        approve: Is given the SHA-256 of the copy, and raises what keeps it from going.
        place: Is given the copy's path in the folder, renames it, and returns the new one.

    Returns:
        Where it is now. An original that was changed meanwhile stays.

    Raises:
        OSError: It cannot be moved, and is where it was; or it cannot be removed
            from there, which ``finish`` or another try will do.
    """
    original = _Original.of(os.fstat(descriptor))
    draft, note = _paths(source.parent, original.inode, folder)
    if _finish(source.parent, note):
        raise FileNotFoundError(errno.ENOENT, "it was moved before")
    try:
        approve(_write_copy(descriptor, draft))
        _write_note(original, note)
        target = place(draft)
    except BaseException:
        with suppress(OSError):
            _undo(note)
        raise
    sync(folder)
    _remove(source, original)
    os.unlink(note)
    return target


def finish(outbox: Path, folder: Path) -> int:
    """Finish, or undo, moves that a crash broke off.

    Args:
        outbox: Where the files were.
        folder: Where they went.

    Returns:
        How many files were in both folders, and are in the second only now.

    Raises:
        OSError: It cannot be done now.
    """
    notes = sorted(folder.glob(f".{_mark(outbox)}-*.note"))
    finished = sum(_finish(outbox, note) for note in notes)
    for draft in folder.glob(f".{_mark(outbox)}-*.draft"):
        os.unlink(draft)
    return finished


def _finish(outbox: Path, note: Path) -> bool:
    """Bring a move to its end, or to its beginning; return whether a file was removed."""
    # While the copy is there under this name, it has no other.
    if note.with_suffix(".draft").exists() or not note.exists():
        _undo(note)
        return False
    original = _read_note(note)
    removed = original is not None and any(_remove(path, original) for path in outbox.iterdir())
    os.unlink(note)
    return removed


def _undo(note: Path) -> None:
    # The note first, and on the disk: one without its copy says that the copy was named.
    note.unlink(missing_ok=True)
    sync(note.parent)
    note.with_suffix(".draft").unlink(missing_ok=True)


def sync(folder: Path) -> None:
    """Have the folder's names on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _paths(outbox: Path, inode: int, folder: Path) -> tuple[Path, Path]:
    """Return where the copy and the note are; the same for the same file."""
    stem = f".{_mark(outbox)}-{inode:x}"
    return folder / f"{stem}.draft", folder / f"{stem}.note"


def _mark(outbox: Path) -> str:
    """Tell outboxes apart, for several may share a folder of what was sent."""
    return f"piiguard-{sha256(os.fsencode(outbox.resolve())).hexdigest()[:12]}"


def _write_copy(descriptor: int, draft: Path) -> bytes:
    hashed = sha256()
    with os.fdopen(_create(draft), "wb") as out:
        os.lseek(descriptor, 0, os.SEEK_SET)
        while piece := os.read(descriptor, CHUNK_BYTES):
            hashed.update(piece)
            out.write(piece)
        os.fchmod(out.fileno(), stat.S_IMODE(os.fstat(descriptor).st_mode) & 0o777)
        out.flush()
        os.fsync(out.fileno())
    return hashed.digest()


def _write_note(original: _Original, note: Path) -> None:
    with os.fdopen(_create(note), "w") as out:
        json.dump(original, out)
        out.flush()
        os.fsync(out.fileno())
    # The note is on the disk before the copy has its name.
    sync(note.parent)


def _create(path: Path) -> int:
    return os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o600)


def _read_note(note: Path) -> _Original | None:
    try:
        return _Original(*json.loads(note.read_text(encoding="ascii")))
    except (ValueError, TypeError):
        return None  # It was not written to its end, so the copy was not named.


def _remove(path: Path, original: _Original) -> bool:
    """Remove the original, if it is there and still that file; return whether it was."""
    try:
        status = path.stat(follow_symlinks=False)
        if not stat.S_ISREG(status.st_mode) or _Original.of(status) != original:
            return False
        os.unlink(path)
    except FileNotFoundError:
        return False
    sync(path.parent)
    return True
