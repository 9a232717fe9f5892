"""Clues from the words around a value: ``returned by``, ``Director``, ``Library``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from piiguard.attribution.from_signatures import has_position_beside
from piiguard.attribution.holdings import is_list_of_libraries, libraries_named
from piiguard.attribution.scene import REACH, Scene
from piiguard.attribution.words_of_offices import (
    HALL_AFTER,
    HALL_BEFORE,
    NAMED_AFTER_PEOPLE,
    ORGANISATION,
    PLACE_BEFORE,
    ROLE_ACCOUNT,
    ROOM_AFTER,
)
from piiguard.attribution.words_of_patrons import (
    ASKED_AFTER,
    CALLED_BEFORE,
    CALLS_READER,
    CARD_AFTER,
    CARE_OF,
    HAS_IT_AFTER,
    PARTY_BEFORE,
    PATRON_AFTER,
    PATRON_ASKS,
    PATRON_BEFORE,
    PATRON_HEADING,
    REFUND,
    UNREACHED_BEFORE,
)
from piiguard.attribution.words_of_staff import (
    BOARD_CELL,
    BRACKETED_DESK,
    BRACKETED_OFFICE,
    COMMA_ORGANISATION,
    EMAIL_AFTER,
    GOVERNING,
    GREETING_BEFORE,
    IN_OFFICES_BRACKETS,
    OFFICE_AFTER,
    OFFICE_BEFORE,
    OFFICE_END,
    POSITION_LINE,
    SENTENCE_END,
    STAFF_ACT,
    STAFF_AFTER,
    STAFF_BEFORE,
    STAFF_DOES,
    STAFF_TITLE,
    THEIR_DEPARTMENT,
)
from piiguard.model import CellKind, Clue, Role

MEMO_CELLS = 12
"""Cells of a memo's head: To, From, Date, Re, each a label and a value."""

MEMO = re.compile(r"\bmemo(?:randum)?\b", re.IGNORECASE)

COMPANY_AFTER = re.compile(r", (?:Inc|LLC|Ltd|Co|Corp|PC|LLP|NFP)\b")
MAX_ORGANISATION_WORDS = 9
"""``William H. | and Edgar Magness Community House and Library``, with a space before."""


def clues(scene: Scene, index: int) -> Iterator[Clue]:
    """Yield what the surrounding words say about a detection."""
    if scene.detections[index].entity_type == "PERSON":
        yield from _person(scene, index)


