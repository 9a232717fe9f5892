"""Clues that a name is an item's: authors, lines of titles."""

from __future__ import annotations

from collections.abc import Iterator

from piiguard.attribution.item_lines import (
    before_on_line,
    is_greeted,
    is_in_items_text,
    is_item_line,
    is_lines_only_text,
    is_over_by,
    is_under_a_medium,
    stands_over_barcode,
    stands_over_item_labels,
)
from piiguard.attribution.scene import Scene
from piiguard.attribution.words_of_items import (
    BRACKETED_BARCODE,
    BY_BEFORE,
    CALL_NUMBER_LIKE,
    COMMA_BARCODE,
    DASHED_NUMBER,
    DATED,
    ENTRY,
    GENERIC_BEFORE,
    GIFT_BEFORE,
    HEADS_ENTRY,
    HONORIFIC,
    ITEM_WORDS,
    LEFT_SOMEWHERE,
    LIFE_DATES,
    MADE_BY,
    MEDIUM_AFTER,
    NUMBER_AFTER,
    PATRON_VERB,
    PATRON_WORDS,
    RELATOR,
    SLASH_ENDS,
    TITLE_AFTER,
)
from piiguard.attribution.words_of_patrons import (
    CARD_AFTER,
    CARE_OF,
    LOST_BEFORE,
    PATRON_AFTER,
    PATRON_BEFORE,
)
from piiguard.model import Clue, Role

MAX_CUTTER = 5
"""Letters of an author's name that libraries put on a spine."""
LABELLED = "LabelValue"


def clues(scene: Scene, index: int) -> Iterator[Clue]:
    """Yield what speaks for an item or its author."""
    entity = scene.detections[index].entity_type
    if entity == "PERSON":
        yield from _author(scene, index)
    elif (
        entity == "STREET_ADDRESS"
        and TITLE_AFTER.match(scene.after(index))
        and not _is_behind_name(scene, index)
    ):
        yield Clue("title", Role.ITEM, 0.85, "a slash or “by” and a name follow it, as a title")


def _is_behind_name(scene: Scene, index: int) -> bool:
    """Whether a name and a comma stand right before an address."""
    start = scene.start(index)
    return any(
        scene.detections[other].entity_type == "PERSON"
        and 0 < start - scene.detections[other].end <= len(", ")
        for other in scene.near(index)[-1:]
    )


