"""Sierra's patron records by number: ``.p10243641``.

Source: Innovative's record numbers are a type letter (b bibliographic, i item,
p patron, o order …), 5 to 8 digits and a check digit, the sum of the digits
times 2, 3, 4 … from the right, modulo 11, 10 being ``x``; an ``a`` in its place
stands for whichever it is. Only p names a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from piiguard.detection.artifacts import CellArtifacts
from piiguard.detection.recognizer import Hit, Recognizer
from piiguard.model import Role

RECORD = re.compile(
    r"(?<![\w/])(?P<dot>\.?)p(?P<number>\d{5,8})(?P<check>[\dxa])(?![\w-])", re.IGNORECASE
)


RECORD_BEFORE = re.compile(
    r"\b(?:record|rec|p|patron)\W{1,3}(?:no\.?\W{0,2}|#\W{0,2})?$", re.IGNORECASE
)
"""``RECORD: p10482937``"""
RECORDS = re.compile(r"\b(?:rec|record|patron|borrower)\b", re.IGNORECASE)
NAME_AFTER = re.compile(r" ?[/(] ?[^\W\d_]")


def check_digit(number: str) -> str:
    """Return the check digit of a record number without its letter."""
    total = sum(weight * int(digit) for weight, digit in enumerate(reversed(number), start=2))
    return "x" if total % 11 == 10 else str(total % 11)


def _is_alone(text: str, match: re.Match[str], context: CellArtifacts) -> bool:
    """Whether words or a name stand beside a record number, or nothing does on its line."""
    if NAME_AFTER.match(text, match.end()) or RECORD_BEFORE.search(text, 0, match.start()):
        return True
    before, after = (
        text[: match.start()].rpartition("\n")[2],
        text[match.end() :].partition("\n")[0],
    )
    # Alone in a cell, an "x" is no other number's end, and ``Rec. no.`` says what it is.
    lines = "\n" in text or match["check"] in "xX" or RECORDS.search(context.label_text)
    return bool(lines) and not before.strip() and not after.strip()


class SierraRecord(Recognizer):
    """Finds patron record numbers; without the dot with a right check digit, or alone."""

    entities = ("PATRON_ID",)
    min_digits = 6
    needs = re.compile(r"p\d{6}")

    def find(self, text: str, context: CellArtifacts) -> Iterator[Hit]:
        """Yield ``.pNNNNNNNC``."""
        for match in RECORD.finditer(text):
            right = match["check"].lower() in {check_digit(match["number"]), "a"}
            if right:
                score, reason = (
                    (0.95 if match["dot"] else 0.7),
                    "Sierra patron record, check digit right",
                )
            elif match["dot"] or _is_alone(text, match, context):
                score, reason = 0.6, "shaped as a Sierra patron record, check digit wrong"
            else:
                continue
            yield Hit("PATRON_ID", *match.span(), score, reason, Role.PATRON)
