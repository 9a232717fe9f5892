"""What a recognizer says it needs leaves out no text in which it finds something.

The tables of each recognizer's own tests go through the detector, so a word that is
new to a pattern and not to ``needs`` fails there.
"""

from __future__ import annotations

import re

import pytest

from piiguard.detection.artifacts import NO_CONTEXT, CellArtifacts
from piiguard.detection.panel import Asked
from piiguard.detection.recognizer import Hit, Recognizer
from piiguard.detection.recognizers.date_of_birth import DateOfBirth
from piiguard.model import Label


class Never(Recognizer):
    """Finds everything, but is never to be asked unless the text has a bell."""

    entities = ("BELL",)
    needs = re.compile("bell")

    def find(self, text, context):
        yield Hit("BELL", 0, len(text), 0.9, "always")


@pytest.mark.parametrize(
    ("text", "asked"),
    [("A Bell", True), ("a book", False), ("a bóok", True), ("A BELL", True)],
)
def test_plain_text_without_the_words_is_not_shown_to_it(text, asked):
    assert bool(list(Asked(Never()).hits(text, NO_CONTEXT))) is asked


def test_under_its_own_label_it_is_always_asked():
    context = CellArtifacts(Label("Ring", None, "BELL"))
    assert list(Asked(Never()).hits("a book", context))
    born = CellArtifacts(Label("DOB", None, "DATE_OF_BIRTH"))
    assert list(Asked(DateOfBirth()).hits("4/12/1987", born))
