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

_PLAIN = (
    r"shelter|deaf|blind|hard of hearing|ill|rude|banned|moved (?:to|out|away|back)|relocated|"
    r"mail returned|hostile|trespass\w*|custody|therapy"
)
"""Said of a patron they tell of a life; elsewhere they are an office's, or ILL."""
_LIFE = (
    r"homeless\w*|hospital\w*|nursing home|hospice|deceased|died|passed away|divorc\w+|jail|prison|"
    r"incarcerat\w+|evict\w+|bankrupt\w+|disabled|illness|sick|cancer|chemo\w*|surgery|dementia|"
    r"alzheimer\w*|pregnan\w+|abus\w+|restraining|foster care|probation|parole|unemploy\w+|"
    r"laid off|house fire|hardship|immigra\w+|deport\w+|refugee|medicat\w+|homebound|works? nights|"
    r"lost (?:the|his|her) (?:house|home|job)|food stamps|in rehab|stroke|dialysis|"
    r"in treatment|off work|accident|on disability|in (?:a |the )?shelter|"
    r"liv(?:es|ing) in (?:a|his|her|their) (?:car|van)|"
    r"lost (?:vision|(?:his|her) (?:sight|hearing))|visa expired|moved away|lost job|"
    r"expecting a baby|"
    r"order of protection|handles (?:her|his|the) mail|d[ée]c[ée]d[ée]e?|falleci\w+"
)
LIFE = re.compile(rf"\b(?:{_LIFE})\b", re.IGNORECASE)
SOMEBODY = re.compile(
    r"\b(?:s?he|his|her|(?:step|grand)?(?:mother|father)|mom|dad|husband|wife|son|daughter|brother|"
    r"sister|grandma|grandpa|who (?:has|is|was)|(?-i:Mrs?|Ms|Mx)\.? (?-i:[A-Z])|"
    r"mari|femme|fils|fille|marido|esposo|esposa|hij[oa])\b",
    re.IGNORECASE,
)
TOLD = re.compile(
    r"\s*(?:[A-Za-z]+ )?(?:reason|internal|notes?|msg|messages?|comments?)\b[^:]{0,12}:",
    re.IGNORECASE,
)
"""``Reason: laid off in May``: said of whom the document is about."""
MINE = re.compile(r"\b(?:I['’]m|my)\b", re.IGNORECASE)
"""``I'm glad my mom died``: a title; staff write of others."""
SENTENCE = re.compile(r"[^.;\n]+")
NOTE = re.compile(
    r"\b(?:patron|borrower|cardholder|card holder|ptn)\b(?! (?:information|data|library|id\b))"
    rf"[^.;:\n]{{0,80}}\b(?:{_PLAIN}|{_LIFE}|disab\w+)\b[^.;\n]{{0,80}}",
    re.IGNORECASE,
)


class PatronNote(Recognizer):
    """Finds sentences about a patron's health, home, family, money or conduct."""

    entities = ("PATRON_NOTE",)
    needs = re.compile(rf"patron|borrower|card ?holder|ptn|{_LIFE}")

    def find(self, text: str, context: CellArtifacts) -> Iterator[Hit]:
        """Yield the sentences; a letter's own text to its reader says *you*."""
        reason = "a note on a patron's life"
        text = context.running(text)
        for match in NOTE.finditer(text):
            yield Hit("PATRON_NOTE", *match.span(), 0.6, reason, Role.PATRON)
        remark = context.label is not None and context.label.remark
        if context.role in {Role.ITEM, Role.AUTHOR}:
            return  # A title may speak of a life, too.
        if LIFE.search(text) is None:
            return
        for match in SENTENCE.finditer(text):
            told = remark or SOMEBODY.search(match[0]) or TOLD.match(match[0])
            if LIFE.search(match[0]) and told and MINE.search(match[0]) is None:
                start = match.start() + len(match[0]) - len(match[0].lstrip())
                yield Hit("PATRON_NOTE", start, match.end(), 0.6, reason, Role.PATRON)
