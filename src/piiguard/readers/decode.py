"""Bytes → text in whatever encoding, or a clear refusal.

In order: a byte order mark, UTF-16 by its pattern of zero bytes, UTF-8, Western
European (CP1252), and last charset-normalizer's guess. CP1252 comes before the
guess because statistics need more text than an invoice has: on one accented name
in a page of ASCII they name Baltic or Thai code pages.
"""

from __future__ import annotations

import codecs
import re

from piiguard.errors import ReadError
from piiguard.readers.formats import refuse

# UTF-32's little-endian mark begins with UTF-16's, so it comes first.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ZEROS_SAMPLE_BYTES = 4096
_ZEROS_MANY, _ZEROS_FEW = 0.5, 0.05
"""Shares of zero bytes at one parity and the other. Latin text in UTF-16 has
nearly all its zeros on one side; a choice of ours, with room for some non-Latin."""

# Tab, line breaks, form feed, and the end-of-file mark of CP/M and DOS.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
# Bytes that are symbols in CP1252 and letters in CP1250, ISO 8859-2 or CP437: read
# right, such a symbol does not stand inside or before a word.
_SYMBOL_FOR_LETTER = re.compile(
    r"[^\W\d_][¡£¤¥¦¬¯±³¶¸¹»¼¾¿][^\W\d_]|[£¤¥¦¬¯±³¶¸¹¼¾][a-z]{2}|[^\W\d_][‚ƒ„†‡ˆ‰]"
)
_HIGH_SHARE = 0.3
"""More of the letters than this beyond ASCII: not Western European. French has 5 %."""


def decode(data: bytes) -> str:
    """Return the text of a file.

    Raises:
        ReadError: ``empty`` for white space only, ``unsupported`` for binary data,
            ``undecodable`` where no encoding fits.
    """
    text = _decode(data).removesuffix("\x1a")
    if _CONTROL.search(text):
        raise refuse(data, "")
    if not text.strip("\ufeff \t\r\n\v\f\xa0"):
        raise ReadError("empty", "the file holds only white space; was it saved completely?")
    return text


def _decode(data: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    if b"\x00" in data:
        encoding_16 = _utf_16(data)
        if encoding_16 is None:
            raise refuse(data, "")
        return _strictly(data, encoding_16)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(data)


def _utf_16(data: bytes) -> str | None:
    sample = data[:_ZEROS_SAMPLE_BYTES]
    pairs = max(1, len(sample) // 2)
    even, odd = sample[0::2].count(0) / pairs, sample[1::2].count(0) / pairs
    if odd >= _ZEROS_MANY and even <= _ZEROS_FEW:
        return "utf-16-le"
    if even >= _ZEROS_MANY and odd <= _ZEROS_FEW:
        return "utf-16-be"
    return None


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise _undecodable(f"it is not valid {encoding.upper()} though it is marked so") from None


def _decode_legacy(data: bytes) -> str:
    try:
        western = data.decode("cp1252")
    except UnicodeDecodeError:
        western = ""
    if western and _is_western(western):
        return western
    from charset_normalizer import from_bytes  # Rarely needed.

    guess = from_bytes(data).best()
    if guess is None:
        raise _undecodable("no encoding fits it")
    return str(guess)


def _is_western(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    high = sum(char > "\x7f" for char in text)
    return high <= _HIGH_SHARE * letters and not _SYMBOL_FOR_LETTER.search(text)


def _undecodable(why: str) -> ReadError:
    return ReadError("undecodable", f"the text's encoding is unclear: {why}; save it as UTF-8")
