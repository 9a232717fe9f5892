"""Presidio's own recognizers, quietened by context.

Several of Presidio's patterns are runs of digits with a very low score, meant to
be raised by words nearby. In a library's documents nearly every number is eight
to fourteen digits long, so here such a pattern counts only beside its words: in
the label, the heading above, or the same line of the cell. The raise is that of
Presidio's ``LemmaContextAwareEnhancer`` (0.35, at least 0.4), without lemmas.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from presidio_analyzer import EntityRecognizer, Pattern, RecognizerResult
from presidio_analyzer.predefined_recognizers import (
    CreditCardRecognizer,
    IbanRecognizer,
    UsBankRecognizer,
    UsItinRecognizer,
    UsLicenseRecognizer,
    UsPassportRecognizer,
    UsSsnRecognizer,
)

from piiguard.detection.artifacts import NO_CONTEXT, CellArtifacts
from piiguard.detection.recognizer import LABELLED_KEY

RAISE = 0.35
RAISED_AT_LEAST = 0.4
NO_WORDS_NEEDED_FROM = 0.5
"""Presidio's "medium" patterns, and up, report without words."""
MIN_DIGITS = 4
"""No pattern registered here matches fewer digits."""

GOVERNMENT_AND_PAYMENT_WORDS: dict[str, str] = {
    "US_SSN": r"social security|\bssns?\b|\bss ?#|soc\.? ?sec|\bss no",
    "US_ITIN": r"\bitin\b|taxpayer|tax id|\btin\b",
    "US_DRIVER_LICENSE": r"driver|driving|\bdln?\b|operator'?s? licen",
    "US_PASSPORT": r"passport|pasaporte|passeport",
    "US_BANK_NUMBER": r"\bbank\b|routing|checking acc|savings acc|direct deposit|\baba\b|\bach\b|iban",
    "IBAN_CODE": r"\biban\b|\bbank\b",
}
"""Narrower than Presidio's own: "account", "card", "license" and "check" are
everyday words of libraries, whose numbers they would turn into a bank's."""

SECOND_SERIES = Pattern(
    "Mastercard 2-series", r"\b2[2-7]\d{2}[- ]?\d{4}[- ]?\d{4}[- ]?\d{4}\b", 0.3
)
"""Mastercard's numbers from 222100 to 272099, which Presidio's pattern lacks."""

PAYMENT_DIGITS = (15, 16)
"""Lengths that are payment cards without words (American Express; the others)."""


class InContext(EntityRecognizer):  # type: ignore[misc]
    """A Presidio recognizer whose weak results count only beside its words."""

    def __init__(self, inner: Any, words: str | None, *, needs_words: bool) -> None:
        """Wrap a recognizer.

        Args:
            inner: The Presidio recognizer.
            words: Pattern of the words that raise a score; None for none.
            needs_words: Whether results below 0.5 without words are dropped.
        """
        self._inner = inner
        self._words = re.compile(words, re.IGNORECASE) if words else None
        self._needs_words = needs_words
        super().__init__(
            supported_entities=inner.supported_entities,
            name=inner.name,
            supported_language=inner.supported_language,
        )

    def load(self) -> None:
        """Do nothing: the wrapped recognizer is loaded."""

    def analyze(
        self, text: str, entities: Sequence[str], nlp_artifacts: object = None
    ) -> list[RecognizerResult]:
        """Return the wrapped recognizer's results, raised or dropped by context."""
        context = nlp_artifacts if isinstance(nlp_artifacts, CellArtifacts) else NO_CONTEXT
        if self._needs_words and sum(map(str.isdigit, text)) < MIN_DIGITS:
            return []
        kept = []
        for result in self._inner.analyze(text, list(entities), nlp_artifacts):
            labelled = context.entity_type == result.entity_type
            if labelled or self._named(text, result, context):
                result.score = min(1.0, max(result.score + RAISE, RAISED_AT_LEAST))
            elif self._needs_words and result.score < NO_WORDS_NEEDED_FROM:
                continue
            if result.score >= self._threshold(result.entity_type):
                result.recognition_metadata[LABELLED_KEY] = labelled
                kept.append(result)
        return kept

    def _named(self, text: str, result: RecognizerResult, context: CellArtifacts) -> bool:
        if self._words is None:
            return False
        if context.label_text and self._words.search(context.label_text):
            return True
        start = text.rfind("\n", 0, result.start) + 1
        end = text.find("\n", result.end)
        line = text[start : result.start] + " " + text[result.end : end if end >= 0 else None]
        return self._words.search(line) is not None

    def _threshold(self, entity_type: str) -> float:
        thresholds: dict[str, float] = getattr(self._inner, "score_thresholds", {}) or {}
        return thresholds.get(entity_type, thresholds.get("default", 0.0))


class PaymentCard(InContext):
    """Presidio's payment cards of 15 and 16 digits; other lengths beside words.

    Items' barcodes pass the same checksum by their making, so 14 digits are a
    card of Diners Club only where words of payment say so.
    """

    def analyze(
        self, text: str, entities: Sequence[str], nlp_artifacts: object = None
    ) -> list[RecognizerResult]:
        """Return payment cards."""
        from piiguard.detection.recognizers.payment_context import says_payment

        context = nlp_artifacts if isinstance(nlp_artifacts, CellArtifacts) else NO_CONTEXT
        kept = []
        for result in super().analyze(text, entities, nlp_artifacts):
            value = text[result.start : result.end]
            digits = sum(map(str.isdigit, value))
            usual = digits in PAYMENT_DIGITS and value[0] != "1"
            if usual or says_payment(text, result.start, context):
                kept.append(result)
        return kept


def presidio_recognizers() -> list[EntityRecognizer]:
    """Return Presidio's recognizers for government, bank and card numbers."""
    cards = CreditCardRecognizer(patterns=[*CreditCardRecognizer.PATTERNS, SECOND_SERIES])
    inner = (
        UsSsnRecognizer(),
        UsItinRecognizer(),
        UsLicenseRecognizer(),
        UsPassportRecognizer(),
        UsBankRecognizer(),
        IbanRecognizer(),
    )
    return [
        PaymentCard(cards, None, needs_words=True),
        *(
            InContext(r, GOVERNMENT_AND_PAYMENT_WORDS[r.supported_entities[0]], needs_words=True)
            for r in inner
        ),
    ]
