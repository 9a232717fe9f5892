"""A document that is a ZIP archive of XML: opened with every cap in force.

Nothing here trusts what the archive says of itself. Sizes are added up before a
byte is expanded and counted again while expanding; a name that occurs twice is
refused, since two programs would read two different documents.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.readers.expansion import expands_too_far, most_by_ratio
from piiguard.readers.office.compound import is_encrypted
from piiguard.readers.office.markup import Element, parse

ZIP_MARK = b"PK\x03\x04"
"""Signature of a local file header (APPNOTE.TXT, 4.3.7)."""

_ENCRYPTED_FLAG = 0x1
"""General purpose bit 0 (APPNOTE.TXT, 4.4.4)."""
_CHUNK_BYTES = 1 << 20
# What zipfile raises on malformed or odd members, by way of its decompressors.
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


class Package:
    """The members of a ZIP document, by name."""

    def __init__(self, archive: zipfile.ZipFile, limits: Limits) -> None:
        self._archive = archive
        self._left = limits.expanded_bytes
        self._limits = limits
        self._infos = {info.filename: info for info in archive.infolist() if not info.is_dir()}
        self._roots: dict[str, Element] = {}
        self._last = ("", b"")
        """The member read last: who looks what it is reads it next."""
        self.comment = archive.comment

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all members, in the archive's order."""
        return tuple(self._infos)

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def read(self, name: str) -> bytes:
        """Return a member's bytes.

        Raises:
            ReadError: ``damaged`` or ``too-large``.
        """
        if name == self._last[0]:
            return self._last[1]
        expanded = bytearray()
        try:
            with self._archive.open(self._infos[name]) as member:
                while chunk := member.read(_CHUNK_BYTES):
                    expanded += chunk
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise _too_large(self._limits)
        except ReadError:
            raise
        except _ZIP_ERRORS as error:
            raise damaged(f"a member cannot be expanded ({type(error).__name__})") from None
        self._last = (name, bytes(expanded))
        return self._last[1]

    def xml(self, name: str) -> Element:
        """Return the root element of a member; each is parsed once.

        Raises:
            ReadError: ``damaged`` or ``too-large``.
        """
        if name not in self._roots:
            self._roots[name] = parse(self.read(name))
        return self._roots[name]

    def release(self, name: str) -> None:
        """Forget a member's tree, which may be large."""
        self._roots.pop(name, None)


@contextmanager
def open_package(data: bytes, limits: Limits) -> Iterator[Package]:
    """Open a ZIP document.

    Raises:
        ReadError: ``encrypted``, ``damaged`` or ``too-large``.
    """
    if is_encrypted(data):
        raise encrypted()
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _ZIP_ERRORS:
        raise damaged("its directory is missing or wrong") from None
    with archive:
        _check(archive, limits)
        yield Package(archive, limits)


def peek(data: bytes, name: str, max_bytes: int = 1 << 20) -> bytes | None:
    """Return the beginning of a member, to tell formats apart.

    Returns:
        The bytes, none where there is no such member, or None where the archive or
        the member cannot be read, so that only the file's name can tell.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(name) as member:
            return member.read(max_bytes)
    except KeyError:
        return b""
    except _ZIP_ERRORS:
        return None


def damaged(why: str) -> ReadError:
    """Return the error for a document that cannot be taken at its word."""
    return ReadError("damaged", f"the document is damaged: {why}; open it and save it again")


def encrypted() -> ReadError:
    """Return the error for a document that only a password opens."""
    return ReadError(
        "encrypted",
        "the document opens only with a password; save a copy without one and check that",
    )


def _too_large(limits: Limits) -> ReadError:
    return ReadError(
        "too-large",
        f"the document expands to more than the cap of {limits.expanded_bytes} bytes; split it, "
        "or raise limits.expanded_bytes in piiguard.yaml",
    )


def _check(archive: zipfile.ZipFile, limits: Limits) -> None:
    infos = archive.infolist()
    if len(infos) > limits.members:
        raise ReadError(
            "too-large",
            f"{len(infos)} members are more than the cap of {limits.members}; split the document, "
            "or raise limits.members in piiguard.yaml",
        )
    if any(info.flag_bits & _ENCRYPTED_FLAG for info in infos):
        raise encrypted()
    # Windows and Word take names without regard to case.
    if len({info.filename.casefold() for info in infos}) != len(infos):
        raise damaged("two of its members have one name")
    if sum(info.file_size for info in infos) > limits.expanded_bytes:
        raise _too_large(limits)
    for info in infos:
        if info.file_size > most_by_ratio(info.compress_size, limits):
            raise expands_too_far("a member", limits)
