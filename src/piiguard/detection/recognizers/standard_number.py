"""ISBN, ISSN and OCLC numbers, which are no card's and no phone's.

Sources: ISO 2108 (ISBN), ISO 3297 (ISSN), checked by python-stdnum; OCLC's
control numbers (``ocm``, ``ocn``, ``on``, ``(OCoLC)``) have no check digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module

from piiguard.detection.artifacts import CellArtifacts
from piiguard.detection.hints import hinted
from piiguard.detection.recognizer import Hit, Recognizer

ISBN_13 = re.compile(r"(?<![\w])(?<!\d[-. ])97[89](?:[- ]?\d){9}[- ]?\d(?![\w])")
ISBN_10 = re.compile(r"(?<![\w])(?<!\d[-. ])\d(?:[- ]?\d){8}[- ]?[\dXx](?![\w-])")
ISSN = re.compile(r"(?<![\w-])\d{4}-\d{3}[\dXx](?![\w-])")
OCLC = re.compile(
    r"\(OCoLC\)[ ]?\d{1,12}|\b(?:ocm\d{8}|ocn\d{9}|on\d{10})\b|\bOCLC[ ]?(?:#|no\.?|number|"
    r":)?[ ]?:?[ ]?\d{6,12}\b",
    re.IGNORECASE,
)
EAN = hinted(ISBN_13, r"97[89]")
CONTROL = hinted(OCLC, r"oclc|ocolc|oc[mn]\d|on\d")
SAID = re.compile(r"\bISBN(?:-?1[03])?[ :#]{0,3}\(?$", re.IGNORECASE)
REACH = 12


class StandardNumber(Recognizer):
    """Finds numbers of works, by check digit or by the word before them."""

    entities = ("STANDARD_NUMBER",)
    min_digits = 6
    needs = re.compile(r"\d(?:[- ]?\d){8}|\d{4}-\d{3}|oclc|ocolc|oc[mn]\d|on\d")

    def find(self, text: str, context: CellArtifacts) -> Iterator[Hit]:
        """Yield numbers of works."""
        lowered = context.lowered(text)
        for match in EAN.finditer(text, lowered):
            valid = _is_valid("isbn", match[0])
            reason = "13 digits that begin as an ISBN" + (", check digit right" if valid else "")
            yield Hit("STANDARD_NUMBER", *match.span(), 0.95 if valid else 0.7, reason)
        for match in ISBN_10.finditer(text):
            said = SAID.search(text, max(0, match.start() - REACH), match.start()) is not None
            grouped = re.split(r"[- ]", match[0])
            if len(grouped) > 1 and len(grouped[-1]) > 1 and not said:
                continue  # An ISBN's last group is its check digit: this is a phone.
            if said or ("phone" not in context.label_text and _is_valid("isbn", match[0])):
                score = 0.95 if said else 0.6
                yield Hit("STANDARD_NUMBER", *match.span(), score, "ten digits as an ISBN's")
        for match in ISSN.finditer(text):
            if _is_valid("issn", match[0]):
                yield Hit("STANDARD_NUMBER", *match.span(), 0.7, "an ISSN, check digit right")
        for match in CONTROL.finditer(text, lowered):
            yield Hit("STANDARD_NUMBER", *match.span(), 0.9, "an OCLC number")


def _is_valid(kind: str, number: str) -> bool:
    # Imported with the first such number: the package brings half of the standard library.
    return bool(import_module(f"stdnum.{kind}").is_valid(number))
