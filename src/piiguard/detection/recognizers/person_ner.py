"""Names that the name tagger found, cleaned of what columns glue to them.

The tagger runs over all cells of a document at once (see
``piiguard.detection.reading``); its spans arrive in the cell's context, as a
spaCy model's entities arrive in Presidio's ``NlpArtifacts``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from piiguard.detection.artifacts import CellArtifacts
from piiguard.detection.codes import is_acronyms, is_code, is_spaced
from piiguard.detection.file_names import is_listed
from piiguard.detection.lone_names import is_introduced
from piiguard.detection.name_words import (
    HONORIFICS,
    INITIAL,
    LONELY,
    NAME_WORD,
    NEVER_A_NAME,
    PARTICLE,
    may_be_organisation,
)
from piiguard.detection.places import is_place
from piiguard.detection.recognizer import Hit, Recognizer
from piiguard.detection.tagger import NameSpan, NameTagger
from piiguard.lexicon import lookup
from piiguard.model import CellKind, PartKind

LEAD = re.compile(
    rf"(?:[\W\d_]+|[AP]M[ ]|{HONORIFICS}\.?[ ]+|(?:Dear|Hello|Hi|Attn|Call|Contact|Phone)[ ]+)*"
)
CUT = re.compile(r"[\d()\[\]<>|@;:?!→·]|[ ]{3,}|['’]s\b|,\s?[\"“]")
"""Where a name ends at the latest."""
NEXT_WORD = re.compile(r"[ ]{1,2}[^\W\d_]{3,30}|\n(?:Memorial|Public|Free|Community|District)\b")
"""``Helen Plum | Memorial``, where a line's end cut the library's name."""
CODE_AFTER = re.compile(r"-?\d")
MAX_NAME_CHARS = 80
PRODUCTS = frozenset({"inn-reach", "inn- reach", "wi-fi", "xpress-pay"})
"""Systems whose names have capitals and a hyphen, as people's have."""
WORD = re.compile(r"[^\W\d_]+")
BETWEEN = re.compile(r"[\s._/]+")
PARTICLES = re.compile(PARTICLE + r"|d|dit|dite|zur|op|a|o|of|and|bat|ben|mac|ni|ua|nic")
RESIDENT = re.compile(
    rf"(?P<name>{NAME_WORD}(?:[ ](?:{INITIAL}|{NAME_WORD})){{1,3}})[ ](?:of|from)[ ]"
)
MIN_SCORE = 0.5
MIN_FIELD_SCORE = 0.4
"""Properties and file names have few words, and few of them look like names."""
SOFTWARE = frozenset({"Producer", "pdf:Producer", "Creator", "CreatorTool", "xmp:CreatorTool"})
"""Properties that name programs, ``Skia`` (ISO 32000-1, table 317; XMP, part 1). The
person is in ``Author``, ``dc:creator``, and in Office's ``creator``."""
TOWN_AFTER = re.compile(r",?[ ](?:[A-Z]{2}|[A-Z][a-z]+)\.?,?[ ]\d{5}(?!\d)")
"""``Westbrook, NY 14983``"""
STREET_NUMBER = re.compile(r"\b\d{1,5}[ ]$")
DIRECTION = re.compile(r"[NSEW][.]?[ ]")
"""``166 E. Jefferson``: a street without its word."""
GREETED = re.compile(r"(?:Dear|Hello|Hi|Attn) ")
NAME_LINE = re.compile(rf"(?:{NAME_WORD}|{INITIAL})(?:[ ](?:{NAME_WORD}|{INITIAL})){{1,3}}")


class PersonNer(Recognizer):
    """Reports the tagger's PERSON spans."""

    entities = ("PERSON",)
    guesses_names = True

    def __init__(self, tagger: NameTagger) -> None:
        super().__init__()
        self._tagger = tagger

    def find(self, text: str, context: CellArtifacts) -> Iterator[Hit]:
        """Yield names; tags the text itself where nobody has."""
        spans = context.names if context.names is not None else self._tagger.tag([text])[0]
        in_field = context.kind is CellKind.FIELD
        for span in _line_by_line(text, _merged(text, self._with_residents(text, spans))):
            if span.label != "PERSON":
                continue
            trimmed = trim(context.running(text), span.start, span.end)
            if trimmed is None or TOWN_AFTER.match(text, trimmed[1]) or is_software(context):
                continue
            if STREET_NUMBER.search(text, max(0, trimmed[0] - 8), trimmed[0]) and DIRECTION.match(
                text, trimmed[0]
            ):
                continue
            if context.entity_type != "PERSON" and is_place(text, *trimmed):
                continue
            start, end = whole_line(text, *trimmed)
            words = WORD.findall(text, start, end)
            in_name = context.part_kind is PartKind.FILE_NAME
            if (
                is_code(words)
                or is_spaced(text, start, end)
                or (not in_name and is_acronyms(text[start:end], text))
            ):
                continue
            cased = context.entity_type != "PERSON" and not in_name
            # The second half of "Sung-min" is no word of its own.
            if cased and any(map(is_prose, BETWEEN.split(text[start:end]))):
                continue  # No system prints names in lower case, but for particles.
            if len(words) < 2 and not is_introduced(text, start, end, context):
                continue
            if in_name and not is_listed(words):
                continue
            least = MIN_FIELD_SCORE if in_field else MIN_SCORE
            if span.score >= least:
                yield Hit("PERSON", start, end, span.score, "the name model reads a name")

    def _with_residents(self, text: str, spans: Sequence[NameSpan]) -> list[NameSpan]:
        """Look again at ``Adaeze Okonkwo of Chandler Court``, which reads as a title."""
        found: list[NameSpan] = []
        for span in spans:
            found.append(span)
            resident = RESIDENT.match(text, span.start, span.end) if span.label == "TITLE" else None
            if resident is None:
                continue
            name = self._tagger.tag([resident["name"]])[0]
            found.extend(
                NameSpan(span.start + s.start, span.start + s.end, s.label, s.score)
                for s in name
                if s.label == "PERSON"
            )
        return found


