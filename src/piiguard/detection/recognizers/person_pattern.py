"""Names by what stands around them, or by the form in which systems print them.

Sources of the forms: ``SURNAME, FIRSTNAME M`` as Koha, Evergreen and Polaris
print patrons; the salutations of their notice templates; postal practice (the
line above a street address names the addressee).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from piiguard.detection.artifacts import CellArtifacts
from piiguard.detection.codes import is_acronyms
from piiguard.detection.name_words import (
    HONORIFICS,
    INITIAL,
    NAME_WORD,
    NEVER_A_NAME,
    NOT_A_NAME,
    PARTICLE,
    SPACE,
    STATE_NAMES,
    STATES,
    is_organisation,
    is_wordy,
    may_be_organisation,
)
from piiguard.detection.recognizer import Hit, Recognizer
from piiguard.detection.recognizers.said_names import NO_NAMES, SAID
from piiguard.detection.recognizers.street_address import starts_address
from piiguard.model import CellKind

POSSESSIVE = re.compile(r"['’]s$")
INVERTED_CAPS = re.compile(
    rf"(?<![\w'’,.-])(?P<name>(?:[^\W\d_a-z]['’`-]?){{2,24}}(?:[ -]"
    rf"(?:[^\W\d_a-z]['’`-]?){{2,24}}){{0,2}}"
    rf"(?:,?[ ](?:JR|SR|II|III|IV)\.?)?,[ ]{{1,2}}{NAME_WORD}(?:{SPACE}(?:{INITIAL}|"
    rf"{NAME_WORD})){{0,2}})(?![\w])"
)
"""A surname in capitals, a comma, given names."""
CAPITAL_AND_COMMA = re.compile(r"[^\W\d_a-z]['’`.-]?,")
"""What each such name has; quicker to look for."""
INVERTED = re.compile(
    rf"(?P<name>(?:{PARTICLE}[ ]){{0,2}}{NAME_WORD}(?:[ ]{NAME_WORD}){{0,2}},[ ]{{1,2}}{NAME_WORD}"
    rf"(?:{SPACE}(?:{INITIAL}|{NAME_WORD})){{0,2}})"
)
"""The same in mixed case, which only a line of its own makes a name."""
MAX_CODE = 3
MAX_SYMBOL = 5
"""Letters of a system's name that no list of names has; a rare surname has more."""
GREETING = re.compile(r"(?:dear|hello|hi|hey|greetings|estimad[oa]|hola|bonjour) ", re.IGNORECASE)
AFTER_NAME = re.compile(r"[ ]{0,3}(?:$|\n|[(\[#:;–—-]|\d{6}|,[ ]\d{4}-)")
LINE_NAME = re.compile(
    rf"[ ]{{0,8}}(?:{HONORIFICS}\.?[ ])?(?P<name>(?:{INITIAL}|"
    rf"{NAME_WORD})(?:,?[ ]{{1,2}}(?:{PARTICLE}[ ]){{0,2}}(?:{INITIAL}|"
    rf"{NAME_WORD})){{1,4}})[ ]{{0,8}}"
)
STATE_NAME = re.compile(rf"(?:{STATE_NAMES})", re.IGNORECASE)


class PersonPattern(Recognizer):
    """Finds names by form and surroundings."""

    entities = ("PERSON",)
    guesses_names = True

    def find(self, text: str, context: CellArtifacts) -> Iterator[Hit]:
        """Yield names without honorifics and salutations."""
        if context.kind is CellKind.TABLE:
            text = context.running(text)
        lowered = context.lowered(text)
        for said, groups, score, reason in SAID:
            for match in said.finditer(text, lowered):
                if any(no_name.match(match[0]) for no_name in NO_NAMES):
                    continue
                for group in groups:
                    yield from self._named(text, match, group, score, reason)
        plain = context.label is not None and context.label.plain and not is_wordy(text)
        if "," in text and not plain:
            yield from self._inverted(text)
        if context.kind is CellKind.BLOCK or "\n" in text:
            yield from self._addressees(text)

    def _named(
        self, text: str, match: re.Match[str], group: str, score: float, reason: str
    ) -> Iterator[Hit]:
        if match[group] is None:
            return
        start, end = match.span(group)
        value = text[start:end]
        if may_be_organisation(value):
            # "For Harpreet Sandhu, Dept. of Music"
            value, _, _ = value.partition(",")
            end = start + len(value)
        if may_be_organisation(value):
            return
        # "Dear Maria Your hold …": the name ends before the first word that is none.
        stop = end
        for word in re.finditer(r"\S+", value):
            bare = word[0].strip(".,")
            if len(bare) > 1 and bare.lower() in NEVER_A_NAME:
                stop = start + word.start()
                break
        name = POSSESSIVE.sub("", text[start:stop].rstrip(" ,"))
        if name.isupper() and len(name) <= MAX_CODE:
            return  # "Charged to SL": a branch's letters.
        if name.isupper() and len(name) <= MAX_SYMBOL and is_acronyms(name, text):
            return  # "are not charged to WRLS members": a system's letters.
        if sum(map(str.isalpha, name)) >= 2 and name.lower() not in NOT_A_NAME:
            yield Hit("PERSON", start, start + len(name), score, reason)

    def _inverted(self, text: str) -> Iterator[Hit]:
        has_caps = CAPITAL_AND_COMMA.search(text) is not None
        for match in INVERTED_CAPS.finditer(text) if has_caps else ():
            if _is_inverted_name(match["name"]):
                yield Hit(
                    "PERSON", *match.span("name"), 0.7, "a surname in capitals, then given names"
                )
        start = 0
        for line in text.split("\n"):
            inner = len(line) - len(line.lstrip())
            lone = INVERTED.match(text, start + inner, start + len(line))
            if lone and AFTER_NAME.match(text, lone.end()) and _is_inverted_name(lone["name"]):
                yield Hit("PERSON", *lone.span("name"), 0.65, "surname, given names on a line")
            start += len(line) + 1

    def _addressees(self, text: str) -> Iterator[Hit]:
        start = 0
        lines = text.split("\n")
        for line, following in pairwise(lines):
            match = LINE_NAME.fullmatch(line)
            if match and starts_address(following) and not may_be_organisation(line):
                name = _without_position(match["name"])
                if not all(w.lower() in NOT_A_NAME for w in re.findall(r"[^\W\d_]+", name)):
                    begin = start + match.start("name")
                    yield Hit(
                        "PERSON", begin, begin + len(name), 0.85, "the line above a street address"
                    )
            start += len(line) + 1


def _without_position(name: str) -> str:
    """Leave a position out that a comma parts: ``Sigrid Halvorsen-Bell | , Treasurer``."""
    before, _, after = name.partition(",")
    words = re.findall(r"[^\W\d_]+", after.lower())
    return before if words and all(word in NEVER_A_NAME for word in words) else name


def _is_inverted_name(value: str) -> bool:
    if GREETING.match(value):
        return False
    _, _, given = value.partition(",")
    first = given.split()[0].strip(".") if given.split() else ""
    words = re.findall(r"[^\W\d_]+", value.lower())
    return not (
        first.upper() in STATES
        or STATE_NAME.fullmatch(given.strip())
        or is_organisation(value)
        or may_be_organisation(given)
        or any(word in NEVER_A_NAME for word in words)
    )
