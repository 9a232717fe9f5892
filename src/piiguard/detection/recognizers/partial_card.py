"""The last digits of a card: ``…4861``, ``XXXXXXXXXX4861``, ``ending in 4861``.

Sources: Koha's notices print ``cardnumber.substr(…)``; receipts mask as PCI DSS
3.4.1 lets them (at most the last four). Four digits beside a name still identify
a patron, and alone they tell a clerk whom to look up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from piiguard.detection.artifacts import CellArtifacts
from piiguard.detection.recognizer import Hit, Recognizer
from piiguard.detection.recognizers.payment_context import says_payment

MASKED = re.compile(
    r"(?<![\w*•●])(?P<head>\d{1,6}[ -]?)?(?P<mask>(?:[Xx*•●#∗✱▪█][ -]?){3,24})(?P<tail>\d{2,6})"
    r"(?![\w*])(?![.,/-]\d)"
)
"""At least three masking characters and two to six digits."""
ELLIPSIS = re.compile(
    r"(?<![\w.…])(?:^\.{5,16}|…|\.{2,4})[ ]?(?P<tail>\d{3,6})(?![\w])(?![.,/-]\d)"
)
"""An ellipsis for the digits left out; not the leaders of a price list, which
follow a word."""
BEHIND_NAME = re.compile(
    r"[^\W\d_]{2}[,.]?[ ](?P<mask>[Xx*•●#]{2,12})(?P<tail>\d{3,6})(?![\w*])(?![.,/-]\d)"
)
"""``KHALIL, RANIA **6207``: two marks suffice behind a word."""
WORDS = re.compile(
    r"\b(?:(?:end(?:s|ing|ed)?|finish(?:es|ing)?)(?:[ \n](?:in|with))?|"
    r"last[ \n](?:four|five|six|three|[3-6])"
    r"(?:[ \n](?:digits?|numbers?|nos?\.?))?(?:[ \n](?:of|on)[ \n](?:[a-z']+[ \n]){0,3}[a-z']+)?"
    r"(?:[ \n](?:is|are|were))?|"
    r"terminad[ao][ \n]en|termina[ \n]en|[úu]ltimos[ \n](?:cuatro|4)(?:[ \n]d[íi]gitos)?|"
    r"(?:se[ \n])?terminant[ \n](?:par|en)|card[ ](?:#|no\.?|number|num\.?)[ ]?:?)"
    r"[ \n]{0,2}[:=(]?[ ]?(?:#|…|\.{2,4}|[x*•]{1,12}|-)?[ ]?(?P<tail>\d{3,6})(?![\w])(?![.,/-]\d)",
    re.IGNORECASE,
)
"""In words, English, Spanish and French."""
YEAR = re.compile(r"(?:19|20)\d\d")
CARD_WORDS = re.compile(
    r"\b(?:card|barcode|account|acct|id|patron|borrower|no|number|library|tarjeta|carte|digits)\b|"
    r"#",
    re.IGNORECASE,
)
REACH = 60


class PartialCard(Recognizer):
    """Finds shortened card numbers, of a library's or of a bank's card."""

    entities = ("LIBRARY_BARCODE", "CREDIT_CARD", "US_SSN", "PHONE_NUMBER")
    min_digits = 2
    needs = re.compile(r"[x*#][ -]?[x*#]|\.\.|end|finish|last|termin|ltimos|card")

    def find(self, text: str, context: CellArtifacts) -> Iterator[Hit]:
        """Yield the masked number with its mask, or the digits after the words."""
        for match in MASKED.finditer(text):
            mask = re.sub(r"[ -]", "", match["mask"])
            lower_case_prose = mask == "x" * len(mask) and len(mask) < 4
            rule_of_hashes = mask[0] == "#" and len(mask) + len(match["tail"]) < 6
            if not lower_case_prose and not rule_of_hashes:
                yield self._hit(
                    text, match, match.start(), self._shape(match[0], text, match, context)
                )
        for match in BEHIND_NAME.finditer(text):
            if len(match["mask"]) == 2 and match["mask"] not in ("xx", "XX"):
                yield self._hit(
                    text, match, match.start("mask"), self._entity(text, match, context)
                )
        for match in ELLIPSIS.finditer(text):
            if not self._is_year(text, match, context):
                yield self._hit(text, match, match.start(), self._entity(text, match, context))
        for match in WORDS.finditer(text):
            if not self._is_year(text, match, context):
                yield self._hit(
                    text, match, match.start("tail"), self._entity(text, match, context)
                )

    def _shape(self, value: str, text: str, match: re.Match[str], context: CellArtifacts) -> str:
        groups = [len(group) for group in re.split(r"[ -]", value)]
        if groups == [3, 2, 4]:
            return "US_SSN"
        if groups == [3, 3, 4]:
            return "PHONE_NUMBER"
        return self._entity(text, match, context)

    @staticmethod
    def _entity(text: str, match: re.Match[str], context: CellArtifacts) -> str:
        within = match.start("tail")
        return "CREDIT_CARD" if says_payment(text, within, context) else "LIBRARY_BARCODE"

    @staticmethod
    def _is_year(text: str, match: re.Match[str], context: CellArtifacts) -> bool:
        if not YEAR.fullmatch(match["tail"]):
            return False
        before = text[max(0, match.start() - REACH) : match.start("tail")]
        return not (CARD_WORDS.search(before) or context.entity_type == "LIBRARY_BARCODE")

    @staticmethod
    def _hit(text: str, match: re.Match[str], start: int, entity_type: str) -> Hit:
        labelled = entity_type == "LIBRARY_BARCODE"
        reason = "part of a card number" if labelled else "part of a number"
        return Hit(entity_type, start, match.end("tail"), 0.8, reason)
