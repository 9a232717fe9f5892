"""Clues that a name is a well-known work's, author's or town's, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from piiguard.attribution.scene import REACH, Scene
from piiguard.attribution.words_of_items import HONORIFIC
from piiguard.lexicon.works import is_known, is_town
from piiguard.model import Clue, Label, Role

WEIGHT = 0.6
"""Below every word and label of a patron, who may have the same name."""

MIN_LIST_LINES = 3

ENTRY = re.compile(
    r"[^\w\n]*(?:\d{1,2}[.)]\s+)?(?P<title>[^,\n/]{3,80}?)(?P<mark>, | by | / | [-–—] )"
    r"(?P<name>[^\W\d_][^(\[,;$€£\n\d]{3,50}?)(?=\s*(?:[(\[,;$€£]|\s{2}|\s\d|$))"
)
"""``1. The Birchbark House, Louise Erdrich (pbk)``: a line of a clerk's list."""

SAID_BY = "PersonPattern"
"""Finds whom the words before introduce: ``per James Patterson`` is no author."""


def clues(scene: Scene, index: int) -> Iterator[Clue]:
    """Yield what the lists say of a name.

    Not of a name in a remark or under a patron's label or heading, nor where words
    introduce a person.
    """
    detection, cell = scene.detections[index], scene.cell(index)
    if detection.entity_type != "PERSON":
        return
    honored = _with_honorific(scene, index)
    if detection.recognizer == SAID_BY and not honored:
        return
    if any(map(_is_about_patrons, (cell.label, cell.section))):
        return
    if is_known(honored or scene.text(index)):
        yield Clue("work", Role.AUTHOR, WEIGHT, "a well-known title or author has this name")
    elif _is_in_list_of_works(scene, index):
        yield Clue(
            "works", Role.AUTHOR, WEIGHT, "the lines around it are well-known works or authors"
        )
    elif _is_in_list_of_entries(scene, index):
        yield Clue(
            "works", Role.AUTHOR, WEIGHT, "it stands where the lines beside it have known authors"
        )
    elif is_town(scene.text(index)):
        # Not a library's: what stands beside a town's name is not the town's.
        yield Clue("town", Role.ITEM, WEIGHT, "a town has this name")


def _is_in_list_of_works(scene: Scene, index: int) -> bool:
    """Whether a whole line is one of a block's, and every other line is a known work's."""
    text = scene.cell(index).text
    if len(text) > REACH:
        return False
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) < MIN_LIST_LINES or scene.text(index).strip() not in lines:
        return False
    return sum(map(is_known, lines)) * 2 >= len(lines)


def _is_in_list_of_entries(scene: Scene, index: int) -> bool:
    """Whether a line is a title and a name, as others of its list whose authors are known.

    A list that gives authors in one line gives no patrons in the same place of another.
    """
    here, text = scene.line_of(index), scene.cell(index).text
    entry = ENTRY.match(here) if len(text) <= REACH and "\n" in text else None
    if entry is None or not scene.text(index).strip().endswith(entry["name"].strip()):
        return False
    others = [ENTRY.match(line) for line in text.split("\n") if line != here]
    return any(
        other is not None and other["mark"] == entry["mark"] and is_known(other["name"])
        for other in others
    )


def _with_honorific(scene: Scene, index: int) -> str:
    """Return a name with the honorific before it, if one is there: ``Dr. | Jekyll``."""
    found = HONORIFIC.search(scene.before(index))
    return f"{found[0]}{scene.text(index)}" if found else ""


def _is_about_patrons(label: Label | None) -> bool:
    return label is not None and (label.remark or label.role is Role.PATRON)