def _person(scene: Scene, index: int) -> Iterator[Clue]:
    before, after = scene.before(index) or _left_of(scene, index), scene.after(index)
    text = scene.text(index)
    named_after = NAMED_AFTER_PEOPLE.fullmatch(text.split()[-1]) and text.count(" ") > 1
    if (
        named_after
        or (text.endswith(" Hall") and (HALL_AFTER.match(after) or HALL_BEFORE.search(before)))
        or ORGANISATION.search(text)
        or _goes_on_as_organisation(text, scene.line_of(index))
    ):
        yield Clue(
            "organisation", Role.LIBRARY, 0.97, "the name goes on as a library's or an office's"
        )
    elif {" ", "-"} & set(text) and _is_in_a_librarys_name(scene, text):
        yield Clue("organisation", Role.LIBRARY, 0.7, "a library's name elsewhere has it")
    if PLACE_BEFORE.search(scene.above(index).rpartition("\n")[2]) and "," not in text:
        yield Clue("place", Role.LIBRARY, 0.75, "it is called a branch's or a library's name")
    if _is_in_list_of_libraries(scene, index):
        yield Clue("column", Role.LIBRARY, 0.7, "its column names libraries")
    if CARE_OF.search(before):
        # Mail reaches people in care of others, and offices in care of their staff.
        office = ORGANISATION.search(scene.around(index)) is not None
        role, weight = (Role.STAFF, 0.8) if office else (Role.PATRON, 0.7)
        yield Clue("words", role, weight, "mail is sent in their care")
    by_staff = STAFF_AFTER.search(after) is not None
    if (PATRON_BEFORE.search(before) and not BRACKETED_DESK.match(after)) or (
        not by_staff and _opens_a_remark(scene, index)
    ):
        yield Clue("words", Role.PATRON, 0.9, "the words before it speak of a patron")
    elif PATRON_AFTER.match(after) and _is_said(scene, index):
        yield Clue("words", Role.PATRON, 0.7, "the words after it speak of a patron")
    elif PATRON_ASKS.match(after):
        yield Clue("words", Role.PATRON, 0.85, "the words after it are of who asks for a waiver")
    elif PARTY_BEFORE.search(before) and not ORGANISATION.search(scene.line_of(index)):
        yield Clue("party", Role.PATRON, 0.7, "the words before it say who is billed")
    if any(map(GOVERNING.match, scene.above(index).split("\n"))):
        yield Clue("heading", Role.STAFF, 0.85, "it stands under the heading of a board or staff")
    if PATRON_HEADING.search(_line_above(scene, index)):
        yield Clue("heading", Role.PATRON, 0.8, "the line above says that something waits for them")
    if UNREACHED_BEFORE.search(before):
        yield Clue("words", Role.PATRON, 0.8, "the words before it speak of whom nobody reached")
    elif (
        STAFF_BEFORE.search(before)
        and not ASKED_AFTER.match(after)
        and not HAS_IT_AFTER.match(scene.after(index, 80))
        and not _is_called_in_a_remark(scene, index)
    ):
        yield Clue("words", Role.STAFF, 0.85, "the words before it speak of staff or a contact")
    elif _is_after_an_office(scene, index):
        yield Clue("words", Role.STAFF, 0.8, "an office's name stands before it")
    elif STAFF_ACT.search(before) or STAFF_DOES.match(after):
        yield Clue("words", Role.STAFF, 0.7, "the words before it are of what staff do")
    if EMAIL_AFTER.match(after) and ROLE_ACCOUNT.match(after.lstrip(" <(")):
        yield Clue("words", Role.STAFF, 0.85, "an office's e-mail address follows it")
    if CARD_AFTER.match(after):
        yield Clue("card", Role.PATRON, 0.8, "a number that is by habit a card's follows it")
    if by_staff or STAFF_TITLE.match(after) or has_position_beside(scene, index):
        yield Clue("words", Role.STAFF, 0.88, "an office or a position follows it")
    elif (found := OFFICE_AFTER.match(after)) and ROLE_ACCOUNT.match(found[1]):
        yield Clue("words", Role.STAFF, 0.8, "an office's e-mail address follows it")
    elif BOARD_CELL.search(_sentence(scene, index)) and not PATRON_BEFORE.search(before):
        yield Clue("words", Role.STAFF, 0.6, "the sentence speaks of a board or its committee")
    elif (
        COMMA_ORGANISATION.match(after)
        and not PATRON_ASKS.match(after)
        and not GREETING_BEFORE.search(before)
    ) or OFFICE_END.search(text):
        yield Clue("words", Role.STAFF, 0.8, "a library or an office follows it")
    elif BRACKETED_OFFICE.match(after) or IN_OFFICES_BRACKETS.search(before):
        yield Clue("words", Role.STAFF, 0.8, "a library's or an office's name stands with it")
    if _writes_the_memo(scene, index):
        yield Clue("memo", Role.STAFF, 0.75, "the memo is from them")
    label = scene.cell(index).label
    payee = label is not None and label.role in {Role.LIBRARY, Role.UNKNOWN}
    if (
        payee
        and ORGANISATION.search(text) is None
        and any(map(REFUND.search, _row_texts(scene, index)))
    ):
        yield Clue("refund", Role.PATRON, 0.97, "a refund in its row is a patron's")


def _writes_the_memo(scene: Scene, index: int) -> bool:
    """Whether ``FROM:`` at a document's head, and in no quoted message, introduces a name."""
    here, cell = scene.detections[index].cell, scene.cell(index)
    if (
        cell.label is None
        or cell.kind is not CellKind.VALUE
        or cell.label.text.casefold() != "from"
        or here > MEMO_CELLS
        or "@" in cell.text
    ):
        return False
    head = [each.text for each in scene.cells[:MEMO_CELLS] if each.part == cell.part]
    if not (ORGANISATION.search(cell.text) or any(map(MEMO.search, head))):
        return False  # A patron's message, printed, is from them, too.
    near = scene.cells[max(0, here - MEMO_CELLS) : here + MEMO_CELLS]
    labels = {each.label.text.casefold() for each in near if each.label is not None}
    return "to" in labels and "sent" not in labels


def _is_called_in_a_remark(scene: Scene, index: int) -> bool:
    """Whether a remark says to call somebody: ``moved; call Tuyet-Mai Pham 307-…``.

    ``Please call`` and ``Questions? Call`` speak to its reader of a colleague.
    """
    label = scene.cell(index).label
    return (
        label is not None
        and label.remark
        and CALLED_BEFORE.search(scene.before(index)) is not None
        and CALLS_READER.search(scene.before(index)) is None
    )


