"""How names are read from cells: line by line, or across lines, or a file's name.

The name tagger sees texts in which every offset is the cell's own, whatever was
replaced, so that its spans can be used as they come. Only camel case in file
names needs characters put in; their offsets are mapped back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from piiguard.detection.doubt import Spans, is_open
from piiguard.detection.lone_names import is_about_a_person
from piiguard.detection.name_words import is_wordy
from piiguard.detection.tagger import NameSpan, NameTagger
from piiguard.lexicon import lookup
from piiguard.model import Cell, CellKind, PartKind

HAS_NAME = re.compile(r"[^\W\d_]{2}")
SEVERAL_WORDS = re.compile(r"[^\W\d_][\W\d_]+[^\W\d_]")
NAMELESS_TYPES = frozenset({"TITLE", "CALL_NUMBER", "STANDARD_NUMBER", "DATE_OF_BIRTH"})
"""Under such labels a name would be the title's own, or an initial in a number."""
SEPARATORS = re.compile(r"%20|[_\-.+]")
SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}$")
"""A file name's ending, which would read on as part of a name."""
TIGHT = re.compile(r"(?<=\d)[\"']?[,;|][\"']?(?=[^\W\d_]{2})")
"""An export's delimiter between a number and a word, which are no one's together."""
KEY = re.compile(r"(?<=\w)=(?=[^\W\d_]{2})")
"""Between a key and its value: ``pn=Adaeze Okonkwo``."""
CAMEL = re.compile(r"(?<=[a-zà-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")


def is_known_label(cell: Cell) -> bool:
    """Whether the cell is a label all of whose words the lexicon knows."""
    if cell.kind is not CellKind.LABEL or cell.label is None or not cell.label.known:
        return False
    # "Linked account Annelise Pfluger:" is only guessed to be one; a table's header is one.
    return cell.label.remark or cell.table is not None or lookup(cell.label.text).known


def is_read_for_names(cell: Cell) -> bool:
    """Whether a name may stand in the cell."""
    if is_known_label(cell) or cell.part_kind is PartKind.TEMPLATE:
        return False
    labelled_otherwise = cell.label is not None and (
        # A code, a date or an amount has digits; a name in such a column has none.
        (cell.label.plain and any(map(str.isdigit, cell.text)) and not is_wordy(cell.text))
        or cell.label.entity_type in NAMELESS_TYPES
    )
    if labelled_otherwise or HAS_NAME.search(cell.text) is None:
        return False
    # A single word is a name only where something introduces it: here that is no other word.
    label = None if cell.kind is CellKind.LABEL else cell.label
    said = is_about_a_person(label) or is_about_a_person(cell.section)
    return said or SEVERAL_WORDS.search(cell.text) is not None


def spread(file_name: str) -> tuple[str, list[int]]:
    """Return a file name with spaces for what separates words in it.

    Returns:
        The text, and for each of its positions and its end the position in the
        file name: ``OkonkwoAdaeze_bill.pdf`` is read as ``Okonkwo Adaeze bill pdf``.
    """
    plain = SEPARATORS.sub(lambda m: " " * len(m[0]), file_name)
    text: list[str] = []
    origin: list[int] = []
    cuts = {m.start() for m in CAMEL.finditer(plain)}
    for position, character in enumerate(plain):
        if position in cuts:
            text.append(" ")
            origin.append(position)
        text.append(character)
        origin.append(position)
    return "".join(text), [*origin, len(plain)]


def pieces(cell: Cell) -> list[tuple[str, int]]:
    """Return the texts to read, each with its offset in the cell."""
    if cell.kind is CellKind.BLOCK or cell.kind is CellKind.LABEL:
        found, start = [], 0
        for line in cell.text.split("\n"):
            if HAS_NAME.search(line):
                found.append((_loosened(line), start))
            start += len(line) + 1
        return found
    return [(_loosened(cell.text.replace("\n", " ")), 0)]


def _loosened(text: str) -> str:
    """Return the text with spaces for what stands tight before a word, but in links."""
    loose = TIGHT.sub(lambda found: " " * len(found[0]), text)
    return loose if "://" in loose else KEY.sub(" ", loose)


def read_names(
    cells: Sequence[Cell], tagger: NameTagger, settled: Sequence[Spans] | None = None
) -> list[tuple[NameSpan, ...]]:
    """Return the tagger's spans in every cell, parallel to the cells.

    All texts go to the tagger in one call, each text once.

    Args:
        cells: Where to look.
        tagger: What finds names.
        settled: Where in each cell no name can stand; a line, or a cell that is read as
            one, is left out if that holds all its letters.
    """
    wanted: dict[str, int] = {}
    plans: list[list[tuple[int, int, list[int] | None]]] = []
    for cell, spans in zip(cells, settled or [()] * len(cells), strict=True):
        plan: list[tuple[int, int, list[int] | None]] = []
        if is_read_for_names(cell) and is_open(cell.text, 0, len(cell.text), spans):
            if cell.part_kind is PartKind.FILE_NAME:
                text, origin = spread(SUFFIX.sub("", cell.text))
                plan.append((wanted.setdefault(text, len(wanted)), 0, origin))
            else:
                for text, offset in pieces(cell):
                    if is_open(cell.text, offset, offset + len(text), spans):
                        plan.append((wanted.setdefault(text, len(wanted)), offset, None))
        plans.append(plan)
    tagged = tagger.tag(list(wanted)) if wanted else []
    return [tuple(_spans(plan, tagged)) for plan in plans]


def _spans(
    plan: list[tuple[int, int, list[int] | None]], tagged: Sequence[Sequence[NameSpan]]
) -> Iterable[NameSpan]:
    for index, offset, origin in plan:
        for span in tagged[index]:
            start, end = span.start, span.end
            if origin is not None:
                start, end = origin[start], origin[end]
            yield NameSpan(start + offset, end + offset, span.label, span.score)
