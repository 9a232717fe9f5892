"""Files that are held open while they are checked, and moved as they were checked."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import RLock

from piiguard.gate.watch import copying, leases
from piiguard.gate.watch.leases import Lease
from piiguard.gate.watch.settling import Look

DRAFT_ENDING = ".report.piiguard"

_naming = RLock()
"""One thread at a time chooses a free name and takes it."""


class NotComplete(Exception):
    """The file is being written, or is not the one that was looked at."""


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file of the outbox that is being checked."""

    path: Path
    descriptor: int
    look: Look
    lease: Lease
    links: int

    def read(self, size_bytes: int) -> bytes:
        """Return its first bytes."""
        os.lseek(self.descriptor, 0, os.SEEK_SET)
        pieces, left = [], size_bytes
        while left and (piece := os.read(self.descriptor, min(left, copying.CHUNK_BYTES))):
            pieces.append(piece)
            left -= len(piece)
        return b"".join(pieces)

    def require_unchanged(self) -> None:
        """Make sure that it is as it was, and where it was.

        Raises:
            NotComplete: It is not.
            OSError: It is gone.
        """
        here = Look.of(os.stat(self.path, follow_symlinks=False))
        if not here == Look.of(os.fstat(self.descriptor)) == self.look:
            raise NotComplete

    def is_leased(self) -> bool:
        """Whether nobody can have written to it since it was opened, nor can now."""
        return self.lease is Lease.HELD and leases.is_held(self.descriptor)


@contextmanager
def opened(path: Path, look: Look, *, is_settled: bool) -> Iterator[OpenFile]:
    """Open a file of the outbox.

    Args:
        path: Where it is. A link is not followed.
        look: How it looked.
        is_settled: Whether it is complete even where nobody can tell who writes it.

    Raises:
        NotComplete: It looks different, or somebody has it open for writing.
        OSError: It cannot be opened.
    """
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    descriptor = os.open(path, flags)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or Look.of(status) != look:
            raise NotComplete
        lease = leases.take(descriptor)
        if lease is Lease.BUSY or (lease is Lease.UNKNOWN and not is_settled):
            raise NotComplete
        # It may have been written to before the lease was there.
        if Look.of(os.fstat(descriptor)) != look:
            raise NotComplete
        yield OpenFile(path, descriptor, look, lease, status.st_nlink)
    finally:
        os.close(descriptor)


def send(file: OpenFile, folder: Path, digest: bytes) -> Path:
    """Move a file that passed.

    Where nobody can have changed it, it is renamed. Elsewhere, or to another file
    system, what was checked is copied under another name and then given its own.

    Args:
        file: The file.
        folder: Where it goes.
        digest: SHA-256 of what was checked.

    Returns:
        Where it is now.

    Raises:
        NotComplete: It was changed since it was checked; it is where it was.
        OSError: It cannot be moved; it is where it was.
    """
    file.require_unchanged()
    if file.lease is Lease.HELD and not file.is_leased():
        raise NotComplete  # Somebody waits to write to it.
    # By another name a file can be opened wherever it is.
    alone = file.lease is Lease.HELD and file.links == 1
    if not alone or file.look.device != os.stat(folder).st_dev:
        return _copy(file, folder, digest)
    if _digest(file) != digest:
        raise NotComplete
    target = _rename(file.path, folder)
    if not file.is_leased():
        # Somebody came at that very moment, and will write when this is over.
        os.replace(target, file.path)
        raise NotComplete
    return target


def hold(file: OpenFile, folder: Path, report: str) -> Path:
    """Move a file that is held, with a report beside it.

    Args:
        file: The file.
        folder: Where it goes.
        report: What was found.

    Returns:
        Where it is now.

    Raises:
        NotComplete: It was changed since it was checked; it is where it was.
        OSError: It cannot be moved; it is where it was.
    """
    file.require_unchanged()
    with _naming:
        target = free_path(folder, file.path.name)
        # First, so that no held file is without. One that a crash left is replaced.
        _write(report_path(target), report)
        if file.look.device == os.stat(folder).st_dev:
            os.replace(file.path, target)
            copying.sync(folder)
            return target
        return _copy(file, folder, None)


def report_path(held: Path) -> Path:
    """Return where the report on a held file is."""
    return held.with_name(f"{held.name}.report.txt")


def free_path(folder: Path, name: str) -> Path:
    """Return a path at which nothing is: ``bill.pdf``, else ``bill-2.pdf`` and so on."""
    path, number = folder / name, 1
    while os.path.lexists(path):
        number += 1
        path = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
    return path


def _rename(source: Path, folder: Path) -> Path:
    with _naming:
        target = free_path(folder, source.name)
        os.replace(source, target)
    copying.sync(folder)
    return target


def _copy(file: OpenFile, folder: Path, digest: bytes | None) -> Path:
    """Move it by a copy, of which ``digest`` is what was checked."""

    def approve(copied: bytes) -> None:
        if digest is not None and copied != digest:
            raise NotComplete
        file.require_unchanged()

    def place(draft: Path) -> Path:
        with _naming:
            target = free_path(folder, file.path.name)
            os.rename(draft, target)
        return target

    return copying.copy(file.descriptor, file.path, folder, approve, place)


def _digest(file: OpenFile) -> bytes:
    os.lseek(file.descriptor, 0, os.SEEK_SET)
    hashed = sha256()
    while piece := os.read(file.descriptor, copying.CHUNK_BYTES):
        hashed.update(piece)
    return hashed.digest()


def discard_drafts(folder: Path) -> None:
    """Remove the reports that a crash left half written; their files are held anew.

    Args:
        folder: Where files are held. Nobody else may be writing there.
    """
    for draft in folder.glob(f".*{DRAFT_ENDING}"):
        draft.unlink(missing_ok=True)


def _write(path: Path, text: str) -> None:
    draft = path.with_name(f".{os.getpid()}{DRAFT_ENDING}")
    draft.write_text(text, encoding="utf-8")
    os.replace(draft, path)
