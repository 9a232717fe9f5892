"""Header fields of a message as people read them.

Decoded here and not by ``email.headerregistry``: that raises on some malformed
headers and drops what it cannot place, and either would hide a value.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Iterable, Iterator

from piiguard.model import Field, Part, PartKind
from piiguard.readers.charsets import decode_as
from piiguard.readers.normalise import fold_line

SHOWN = frozenset({"from", "sender", "to", "cc", "subject", "date"})
"""Fields that mail programs show with a message; the others are hidden."""
ADDRESSES = frozenset({
    "from", "sender", "to", "cc", "bcc", "reply-to", "resent-from", "resent-to", "resent-cc",
    "resent-bcc", "resent-sender", "return-path", "delivered-to", "x-original-to", "errors-to",
    "disposition-notification-to", "return-receipt-to", "envelope-to", "mail-followup-to",
})  # fmt: skip
"""Fields with mailboxes (RFC 5322, section 3.6, and mail systems' own)."""
IDENTIFIERS = frozenset({
    "message-id", "references", "in-reply-to", "content-id", "resent-message-id",
    "x-ms-exchange-parent-message-id", "thread-index", "x-google-smtp-source",
})  # fmt: skip
"""Fields with message identifiers: shaped as addresses, and nobody's."""
_NAMED = frozenset({
    "received", "comments", "keywords", "user-agent", "x-mailer", "organization", "list-id",
    "list-unsubscribe", "dkim-signature", "authentication-results", "mime-version",
    "content-type", "content-disposition", "content-description", "content-location",
})  # fmt: skip
_STANDARD = SHOWN | ADDRESSES | IDENTIFIERS | _NAMED
"""Fields that parts are named after; other names are somebody's own words."""

_ENCODED_WORD = re.compile(r"=\?([^?\s*]+)(?:\*[^?\s]*)?\?([bBqQ])\?([^?]*)\?=")
# Transmission types of IANA's "Mail Parameters", capitals that read as a name, and the
# server's own name for the message (RFC 5321, 4.4), of random letters.
_TRACE = re.compile(r"\bwith (?:UTF8)?(?:E?SMTP|LMTP)S?A?\b|\bid [^\s;]+")
# Made up to occur nowhere else (RFC 2046, 5.1.1), often of digits.
_BOUNDARY = re.compile(r'\bboundary\*?\d*\*?=(?:"[^"]*"|[^\s;]+)', re.IGNORECASE)
# The end of a file's name: "a.bin" reads as an initial and a name.
_EXTENSION = re.compile(
    r'(\b(?:file)?name\*?\d*\*?="?[^";@]*)\.[A-Za-z0-9]{1,5}(?="|[\s;]|$)', re.I
)
# Year to second, with which Postfix and others begin a Message-ID: fourteen digits,
# as a library card has.
_SECOND = re.compile(
    r"(?<!\d)20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])(?:[0-5]\d){2}(?!\d)"
)
# Signatures and hashes (RFC 6376, 3.5); a name is found in them by chance only.
_SIGNATURE = re.compile(r"\bbh?=[A-Za-z0-9+/=\s]{20,}")
_OPAQUE = re.compile(r"[A-Za-z0-9+/=_-]{40,}")
_BETWEEN_WORDS = re.compile(r"(\?=)\s+(?==\?)")


def header_parts(headers: Iterable[tuple[str, str]], where: str = "header") -> Iterator[Part]:
    """Yield a part for each header field, and for each mailbox in one.

    Args:
        headers: Names and values as the message has them.
        where: What names of the parts begin with.
    """
    others = 0
    for name, raw in headers:
        lower = name.lower().strip()
        value = decode_header(raw)
        values = split_mailboxes(value) if lower in ADDRESSES else [value]
        if lower in IDENTIFIERS:
            values = [value.replace("@", " ").strip("<>")]
        if lower not in SHOWN | ADDRESSES:
            values = [_without_machine_words(lower, text) for text in values]
        others += lower not in _STANDARD
        place = name if lower in _STANDARD else f"other field {others}"
        for text in values:
            if text:
                content = Field(fold_line(name), fold_line(text))
                shown = lower in SHOWN and where == "header"
                yield Part(PartKind.HEADER, f"{where}: {place}", content, visible=shown)


def _without_machine_words(field: str, value: str) -> str:
    """Return the value of a field that servers write, without what they made up."""
    if field == "received":
        value = _TRACE.sub("", value)
    elif field in ("content-type", "content-disposition"):
        value = _EXTENSION.sub(r"\1", _BOUNDARY.sub("", value))
    elif field in IDENTIFIERS:
        value = "" if _OPAQUE.fullmatch(value) else _SECOND.sub("", value)
    return _SIGNATURE.sub("", value)


def decode_header(raw: str) -> str:
    """Return a header's value unfolded, with its encoded words (RFC 2047) decoded."""
    text = repaired("".join(raw.splitlines()))
    if "=?" not in text:
        return text
    pieces: list[str] = []
    end = 0
    pending, pending_charset = b"", ""
    text = _BETWEEN_WORDS.sub(r"\1", text)
    for match in _ENCODED_WORD.finditer(text):
        charset = match[1].lower()
        # A character may be split between words of the same encoding.
        if match.start() > end or charset != pending_charset:
            pieces.append(_text(pending, pending_charset))
            pieces.append(text[end : match.start()])
            pending = b""
        pending, pending_charset = pending + _word(match[2], match[3]), charset
        end = match.end()
    return "".join([*pieces, _text(pending, pending_charset), text[end:]])


def split_mailboxes(value: str) -> list[str]:
    """Return the mailboxes of a list, quotes around names removed."""
    mailboxes: list[str] = []
    current: list[str] = []
    quoted = escaped = False
    angle = 0
    for char in value:
        if escaped:
            current.append(char)
            escaped = False
        elif quoted and char == "\\":
            escaped = True
        elif char == '"':
            quoted = not quoted
        elif char in ",;" and not quoted and not angle:
            mailboxes.append("".join(current))
            current = []
        else:
            angle = 1 if char == "<" else 0 if char == ">" else angle
            current.append(char)
    mailboxes.append("".join(current))
    return [" ".join(mailbox.split()) for mailbox in mailboxes if mailbox.strip()]


def repaired(text: str) -> str:
    """Return a text whose raw bytes the parser kept as surrogates, decoded."""
    if text.isascii():
        return text
    data = text.encode("utf-8", "surrogateescape")
    return decode_as(data, "utf-8") or data.decode("cp1252", "replace")


def _word(encoding: str, payload: str) -> bytes:
    data = payload.encode("utf-8", "replace")
    if encoding in "qQ":
        return quopri.decodestring(data, header=True)
    try:
        return base64.b64decode(data + b"=" * (-len(data) % 4)) or data
    except binascii.Error:
        return data


def _text(data: bytes, charset: str) -> str:
    return decode_as(data, charset) or data.decode("cp1252", "replace") if data else ""
