"""Names that the name tagger found, cleaned of what columns glue to them.

The tagger runs over all cells of a document at once (see
``piiguard.detection.reading``); its spans arrive in the cell's context, as a
spaCy model's entities arrive in Presidio's ``NlpArtifacts``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from piiguard.detection.artifacts import CellArtifacts
from piiguard.detection.name_words import HONORIFICS, LONELY, may_be_organisation
from piiguard.detection.recognizer import Hit, Recognizer
from piiguard.detection.tagger import NameTagger

LEAD = re.compile(rf"(?:[\W\d_]+|{HONORIFICS}\.?[ ]+|(?:Dear|Hello|Hi|Attn)[ ]+)*")
CUT = re.compile(r"[\d()\[\]<>|@;:]|[ ]{3,}|['’]s\b")
"""Where a name ends at the latest."""
NEXT_WORD = re.compile(r"\s{1,2}[^\W\d_]{3,30}")
"""``Helen Plum | Memorial``, where a line's end cut the library's name."""
MAX_NAME_CHARS = 80


class PersonNer(Recognizer):
    """Reports the tagger's PERSON spans."""

    entities = ("PERSON",)

    def __init__(self, tagger: NameTagger) -> None:
        super().__init__()
        self._tagger = tagger

    def find(self, text: str, context: CellArtifacts) -> Iterator[Hit]:
        """Yield names; tags the text itself where nobody has."""
        spans = context.names if context.names is not None else self._tagger.tag([text])[0]
        for span in spans:
            if span.label != "PERSON":
                continue
            trimmed = trim(text, span.start, span.end)
            if trimmed is not None:
                yield Hit("PERSON", *trimmed, span.score, "the name model reads a name")


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of the name alone, or None where none is left."""
    lead = LEAD.match(text, start, end)
    start = lead.end() if lead else start
    cut = CUT.search(text, start, end)
    end = cut.start() if cut else end
    while end > start and not (text[end - 1].isalpha() or text[end - 1] == "."):
        end -= 1
    value = text[start:end]
    following = NEXT_WORD.match(text, end)
    named = value + (following[0] if following else "")
    if (
        sum(map(str.isalpha, value)) < 2
        or len(value) > MAX_NAME_CHARS
        or may_be_organisation(named)
    ):
        return None
    words = re.findall(r"[^\W\d_]+", value.lower())
    return None if all(word in LONELY or len(word) == 1 for word in words) else (start, end)
