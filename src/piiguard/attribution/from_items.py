"""Clues that a name is an item's: authors, lines of titles."""

from __future__ import annotations

from collections.abc import Iterator

from piiguard.attribution.holdings import is_list_of_names
from piiguard.attribution.scene import REACH, WHOLE_SHARE, Scene
from piiguard.attribution.words_of_items import (
    BRACKETED_BARCODE,
    BY_BEFORE,
    BY_LINE,
    CALL_NUMBER_LIKE,
    COMMA_BARCODE,
    DASHED_NUMBER,
    DATED,
    ENTRY,
    FOUR_DIGITS,
    GENERIC_BEFORE,
    GIFT_BEFORE,
    GIVEN_TO,
    GREETING_LINE,
    HEADS_ENTRY,
    HONORIFIC,
    ITEM_BARCODE,
    ITEM_BARCODE_LINE,
    ITEM_NUMBERS,
    ITEM_WORDS,
    LEFT_SOMEWHERE,
    LIFE_DATES,
    MADE_BY,
    MAX_AUTHOR_LINES,
    MAX_ITEM_LABELS,
    MEDIUM_AFTER,
    NUMBER_AFTER,
    PATRON_VERB,
    PATRON_WORDS,
    RELATOR,
    SAID,
    TITLE_AFTER,
    TITLE_AND_AUTHOR,
)
from piiguard.attribution.words_of_patrons import (
    CARD_AFTER,
    CARE_OF,
    LOST_BEFORE,
    PATRON_AFTER,
    PATRON_BEFORE,
)
from piiguard.model import CellKind, Clue, Role


def clues(scene: Scene, index: int) -> Iterator[Clue]:
    """Yield what speaks for an item or its author."""
    entity = scene.detections[index].entity_type
    if entity == "PERSON":
        yield from _author(scene, index)
    elif entity == "STREET_ADDRESS" and TITLE_AFTER.match(scene.after(index)):
        yield Clue("title", Role.ITEM, 0.85, "a slash or “by” and a name follow it, as a title")


def _author(scene: Scene, index: int) -> Iterator[Clue]:
    before = HONORIFIC.sub("", scene.before(index))
    rest = scene.after(index)
    after, line = rest.replace("\n", " "), rest.split("\n")[0]
    if (
        PATRON_BEFORE.search(before)
        or PATRON_AFTER.match(rest)
        or CARD_AFTER.match(rest)
        or CARE_OF.search(before)
        or _is_greeted(scene, index)
    ):
        return
    if (
        LOST_BEFORE.search(before)
        and "," not in scene.text(index)
        and not _is_in_notes(scene, index)
    ):
        yield Clue("lost", Role.AUTHOR, 0.6, "“lost:” before it names an item")
    between = before.endswith((" — ", " – ", " · ", " | ")) or not _before_on_line(scene, index)
    if between and DASHED_NUMBER.match(after):
        yield Clue("dashes", Role.AUTHOR, 0.75, "it stands between a title and a barcode")
    if scene.text(index).count(",") > 1 and COMMA_BARCODE.match(after):
        yield Clue("commas", Role.AUTHOR, 0.75, "a title and an author stand before a barcode")
    if "," in scene.text(index) and _is_under_a_medium(scene, index):
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
    if not _before_on_line(scene, index) and "," in scene.text(index) and HEADS_ENTRY.match(line):
        yield Clue(
            "entry", Role.AUTHOR, 0.75, "a title and its price follow it, as in a list of books"
        )
    elif ENTRY.match(whole := scene.line_of(index)) and not PATRON_WORDS.search(whole):
        yield Clue("entry", Role.AUTHOR, 0.7, "it stands in an entry of author, title and price")
    if BRACKETED_BARCODE.match(after):
        yield Clue("title", Role.AUTHOR, 0.85, "an item's barcode in brackets follows it")
    if _is_over_by(scene, index):
        yield Clue("over-by", Role.AUTHOR, 0.85, "“by” and a name stand under it, as under a title")
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
        weight = 0.85 if _is_item_line(scene, index) else 0.6
        yield Clue("by", Role.AUTHOR, weight, "it follows a title and “by” or a slash")
    if TITLE_AFTER.match(line) and _is_item_line(scene, index):
        yield Clue("title", Role.AUTHOR, 0.8, "a slash or “by” and a name follow it, as a title")
    if _stands_over_barcode(scene, index):
        yield Clue(
            "over-barcode", Role.AUTHOR, 0.85, "an item's barcode stands under it, as under a title"
        )
    if _stands_over_item_labels(scene, index):
        yield Clue("over-labels", Role.AUTHOR, 0.7, "an item's number is labelled right under it")
    if _is_lines_only_text(scene, index):
        yield Clue("line", Role.AUTHOR, 0.7, "it is the only text on an item's line, as a title is")
    if CALL_NUMBER_LIKE.fullmatch(scene.text(index)) and _is_item_line(scene, index):
        yield Clue("call-number", Role.AUTHOR, 0.85, "it reads as a call number beside an item")
    if MEDIUM_AFTER.match(line):
        yield Clue("medium", Role.AUTHOR, 0.9, "a medium in brackets follows it, as a title")
    if _is_in_items_text(scene, index):
        yield Clue(
            "row", Role.AUTHOR, 0.75, "it is part of the text in an item's row, as of a title"
        )
    here = scene.detections[index]
    for other in scene.of_type(here.cell, "TITLE"):
        title = scene.detections[other]
        if title.start <= here.start and here.end <= title.end:
            yield Clue("title", Role.AUTHOR, 0.9, "it stands within a title")
            return


