"""Collects what a page holds and does not draw: attributes, scripts, comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from piiguard.errors import ReadError
from piiguard.model import Field, Grid, Part, PartKind, Row, Text
from piiguard.readers.data_uri import data_uris, shortened
from piiguard.readers.html.scripts import literals
from piiguard.readers.interface import Attachment
from piiguard.readers.json_tree import parse_json
from piiguard.readers.normalise import expand_tabs, fold
from piiguard.readers.records import Records, cleaned

_FORMAL = frozenset({
    "width", "height", "align", "valign", "bgcolor", "color", "border", "cellpadding",
    "cellspacing", "colspan", "rowspan", "type", "rel", "lang", "dir", "size", "face", "target",
    "role", "scope", "method", "http-equiv", "charset", "media", "tabindex", "viewbox", "d",
    "fill", "stroke", "points", "transform", "style", "class", "id", "for", "headers", "nowrap",
    "hidden", "checked", "selected", "disabled", "readonly", "required", "async", "defer",
    "integrity", "crossorigin", "sizes", "loading", "decoding", "srcdoc", "x", "y", "cx", "cy",
    "r", "rx", "ry", "x1", "x2", "y1", "y2", "xmlns", "version", "hspace", "vspace", "rows",
    "cols",
})  # fmt: skip
"""Attributes that say how a page looks or works. All others are read: of what a
list named, the one it left out would hold the name."""
_KEYS = frozenset(["class", "id", "for", "headers", "style"])
"""Formal attributes whose author chooses the words."""
_TELLING = re.compile(r"\d{5}|@|[\"']|url\(")
"""What makes those worth reading: a number, an address, a text."""
FONTS = re.compile(r"\bfont(?:-family)?\s*:[^;}]{0,400}", re.IGNORECASE)
"""Typefaces, which read as names: ``Liberation Sans`` (CSS Fonts Level 4, 2.1)."""
_STANDARD = frozenset({
    "title", "alt", "value", "placeholder", "aria-label", "href", "src", "content", "name",
    "action", "cite", "summary", "label", "download", "background", "poster", "srcset", "data",
    "abbr", "longdesc", "aria-description", "onclick", "xlink:href",
})  # fmt: skip
"""Attributes that parts may be named after; other names are somebody's own words."""
_READ_ELSEWHERE = frozenset(
    [("input", "value"), ("option", "value"), ("meta", "content"), ("meta", "property")]
    + [(tag, "name") for tag in ("input", "meta", "select", "textarea", "button")]
)
_JSON_TYPES = ("json", "importmap", "speculationrules")


@dataclass(slots=True)
class Unseen:
    """Everything beside the text, over all frames and fragments of a file."""

    attributes: dict[str, dict[str, None]] = field(default_factory=dict)
    data: dict[tuple[str, str], None] = field(default_factory=dict)
    """``data-*`` attributes: name and value."""
    metadata: dict[tuple[str, str], None] = field(default_factory=dict)
    controls: list[tuple[str, str, bool]] = field(default_factory=list)
    """Of form controls: name, value, and whether it is seen."""
    scripts: list[tuple[str, str]] = field(default_factory=list)
    """Media type and text."""
    sheets: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    files: list[Attachment] = field(default_factory=list)

    def note_attributes(self, tag: str, attributes: dict[str, str], *, seen: bool) -> None:
        """Keep an element's attributes."""
        for name, value in attributes.items():
            if not value.strip() or (tag, name) in _READ_ELSEWHERE:
                continue
            if "data:" in value:
                self.files.extend(data_uris(value, visible=seen and tag in ("img", "image")))
                value = shortened(value)
                if value == "data:":
                    continue
            if name in _FORMAL and not (name in _KEYS and _TELLING.search(value)):
                continue
            if name.startswith("data-"):
                self.data.setdefault((name[5:], value))
                continue
            values = self.attributes.setdefault(name, {})
            values.setdefault(value)
            if "%" in value:
                values.setdefault(unquote(value))

    def note_control(self, attributes: dict[str, str], value: str, *, seen: bool) -> None:
        """Keep the value of a form control under the name it is sent under."""
        if value.strip():
            label = attributes.get("name") or attributes.get("id") or attributes.get("title", "")
            self.controls.append((label, value, seen))

    def note_metadata(self, attributes: dict[str, str]) -> None:
        """Keep a ``meta`` element's content."""
        if attributes.get("content", "").strip():
            names = (attributes.get(key) for key in ("name", "property", "itemprop", "http-equiv"))
            self.metadata.setdefault((next(filter(None, names), ""), attributes["content"]))

    def parts(self) -> Iterator[Part]:
        """Yield everything but comments, which may hold markup of their own."""
        for number, (label, value, seen) in enumerate(self.controls, start=1):
            content = Field(cleaned(label), cleaned(value))
            yield Part(PartKind.FORM_FIELD, f"form field {number}", content, visible=seen)
        for number, (label, value) in enumerate(self.metadata, start=1):
            content = Field(cleaned(label), cleaned(value))
            yield Part(PartKind.METADATA, f"metadata {number}", content, visible=False)
        for number, (label, value) in enumerate(self.data, start=1):
            content = Field(cleaned(label), cleaned(value))
            yield Part(PartKind.BODY, f"data attribute {number}", content, visible=False)
        others = 0
        for name, values in self.attributes.items():
            others += name not in _STANDARD
            where = f"{name} attributes" if name in _STANDARD else f"other attributes {others}"
            told = (FONTS.sub("", value) if name == "style" else value for value in values)
            yield from _list(where, ((name, value) for value in told if value), labelled=False)
        for number, (media_type, text) in enumerate(self.scripts, start=1):
            yield from _script(f"script {number}", media_type, text)
        for number, text in enumerate(self.sheets, start=1):
            self.files.extend(data_uris(text, visible=False))
            yield from _list(
                f"style sheet {number}", literals(FONTS.sub("", shortened(text))), labelled=False
            )


def text_part(kind: PartKind, where: str, text: str) -> Iterator[Part]:
    """Yield a hidden part with the text as it stands, if there is any."""
    plain = expand_tabs(fold(text).replace("\f", "\n")).strip("\n")
    if plain.strip():
        yield Part(kind, where, Text(plain), visible=False)


def _script(where: str, media_type: str, text: str) -> Iterator[Part]:
    if any(word in media_type.lower() for word in _JSON_TYPES):
        try:
            parts = Records(visible=False).read(parse_json(text))
        except (ValueError, ReadError):
            yield from text_part(PartKind.BODY, where, text)
            return
        for part in parts:
            yield Part(part.kind, f"{where}: {part.name}", part.content, visible=False)
    elif media_type and "script" not in media_type and media_type != "module":
        # Templates and data of other types: text with whatever marks.
        yield from text_part(PartKind.BODY, where, text)
    else:
        yield from _list(where, literals(text), labelled=True)


def _list(where: str, found: Iterable[tuple[str, str]], *, labelled: bool) -> Iterator[Part]:
    """Yield values that have nothing to do with each other, named ones as fields."""
    values: dict[str, None] = {}
    named: dict[tuple[str, str], None] = {}
    for name, value in found:
        if name and labelled:
            named.setdefault((cleaned(name), cleaned(value)))
        else:
            values.setdefault(cleaned(value))
    rows = tuple(Row(line, (value,)) for line, value in enumerate(filter(None, values), start=1))
    if rows:
        yield Part(PartKind.BODY, where, Grid(rows), visible=False)
    for number, (name, value) in enumerate(named, start=1):
        yield Part(PartKind.BODY, f"{where}: value {number}", Field(name, value), visible=False)
