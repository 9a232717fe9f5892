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


class CallNumber(Recognizer):
    """Finds call numbers by their shape."""

    entities = ("CALL_NUMBER",)

    def find(self, text: str, context: CellArtifacts) -> Iterator[Hit]:
        """Yield call numbers of the three sorts."""
        for match in LC.finditer(text):
            yield Hit("CALL_NUMBER", *match.span(), 0.8, "a Library of Congress call number")
        for match in DEWEY.finditer(text):
            decimal = "." in match[0]
            yield Hit("CALL_NUMBER", *match.span(), 0.75 if decimal else 0.5, "a Dewey call number")
        for match in LOCAL.finditer(text):
            yield Hit("CALL_NUMBER", *match.span(), 0.6, "a local call number")
