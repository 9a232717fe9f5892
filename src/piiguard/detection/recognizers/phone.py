"""Phone numbers.

Sources: the North American Numbering Plan (area code and exchange begin with 2
to 9); other countries' numbers with a + by Google's libphonenumber. Seven digits
and runs without separators look like anything, so they count only beside a word
or under a label that says phone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from piiguard.detection.artifacts import CellArtifacts
from piiguard.detection.hints import hinted
from piiguard.detection.recognizer import Hit, Recognizer

EXTENSION = r"(?:[ ]{0,2}(?:x|ext\.?|extension|#)[ ]?\d{1,6})?"
FULL = re.compile(
    r"(?<![\w$€£/=])(?<!\d[-. ])(?<![A-Za-z]-)(?!(?:1[89]|20)\d\d[-–][ ])(?:\+?1[-. ]?[ ]?)?"
    r"(?:\([2-9]\d{2}\)[ -]?|[2-9]\d{2}(?P<sep>[-./ \u2010-\u2013])[ ]?)"
    rf"[2-9]\d{{2}}[-. \u2010-\u2013]\d{{4}}{EXTENSION}(?![\w])(?![-./]\d)",
    re.IGNORECASE,
)
"""An area code, an exchange and four digits, with separators."""
WORD = (
    r"(?:tel(?:ephone|[eé]fono|\.)?|t[eé]l(?:[eé]phone|\.)?|phone|ph\.?|cell(?:ular|[ ]phone)?|"
    r"celular|"
    r"mobile|m[oó]vil|portable|home|work|day|evening|eve|fax|text|sms|call(?:ed|ing)?|contact|"
    r"(?:patron|borrower|customer|cardholder)['’]?s?[ ]number,?|reach(?:ed)?(?:[ ]at)?|"
    r"voicemail|l?vm|lm|msg|message|patron|borrower|cardholder|ptn|whatsapp|[hcwmtpf](?=:)|"
    r"(?<![A-Za-z][ ])[hcwmtpf](?=\.))"
)
SPOKEN = re.compile(
    rf"(?<![\w]){WORD}(?:[ ](?:phone|number|no\.?|at|is|on|me|her|him|them|us|"
    rf"patron|borrower|customer|cardholder|ptn|pt|the|for|back|#))*[ ]{{0,2}}[:.,#=-]?[ ]{{0,2}}"
    rf"(?P<number>(?:\+|\()?\d(?:[-. ()/]{{0,2}}\d){{6,14}}){EXTENSION}(?![\w])(?![-./]\d)",
    re.IGNORECASE,
)
"""A word for a phone, then 7 to 15 digits (ITU-T E.164 has at most 15)."""
TAGGED = re.compile(
    rf"(?<![\w$/=.-])(?<!\d[ ])(?P<number>\d{{3}}[-. ]\d{{4}}|"
    rf"\d{{10}})[ ]?[(\[][ ]?{WORD}[ ]?[)\]]",
    re.IGNORECASE,
)
"""The word after the number: ``555-0142 (cell)``."""
IN_FULL = hinted(FULL, r"\d[-. ]\d{4}")
SAID = hinted(SPOKEN, r"[a-z.,#][ :.,#=-]{0,5}[+(]?\d[-. ()/\d]{5}")
SAID_AFTER = hinted(TAGGED, r"\d ?[(\[]")
LABELLED = re.compile(rf"(?:\+|\()?\d(?:[-. ()/]{{0,3}}\d){{5,17}}{EXTENSION}", re.IGNORECASE)
DATE = re.compile(r"\d{1,2}[-./]\d{1,2}[-./]\d{2,4}|\d{4}[-./]\d{1,2}[-./]\d{1,2}")
MIN_DIGITS, MAX_DIGITS = 7, 15
"""A local number in North America; ITU-T E.164's most."""


class Phone(Recognizer):
    """Finds phone numbers in full, beside a word, or under a label."""

    entities = ("PHONE_NUMBER",)
    min_digits = MIN_DIGITS

    def find(self, text: str, context: CellArtifacts) -> Iterator[Hit]:
        """Yield the numbers with their extensions, without the words."""
        text = context.running(text)
        if context.entity_type == "PHONE_NUMBER":
            for match in LABELLED.finditer(text):
                if _is_plausible(match[0]):
                    reason = "a number under a phone label"
                    yield Hit("PHONE_NUMBER", *match.span(), 0.95, reason, labelled=True)
            return
        lowered = context.lowered(text)
        for match in IN_FULL.finditer(text, lowered):
            spaced = match["sep"] == " " and not match[0].startswith(("+", "1"))
            yield Hit(
                "PHONE_NUMBER",
                *match.span(),
                0.6 if spaced else 0.85,
                "a North American phone number",
            )
        for match in SAID.finditer(text, lowered):
            if _is_plausible(match["number"]):
                yield Hit(
                    "PHONE_NUMBER",
                    match.start("number"),
                    match.end(),
                    0.85,
                    "a number called a phone's",
                )
        for match in SAID_AFTER.finditer(text, lowered):
            yield Hit("PHONE_NUMBER", *match.span("number"), 0.8, "a number called a phone's")
        if "+" in text:
            import phonenumbers  # Its tables take a moment to load.

            for number in phonenumbers.PhoneNumberMatcher(
                text, None, phonenumbers.Leniency.POSSIBLE
            ):
                yield Hit(
                    "PHONE_NUMBER", number.start, number.end, 0.85, "an international phone number"
                )


def _is_plausible(number: str) -> bool:
    digits = sum(map(str.isdigit, number))
    # 14 digits are a library barcode unless a country code leads them.
    return (
        MIN_DIGITS <= digits <= MAX_DIGITS
        and not DATE.fullmatch(number)
        and (digits < 14 or "+" in number)
    )
