"""Strings that no other source knows: private data, removed objects, odd keys."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from piiguard.model import Field, Grid, Part, PartKind, Text, Words
from piiguard.readers.interface import Attachment
from piiguard.readers.pdf.markup import plain_text
from piiguard.readers.pdf.survey import Survey
from piiguard.readers.pdf.values import text_of

_FEWEST = 3
"""Letters and digits that a string must have to be anybody's data."""
_ASCII_SHARE = 0.7
_UNICODE = (b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf")
_DATE = re.compile(r"D:\d{4}")
_SOMEBODYS_NUMBER = re.compile(r"@|(?:\d[ .()/-]{0,2}){7}")
"""An address, or as many digits as a telephone number or a card has."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffd]")


def other_strings(
    survey: Survey, parts: Iterable[Part], files: Iterable[Attachment]
) -> Iterator[Part]:
    """Yield one part with every string of the file that is not told yet, a line each.

    Args:
        survey: All strings.
        parts: What is told.
        files: The attached files, whose names are told by others.
    """
    told = [_one_line(text) for part in parts for text in _texts(part)]
    known = "\n".join([*told, *(_one_line(file.name) for file in files)])
    lines: dict[str, None] = {}
    for value in survey.strings:
        text = text_of(value)
        text = _one_line(plain_text(text) if text.startswith("<") else text)
        if _is_text(text, bytes(value)) and text not in known:
            lines[text] = None
    if lines:
        yield Part(PartKind.METADATA, "other strings", Text("\n".join(lines)), visible=False)


def _is_text(text: str, raw: bytes) -> bool:
    if not text or _CONTROL.search(text) or _DATE.match(text):
        return False
    # With one byte a character, text of any Latin script is mostly ASCII; colour
    # tables and digests are not.
    ascii_share = 1 if raw.startswith(_UNICODE) else sum(map(str.isascii, text)) / len(text)
    if ascii_share < _ASCII_SHARE:
        return False
    return sum(map(str.isalnum, text)) >= max(_FEWEST, len(text) / 2)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _texts(part: Part) -> Iterator[str]:
    match part.content:
        case Words(words=words):
            yield " ".join(word.text for word in words)
        case Text(text=text):
            yield text
        case Field(label=label, value=value):
            # Names of fields are words of a form's maker, unless they say more.
            if not _SOMEBODYS_NUMBER.search(label):
                yield label
            yield value
        case Grid(rows=rows):
            yield from (value for row in rows for value in row.values)
