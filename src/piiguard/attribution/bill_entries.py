"""Authors in a bill's list of items, where nothing but the entry's form names them.

What a bill to one patron prints beside that patron's name are items, so a name that nobody
else's words introduce is an author's there: ``The Ohio River Handbook (Jeff Wamsley)``. In a
document between libraries the same bracket may hold who had the book.
"""

from __future__ import annotations

import re

from piiguard.attribution.names import parse
from piiguard.attribution.scene import Scene
from piiguard.attribution.words_of_items import ITEM_WORDS
from piiguard.lexicon import lookup
from piiguard.model import Attribution, CellKind, Clue, PartKind, Role

WEIGHT = 0.6
"""A guess by the form of a line."""

TEXTS = frozenset({PartKind.PAGE, PartKind.BODY, PartKind.SHEET})

TITLE_BEFORE = re.compile(
    r"(?:^|[.;:–—•*·-]\s|[\"“(]|\b(?:took out|copy of|book|dvd|and|title)\s)\s*(?:\d{1,2}[.)]\s+)?"
    r"(?P<title>[\"“]?[A-ZÀ-Þ0-9][^\n;$€£]{2,100}?)[\"”]?"
    r"(?:,?\s?\((?:[A-Z][\w'’-]+ (?:and|&) )?|,\s|\s[-–—/]\s|,?\s[\"”]\s)$"
)
"""What stands on a line before a name: a title, and a bracket, comma, slash or dash."""

TITLE_BEHIND = re.compile(
    r"^(?: (?:Jr|Sr|II|III|IV))?[,.]\s(?:[\"“]?[A-ZÀ-Þ]|(?:large print|pbk|paperback|hardcover|"
    r"dvd|cd|audio|board book|read by|ed\.|illus)\b)[^\n;$€£@]{2,100}"
)
"""``Ann Axtell Morris, Digging in the Southwest``, ``Cox, Mike. The Texas Rangers``"""

TWO_NAMES = re.compile(r"[^\W\d_][\w.'’-]* [^,\n]+, [^\W\d_][\w.'’-]* [^,\n]*[^\W\d_]{2}[^,\n]*")
"""``Winter's Bone, Daniel Woodrell``: two words before the comma and two behind it."""

CAPITALS = re.compile(r"[^\w\n]*(?:\d{1,2}[.)] )?(?:[A-Z][\w'’-]* (?:(?:of|the|and|in|to) )?){1,6}")
ENDED = re.compile(r"^(?:\)|\s*$|\s*\n|[,;.]\s|\s{2}|\s+[$€£(\[]|\s?[-–—]\s|\s*\.{2,})")
"""What follows an author at the end of an entry."""

PRICE = re.compile(r"(?<![\d./])\d{1,3}\.\d\d(?![\d./])")

CAPITALISED = re.compile(r"^[^\w\n]*[A-ZÀ-Þ][^\d\n]*\s[^\d\n]*$")
"""``Anarchy and Culture: The Aesthetic Politics of Modernism``, over its author."""

NUMBER_CELL = re.compile(r"(?:^|\n)\s*[$€£]?\s?\d[\d.,]*\s*(?:\n|$)")
"""A line that is a price or a number."""

NO_ENTRY = re.compile(
    r"\b(?:for|with|dear|to|from|attn|also|see|ask|call|hold|holds|held|account|card|household|family|"
    r"patron|borrower|cardholder|member|student|parent|guardian|mother|father|sister|brother|son|"
    r"daughter|neighbou?r|friend|spouse|wife|husband|returned|borrowed|paid|lost by|waiting|next|"
    r"notice|bill|invoice|statement|letter|receipt|summary|balance|total|subject|re|contact|"
    r"responsible|party|guarantor|holder|payer|owner|user|reader|relative|emergency|"
    r"signed|co-?signer|recalled|requested|assoc|grade|room|teacher|school)\b|[@]",
    re.IGNORECASE,
)
"""Words with which a line speaks of people rather than of a book."""


def author_in_entry(
    scene: Scene, index: int, attribution: Attribution, patron: frozenset[str]
) -> Attribution:
    """Make an author of an unplaced name in an entry of a bill.

    Args:
        scene: A bill: a document whose first patron is written to or greeted.
        index: A detection.
        attribution: What is known of it.
        patron: The parts of the patron's name; who shares one may be of their family.
    """
    detection, cell = scene.detections[index], scene.cell(index)
    name = parse(scene.text(index))
    if (
        detection.entity_type != "PERSON"
        or cell.part_kind not in TEXTS
        or cell.kind is CellKind.LABEL
        or (cell.label is not None and cell.label.remark)
        or len(name.full_parts) == 0
        or patron.intersection(name.full_parts)
        or not _is_in_entry(scene, index)
    ):
        return attribution
    clue = Clue("entry", Role.AUTHOR, WEIGHT, "it stands beside a title on a bill")
    return Attribution(Role.AUTHOR, None, WEIGHT, (*attribution.clues, clue))


def _is_in_entry(scene: Scene, index: int) -> bool:
    before = scene.above(index).rpartition("\n")[2]
    after = scene.after(index, 120)
    line = scene.line_of(index)
    title = TITLE_BEFORE.search(before)
    # "Code | Talker, Chester Nez (hardback)"
    if CAPITALS.fullmatch(before) and "," in scene.text(index) and ENDED.match(after):
        return NO_ENTRY.search(before) is None and _speaks_of_items(scene, index, line)
    opens = not before.strip(" •*-–—·0123456789.)(")
    if opens and TWO_NAMES.fullmatch(scene.text(index)):
        said = scene.text(index) + line.partition(scene.text(index))[2]
        title = None
    elif title is not None:
        said = title["title"]
    elif opens and (behind := TITLE_BEHIND.match(after)):
        said = behind[0]
    else:
        return _is_in_a_column_of_authors(scene, index, line)
    if NO_ENTRY.search(said) or (title is not None and not ENDED.match(after)):
        return False
    return _speaks_of_items(scene, index, line)


def _is_in_a_column_of_authors(scene: Scene, index: int, line: str) -> bool:
    """Whether a name fills its line between a text and a number: title, author, barcode."""
    if line.strip(" .,;") != scene.text(index).strip(" .,;"):
        return False
    here = scene.detections[index].cell
    over = scene.above(index).rstrip("\n").rpartition("\n")[2]
    if len(over.split()) > 1 and NO_ENTRY.search(over) is None and not lookup(over).known:
        # A title stands over it, and an item's number beside it or under it.
        beside = [here, *scene.line_mates(index), here + 1]
        return (
            CAPITALISED.search(over) is not None and not over.rstrip().endswith((":", ",", "."))
        ) or any(
            scene.holds(c, "CALL_NUMBER", "LIBRARY_BARCODE") for c in beside if c < len(scene.cells)
        )
    mates = [*scene.line_mates(index), *scene.row_mates(here)]
    numbers = [m for m in mates if NUMBER_CELL.search(scene.cells[m].text)]
    return bool(numbers) and any(scene.is_text(m) for m in mates if m not in numbers)


def _speaks_of_items(scene: Scene, index: int, line: str) -> bool:
    """Whether a price or an item's number stands on the line, beside it or next to it."""
    here = scene.detections[index].cell
    cells = [here, *scene.line_mates(index), *scene.row_mates(here)]
    return ITEM_WORDS.search(line) is not None or any(
        scene.says(cell, ITEM_WORDS.search)
        or scene.says(cell, PRICE.search)
        or scene.holds(cell, "LIBRARY_BARCODE", "CALL_NUMBER", "STANDARD_NUMBER", "TITLE")
        for cell in cells
    )
