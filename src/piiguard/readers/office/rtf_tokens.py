"""RTF bytes → tokens, and which code page its bytes are in.

The grammar is that of the Rich Text Format specification, version 1.9.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from piiguard.errors import ReadError

DEEPEST = 2_000
"""Groups inside each other; Word writes under fifty. Our choice."""

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]+)(?P<number>-?\d+)? ?"
    rb"|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<symbol>[^a-zA-Z])"
    rb"|(?P<open>\{)|(?P<close>\})"
    rb"|(?P<text>[^\\{}]+)"
    rb"|(?P<stray>\\)",
    re.S,
)
_LONGEST_NUMBER = 11
"""Characters of a parameter: 32 bits with sign; more is no number of RTF's."""

# Code pages of \fcharset, by the specification's table and Windows' own.
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "cp936", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
SYMBOL_CHARSET = 2
"""The charset of fonts whose characters are pictures."""


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    SYMBOL = auto()
    BYTES = auto()
    OPEN = auto()
    CLOSE = auto()
    BINARY = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One token."""

    kind: Kind
    word: str = ""
    """A control word or symbol without its backslash."""
    number: int | None = None
    data: bytes = b""


_OPEN, _CLOSE = Token(Kind.OPEN), Token(Kind.CLOSE)


def tokenize(data: bytes) -> Iterator[Token]:
    r"""Yield the tokens of one RTF document, then what follows it.

    The token of kind ``END`` comes last. Its data is what stands after the closing
    brace; its number is how many groups were never closed.

    Raises:
        ReadError: ``damaged``: groups are nested absurdly.
    """
    depth = position = 0
    while position < len(data):
        match = _TOKEN.match(data, position)
        if match is None:  # cannot be: the pattern takes every byte
            break
        position = match.end()
        kind = match.lastgroup
        if kind == "text":
            yield Token(Kind.BYTES, data=match[0].translate(None, b"\r\n\x00"))
        elif kind in {"word", "number"}:
            word, number = match["word"].decode("ascii"), _number(match["number"])
            if word == "bin":
                end = position + max(0, number or 0)
                yield Token(Kind.BINARY, data=data[position:end])
                position = end
            else:
                yield Token(Kind.WORD, word, number)
        elif kind == "hex":
            yield Token(Kind.BYTES, data=bytes.fromhex(match["hex"].decode("ascii")))
        elif kind == "symbol":
            yield Token(Kind.SYMBOL, match["symbol"].decode("latin-1"))
        elif kind == "open":
            depth += 1
            if depth > DEEPEST:
                raise ReadError("damaged", "the RTF is nested too deeply; save it again")
            yield _OPEN
        elif kind == "close":
            depth -= 1
            yield _CLOSE
            if depth <= 0:
                break
    yield Token(Kind.END, number=max(0, depth), data=data[position:])


def code_page(number: int | None) -> str:
    r"""Return the Python codec for the code page of ``\ansicpg``."""
    return {65001: "utf-8", 10000: "mac_roman"}.get(number or 1252, f"cp{number or 1252}")


def charset_codec(charset: int, default: str) -> str:
    r"""Return the Python codec for a font's ``\fcharset``."""
    return _CHARSETS.get(charset, default)


def decode(data: bytes, codec: str) -> str:
    """Return bytes as text; a code page that Python does not have is read as Western."""
    try:
        return data.decode(codec, "replace")
    except LookupError:
        return data.decode("cp1252", "replace")


def _number(digits: bytes | None) -> int | None:
    return int(digits) if digits and len(digits) <= _LONGEST_NUMBER else None
