"""Readable runs in binary data whose format is not worth a reader of its own.

Certificates, Outlook's address identifiers and a Mac's folder files hold names
and addresses in the clear between bytes that mean nothing to people.
"""

from __future__ import annotations

import re

# Five characters at least: shorter runs are mostly chance. strings(1) has four.
_NARROW = re.compile(rb"[\x20-\x7e\x80-\xff]{5,}")
_WIDE = re.compile(rb"(?:[\x20-\x7e]\x00){5,}")
_ASCII = re.compile(r"[ -~]{5,}")
_WORDY = re.compile(r"[^\W_]{3}")


def strings(data: bytes) -> str:
    """Return the runs of readable characters, a line each."""
    found = [match.group().decode("utf-16-le") for match in _WIDE.finditer(data)]
    for match in _NARROW.finditer(data):
        try:
            found.append(match.group().decode("utf-8"))
        except UnicodeDecodeError:
            found += _ASCII.findall(match.group().decode("latin-1"))
    return "\n".join(dict.fromkeys(line.strip() for line in found if _WORDY.search(line)))
