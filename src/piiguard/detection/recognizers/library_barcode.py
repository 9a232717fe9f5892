"""Library cards' and items' barcodes: 14 digits, or what the configuration names.

Sources: the 14 digits of Codabar and Code 39 library labels are 1 for the type
(2 patron, 3 item, by habit), 4 for the institution, 8 serial and 1 check digit
by the Luhn rule (ISO/IEC 7812-1, annex B). Published examples break the rule, so
a right check digit raises the score and a wrong one never clears a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from piiguard.config import Barcodes
from piiguard.detection.artifacts import CellArtifacts
from piiguard.detection.hints import hinted
from piiguard.detection.recognizer import Hit, Recognizer
from piiguard.detection.recognizers.payment_context import says_payment
from piiguard.model import CellKind, Role

SOLID = re.compile(r"(?<!\d)(?:\*|[A-D](?=\d{14}[A-D]))?(?P<digits>\d{14})(?:[A-D]\b|\*)?(?!\d)")
"""14 digits in one run, with Code 39 stars or Codabar letters around them."""
GROUPED = re.compile(
    r"(?<![\w$€£])(?<!\d[-. ])(?<!\*)\*?(?P<digits>\d{1,13}"
    r"(?:[-. \u00a0\u2010-\u2013\n]\d{1,13}){1,13})"
    r"\*?(?![-.]?\d)(?!\w)"
)
"""Runs of digits with single separators; only those of 14 digits are looked at."""
IN_ONE_RUN = hinted(SOLID, r"\d{14}")
IN_GROUPS = hinted(GROUPED, r"\d[-. \n]\d")
USUAL_GROUPS = frozenset(
    {
        *((1, 4, 8, 1), (1, 4, 9), (1, 4, 5, 4), (1, 4, 4, 5), (1, 4, 4, 4, 1), (1, 4, 3, 5, 1)),
        *((5, 8, 1), (5, 9), (5, 4, 5), (5, 5, 4), (4, 5, 5), (5, 4, 4, 1), (4, 4, 4, 2)),
        *((2, 4, 4, 4), (4, 4, 6), (6, 4, 4), (1,) * 14, (2,) * 7, (7, 6, 1), (1, 5, 8)),
    }
)
"""How labels group the digits: by the fields of the number, or by fours."""
PHONE_GROUPS = frozenset({(3, 4, 3, 4), (7, 7), (4, 2, 2, 4, 2), (3, 3, 4, 4), (2, 2, 4, 2, 4)})
"""Groups of 14 digits that are two phone numbers or two dates."""
TIMESTAMP = re.compile(
    r"(?:199\d|20[0-4]\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d"
)
"""YYYYMMDDhhmmss (ISO 8601 basic; PDF 32000-1, 7.9.4), which also has 14 digits."""
TOKEN = re.compile(r"(?<![^\W_])[A-Za-z0-9]{4,32}(?![^\W_])")
"""Candidates for configured prefixes: Koha allows 32 characters."""
DIGITS = 14
MIN_PREFIX = 3
MIN_PREFIXED = 6


def check_digit_is_right(digits: str) -> bool:
    """Whether the last digit is the Luhn check digit of those before it."""
    total = 0
    for position, character in enumerate(reversed(digits)):
        value = int(character) * (1 + position % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


class LibraryBarcode(Recognizer):
    """Finds barcodes, whoever's they are; configured prefixes say whose."""

    entities = ("LIBRARY_BARCODE",)
    reads_wrapped = True
    min_digits = 2

    def __init__(self, barcodes: Barcodes = Barcodes()) -> None:  # noqa: B008 - frozen
        super().__init__()
        self._prefixes = [
            *((prefix, Role.PATRON) for prefix in barcodes.patron_prefixes),
            *((prefix, Role.ITEM) for prefix in barcodes.item_prefixes),
        ]
        # The longest prefix decides where one begins with another.
        self._prefixes.sort(key=lambda pair: -len(pair[0]))

    def find(self, text: str, context: CellArtifacts) -> Iterator[Hit]:
        """Yield 14-digit numbers and numbers with a configured prefix."""
        if sum(map(str.isdigit, text)) >= DIGITS:
            yield from self._whole(text, context)
        if self._prefixes:
            yield from self._prefixed(text)

    def _whole(self, text: str, context: CellArtifacts) -> Iterator[Hit]:
        lowered = context.lowered(text)
        for match in IN_ONE_RUN.finditer(text, lowered):
            digits = match["digits"]
            if not (self._is_timestamp(text, match, context) or _is_diners(text, match, context)):
                yield self._hit(digits, match.start(), match.end(), context)
        for match in IN_GROUPS.finditer(text, lowered):
            if "\n" in match[0] and context.kind is CellKind.BLOCK:
                continue  # There each line is a unit of its own.
            groups = tuple(map(len, re.split(r"\D", match["digits"])))
            if sum(groups) == 14 and groups not in PHONE_GROUPS:
                digits = re.sub(r"\D", "", match["digits"])
                known = (
                    groups in USUAL_GROUPS
                    or "\n" in match[0]
                    or context.entity_type in self.entities
                )
                isbn = groups[0] == 1 and digits[1:4] in ("978", "979")
                plausible = known or (
                    min(groups[1:-1], default=2) > 1 and check_digit_is_right(digits)
                )
                if plausible and not isbn and not _is_diners(text, match, context):
                    yield self._hit(digits, match.start(), match.end(), context)

    def _hit(self, digits: str, start: int, end: int, context: CellArtifacts) -> Hit:
        right = check_digit_is_right(digits)
        reasons = [f"14 digits, check digit {'right' if right else 'not the usual one'}"]
        score = 0.9 if right else 0.7
        role, prefix = self._role(digits)
        if prefix:
            score = 0.97
            reasons.append(f"a configured {role} prefix")
        elif digits[0] in "23":
            reasons.append(
                f"begins with {digits[0]}, by habit {'a patron' if digits[0] == '2' else 'an item'}"
            )
        labelled = context.entity_type in self.entities
        if labelled:
            score = max(score, 0.95)
        return Hit("LIBRARY_BARCODE", start, end, score, "; ".join(reasons), role, labelled)

    def _role(self, number: str) -> tuple[Role | None, str]:
        for prefix, role in self._prefixes:
            if number.upper().startswith(prefix.upper()):
                return role, prefix
        return None, ""

    def _prefixed(self, text: str) -> Iterator[Hit]:
        for match in TOKEN.finditer(text):
            token = match[0]
            role, prefix = self._role(token)
            if (
                len(prefix) >= MIN_PREFIX
                and len(token) >= max(MIN_PREFIXED, len(prefix) + 2)
                and token[len(prefix) :].isdigit()
            ):
                reason = f"a configured {role} prefix"
                yield Hit("LIBRARY_BARCODE", *match.span(), 0.95, reason, role)

    @staticmethod
    def _is_timestamp(text: str, match: re.Match[str], context: CellArtifacts) -> bool:
        digits = match["digits"]
        if not TIMESTAMP.fullmatch(digits) or context.entity_type == "LIBRARY_BARCODE":
            return False
        dated = text.startswith("D:", max(0, match.start() - 2)) or "date" in context.label_text
        return dated or not check_digit_is_right(digits)


def _is_diners(text: str, match: re.Match[str], context: CellArtifacts) -> bool:
    """Whether it is a Diners Club card: begins 30, 36, 38 or 39, beside words of payment."""
    digits = re.sub(r"\D", "", match["digits"])
    return (
        digits[:2] in ("30", "36", "38", "39")
        and check_digit_is_right(digits)
        and says_payment(text, match.start(), context)
    )
