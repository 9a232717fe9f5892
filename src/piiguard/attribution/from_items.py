"""Clues that a name is an item's: authors, lines of titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from piiguard.attribution.holdings import is_list_of_names
from piiguard.attribution.scene import REACH, WHOLE_SHARE, Scene
from piiguard.attribution.words import CARD_AFTER, LOST_BEFORE, PATRON_AFTER, PATRON_BEFORE
from piiguard.model import CellKind, Clue, Role

LIFE_DATES = re.compile(
    r"^(?:,?\s*\(|,\s*)(?:(?:b\.|born|ca?\.|approximately|active|fl\.|d\.)\s?)?"
    r"(?:1[0-9]|20)\d\d\??\s?(?:[-–]\s?(?:(?:1[0-9]|20)\d\d\??)?)?(?=[).,\s]|$)"
)
"""MARC 100 $d after a heading: ``, 1889-1945``, ``, 1962-``, ``, approximately 1340-1400``.
Source: MARC 21 Format for Bibliographic Data, X00 Personal Names."""

RELATOR = re.compile(
    r"^[,\s(]*(?:author|compiler|comp\.|editor|ed\.|eds\.|illustrator|illus?\.|translator|trans\.|narrator|"
    r"composer|director|performer|creator)(?!\w)",
    re.IGNORECASE,
)

BY_BEFORE = re.compile(
    r"(?:(?:\b|\s)(?:by|written by|illustrated by|edited by|narrated by|read by|directed by|"
    r"translated by|por|par|autor|author)\s*:?|\s/)\s*$",
    re.IGNORECASE,
)
"""``Steve Jobs by Walter Isaacson``, ``Emma / Austen, Jane``: ISBD puts the
statement of responsibility after a slash."""

GENERIC_BEFORE = re.compile(
    r"\b(?:bks?|books?|items?|dvds?|cds?|materials?|fees?|charges?|payments?|fines?) /\s?$",
    re.IGNORECASE,
)
"""``Lost bk / MALDONADO, ESPERANZA``: no title stands before the slash."""

GREETING_LINE = re.compile(r"\s*(?:dear|hello|hi|hola|estimad[oa]|bonjour)\s", re.IGNORECASE)

HONORIFIC = re.compile(r"(?:Mrs?|Ms|Mx|Miss|Dr|Prof|Rev|Sir)\.?\s$")

TITLE_AFTER = re.compile(
    r"^(?!.*\b(?:returned|lost|paid|damaged|borrowed|claimed|called)\s+by)"
    r"(?!.*\b(?:refund|returned|paid|damaged|borrowed|lost (?:book|item|dvd|bk))\b)"
    r"(?:(?!(?<=[a-z]{3})\.\s)[^;:$\d]){0,60}?(?:\s/\s?|\s\(|\s(?:by|por|par)\s)(?=[^\W\d_a-z])"
)
"""What follows a name that a title holds: ``Harry Potter and the … / Rowling``."""

MEDIUM_AFTER = re.compile(
    r"^[^\n$]{0,40}[\[(](?:dvd|blu-?ray|cd|vhs|video\w*|sound\w*|audio\w*|book on cd|playaway|"
    r"large[ -](?:print|type)|lp|e-?book|electronic\w*|paperback|hardcover|board book|"
    r"graphic novel|film|music|kit|game|map|text|dvd video|media tie-in)[^\])]{0,20}[\])]",
    re.IGNORECASE,
)
"""Designations of the medium in title fields: MARC 245 $h and what libraries add."""

ITEM_BARCODE_LINE = re.compile(
    r"\s*(?:item(?:\s*(?:id|no\.?|number|#))?|barcode|bc|copy|id|item id)?[\s:#]*"
    r"(?:3\d{13}\b|[A-Z]{1,5}\d{6,}|(?<=[a-z#:.] )\d{7,14}\b|"
    r"\d{7,14},?\s+(?:due|lost|[$€£]))",
    re.IGNORECASE,
)
ITEM_BARCODE = re.compile(r"(?<!\d)3\d{13}(?!\d)")

SAID = re.compile(
    r"\b(?:also|for|by|to|on|of|other|member|card\w*|accounts?|patron|borrower|reader|user|"
    r"child|parent|guardian|name|para|pour|usuario|usager|household)\b[^:]*[:–-]\s*$",
    re.IGNORECASE,
)
"""What introduces a person rather than a title: ``Also on this bill: …``."""

FOUR_DIGITS = re.compile(r"\d{4}")
MAX_AUTHOR_LINES = 2
"""Lines from a title to its call number: the author's is between."""

GIVEN_TO = re.compile(r"\b(?:with|to|for|from|by|per)$", re.IGNORECASE)
"""``went home with``: a person follows, not a title."""

