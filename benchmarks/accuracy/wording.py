"""What invoices and bills say: labels, remarks, sentences, boilerplate.

Several voices, so that what is tested was not developed against. The words follow
the habits of the systems and of libraries' own forms; the sentences are our own.
``{}`` takes a leak's text.
"""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.accuracy import (
    wording_dev,
    wording_dev2,
    wording_dev3,
    wording_dev4,
    wording_dev5,
    wording_dev6,
    wording_test,
)

Words = Mapping[str, tuple[str, ...]]

VOICES: Mapping[str, tuple[str, ...]] = {
    "dev": ("dev", "dev2", "dev3", "dev4", "dev5", "dev6"),
    "test": ("test",),
}
"""Split → the voices that its documents speak in, one a document."""

LABELS: Mapping[str, Words] = {
    "dev": wording_dev.LABELS,
    "dev2": wording_dev2.LABELS,
    "dev3": wording_dev3.LABELS,
    "dev4": wording_dev4.LABELS,
    "dev5": wording_dev5.LABELS,
    "dev6": wording_dev6.LABELS,
    "test": wording_test.LABELS,
}
"""Voice → entity, or ``entity: form`` → labels."""

NOTES: Mapping[str, Words] = {
    "dev": wording_dev.NOTES,
    "dev2": wording_dev2.NOTES,
    "dev3": wording_dev3.NOTES,
    "dev4": wording_dev4.NOTES,
    "dev5": wording_dev5.NOTES,
    "dev6": wording_dev6.NOTES,
    "test": wording_test.NOTES,
}
"""Voice → entity → remarks in a notes column."""

LETTER: Mapping[str, Words] = {
    "dev": wording_dev.LETTER,
    "dev2": wording_dev2.LETTER,
    "dev3": wording_dev3.LETTER,
    "dev4": wording_dev4.LETTER,
    "dev5": wording_dev5.LETTER,
    "dev6": wording_dev6.LETTER,
    "test": wording_test.LETTER,
}
"""Voice → entity → sentences in the body of a letter."""

CLEAN_NOTES = {
    "dev": wording_dev.CLEAN_NOTES,
    "dev2": wording_dev2.CLEAN_NOTES,
    "dev3": wording_dev3.CLEAN_NOTES,
    "dev4": wording_dev4.CLEAN_NOTES,
    "dev5": wording_dev5.CLEAN_NOTES,
    "dev6": wording_dev6.CLEAN_NOTES,
    "test": wording_test.CLEAN_NOTES,
}
"""Voice → remarks without personal data."""

BOILERPLATE: Mapping[str, Words] = {
    # Only the third voice has mottos and friends too: the others borrow them.
    "dev": {**wording_dev3.BOILERPLATE, **wording_dev.BOILERPLATE},
    "dev2": {**wording_dev3.BOILERPLATE, **wording_dev2.BOILERPLATE},
    "dev3": wording_dev3.BOILERPLATE,
    "dev4": {**wording_dev3.BOILERPLATE, **wording_dev4.BOILERPLATE},
    "dev5": {**wording_dev3.BOILERPLATE, **wording_dev5.BOILERPLATE},
    "dev6": {**wording_dev3.BOILERPLATE, **wording_dev6.BOILERPLATE},
    "test": wording_test.BOILERPLATE,
}
"""Voice → kind → paragraphs; names in braces are filled in by the case."""
