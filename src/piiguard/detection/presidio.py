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
from typing import Any, NamedTuple

from piiguard.detection.artifacts import NO_CONTEXT, CellArtifacts
from piiguard.detection.presidio_parts import (
    CreditCardRecognizer,
    EntityRecognizer,
    IbanRecognizer,
    Pattern,
    RecognizerResult,
    UsBankRecognizer,
    UsItinRecognizer,
    UsLicenseRecognizer,
    UsPassportRecognizer,
    UsSsnRecognizer,
)
from piiguard.detection.recognizer import LABELLED_KEY
from piiguard.detection.recognizers.payment_context import may_say_payment, says_payment

RAISE = 0.35
RAISED_AT_LEAST = 0.4
NO_WORDS_NEEDED_FROM = 0.5
"""Presidio's "medium" patterns, and up, report without words."""


class _Gate(NamedTuple):
    """When a Presidio recognizer is asked at all, and what raises its scores."""

    words: str
    """Words that raise a score."""
    shape: str | None
    """What text without those words must hold for a strong result; None where
    Presidio has only weak patterns, which need the words."""
    min_digits: int
    """What the shortest of its patterns needs."""


GATES: dict[str, _Gate] = {
    "US_SSN": _Gate(
        r"social security|\bssns?\b|\bss ?#|soc\.? ?sec|\bss no", r"\d{3}[- .]\d{2}[- .]\d{4}", 9
    ),
    "US_ITIN": _Gate(r"\bitin\b|taxpayer|tax id|\btin\b", r"9\d{2}[- ]\d{2}[- ]\d{4}", 9),
    "US_DRIVER_LICENSE": _Gate(r"driver|driving|\bdln?\b|operator'?s? licen", None, 3),
    "US_PASSPORT": _Gate(r"passport|pasaporte|passeport", None, 8),
    "US_BANK_NUMBER": _Gate(
        r"\bbank\b|routing|checking acc|savings acc|direct deposit|\baba\b|\bach\W{1,3}acc|iban",
        None,
        8,
    ),
    "IBAN_CODE": _Gate(r"\biban\b|\bbank\b", r"(?<![A-Z0-9])[A-Z]{2}\d{2}[ -]?[A-Z0-9]{4}", 8),
    "CREDIT_CARD": _Gate(r"(?!)", r"\d{3,4}[- ]?\d{3,4}[- ]?\d{3}", 12),
}
"""By entity type. The words are narrower than Presidio's own: "account", "card",
"license" and "check" are everyday words of libraries, whose numbers they would
turn into a bank's."""

SECOND_SERIES = Pattern(
    "Mastercard 2-series", r"\b2[2-7]\d{2}[- ]?\d{4}[- ]?\d{4}[- ]?\d{4}\b", 0.3
)
"""Mastercard's numbers from 222100 to 272099, which Presidio's pattern lacks."""

PAYMENT_DIGITS = (15, 16)
"""Lengths that are payment cards without words (American Express; the others)."""
USUAL_LENGTH = re.compile(r"\d(?:[- ]?\d){14}")


class InContext(EntityRecognizer):  # type: ignore[misc]
    """A Presidio recognizer whose weak results count only beside its words."""

    def __init__(self, inner: Any, gate: _Gate | None = None) -> None:
        """Wrap a recognizer.

        Args:
            inner: The Presidio recognizer.
            gate: When to ask it; None for a user's, which is always asked, whose
                own context words raise its scores and whose weak results count.
        """
        self._inner = inner
        words = gate.words if gate else "|".join(map(re.escape, inner.context or ()))
        self._words = re.compile(words, re.IGNORECASE) if words else None
        self._hint = re.compile(words) if gate else None
        self._shape = re.compile(gate.shape) if gate and gate.shape else None
        self._needs_words = gate is not None
        self.min_digits = gate.min_digits if gate else 0
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
        if self._hint is not None and not self._is_worth_asking(text, self._hint, context):
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

    def _is_worth_asking(self, text: str, hint: re.Pattern[str], context: CellArtifacts) -> bool:
        """Whether a result could count, told without running Presidio's patterns."""
        lowered = context.lowered(text)
        return (
            context.entity_type in self.supported_entities
            or (self._shape is not None and self._shape.search(text) is not None)
            or (hint.search(lowered) if lowered is not None else self._named_in(text)) is not None
            or self._named_in(context.label_text) is not None
        )

    def _named_in(self, text: str) -> re.Match[str] | None:
        return self._words.search(text) if self._words is not None else None

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


MORE_DIGITS = re.compile(r"\d[ -]?$")
"""``CERTIFIED MAIL 7019 2406 0001 1734 7910``: part of a longer number."""


class PaymentCard(InContext):
    """Presidio's payment cards of 15 and 16 digits; other lengths beside words.

    Items' barcodes pass the same checksum by their making, so 14 digits are a
    card of Diners Club only where words of payment say so.
    """

    def analyze(
        self, text: str, entities: Sequence[str], nlp_artifacts: object = None
    ) -> list[RecognizerResult]:
        """Return payment cards."""
        context = nlp_artifacts if isinstance(nlp_artifacts, CellArtifacts) else NO_CONTEXT
        # Most numbers are barcodes of 14 digits, about which Presidio need not be asked.
        if not (USUAL_LENGTH.search(text) or may_say_payment(text, context)):
            return []
        kept = []
        for result in super().analyze(text, entities, nlp_artifacts):
            value = text[result.start : result.end]
            digits = sum(map(str.isdigit, value))
            usual = digits in PAYMENT_DIGITS and value[0] != "1"
            if MORE_DIGITS.search(text, max(0, result.start - 2), result.start):
                continue
            if usual or says_payment(text, result.start, context):
                kept.append(result)
        return kept


def presidio_recognizers() -> list[EntityRecognizer]:
    """Return Presidio's recognizers for government, bank and card numbers."""
    return [
        PaymentCard(
            CreditCardRecognizer(patterns=[*CreditCardRecognizer.PATTERNS, SECOND_SERIES]),
            GATES["CREDIT_CARD"],
        ),
        *(
            InContext(recognizer, GATES[recognizer.supported_entities[0]])
            for recognizer in (
                UsSsnRecognizer(),
                UsItinRecognizer(),
                UsLicenseRecognizer(),
                UsPassportRecognizer(),
                UsBankRecognizer(),
                IbanRecognizer(),
            )
        ),
    ]
