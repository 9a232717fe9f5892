"""Clues from the words around a value: ``returned by``, ``Director``, ``Library``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from piiguard.attribution.holdings import is_list_of_libraries
from piiguard.attribution.scene import REACH, Scene
from piiguard.attribution.words import (
    AMOUNT,
    BOARD_CELL,
    CALL_BEFORE,
    CARE_OF,
    CLOSING,
    COMMA_ORGANISATION,
    CONTACT_CELL,
    EMAIL_AFTER,
    GOVERNING,
    GREETING_BEFORE,
    LIBRARY_DOMAIN,
    LIBRARY_PLACE_BEFORE,
    MAX_POSITION_WORDS,
    OFFICE_AFTER,
    OFFICE_END,
    OPENING_HOURS,
    ORGANISATION,
    PARTY_BEFORE,
    PATRON_AFTER,
    PATRON_BEFORE,
    PATRON_CELL,
    PATRON_HEADING,
    PATRON_NOUN,
    PATRON_WRITES,
    PATRONS_CONTACT,
    PLEASE_CALL,
    POSITION_LINE,
    REACHED_BEFORE,
    ROLE_ACCOUNT,
    STAFF_ACT,
    STAFF_AFTER,
    STAFF_BEFORE,
    STAFF_DOES,
    TIME_STAMP,
    TOWN_ALONE,
    UNREACHED_BEFORE,
    WEB_ADDRESS,
)
from piiguard.lexicon import lookup
from piiguard.model import CellKind, Clue, Role


def clues(scene: Scene, index: int) -> Iterator[Clue]:
    """Yield what the surrounding words say about a detection."""
    entity = scene.detections[index].entity_type
    if entity == "PERSON":
        yield from _person(scene, index)
    elif entity == "EMAIL_ADDRESS":
        yield from _email(scene, index)
    elif entity in {"PHONE_NUMBER", "STREET_ADDRESS", "LIBRARY_BARCODE"}:
        yield from _contact(scene, index, entity)


def _person(scene: Scene, index: int) -> Iterator[Clue]:
    before, after = scene.before(index) or _left_of(scene, index), scene.after(index)
    text = scene.text(index)
    if ORGANISATION.search(text) or _goes_on_as_organisation(text, scene.line_of(index)):
        yield Clue(
            "organisation", Role.LIBRARY, 0.97, "the name goes on as a library's or an office's"
        )
    if _is_in_list_of_libraries(scene, index):
        yield Clue("column", Role.LIBRARY, 0.7, "its column names libraries")
    if CARE_OF.search(before):
        # Mail reaches people in care of others, and offices in care of their staff.
        office = ORGANISATION.search(scene.around(index)) is not None
        role, weight = (Role.STAFF, 0.8) if office else (Role.PATRON, 0.7)
        yield Clue("words", role, weight, "mail is sent in their care")
    if PATRON_BEFORE.search(before):
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
    elif STAFF_BEFORE.search(before):
        yield Clue("words", Role.STAFF, 0.85, "the words before it speak of staff or a contact")
    elif STAFF_ACT.search(before) or STAFF_DOES.match(after):
        yield Clue("words", Role.STAFF, 0.7, "the words before it are of what staff do")
    if EMAIL_AFTER.match(after) and ROLE_ACCOUNT.match(after.lstrip(" <(")):
        yield Clue("words", Role.STAFF, 0.85, "an office's e-mail address follows it")
    if STAFF_AFTER.search(after) or _has_position_beside(scene, index):
        yield Clue("words", Role.STAFF, 0.88, "an office or a position follows it")
    elif (found := OFFICE_AFTER.match(after)) and ROLE_ACCOUNT.match(found[1]):
        yield Clue("words", Role.STAFF, 0.8, "an office's e-mail address follows it")
    elif BOARD_CELL.search(scene.around(index)) and not PATRON_BEFORE.search(before):
        yield Clue("words", Role.STAFF, 0.6, "the sentence speaks of a board or its committee")
    elif (
        COMMA_ORGANISATION.match(after) and not GREETING_BEFORE.search(before)
    ) or OFFICE_END.search(text):
        yield Clue("words", Role.STAFF, 0.8, "a library or an office follows it")
    yield from _signature(scene, index)


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


def _goes_on_as_organisation(text: str, line: str) -> bool:
    """Whether the line is a name such as ``Helen M. Plum Memorial Library``.

    The capitalised words right after the detection must lead to a library word.
    """
    line, text = (re.sub(r"[_+]|(?<=\w)-(?=[A-Z])", " ", part) for part in (line, text))
    _, found, rest = line.partition(text)
    if not found:
        return False
    for word in re.findall(r"^\s|[^\s]+", rest)[:6]:
        if word.isspace():
            continue
        if ORGANISATION.fullmatch(word.strip(".,;:()")):
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
        mates = [mate for mate in scene.row_mates(cell) if mate == cell - 1]
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


def _email(scene: Scene, index: int) -> Iterator[Clue]:
    text = scene.text(index)
    if ROLE_ACCOUNT.match(text):
        yield Clue("role-account", Role.LIBRARY, 0.9, "the address is an office's, no person's")
    if LIBRARY_DOMAIN.search(text):
        yield Clue("domain", Role.STAFF, 0.7, "its domain is a library's or a public body's")
    yield from _contact(scene, index, "EMAIL_ADDRESS")


def _contact(scene: Scene, index: int, entity: str) -> Iterator[Clue]:
    cell = scene.cell(index)
    line = scene.line_of(index) if cell.kind is CellKind.BLOCK else scene.around(index)
    around = _around(line, scene.text(index))
    if entity == "STREET_ADDRESS":
        if TOWN_ALONE.fullmatch(scene.text(index)):
            yield Clue("town", Role.LIBRARY, 0.5, "a town alone is nobody's address")
        if PATRONS_CONTACT.search(scene.before(index)):
            yield Clue("words", Role.PATRON, 0.9, "the words before it speak of a patron")
        elif LIBRARY_PLACE_BEFORE.search(scene.before(index, 80)):
            yield Clue("words", Role.LIBRARY, 0.7, "the words before it say where the library is")
        elif PATRON_CELL.search(around) and not names_library(around):
            yield Clue("words", Role.PATRON, 0.7, "the words around it speak of a patron")
        return
    before = scene.before(index)
    writes = entity == "EMAIL_ADDRESS" and PATRON_WRITES.search(before) is not None
    if writes or any(p.search(before) for p in (PATRON_BEFORE, PATRONS_CONTACT, REACHED_BEFORE)):
        yield Clue("words", Role.PATRON, 0.9, "the words before it speak of a patron")
    elif entity == "LIBRARY_BARCODE":
        # "Their Eyes Were Watching God, 3238…": a title has "her" and "his" too.
        if cell.kind is not CellKind.PARAGRAPH and PATRON_NOUN.search(before):
            yield Clue("words", Role.PATRON, 0.7, "the words before it speak of a patron")
    elif entity == "PHONE_NUMBER" and _asks_to_call(scene, index):
        yield Clue("words", Role.LIBRARY, 0.7, "the reader is asked to call it, or hours follow")
    elif _speaks_of_patron(cell.kind, around):
        yield Clue("words", Role.PATRON, 0.7, "the words around it speak of a patron")
    elif cell.label is not None and cell.label.remark:
        return  # A remark may speak of anybody.
    elif _is_offices(scene, index, around):
        yield Clue(
            "contact", Role.LIBRARY, 0.75, "an office's address or web site stands beside it"
        )
    elif CONTACT_CELL.search(around) and not _follows_a_name(scene, index):
        yield Clue("words", Role.LIBRARY, 0.75, "the words around it say how to reach the library")


def _asks_to_call(scene: Scene, index: int) -> bool:
    """Whether ``call`` stands before a phone, or opening hours beside it."""
    label = scene.cell(index).label
    if label is not None and label.remark:
        # "Told us by phone (207-…)": a remark may speak of anybody's.
        return PLEASE_CALL.search(scene.before(index)) is not None
    if CALL_BEFORE.search(scene.before(index)):
        return True
    cell = scene.detections[index].cell
    texts = [scene.onward(index), *(scene.cells[c].text for c in scene.cells_beside(cell))]
    return any(map(OPENING_HOURS.search, texts))


def _around(line: str, text: str) -> str:
    """Return a line without a value, nor the link that holds it: it is no office's."""
    if "://" in line:
        line = " ".join(word for word in line.split() if "://" not in word or text not in word)
    return line.replace(text, " ")


