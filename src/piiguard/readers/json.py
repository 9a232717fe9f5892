"""JSON and JSON Lines: every value under its name, lists of objects as tables."""

from __future__ import annotations

import re

from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.model import Part, PartKind, Problem, Text
from piiguard.readers.decode import decode
from piiguard.readers.formats import extension, identify
from piiguard.readers.html import read_markup
from piiguard.readers.interface import Reading
from piiguard.readers.json_tree import parse_json
from piiguard.readers.normalise import expand_tabs, fold
from piiguard.readers.records import Records, Tree

_EXTENSIONS = frozenset({".json", ".jsonl", ".ndjson", ".geojson", ".jsonld", ".ipynb"})
_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*(?:\"[^\"\n]{0,200}\"\s*:|\})|\[\s*[\[{\"\d])")
"""How JSON begins that is no text: an object, or a list of lists, objects, strings."""


class JsonReader:
    """Reads JSON by name, or by content where the whole file is JSON."""

    name = "json"
    media_type = "application/json"

    def matches(self, data: bytes, name: str) -> bool:
        """Take .json and its kin, and files without another name that parse."""
        if extension(name) in _EXTENSIONS:
            return identify(data) is None
        if extension(name) in (".pdf", ".csv", ".tsv", ".tab") or not _START.match(data[:1024]):
            return False
        try:
            parse_json(decode(data))
        except (ValueError, ReadError):
            return False
        return True

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        """Return fields and tables; what is no JSON in the file is read as text."""
        tree, broken = _parse_file(decode(data).lstrip("\ufeff"))
        records = Records()
        parts: tuple[Part, ...] = records.read(tree)
        problems: tuple[Problem, ...] = ()
        if broken:
            text = Text(expand_tabs(fold("\n".join(broken)).replace("\f", "\n")))
            parts += (Part(PartKind.BODY, "broken lines", text),)
            problems = (
                Problem(
                    "damaged",
                    f"{len(broken)} lines are no JSON, so what they mean is unclear; "
                    "export the file again",
                ),
            )
        reading = Reading(parts, problems)
        for number, value in enumerate(records.markup, start=1):
            reading += read_markup(value).within(f"HTML value {number}")
        if not reading.parts and not reading.attachments:
            raise ReadError("empty", "the file holds no value; was it saved completely?")
        return reading


def _parse_file(text: str) -> tuple[Tree, list[str]]:
    try:
        return parse_json(text), []
    except ValueError:
        pass
    trees: list[tuple[str, Tree]] = []
    broken: list[str] = []
    for line in text.split("\n"):
        if not line.strip():
            continue
        try:
            trees.append(("", parse_json(line)))
        except ValueError:
            broken.append(line)
    return trees, broken
