"""MARC records as text, one field a line: ``=245  10$aThe night circus``.

The form that MarcEdit calls MRK (mnemonic MARC). The tag is what the format itself
calls the value, so each line becomes a named value.
"""

from __future__ import annotations

import re

from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.model import Field, Part, PartKind
from piiguard.readers import Reading

LINE = re.compile(r"^=(LDR|\d{3}) {2}(.*)$", re.MULTILINE)
SUBFIELD = re.compile(r"\$[a-z0-9]")
NAMES = {"100": "Author", "245": "Title", "700": "Author", "852": "Owning library"}


class MarcTextReader:
    """Reads MARC text."""

    name = "marc-text"
    media_type = "text/x-mrk"

    def matches(self, data: bytes, name: str) -> bool:
        """Say whether this is one: content first, then name."""
        return data.startswith(b"=LDR  ") or name.lower().endswith(".mrk")

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        """Read the fields; a line that is none must not go unread."""
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            raise ReadError("damaged", "the MARC text is not UTF-8; export it again") from None
        fields = LINE.findall(text)
        if len(fields) != sum(1 for line in text.splitlines() if line.strip()):
            raise ReadError("damaged", "a line of the MARC text has no tag; export it again")
        return Reading(
            tuple(
                Part(
                    PartKind.BODY,
                    f"field {number} ({tag})",
                    Field(NAMES.get(tag, tag), SUBFIELD.sub(" ", value[2:]).strip()),
                )
                for number, (tag, value) in enumerate(fields, start=1)
            )
        )