def _follows_a_name(scene: Scene, index: int) -> bool:
    """Whether a value stands in brackets right after a name: ``Pao Xiong (pxiong@…)``."""
    start = scene.detections[index].start
    return any(
        scene.detections[other].entity_type == "PERSON"
        and scene.cell(index).text[scene.detections[other].end : start].strip() in {"(", "<", "["}
        for other in scene.by_cell[scene.detections[index].cell]
    )


def is_of_an_office(address: str) -> bool:
    """Whether an e-mail address is an office's, or of a library's domain."""
    return ROLE_ACCOUNT.match(address) is not None or LIBRARY_DOMAIN.search(address) is not None


def names_library(text: str) -> bool:
    """Whether a text names a library or an office."""
    return ORGANISATION.search(text) is not None


def _is_offices(scene: Scene, index: int, around: str) -> bool:
    """Whether a role account or a web address stands on the line or in the row."""
    mates = scene.row_mates(scene.detections[index].cell)
    texts = [around, *(scene.cells[mate].text for mate in mates)]
    return any(
        WEB_ADDRESS.search(word) or ROLE_ACCOUNT.match(word)
        for text in texts
        for word in text.split()
    )


def _speaks_of_patron(kind: CellKind, around: str) -> bool:
    if kind is CellKind.PARAGRAPH:
        # A letter speaks of "your card" and gives the library's phone.
        return False
    return PATRON_CELL.search(around) is not None
