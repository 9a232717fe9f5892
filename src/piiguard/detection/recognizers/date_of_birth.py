"""Dates of birth: a date beside a word or under a label that says so.

Due dates, check-out dates and the life dates of MARC headings (``1889-1945``)
have other words or none, and are left alone.
Sources of the words: Koha ``dateofbirth``, Evergreen ``dob``, Polaris
``BirthDate``; CLDR's month names for English, Spanish and French.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from piiguard.detection.artifacts import CellArtifacts
from piiguard.detection.name_words import INITIAL, NAME_WORD
from piiguard.detection.recognizer import Hit, Recognizer
from piiguard.model import CellKind

MONTHS = (
    r"(?:jan(?:uary|v\.|vier)?|feb(?:ruary|rero)?|f[ée]v(?:rier)?|mar(?:ch|s|zo)?|apr(?:il)?|"
    r"avr(?:il)?|"
    r"abr(?:il)?|may(?:o)?|mai|june?|junio|juin|july?|julio|juillet|aug(?:ust)?|ao[ûu]t|"
    r"ago(?:sto)?|"
    r"sept?(?:ember|embre|iembre)?|oct(?:ober|obre|ubre)?|nov(?:ember|embre|iembre)?|"
    r"d[eé]c(?:ember|embre)?|dic(?:iembre)?|enero|ene)"
)
DATE = (
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})|"
    rf"{MONTHS}\.?[ \n]\d{{1,2}}(?:st|nd|rd|th)?,?[ \n]\d{{4}}|"
    rf"\d{{1,2}}(?:st|nd|rd|th|er)?[- \n](?:(?:de|of)[ \n])?{MONTHS}\.?,?[- \n](?:(?:de|"
    rf"del)[ \n])?(?:\d{{4}}|\d{{2}})|"
    r"\d{1,2}[-/. ](?:i{1,3}|i?v|vi{1,3}|i?x|xi{1,2})[-/. ](?:19|20)\d{2}|"
    r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|"
    r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:19|20)\d{2})"
)
"""Days as people and exports print them: ISO, US, European, months in words."""
ANY_DATE = re.compile(rf"(?<![\w]){DATE}(?![\w])", re.IGNORECASE)
LOOSE = re.compile(
    rf"(?<![\w])(?:\d{{1,2}}[/-](?:19|20)\d\d|{MONTHS}\.?[ ]\d{{4}}|"
    rf"\d{{1,2}}[ ][/.-][ ]\d{{1,2}}[ ][/.-][ ]\d{{2,4}}|"
    rf"{MONTHS}\.?[ ]\d{{1,2}}|\d{{1,2}}[/-]\d{{1,2}}|(?:19|20)\d\d)(?![\w])",
    re.IGNORECASE,
)
"""What counts under a label of birth only: a month and year, a day without year."""
BIRTH = (
    r"(?:(?:d\.?[ ]?o\.?[ ]?b\.?|bd|birth[ ]?dates?|birthday)(?:[ ]on[ ]file)|bd(?=[ ]?:?[ ]?\d)|"
    r"d\.?[ ]?o\.?[ ]?b\.?|date[ \n]of[ \n]birth|birth[ -]?dates?|birth[ ]?day|bday|b-day|"
    r"born(?:[ \n]on)?|n[ée]e?[ \n]le|date[ \n]de[ \n]naissance|fecha[ \n]de[ \n]nac(?:imiento|"
    r"\.)?|"
    r"f\.?[ ]?(?:de[ ])?nac\.?|nacid[oa](?:[ \n]el)?|geb(?:oren|\.)?(?:[ ]am)?|geburtsdatum|b\.)"
)
SPOKEN = re.compile(
    rf"(?<![\w]){BIRTH}(?:[ ]?\([^)\n]{{1,20}}\))?[ \n]{{0,2}}"
    rf"(?:[:#=\-–—(]|is|was)?[ \n]{{0,2}}(?P<date>{DATE})(?![\w])"
    rf"|(?<![\w]){BIRTH}[^.;:\n]{{1,50}}?[ ]is[ ](?P<far>{DATE})(?![\w])"
    rf"|(?<![\w])(?P<before>{DATE})[ ]?[(\[][ ]?(?:dob|d\.o\.b\.?|birth|born|date of birth)",
    re.IGNORECASE,
)


LONG_AGO = re.compile(
    rf"(?<![\w.]){NAME_WORD}(?:[ ](?:{INITIAL}|{NAME_WORD})){{1,2}},?[ ]\(?"
    r"(?P<date>\d{1,2}(?P<sep>[-/.])\d{1,2}(?P=sep)(?:19\d\d|200\d|[3-9]\d))(?![\w/.-]*\d)"
)
"""``Iwona Gradowska, 4/17/81``: no loan is so old that documents still speak of its day."""

VERIFIED_BY = re.compile(
    r"\b(?:verify|verification|identity|security (?:question|answer))\W{1,3}"
    r"(?P<date>\d{1,2}(?P<sep>[-/.])\d{1,2}(?P=sep)(?:19\d\d|200\d|[3-9]\d))(?![\w/.-]*\d)",
    re.IGNORECASE,
)
"""``verify: 07-19-1984``: what a person is asked, and again a day of long ago."""

ALONE = re.compile(r"\s*(?P<date>19\d\d-\d\d-\d\d|\d{1,2}([-/.])\d{1,2}\2(?:19)\d\d)\s*")
"""``1987-03-09`` in a block of its own: no loan, no bill and no book has such a day."""


class DateOfBirth(Recognizer):
    """Finds dates that words or the label call a birth's."""

    entities = ("DATE_OF_BIRTH",)
    min_digits = 2
    needs = re.compile(
        r"d\.? ?o\.? ?b|birth|b-?day|\bbd\b|[a-z][.,]{0,2} \(?\d{1,2}[-/.]\d|born|nee?\sle|"
        r"naissance|nac|geb|b\.|verif|identity|security|"
        r"^\s*(?:19\d\d-|\d{1,2}[-/.]\d{1,2}[-/.]19)"
    )

    def find(self, text: str, context: CellArtifacts) -> Iterator[Hit]:
        """Yield the dates without the words."""
        if context.entity_type == "DATE_OF_BIRTH":
            matches = list(ANY_DATE.finditer(text)) or list(LOOSE.finditer(text))
            for match in matches:
                reason = "a date under a label of birth"
                yield Hit("DATE_OF_BIRTH", *match.span(), 0.95, reason, labelled=True)
            return
        for match in SPOKEN.finditer(text):
            group = str(match.lastgroup)
            yield Hit("DATE_OF_BIRTH", *match.span(group), 0.9, "a date beside a word of birth")
        for match in LONG_AGO.finditer(text):
            reason = "a date of long ago right after a name"
            yield Hit("DATE_OF_BIRTH", *match.span("date"), 0.6, reason)
        alone = ALONE.fullmatch(text) if context.kind is CellKind.BLOCK else None
        if alone is not None:
            reason = "a day of the last century, alone"
            yield Hit("DATE_OF_BIRTH", *alone.span("date"), 0.5, reason)
        for match in VERIFIED_BY.finditer(text):
            reason = "a date of long ago that is asked for"
            yield Hit("DATE_OF_BIRTH", *match.span("date"), 0.6, reason)
