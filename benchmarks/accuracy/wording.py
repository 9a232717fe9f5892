"""What invoices and bills say: labels, remarks, sentences, boilerplate.

Two voices, so that what is tested was not developed against. The words follow
the habits of the systems and of libraries' own forms; the sentences are our own.
``{}`` takes a leak's text.
"""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.accuracy import wording_dev, wording_test

Words = Mapping[str, tuple[str, ...]]

LABELS: Mapping[str, Words] = {"dev": wording_dev.LABELS, "test": wording_test.LABELS}
"""Voice → entity, or ``entity: form`` → labels."""

NOTES: Mapping[str, Words] = {"dev": wording_dev.NOTES, "test": wording_test.NOTES}
"""Voice → entity → remarks in a notes column."""

LETTER: Mapping[str, Words] = {"dev": wording_dev.LETTER, "test": wording_test.LETTER}
"""Voice → entity → sentences in the body of a letter."""

CLEAN_NOTES = {"dev": wording_dev.CLEAN_NOTES, "test": wording_test.CLEAN_NOTES}
"""Voice → remarks without personal data."""

BOILERPLATE: Mapping[str, Words] = {
    "dev": wording_dev.BOILERPLATE,
    "test": wording_test.BOILERPLATE,
}
"""Voice → kind → paragraphs; names in braces are filled in by the case."""