def is_software(context: CellArtifacts) -> bool:
    """Whether a cell is the property of a file that names a program."""
    label = context.label.text if context.label is not None else ""
    return context.part_kind is PartKind.METADATA and label in SOFTWARE


def is_prose(word: str) -> bool:
    """Whether a word is in lower case and no particle of names."""
    return word.islower() and PARTICLES.fullmatch(word) is None


def is_role_word(word: str) -> bool:
    """Whether a word says what a person is, as before ``OPERATOR Paying Chue``."""
    label = lookup(word)
    return label.entity_type == "PERSON" and label.role is not None


def _merged(text: str, spans: Sequence[NameSpan]) -> Iterator[NameSpan]:
    """Join the tagger's persons that only a space parts: ``Rebecca | Yarros``."""
    last: NameSpan | None = None
    for span in spans:
        if last is not None and last.label == span.label and text[last.end : span.start] == " ":
            last = NameSpan(last.start, span.end, span.label, max(last.score, span.score))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _line_by_line(text: str, spans: Iterable[NameSpan]) -> Iterator[NameSpan]:
    """Part two names that only a line's end parts: ``Victoria Murray | Benedict, Marie``.

    A name that wraps has no comma in one of its halves, and a word in the other.
    """
    for span in spans:
        first, newline, second = text[span.start : span.end].partition("\n")
        if newline and "," in first + second and min(map(_count_words, (first, second))) > 1:
            middle = span.start + len(first)
            yield NameSpan(span.start, middle, span.label, span.score)
            yield NameSpan(middle + 1, span.end, span.label, span.score)
        else:
            yield span


def _count_words(text: str) -> int:
    return len(WORD.findall(text))


def whole_line(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a name to its line where the line reads as one name: ``Pa Vang``."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    line = text[first : last if last >= 0 else len(text)].strip()
    role, _, rest = line.partition(" ")
    line = rest.strip() if rest and is_role_word(role) else line
    if not NAME_LINE.fullmatch(line) or may_be_organisation(line) or GREETED.match(line):
        return start, end
    if any(word.lower().strip(".") in NEVER_A_NAME for word in line.split()):
        return start, end
    begin = text.index(line, first)
    return begin, begin + len(line)


def without_other_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out words at both ends that no name has: ``UNRETURNED | MATERIAL``."""
    words = list(WORD.finditer(text, start, end))
    inner = [i for i, word in enumerate(words) if is_other_word(word[0])]
    if inner and 0 < inner[0] < len(words) - 1:
        # "Law Librarian II": what stands before such a word, or after the last.
        head, tail = words[: inner[0]], words[inner[-1] + 1 :]
        words = head if len(head) >= len(tail) else tail
    first, last = 0, len(words)
    # "know whether | G. M. Ramanathan": only a name in lower case begins with such.
    cased = any(word[0][0].isupper() for word in words)
    while first < last and (
        is_other_word(words[first][0]) or (cased and first + 1 < last and is_prose(words[first][0]))
    ):
        first += 1
    while last > first and is_other_word(words[last - 1][0]):
        last -= 1
    if first == 0 and last == len(words) and not inner:
        return start, end
    return (words[first].start(), words[last - 1].end()) if last > first else (start, start)


def is_other_word(word: str) -> bool:
    """Whether no name has a word; a letter may be an initial."""
    return len(word) > 1 and word.lower() in NEVER_A_NAME


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of the name alone, or None where none is left."""
    lead = LEAD.match(text, start, end)
    start = lead.end() if lead else start
    first = WORD.match(text, start, end)
    if first and text[first.end() : first.end() + 1] == " " and is_role_word(first[0]):
        start = first.end() + len(text[first.end() : end]) - len(text[first.end() : end].lstrip())
    bracket = text.find("(", start, end)
    if bracket >= 0 and text[start:bracket].islower():
        start = bracket + 1  # "bk pymt (Alvarez"
    cut = CUT.search(text, start, end)
    end = cut.start() if cut else end
    while end > start and not (text[end - 1].isalpha() or text[end - 1] == "."):
        end -= 1
    if CODE_AFTER.match(text, end):
        # "Franklin T10", "WWHS C-077": the last word is a code's.
        end = max(start, text.rfind(" ", start, end))
    start, end = without_other_words(text, start, end)
    value = text[start:end]
    following = NEXT_WORD.match(text, end)
    named = value + (following[0] if following else "")
    if (
        sum(map(str.isalpha, value)) < 2
        or len(value) > MAX_NAME_CHARS
        or value.casefold() in PRODUCTS
        or may_be_organisation(named)
    ):
        return None
    words = re.findall(r"[^\W\d_]+", value.lower())
    return None if all(word in LONELY or len(word) == 1 for word in words) else (start, end)
