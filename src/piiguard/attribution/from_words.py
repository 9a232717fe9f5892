"""Clues from the words around a value: ``returned by``, ``Director``, ``Library``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from piiguard.attribution.holdings import is_list_of_libraries, libraries_named
from piiguard.attribution.scene import REACH, Scene
from piiguard.attribution.words import (
    AMOUNT,
    ASKED_AFTER,
    BOARD_CELL,
    BRACKETED_OFFICE,
    CARD_AFTER,
    CARE_OF,
    CLOSING,
    COMMA_ORGANISATION,
    DASH_BEFORE,
    EMAIL_AFTER,
    GOVERNING,
    GREETING_BEFORE,
    IN_OFFICES_BRACKETS,
    LEADS_TO_SIGNER,
    MAX_POSITION_WORDS,
    NAMED_AFTER_PEOPLE,
    OFFICE_AFTER,
    OFFICE_END,
    ORGANISATION,
    PARTY_BEFORE,
    PATRON_AFTER,
    PATRON_BEFORE,
    PATRON_HEADING,
    POSITION_LINE,
    REFUND,
    ROLE_ACCOUNT,
    ROOM_AFTER,
    SENTENCE_END,
    SIGNED_WITH_PHONE,
    STAFF_ACT,
    STAFF_AFTER,
    STAFF_BEFORE,
    STAFF_DOES,
    STAFF_TITLE,
    THEIR_DEPARTMENT,
    TIME_STAMP,
    UNREACHED_BEFORE,
)
from piiguard.lexicon import lookup
from piiguard.model import CellKind, Clue, PartKind, Role

ENDS = frozenset({CellKind.BLOCK, CellKind.PARAGRAPH, CellKind.VALUE})
MAX_LINES_BELOW = 2
MAX_CELLS_BELOW = 3
"""What may stand under who signs: an enclosure, a page's foot."""


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
        or ORGANISATION.search(text)
        or _goes_on_as_organisation(text, scene.line_of(index))
    ):
        yield Clue(
            "organisation", Role.LIBRARY, 0.97, "the name goes on as a library's or an office's"
        )
    elif " " in text and _begins_a_librarys_name(scene, text):
        yield Clue("organisation", Role.LIBRARY, 0.7, "a library's name elsewhere begins so")
    if _is_in_list_of_libraries(scene, index):
        yield Clue("column", Role.LIBRARY, 0.7, "its column names libraries")
    if CARE_OF.search(before):
        # Mail reaches people in care of others, and offices in care of their staff.
        office = ORGANISATION.search(scene.around(index)) is not None
        role, weight = (Role.STAFF, 0.8) if office else (Role.PATRON, 0.7)
        yield Clue("words", role, weight, "mail is sent in their care")
    if PATRON_BEFORE.search(before) or _opens_a_remark(scene, index):
        yield Clue("words", Role.PATRON, 0.9, "the words before it speak of a patron")
    elif PATRON_AFTER.match(after) and _is_said(scene, index):
        yield Clue("words", Role.PATRON, 0.7, "the words after it speak of a patron")
    elif PARTY_BEFORE.search(before) and not ORGANISATION.search(scene.line_of(index)):
        yield Clue("party", Role.PATRON, 0.7, "the words before it say who is billed")
    if any(map(GOVERNING.match, scene.above(index).split("\n"))):
        yield Clue("heading", Role.STAFF, 0.85, "it stands under the heading of a board or staff")
    if PATRON_HEADING.search(_line_above(scene, index)):
        yield Clue("heading", Role.PATRON, 0.8, "the line above says that something waits for them")
    if UNREACHED_BEFORE.search(before):
        yield Clue("words", Role.PATRON, 0.8, "the words before it speak of whom nobody reached")
    elif STAFF_BEFORE.search(before) and not ASKED_AFTER.match(after):
        yield Clue("words", Role.STAFF, 0.85, "the words before it speak of staff or a contact")
    elif STAFF_ACT.search(before) or STAFF_DOES.match(after):
        yield Clue("words", Role.STAFF, 0.7, "the words before it are of what staff do")
    if EMAIL_AFTER.match(after) and ROLE_ACCOUNT.match(after.lstrip(" <(")):
        yield Clue("words", Role.STAFF, 0.85, "an office's e-mail address follows it")
    if CARD_AFTER.match(after):
        yield Clue("card", Role.PATRON, 0.8, "a number that is by habit a card's follows it")
    if STAFF_AFTER.search(after) or STAFF_TITLE.match(after) or _has_position_beside(scene, index):
        yield Clue("words", Role.STAFF, 0.88, "an office or a position follows it")
    elif (found := OFFICE_AFTER.match(after)) and ROLE_ACCOUNT.match(found[1]):
        yield Clue("words", Role.STAFF, 0.8, "an office's e-mail address follows it")
    elif BOARD_CELL.search(_sentence(scene, index)) and not PATRON_BEFORE.search(before):
        yield Clue("words", Role.STAFF, 0.6, "the sentence speaks of a board or its committee")
    elif (
        COMMA_ORGANISATION.match(after) and not GREETING_BEFORE.search(before)
    ) or OFFICE_END.search(text):
        yield Clue("words", Role.STAFF, 0.8, "a library or an office follows it")
    elif BRACKETED_OFFICE.match(after) or IN_OFFICES_BRACKETS.search(before):
        yield Clue("words", Role.STAFF, 0.8, "a library's or an office's name stands with it")
    if _ends_with_contact(scene, index):
        yield Clue("contact", Role.STAFF, 0.6, "it ends the text, as who signs or is asked does")
    label = scene.cell(index).label
    payee = label is not None and label.role in {Role.LIBRARY, Role.UNKNOWN}
    if (
        payee
        and ORGANISATION.search(text) is None
        and any(map(REFUND.search, _row_texts(scene, index)))
    ):
        yield Clue("refund", Role.PATRON, 0.97, "a refund in its row is a patron's")
    yield from _signature(scene, index)


