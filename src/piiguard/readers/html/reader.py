"""The HTML reader: bytes → text → tree → parts."""

from __future__ import annotations

import re

from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.model import Part, PartKind, Problem, Text
from piiguard.readers.charsets import decode_as
from piiguard.readers.decode import decode
from piiguard.readers.formats import extension, has_markup, identify, named_format
from piiguard.readers.html.leftovers import leftovers
from piiguard.readers.html.unseen import Unseen, text_part
from piiguard.readers.html.visibility import Look
from piiguard.readers.html.walk import Walker
from piiguard.readers.interface import Reading
from piiguard.readers.normalise import fold_line

_EXTENSIONS = frozenset({".htm", ".html", ".xhtml", ".shtml"})
_TABLE_EXTENSIONS = frozenset({".csv", ".tsv", ".tab"})
_PRESCAN_BYTES = 1024
"""How far a browser looks for a declared encoding (HTML standard, 13.2.3.2)."""
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,500}?(?:charset|encoding)\s*=\s*[\"']?([\w:.-]+)", re.I
)
_CONTROLS = bytes(range(9)) + bytes(range(14, 32))
"""Control characters that browsers drop or draw nothing for."""


class HtmlReader:
    """Reads HTML by its content, by its name, and text that holds tags."""

    name = "html"
    media_type = "text/html"

    def matches(self, data: bytes, name: str) -> bool:
        """Take what a browser would, but not what claims to be a PDF."""
        suffix = extension(name)
        if suffix == ".pdf":
            return False
        what = identify(data)
        if what == "HTML":
            return True
        if what is not None:
            return False
        if suffix in _EXTENSIONS:
            return True
        if named_format(name) is not None or suffix in _TABLE_EXTENSIONS:
            return False
        return has_markup(data.replace(b"\x00", b"").decode("latin-1"))

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        """Return text and tables as a browser shows them, then what it does not.

        A text with tags that is no page, such as a message's, keeps its line breaks.
        """
        text = _decoded(data)
        is_page = identify(data) == "HTML" or extension(name) in _EXTENSIONS
        reading = read_markup(text, pre=not is_page)
        if not reading.parts and not reading.problems and not reading.attachments:
            raise ReadError("empty", "the page holds no text; was it saved completely?")
        return reading


def read_markup(text: str, *, pre: bool = False) -> Reading:
    """Read HTML that is decoded, as of a message's body.

    Args:
        text: A page or a fragment of one.
        pre: Whether line breaks count, as in a text that holds some tags.

    Raises:
        ReadError: ``too-large``: no page nests so deeply.
    """
    unseen = Unseen()
    walker = Walker(unseen)
    walker.document(text, Look(pre=True) if pre else None)
    parts: list[Part] = []
    for shown, what, flow in (
        (True, "", walker.seen.finish()),
        (False, "hidden ", walker.covered.finish()),
    ):
        numbers = {True: 0, False: 0}
        for content in flow:
            is_text = isinstance(content, Text)
            numbers[is_text] += 1
            where = f"{what}{'text' if is_text else 'table'} {numbers[is_text]}"
            parts.append(Part(PartKind.BODY, where, content, visible=shown))
    parts.extend(unseen.parts())
    for number, comment in enumerate(unseen.comments, start=1):
        parts.extend(text_part(PartKind.COMMENT, f"comment {number}", comment))
    lost = "\n".join(dict.fromkeys(map(fold_line, (*leftovers(text), *walker.cut_off))))
    parts.extend(text_part(PartKind.BODY, "source", lost))
    problems: list[Problem] = []
    if walker.too_deep:
        problems.append(_too_deep())
    if walker.cut_off:
        problems.append(_cut_off())
    return Reading(tuple(parts), tuple(problems), tuple(unseen.files))


def _decoded(data: bytes) -> str:
    declared = _DECLARED.search(data[:_PRESCAN_BYTES])
    marked = data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    if declared and not marked:
        label = declared[1].decode("ascii", "replace")
        if "utf-16" not in label.lower():
            # UTF-16 could not be read this far: the standard takes it for UTF-8.
            text = decode_as(data, label)
            if text is not None:
                return text
    head = data[:_PRESCAN_BYTES]
    # In UTF-16 every other byte of Latin text is zero.
    if not marked and head.count(0) * 4 < len(head):
        data = data.translate(None, _CONTROLS)
    return decode(data)


def _too_deep() -> Problem:
    return Problem(
        "too-large",
        "elements are nested deeper than any page needs, and the deepest were not read; "
        "check where the file comes from",
    )


def _cut_off() -> Problem:
    return Problem(
        "damaged",
        "the page ends within a tag, so what stands after it is in no place that can be told; "
        "save the page again",
    )