def _author(scene: Scene, index: int) -> Iterator[Clue]:
    before = HONORIFIC.sub("", scene.before(index))
    rest = scene.after(index)
    after, line = rest.replace("\n", " "), rest.split("\n")[0]
    label = scene.cell(index).label
    if (
        (scene.detections[index].recognizer == LABELLED and label and label.role is Role.PATRON)
        or PATRON_BEFORE.search(before)
        or PATRON_AFTER.match(rest)
        or CARD_AFTER.match(rest)
        or CARE_OF.search(before)
        or is_greeted(scene, index)
    ):
        return
    if (
        LOST_BEFORE.search(before)
        and "," not in scene.text(index)
        and not _is_in_notes(scene, index)
    ):
        yield Clue("lost", Role.AUTHOR, 0.6, "“lost:” before it names an item")
    between = before.endswith((" — ", " – ", " · ", " | ")) or not before_on_line(scene, index)
    if between and DASHED_NUMBER.match(after):
        yield Clue("dashes", Role.AUTHOR, 0.75, "it stands between a title and a barcode")
    if scene.text(index).count(",") > 1 and COMMA_BARCODE.match(after):
        yield Clue("commas", Role.AUTHOR, 0.75, "a title and an author stand before a barcode")
    if "," in scene.text(index) and is_under_a_medium(scene, index):
        yield Clue("under-medium", Role.AUTHOR, 0.75, "a title with its medium stands over it")
    if GIFT_BEFORE.search(before):
        yield Clue("gift", Role.AUTHOR, 0.75, "a bookplate or a catalogue names it")
    if LIFE_DATES.match(after) or DATED.search(scene.text(index)):
        yield Clue(
            "life-dates", Role.AUTHOR, 0.9, "years of birth or death follow it, as in a catalogue"
        )
    if before.endswith("(") and NUMBER_AFTER.match(after):
        yield Clue(
            "bracket", Role.AUTHOR, 0.85, "it stands in brackets between a title and a number"
        )
    if not before_on_line(scene, index) and "," in scene.text(index) and HEADS_ENTRY.match(line):
        yield Clue(
            "entry", Role.AUTHOR, 0.75, "a title and its price follow it, as in a list of books"
        )
    elif ENTRY.match(whole := scene.line_of(index)) and not PATRON_WORDS.search(whole):
        yield Clue("entry", Role.AUTHOR, 0.7, "it stands in an entry of author, title and price")
    if BRACKETED_BARCODE.match(after):
        yield Clue("title", Role.AUTHOR, 0.85, "an item's barcode in brackets follows it")
    if is_over_by(scene, index):
        yield Clue("over-by", Role.AUTHOR, 0.85, "“by” and a name stand under it, as under a title")
    if SLASH_ENDS.fullmatch(line):
        yield Clue("title", Role.AUTHOR, 0.75, "its line ends in a slash, as a title's does")
    if RELATOR.match(after):
        yield Clue("relator", Role.AUTHOR, 0.85, "an author's or editor's designation follows it")
    opens = before.strip(" /") or "\n" in scene.above(index)
    opens = opens and GENERIC_BEFORE.search(before) is None
    opens = opens and not (
        LEFT_SOMEWHERE.fullmatch(scene.above(index).rpartition("\n")[2])
        and ITEM_WORDS.search(after) is None
    )
    if MADE_BY.search(before):
        yield Clue("made-by", Role.AUTHOR, 0.8, "the words before it say what part in a work")
    elif BY_BEFORE.search(before) and not PATRON_VERB.search(before) and opens:
        weight = 0.85 if is_item_line(scene, index) else 0.6
        yield Clue("by", Role.AUTHOR, weight, "it follows a title and “by” or a slash")
    if (
        TITLE_AFTER.match(line)
        and is_item_line(scene, index)
        and GENERIC_BEFORE.search(before) is None
    ):
        yield Clue("title", Role.AUTHOR, 0.8, "a slash or “by” and a name follow it, as a title")
    if stands_over_barcode(scene, index):
        yield Clue(
            "over-barcode", Role.AUTHOR, 0.85, "an item's barcode stands under it, as under a title"
        )
    if stands_over_item_labels(scene, index):
        yield Clue("over-labels", Role.AUTHOR, 0.7, "an item's number is labelled right under it")
    if is_lines_only_text(scene, index):
        yield Clue("line", Role.AUTHOR, 0.7, "it is the only text on an item's line, as a title is")
    if _reads_as_call_number(scene, index) and is_item_line(scene, index):
        yield Clue("call-number", Role.AUTHOR, 0.85, "it reads as a call number beside an item")
    if MEDIUM_AFTER.match(line):
        yield Clue("medium", Role.AUTHOR, 0.9, "a medium in brackets follows it, as a title")
    if is_in_items_text(scene, index):
        yield Clue(
            "row", Role.AUTHOR, 0.75, "it is part of the text in an item's row, as of a title"
        )
    here = scene.detections[index]
    for other in scene.of_type(here.cell, "TITLE"):
        title = scene.detections[other]
        if title.start <= here.start and here.end <= title.end:
            yield Clue("title", Role.AUTHOR, 0.9, "it stands within a title")
            return


def _reads_as_call_number(scene: Scene, index: int) -> bool:
    """Whether a name is a shelf's code and an author, ``FIC KING``, ``E Wil``.

    ``R Alvarez`` among words is an initial and a surname; alone in its cell it may be either.
    """
    text = scene.text(index)
    code, _, author = text.partition(" ")
    short = len(code) > 1 or author.isupper() or len(author) <= MAX_CUTTER
    alone = scene.cell(index).text.strip() == text
    return CALL_NUMBER_LIKE.fullmatch(text) is not None and (short or alone)


def _is_in_notes(scene: Scene, index: int) -> bool:
    """Whether a label of remarks, but a ledger's ``Memo``, stands over a name."""
    label = scene.cell(index).label
    return label is not None and label.remark and label.text.casefold() != "memo"
