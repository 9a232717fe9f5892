"""Bodies of messages, in whichever program's format, as readings."""

from __future__ import annotations

import re

from piiguard.errors import ReadError
from piiguard.model import Part, PartKind, Problem, Text
from piiguard.readers.charsets import decode_as
from piiguard.readers.decode import decode
from piiguard.readers.html import read_markup
from piiguard.readers.interface import Reading
from piiguard.readers.normalise import expand_tabs, fold

_PGP = re.compile(r"^-----BEGIN PGP MESSAGE-----", re.M)
_UUENCODED = re.compile(r"^begin [0-7]{3,4} \S.*\n[ -`]{1,61}\n", re.M)
_FOLDED = re.compile(r"\n[ \t]")


def plain_body(text: str, where: str = "text") -> Reading:
    """Return a plain text, and problems for what in it is no text."""
    problems: list[Problem] = []
    if _PGP.search(text):
        problems.append(
            Problem("encrypted", f"{where}: it holds a PGP message; decrypt it and check that")
        )
    if _UUENCODED.search(text.replace("\r", "")):
        problems.append(
            Problem("unsupported", f"{where}: it holds a uuencoded file; save and check that")
        )
    plain = expand_tabs(fold(text).replace("\f", "\n")).strip("\n")
    parts = (Part(PartKind.BODY, where, Text(plain)),) if plain.strip() else ()
    return Reading(parts, tuple(problems))


def html_body(text: str, where: str = "HTML text") -> Reading:
    """Return an HTML text; one that cannot be read is a problem."""
    try:
        return read_markup(text).within(where)
    except ReadError as error:
        return Reading((), (Problem(error.code, f"{where}: {error}"),))


def card_body(text: str, where: str) -> Reading:
    """Return a calendar's or visiting card's lines, the folded ones made whole.

    RFC 5545, section 3.1: a line goes on where the next begins with a space.
    """
    whole = _FOLDED.sub("", text.replace("\r\n", "\n"))
    return plain_body(whole.replace("\\n", "\n").replace("\\,", ","), where)


def decoded(data: bytes, charset: str | None) -> str:
    """Return a body's text: in the declared encoding, else as a file's is found.

    Raises:
        ReadError: ``undecodable`` or ``unsupported``: it is no text.
    """
    if charset is not None and "16" not in charset:
        text = decode_as(data, charset)
        # US-ASCII is also what a message says that says nothing.
        if text is not None and (data.isascii() or codec_is_sure(charset)):
            return text
    return decode(data) if data.strip() else ""


def codec_is_sure(charset: str) -> bool:
    """Whether a declared encoding is more than a program's default."""
    return charset.lower() not in ("us-ascii", "ascii", "unknown-8bit")
