"""Call numbers: Library of Congress, Dewey, and local ones such as ``FIC KIN``.

Found so that they are not taken for something else, and because beside a patron
they say what was read.
Sources: Library of Congress Classification (class letters, number, cutters,
year); Dewey Decimal Classification (three digits, decimals, cutter); the genre
prefixes are those of public catalogues.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from piiguard.detection.artifacts import CellArtifacts
from piiguard.detection.hints import hinted
from piiguard.detection.recognizer import Hit, Recognizer

LC = re.compile(
    r"(?<![\w.-])[A-HJ-NP-VZ][A-Z]{0,2}[ ]?\d{1,4}(?:\.\d{1,5})?[ ]?\.[A-Z]\d{1,5}"
    r"(?:[ ]?\.?[A-Z]\d{1,5}){0,2}(?:[ ](?:1[5-9]|20)\d\d[a-z]?)?(?![\w])"
)
DEWEY = re.compile(
    r"(?<![\w.$/-])(?:(?:J|JNF|Y|YA|E|R|REF|LP|CD|DVD)[ ])?\d{3}(?:\.\d{1,8})?[ ]"
    r"(?:[A-Z][A-Z]{1,3}|[A-Z]\d{1,4}[a-z]{0,2}|[A-Z][a-z]{2})(?![\w.'’-])"
)
LOCAL = re.compile(
    r"(?<![\w.-])(?:(?:J|Y|YA|LP|CD|DVD|NEW|SPA|REF)[ ])?"
    r"(?:FIC|FICTION|JFIC|YAFIC|BIO|BIOG|BLU|DVD|MYS|MYST|SF|SCIFI|GN|GRAPHIC|EASY|JE|JNF|LP|PBK|"
    r"PB|CDB|AUD)"
    r"[ ][A-Z]{2,10}(?:[ ]V\.?[ ]?\d{1,3})?(?![\w.'’-])"
)

SORTS = (
    (hinted(LC, r"\.[a-z]\d"), 0.8, "a Library of Congress call number"),
    (hinted(DEWEY, r"\d [a-z]"), 0.5, "a Dewey call number"),
    (
        hinted(
            LOCAL,
            r"(?:fic|fiction|bio|biog|blu|dvd|mys|myst|sf|scifi|gn|graphic|easy|je|jnf|lp|pbk|pb|"
            r"cdb|aud) [a-z]",
        ),
        0.6,
        "a local call number",
    ),
)
"""The three sorts, each with its score and reason."""
DECIMAL_SCORE = 0.75
"""Three digits and a cutter may be an address; decimals may not."""


class CallNumber(Recognizer):
    """Finds call numbers by their shape."""

    entities = ("CALL_NUMBER",)

    def find(self, text: str, context: CellArtifacts) -> Iterator[Hit]:
        """Yield call numbers of the three sorts."""
        lowered = context.lowered(text)
        for sort, score, reason in SORTS:
            for match in sort.finditer(text, lowered):
                decimal = sort.pattern is DEWEY and "." in match[0]
                yield Hit("CALL_NUMBER", *match.span(), DECIMAL_SCORE if decimal else score, reason)