def _is_in_notes(scene: Scene, index: int) -> bool:
    """Whether a label of remarks, but a ledger's ``Memo``, stands over a name."""
    label = scene.cell(index).label
    return label is not None and label.remark and label.text.casefold() != "memo"


def _is_under_a_medium(scene: Scene, index: int) -> bool:
    """Whether the line over a whole line is a title: ``Chernobyl [DVD]``."""
    *lines, here = scene.above(index).split("\n")
    return bool(lines) and not here.strip() and MEDIUM_AFTER.match(lines[-1]) is not None


def _before_on_line(scene: Scene, index: int) -> str:
    """Return what stands on a name's line before it, without space."""
    return scene.above(index).rpartition("\n")[2].strip()


def _is_greeted(scene: Scene, index: int) -> bool:
    """Whether the line greets a name; ``Dear Edward`` over an item's barcode is a title.

    Behind the greeting's comma speaks the letter: ``Hi Lucinda, our copy of … (Hohn)``.
    """
    said = _before_on_line(scene, index)
    greets = GREETING_LINE.match(scene.line_of(index)) is not None and "," not in said
    return greets and not _stands_over_barcode(scene, index)


def _is_in_items_text(scene: Scene, index: int) -> bool:
    """Whether a name is part of a longer text in a table's row with an item's number.

    Reports call the titles' column as they like: ``Charge for``, ``Particulars``. A
    column of remarks may hold a patron, and so may one of names beside other text.
    """
    detection, cell = scene.detections[index], scene.cell(index)
    label = cell.label
    if cell.kind is not CellKind.TABLE or (
        label is not None and (label.remark or label.role is not None or label.entity_type)
    ):
        return False
    if is_list_of_names(scene, detection.cell):
        return False
    whole = detection.end - detection.start > WHOLE_SHARE * len(cell.text)
    if whole and any(map(scene.is_text, scene.row_mates(detection.cell))):
        return False
    labels = [scene.cells[mate].label for mate in scene.row_mates(detection.cell)]
    if any(label is not None and label.entity_type == "TITLE" and label.text for label in labels):
        titled = [m for m in scene.row_mates(detection.cell) if _is_title_text(scene, m)]
        if titled:
            return False
    return any(label is not None and label.role is Role.ITEM for label in labels)


def _is_title_text(scene: Scene, cell: int) -> bool:
    """Whether a cell under a title's label holds words rather than a number."""
    here = scene.cells[cell]
    return (
        here.label is not None
        and here.label.entity_type == "TITLE"
        and sum(map(str.isalpha, here.text)) > len(here.text) / 2
    )


