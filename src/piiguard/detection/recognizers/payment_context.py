"""Whether words of payment cards stand beside a number."""

from __future__ import annotations

import re

from piiguard.detection.artifacts import CellArtifacts

PAYMENT = re.compile(
    r"\b(?:visa|master ?card|amex|american express|discover|diners(?: club)?|maestro|jcb|"
    r"credit(?: card)?|debit(?: card)?|payment card|tarjeta de cr[eé]dito|carte de cr[eé]dit|"
    r"carte bancaire)\b",
    re.IGNORECASE,
)
"""Names of card schemes and of the cards."""
REACH = 40
"""How many characters before a number its words may stand."""


def says_payment(text: str, start: int, context: CellArtifacts) -> bool:
    """Whether the label, the section or the words before ``start`` speak of payment cards."""
    if context.entity_type == "CREDIT_CARD":
        return True
    line = text.rfind("\n", 0, start) + 1
    before = text[max(line, start - REACH) : start]
    return bool(PAYMENT.search(before) or PAYMENT.search(context.label_text))


def may_say_payment(text: str, context: CellArtifacts) -> bool:
    """Whether a number of the text may stand beside words of payment cards."""
    return (
        context.entity_type == "CREDIT_CARD"
        or PAYMENT.search(text) is not None
        or PAYMENT.search(context.label_text) is not None
    )
