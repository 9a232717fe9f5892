"""Where a name stands among the lines of an item: over its barcode, in its row, on its line."""

from __future__ import annotations

from piiguard.attribution.holdings import is_list_of_names
from piiguard.attribution.scene import REACH, WHOLE_SHARE, Scene
from piiguard.attribution.words_of_items import (
    BY_LINE,
    CALL_NUMBER_LIKE,
    FOUR_DIGITS,
    GIVEN_TO,
    GREETING_LINE,
    ITEM_BARCODE,
    ITEM_BARCODE_LINE,
    ITEM_NUMBERS,
    ITEM_WORDS,
    MAX_AUTHOR_LINES,
    MAX_ITEM_LABELS,
    MEDIUM_AFTER,
    SAID,
    TITLE_AND_AUTHOR,
)
from piiguard.model import CellKind, Role


def is_under_a_medium(scene: Scene, index: int) -> bool:
    """Whether the line over a whole line is a title: ``Chernobyl [DVD]``."""
    *lines, here = scene.above(index).split("\n")
    return bool(lines) and not here.strip() and MEDIUM_AFTER.match(lines[-1]) is not None


def before_on_line(scene: Scene, index: int) -> str:
    """Return what stands on a name's line before it, without space."""
    return scene.above(index).rpartition("\n")[2].strip()


def is_greeted(scene: Scene, index: int) -> bool:
    """Whether the line greets a name; ``Dear Edward`` over an item's barcode is a title.

    Behind the greeting's comma speaks the letter: ``Hi Lucinda, our copy of … (Hohn)``.
    """
    said = before_on_line(scene, index)
    greets = GREETING_LINE.match(scene.line_of(index)) is not None and "," not in said
    return greets and not stands_over_barcode(scene, index)


def is_in_items_text(scene: Scene, index: int) -> bool:
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


def is_lines_only_text(scene: Scene, index: int) -> bool:
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


def is_over_by(scene: Scene, index: int) -> bool:
    """Whether the next line begins with ``by``."""
    below = scene.below(index)[:1]
    if _is_over_call_number(scene, index):
        return True
    if not below and (following := scene.cell_below(scene.detections[index].cell)) is not None:
        below = [scene.cells[following].text]
    return any(BY_LINE.match(line) is not None for line in below)


def stands_over_barcode(scene: Scene, index: int) -> bool:
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
        if scene.cells[following].kind is CellKind.PARAGRAPH:
            # A letter's sentences under a greeting may hold a number too.
            return ITEM_BARCODE_LINE.match(scene.cells[following].text) is not None
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


def stands_over_item_labels(scene: Scene, index: int) -> bool:
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


def is_item_line(scene: Scene, index: int) -> bool:
    """Whether the line, its row or the line below speaks of an item."""
    cell_index = scene.detections[index].cell
    part = scene.cells[cell_index].part
    near = range(max(0, cell_index - 3), min(len(scene.cells), cell_index + 5))
    cells = [cell_index, *scene.row_mates(cell_index)]
    cells += [c for c in near if scene.cells[c].part == part]
    return any(scene.says(c, ITEM_WORDS.search) for c in cells) or any(
        scene.holds(c, "LIBRARY_BARCODE", "CALL_NUMBER", "STANDARD_NUMBER", "TITLE") for c in near
    )