BRACKETED_BARCODE = re.compile(
    r"^[^()]{0,40}?\s?[(\[]\s?(?:(?:item|barcode|bc)[\s:#.]{0,3})?3\d{13}\s?[)\]]", re.IGNORECASE
)
"""``Replace Judy Moody (39176497577216)``."""

NUMBER_AFTER = re.compile(r"\)[^\w$€£]{0,3}(?:[A-Z]{0,5}\d{6,}|[$€£]\s?\d|\d+\.\d\d(?!\d))")
"""``Moby-Duck (Hohn, Donovan), 33122001844190``, ``The Egg Lady (B. Bemis) $19.00``"""

ENTRY = re.compile(r"[^\W\d_][\w'’-]+, [A-Z][^$€£\n]{2,90}?[.-] [A-Z\"“][^$€£\n]{8,}[$€£]\s?\d")
PATRON_WORDS = re.compile(
    r"\b(?:lost|returned|damaged|paid|owe[sd]|borrow\w*|claim\w*|called|card|patron|out to)\b",
    re.IGNORECASE,
)

DASHED_NUMBER = re.compile(r"^ [—–] (?:barcode |item |bc )?[A-Z]{0,4}\d{6,}", re.IGNORECASE)
"""``Electric Motors — Gottlieb, Irving M. — barcode 36406912028329``"""
COMMA_BARCODE = re.compile(r"^, 3\d{13}(?!\d)")
"""``Smile, Telgemeier, Raina, 31563431529077``"""

HEADS_ENTRY = re.compile(
    r"^\.?(?: \([^)\n]{2,30}\))?[.:] (?:[\"“]?[A-Z][^\s]*)(?: [^\s.]+){1,20}[.,]? [$€£]\s?\d"
)
"""``Jewett, Frederic Clarke. History of the Jewetts of America. $75.00``, as bibliographies
and orders list books."""

CALL_NUMBER_LIKE = re.compile(
    r"(?:FIC|F|B|BIO|E|J|JF|YA|Y|R|REF|M|MYS|SF|LP|GN|DVD|CD|AB|X|P|PIC|BB|ER|T|TEEN|JB|JE|JR)"
    r"\s[^\W\d_a-z][^\W\d_]*[^\W\d_'’-]{0,20}"
)
"""Local call numbers: a collection's code and the start of the author's name."""

PATRON_VERB = re.compile(
    r"\b(?-i:[Pp]aid|pd)(?-i: [a-z]+){1,4} by\s*$|"
    r"\b(?:returned|found|located|lost|had|paid|pd|rtn?d|retd|behalf|damaged|reported|borrowed|claimed|owed|prepared|"
    r"processed|approved|"
    r"helped|served|checked (?:in|out)|signed|submitted|requested|issued|entered|sent|due|received|"
    r"(?-i:[a-z]+ed)|off|up|back|picked up|payable|placed|out|home|taken|kept|prestado|retirado|"
    r"emprunté)(?: for)?\s+(?:by|to|por|par)[\s:]*$",
    re.IGNORECASE,
)

TITLE_AND_AUTHOR = re.compile(r"[^\W\d_] / [^\W\d_]+, [^\W\d_]")

ITEM_WORDS = re.compile(
    r"\b(?:barcode|isbn|call\s?(?:no|number|#)|overdue|due|replacement|price|cost|copy|dvd|cd|"
    r"audiobook|large print|book|lost|damaged|item|title|fee|renew\w*|checked out)\b|[$€£]\s?\d",
    re.IGNORECASE,
)

MAX_ITEM_LABELS = 3
"""A title's label among the first says that what stands over them is none."""

ITEM_NUMBERS = frozenset({"CALL_NUMBER", "LIBRARY_BARCODE", "STANDARD_NUMBER"})


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
        or _is_greeted(scene, index)
    ):
        return
    if LOST_BEFORE.search(before) and "," not in scene.text(index):
        yield Clue("lost", Role.AUTHOR, 0.6, "“lost:” before it names an item")
    if before.endswith((" — ", " – ")) and DASHED_NUMBER.match(after):
        yield Clue("dashes", Role.AUTHOR, 0.75, "it stands between a title and a barcode")
    if scene.text(index).count(",") > 1 and COMMA_BARCODE.match(after):
        yield Clue("commas", Role.AUTHOR, 0.75, "a title and an author stand before a barcode")
    if "," in scene.text(index) and _is_under_a_medium(scene, index):
        yield Clue("under-medium", Role.AUTHOR, 0.75, "a title with its medium stands over it")
    if LIFE_DATES.match(after) or re.search(r",\s*\d{4}-(?:\d{4})?\.?$", scene.text(index)):
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
    if BY_BEFORE.search(before) and not PATRON_VERB.search(before) and opens:
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
    return any(
        re.match(r"(?:written )?(?:by|por|par|author)\b", line, re.IGNORECASE) for line in below
    )


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
        or re.search(r"\d{4}", before) is not None
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
