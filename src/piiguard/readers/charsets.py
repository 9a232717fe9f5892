"""Encodings by the names that documents declare them under."""

from __future__ import annotations

import codecs

_NO_CHARSETS = frozenset(
    {"idna", "punycode", "unicode_escape", "raw-unicode-escape", "undefined", "mbcs", "oem"}
)
"""Python's own codecs, which no document means."""
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""The WHATWG Encoding Standard's reading of a label, where Python's is narrower."""


def codec_named(label: str) -> str | None:
    """Return the Python codec for a declared encoding, or None if there is none."""
    try:
        found = codecs.lookup(label.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    # The attribute is private and the only way to tell ``base64`` from ``latin-1``.
    if not getattr(found, "_is_text_encoding", True) or found.name in _NO_CHARSETS:
        return None
    return _MEANT.get(found.name, found.name)


def decode_as(data: bytes, label: str) -> str | None:
    """Return the text in the declared encoding, or None where it is not in it."""
    codec = codec_named(label)
    if codec is None:
        return None
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, ValueError):
        return None