def _opens_a_remark(scene: Scene, index: int) -> bool:
    """Whether a remark begins ``For Harpreet Sandhu``."""
    label = scene.cell(index).label
    said = scene.above(index).strip().casefold()
    return label is not None and label.remark and said in {"for", "pt", "per", "from"}


def _row_texts(scene: Scene, index: int) -> list[str]:
    return [scene.cells[mate].text for mate in scene.row_mates(scene.detections[index].cell)]


def _ends_with_contact(scene: Scene, index: int) -> bool:
    """Whether a name and a phone or an e-mail address end the document's text, or ``- Gil``.

    So offices say whom to ask. A table's cell and a remark may speak of anybody.
    """
    cell, here = scene.cell(index), scene.detections[index].cell
    if cell.kind not in ENDS or cell.part_kind not in {
        PartKind.PAGE,
        PartKind.BODY,
        PartKind.SHEET,
    }:
        return False
    if cell.label is not None and cell.label.remark:
        return False
    rest, _, below = scene.after(index, REACH).partition("\n")
    line = scene.above(index).rpartition("\n")[2]
    alone = not (rest.strip() or line.strip() or below) and "," not in scene.text(index)
    if alone and _signs_a_letter(scene, here):
        return True
    dashed = not rest.strip(" .") and DASH_BEFORE.search(line) is not None
    with_phone = SIGNED_WITH_PHONE.fullmatch(rest) and LEADS_TO_SIGNER.search(line)
    return (
        below.count("\n") < MAX_LINES_BELOW
        and (dashed or with_phone is not None)
        and scene.cells_left(here) <= MAX_CELLS_BELOW
    )


def _signs_a_letter(scene: Scene, cell: int) -> bool:
    """Whether a cell is the part's last, holds nothing but a name, and a sentence is over it."""
    over = next(scene.cells_above(cell, limit=1), None)
    return (
        scene.cells_left(cell) == 0
        and "\n" not in scene.cells[cell].text.strip()
        and over is not None
        and scene.cells[over].kind is CellKind.PARAGRAPH
        and scene.cells[over].text.rstrip().endswith((".", "!"))
    )


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


def _begins_a_librarys_name(scene: Scene, text: str) -> bool:
    """Whether ``Rolling Hills`` is short for a library that the document names in full."""
    return any(name.startswith(text + " ") for name in scene.once(libraries_named))


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
    for word in re.findall(r"^\s|[^\s]+", rest)[:6]:
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


def _has_position_beside(scene: Scene, index: int) -> bool:
    """Whether a position or an office stands under a name, or alone on its line."""
    if _has_position_below(scene, index):
        return True
    cell = scene.detections[index].cell
    if scene.cell(index).text.strip() != scene.text(index).strip():
        return False
    texts = [scene.cells[other].text for other in scene.cells_beside(cell)]
    if any(map(AMOUNT.fullmatch, texts)):
        return False  # A row of charges, and the library's name is who is paid.
    # In a report's foot, its time stands beside who ran it.
    return any(_is_position(text) or TIME_STAMP.search(text) for text in texts)


def _is_position(text: str) -> bool:
    """Whether a short text names a position or an office, and is no sentence."""
    text = re.split(r"[|·•;(]|\s-\s|//", text)[0].strip()
    return (
        len(text.split()) <= MAX_POSITION_WORDS
        and not text.endswith((".", ":"))
        and not any(ch.isdigit() for ch in text)
        and (POSITION_LINE.search(text) is not None or lookup(text).role is Role.STAFF)
    )


def _has_position_below(scene: Scene, index: int) -> bool:
    """Whether the next line is a position or an office: short, and no sentence."""
    rest = scene.after(index, 200).split("\n")
    if rest[0].strip(" ,"):
        return False
    if len(rest) > 1:
        below = rest[1]
    else:
        following = scene.cell_below(scene.detections[index].cell)
        below = "" if following is None else scene.cells[following].text.partition("\n")[0]
    return _is_position(below)


def _signature(scene: Scene, index: int) -> Iterator[Clue]:
    """Look for a closing above the name: in its block, or the block before."""
    detection, cell = scene.detections[index], scene.cell(index)
    if cell.kind not in {CellKind.BLOCK, CellKind.PARAGRAPH}:
        return
    *lines, here = scene.above(index).split("\n")
    if here.strip(" ,"):
        return
    above = [line.strip() for line in lines if line.strip()][-2:]
    if not above:
        for other in scene.cells_above(detection.cell, limit=1):
            above = scene.cells[other].text[-REACH:].split("\n")[-1:]
    if any(len(line) <= 40 and CLOSING.search(line) for line in above):
        yield Clue("signature", Role.STAFF, 0.88, "it stands under a letter's closing")
