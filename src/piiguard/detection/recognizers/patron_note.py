"""What staff write of a patron's life: ``Patron is in a shelter and asked for time``.

It names nobody, and yet it is of a person whom an item identifies to the library that
lent it: the notes that ALA's guidance on confidentiality asks not to keep at all. Only
a sentence that says *patron* and speaks of health, home, family, money or conduct is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from piiguard.detection.artifacts import CellArtifacts
from piiguard.detection.recognizer import Hit, Recognizer
from piiguard.model import Role

_LIFE = (
    r"shelter|homeless\w*|hospital\w*|nursing home|hospice|deceased|died|passed away|divorc\w+|"
    r"jail|prison|incarcerat\w+|evict\w+|bankrupt\w+|disab\w+|deaf|blind|hard of hearing|ill|"
    r"illness|sick|cancer|chemo\w*|surgery|dementia|alzheimer\w*|pregnan\w+|abus\w+|restraining|"
    r"custody|foster care|probation|parole|rehab\w*|unemploy\w+|laid off|house fire|banned|rude|"
    r"moved (?:to|out|away)|relocated|mail returned|hostile|trespass\w*|hardship|immigra\w+|"
    r"deport\w+|refugee|therapy|medicat\w+"
)
NOTE = re.compile(
    r"\b(?:patron|borrower|cardholder|card holder|ptn)\b(?! (?:information|data|library|id\b))"
    rf"[^.;:\n]{{0,80}}\b(?:{_LIFE})\b[^.;\n]{{0,80}}",
    re.IGNORECASE,
)


class PatronNote(Recognizer):
    """Finds sentences about a patron's health, home, family, money or conduct."""

    entities = ("PATRON_NOTE",)
    needs = re.compile(r"patron|borrower|card ?holder|ptn")

    def find(self, text: str, context: CellArtifacts) -> Iterator[Hit]:
        """Yield the sentences; a letter's own text to its reader says *you*."""
        for match in NOTE.finditer(text):
            reason = "a note on a patron's life"
            yield Hit("PATRON_NOTE", *match.span(), 0.6, reason, Role.PATRON)
