"""Compound files (OLE): encrypted documents, and objects embedded in others."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

from piiguard.readers.interface import Attachment

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Signature of a compound file ([MS-CFB], 2.2)."""

_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
"""The stream that holds an encrypted document ([MS-OFFCRYPTO], 2.3.2)."""
_PACKAGE_STREAMS = ("Package", "package", "CONTENTS")
"""Where an embedded Office document, or an embedded PDF, lies whole."""
_NATIVE_STREAM = "\x01Ole10Native"
"""Where a file embedded as a package lies ([MS-OLEDS], 2.3.6)."""


def is_encrypted(data: bytes) -> bool:
    """Say whether this is an Office document that only a password opens."""
    return data.startswith(MARK) and _ENCRYPTED_STREAM in data


def embedded_files(data: bytes, name: str) -> Iterator[Attachment]:
    """Yield the files inside an embedded object.

    An object that holds none in a known place is yielded itself, so that the
    registry reads it or says that it cannot.
    """
    found = list(_inside(data)) if data.startswith(MARK) else []
    yield from found or [Attachment(name, data)]


def unpack_native(data: bytes) -> Attachment | None:
    r"""Return the file in a packager's stream (``\x01Ole10Native``), or None."""
    try:
        # Total size, then a version of two bytes, then label, path and so on.
        rest = data[6:]
        label, rest = _string(rest)
        _path, rest = _string(rest)
        rest = rest[4:]
        (path_bytes,) = struct.unpack_from("<I", rest)
        rest = rest[4 + path_bytes :]
        (size,) = struct.unpack_from("<I", rest)
    except (struct.error, ValueError):
        return None
    content = rest[4 : 4 + size]
    if not content or len(content) != size:
        return None
    return Attachment(label.decode("latin-1"), content)


def _string(data: bytes) -> tuple[bytes, bytes]:
    end = data.index(b"\x00")
    return data[:end], data[end + 1 :]


def _inside(data: bytes) -> Iterator[Attachment]:
    import olefile  # rarely needed, so not on the way to every document

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            for stream in _PACKAGE_STREAMS:
                if ole.exists(stream):
                    yield Attachment("", ole.openstream(stream).read())
            if ole.exists(_NATIVE_STREAM):
                native = unpack_native(ole.openstream(_NATIVE_STREAM).read())
                if native is not None:
                    yield native
    except (OSError, ValueError, struct.error, IndexError, AttributeError):
        # A broken object is left to the registry, which reports it as unread.
        return
