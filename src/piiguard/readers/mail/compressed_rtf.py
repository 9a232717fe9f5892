"""Outlook's compressed RTF ([MS-OXRTFCP]): a dictionary coder over a ring buffer."""

from __future__ import annotations

import struct

from piiguard.errors import ReadError

_HEADER = struct.Struct("<III4x")
_COMPRESSED = 0x75465A4C
_UNCOMPRESSED = 0x414C454D
# [MS-OXRTFCP] 2.1.2.1: what the ring buffer holds at first.
_INITIAL = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
    b"\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0"
    b"\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_RING = 4096


def decompress(data: bytes, cap: int) -> bytes:
    """Return the RTF.

    Args:
        data: The property's value.
        cap: Most bytes to return.

    Raises:
        ReadError: ``damaged`` or ``too-large``.
    """
    if len(data) < _HEADER.size:
        raise _damaged()
    _, size, kind = _HEADER.unpack_from(data)
    if kind == _UNCOMPRESSED:
        return data[_HEADER.size : _HEADER.size + size]
    if kind != _COMPRESSED:
        raise _damaged()
    if size > cap:
        raise ReadError(
            "too-large",
            f"the RTF text has more than the cap of {cap} bytes left; raise "
            "limits.expanded_bytes in piiguard.yaml",
        )
    return _expand(data[_HEADER.size :], size)


def _expand(data: bytes, size: int) -> bytes:
    ring = bytearray(_INITIAL.ljust(_RING, b" "))
    write = len(_INITIAL)
    out = bytearray()
    at = 0
    try:
        while len(out) <= size:
            control = data[at]
            at += 1
            for bit in range(8):
                if not control >> bit & 1:
                    byte = data[at]
                    at += 1
                    out.append(byte)
                    ring[write] = byte
                    write = (write + 1) % _RING
                    continue
                reference = data[at] << 8 | data[at + 1]
                at += 2
                offset, length = reference >> 4, (reference & 0xF) + 2
                if offset == write:
                    return bytes(out)
                for step in range(length):
                    byte = ring[(offset + step) % _RING]
                    out.append(byte)
                    ring[write] = byte
                    write = (write + 1) % _RING
    except IndexError:
        pass
    raise _damaged()


def _damaged() -> ReadError:
    return ReadError("damaged", "the RTF text is damaged; save the message again")