def _is_after_an_office(scene: Scene, index: int) -> bool:
    """Whether nothing but an office or a position stands on the line before a name."""
    line = scene.above(index).rpartition("\n")[2]
    return OFFICE_BEFORE.fullmatch(line) is not None and (
        ORGANISATION.search(line) is not None or POSITION_LINE.search(line) is not None
    )


def _opens_a_remark(scene: Scene, index: int) -> bool:
    """Whether a remark begins ``For Harpreet Sandhu``."""
    label = scene.cell(index).label
    said = scene.above(index).strip().casefold()
    return label is not None and label.remark and said in {"for", "pt", "per", "from"}


def _row_texts(scene: Scene, index: int) -> list[str]:
    return [scene.cells[mate].text for mate in scene.row_mates(scene.detections[index].cell)]


def _sentence(scene: Scene, index: int) -> str:
    """Return the sentence of a line that a name stands in."""
    before = scene.above(index).rpartition("\n")[2]
    after = scene.after(index, REACH).partition("\n")[0]
    ends = [match.end() for match in SENTENCE_END.finditer(before)]
    end = SENTENCE_END.search(after)
    start = ends[-1] if ends else 0
    return before[start:] + scene.text(index) + after[: end.start() if end else len(after)]


def _is_said(scene: Scene, index: int) -> bool:
    """Whether the words around a name, and not its form, made it one."""
    return scene.detections[index].recognizer == "PersonPattern"


def _is_in_list_of_libraries(scene: Scene, index: int) -> bool:
    """Whether only a column's header, ``Name``, calls a text a name, and it lists libraries.

    What reads as a person's name there is one: a patron among libraries.
    """
    detection, label = scene.detections[index], scene.cell(index).label
    return (
        detection.recognizer == "LabelValue"
        and label is not None
        and label.role is None
        and "," not in scene.text(index)
        and is_list_of_libraries(scene, detection.cell)
    )


def _is_in_a_librarys_name(scene: Scene, text: str) -> bool:
    """Whether ``Rolling Hills`` is short for a library that the document names in full.

    Also what a narrow column leaves of one: ``Nancy | Carol Roberts | Memorial Library``.
    """
    names = scene.once(libraries_named)
    halves = text.split(", ")
    return any(f" {text} " in f" {name} " for name in names) or (
        # "Two paid already (Allen, Vermilion)."
        len(halves) > 1 and all(any(n.startswith(h + " ") for n in names) for h in halves)
    )


def _goes_on_as_organisation(text: str, line: str) -> bool:
    """Whether the line is a name such as ``Helen M. Plum Memorial Library``.

    The capitalised words right after the detection must lead to a library word.
    """
    line, text = (re.sub(r"[_+]|(?<=\w)-(?=[A-Z])", " ", part) for part in (line, text))
    _, found, rest = line.partition(text)
    if not found or THEIR_DEPARTMENT.match(rest):
        return False
    if ROOM_AFTER.match(rest):
        return True
    if rest.startswith(","):
        # "Kimberly Redcloud, Pacific branch": behind a comma stands where somebody belongs.
        return COMPANY_AFTER.match(rest) is not None
    for word in re.findall(r"^\s|[^\s]+", rest)[:MAX_ORGANISATION_WORDS]:
        if word.isspace():
            continue
        if ORGANISATION.fullmatch(bare := word.strip(".,;:()")) or NAMED_AFTER_PEOPLE.fullmatch(
            bare
        ):
            return True
        if re.fullmatch(r"[,.]|,?\s?(?:Jr|Sr|II|III)\.?,?", word):
            continue
        if not word[0].isupper() and word.casefold() not in {"&", "of", "and", "the", "de", "for"}:
            return False
        if word.endswith((",", ";", ":")):
            return False
    return False


def _line_above(scene: Scene, index: int) -> str:
    """Return the line over a detection: in its cell, or the last of the cell above."""
    detection, cell = scene.detections[index], scene.cell(index)
    above = scene.above(index).split("\n")[:-1]
    if not above and cell.kind in {CellKind.BLOCK, CellKind.VALUE}:
        for other in scene.cells_above(detection.cell, limit=1):
            above = scene.cells[other].text[-REACH:].split("\n")
    return above[-1] if above else ""


def _left_of(scene: Scene, index: int) -> str:
    """Return the text of the cell before a name's in its row or on its line."""
    cell = scene.detections[index].cell
    left = scene.cell_left(cell)
    if left is None:
        mates = [
            mate
            for mate in scene.row_mates(cell)
            if mate == cell - 1 and scene.cells[mate].kind is not CellKind.LABEL
        ]
        left = mates[0] if mates else None
    return scene.cells[left].text + " " if left is not None else ""