def _is_lines_only_text(scene: Scene, index: int) -> bool:
    """Whether a line without labels holds, besides the name, only an item's numbers.

    A list of loans gives titles first. If another text stands on the line, that one
    may be the title, and the name a patron's.
    """
    cell = scene.cell(index)
    if cell.kind not in {CellKind.BLOCK, CellKind.PARAGRAPH} or cell.label is not None:
        return False
    if SAID.search(scene.line_of(index)[: scene.detections[index].start]):
        return False
    if is_list_of_names(scene, scene.detections[index].cell):
        return False
    mates = scene.line_mates(index)
    numbers = False
    for mate in mates:
        if scene.cells[mate].kind is CellKind.LABEL or scene.cells[mate].label is not None:
            return False
        numbers = numbers or scene.holds(mate, "LIBRARY_BARCODE")
        if scene.is_text(mate):
            return False
    return numbers


def _is_over_by(scene: Scene, index: int) -> bool:
    """Whether the next line begins with ``by``."""
    below = scene.below(index)[:1]
    if _is_over_call_number(scene, index):
        return True
    if not below and (following := scene.cell_below(scene.detections[index].cell)) is not None:
        below = [scene.cells[following].text]
    return any(BY_LINE.match(line) is not None for line in below)


def _stands_over_barcode(scene: Scene, index: int) -> bool:
    """Whether the line under a name is an item's barcode, as under a receipt's title.

    Two lines may lie between: a title wraps, and its author may have a line.
    """
    below = scene.below(index)[:3]
    cell_index, cell = scene.detections[index].cell, scene.cell(index)
    before = scene.above(index).split("\n")[-1].rstrip()
    said = (
        SAID.search(before) is not None
        or GIVEN_TO.search(before) is not None
        or FOUR_DIGITS.search(before) is not None
    )
    if cell.kind not in {CellKind.BLOCK, CellKind.PARAGRAPH} or said:
        return False  # "Also on this bill: …" names a person, not a title.
    if is_list_of_names(scene, cell_index):
        return False
    if not below and (following := scene.cell_below(cell_index)) is not None:
        beside = "".join(" " + scene.cells[c].text for c in scene.cells_beside(following))
        below = [*scene.cells[following].text.split("\n")[:2], scene.cells[following].text + beside]
    return any(ITEM_BARCODE_LINE.match(line) or ITEM_BARCODE.search(line) for line in below)


def _is_over_call_number(scene: Scene, index: int) -> bool:
    """Whether a call number begins the line under a name, or the next one.

    Where a title and its author follow, ``Fargo / Coen, Joel``, the name is neither.
    """
    detection, cell = scene.detections[index], scene.cell(index)
    below = scene.below(index)
    if any(TITLE_AND_AUTHOR.search(line) for line in below[:3]):
        return False
    if below and CALL_NUMBER_LIKE.fullmatch(below[0].strip()):
        return any(map(ITEM_WORDS.search, below[1:3]))
    return any(
        1 <= cell.text.count("\n", detection.end, scene.start(other)) <= MAX_AUTHOR_LINES
        for other in scene.of_type(detection.cell, "CALL_NUMBER")
        if 0 < scene.start(other) - detection.end < REACH
    )


def _stands_over_item_labels(scene: Scene, index: int) -> bool:
    """Whether labelled item's numbers stand under an unlabelled block, and no title.

    Notices of FOLIO print title and author alone, then ``Call number: …``. Where a
    title follows, the block above it may be a patron's name.
    """
    here = scene.detections[index].cell
    cell = scene.cells[here]
    if cell.kind not in {CellKind.BLOCK, CellKind.PARAGRAPH} or cell.label is not None:
        return False
    if is_list_of_names(scene, here):
        return False
    below = [scene.cells[c].label for c in scene.labels_below(here, MAX_ITEM_LABELS)]
    entities = [label.entity_type for label in below if label and label.role is Role.ITEM]
    titled = any(label is not None and "title" in label.text.casefold() for label in below)
    return bool(entities) and entities[0] in ITEM_NUMBERS and not titled


def _is_item_line(scene: Scene, index: int) -> bool:
    """Whether the line, its row or the line below speaks of an item."""
    cell_index = scene.detections[index].cell
    part = scene.cells[cell_index].part
    near = range(max(0, cell_index - 3), min(len(scene.cells), cell_index + 5))
    cells = [cell_index, *scene.row_mates(cell_index)]
    cells += [c for c in near if scene.cells[c].part == part]
    return any(scene.says(c, ITEM_WORDS.search) for c in cells) or any(
        scene.holds(c, "LIBRARY_BARCODE", "CALL_NUMBER", "STANDARD_NUMBER", "TITLE") for c in near
    )
